"""Two things of one deed are asked about each; what only stands side by side is one."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.chat.lists import ListReader
from kb.languages.analysis import words


def alone(base: KnowledgeBase, message: str, language: str) -> tuple[str, ...]:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    found = ListReader(base.languages.values()).each_alone(
        message, matches, base.content.concepts, (language,)
    )
    return tuple(" ".join(text.split()) for text in found)


@pytest.mark.parametrize(
    ("language", "message", "first", "second"),
    [
        ("en", "lost my passport and my residence card", "lost my passport", "lost residence card"),
        ("ja", "パスポートと在留カードをなくした", "パスポート をなくした", "在留カードをなくした"),
        ("zh-Hans", "护照和在留卡都丢了", "护照 都丢了", "在留卡都丢了"),
        ("ar", "ضاع جوازي وبطاقة الإقامة", "ضاع جوازي", "ضاع وبطاقة الإقامة"),
    ],
)
def test_each_thing_stands_alone_with_the_deed(
    base: KnowledgeBase, language: str, message: str, first: str, second: str
) -> None:
    assert alone(base, message, language) == (first, second)


@pytest.mark.parametrize(
    "message",
    [
        "lost passport residence card",
        "lost passport in the train and the residence card",
        "lost my residence card and my zairyu card",
        "my husband and my son moved",
    ],
)
def test_what_no_and_joins_and_what_is_alike_is_one(base: KnowledgeBase, message: str) -> None:
    assert alone(base, message, "en") == ()


def test_only_in_arabic_an_and_is_written_onto_its_word(base: KnowledgeBase) -> None:
    assert alone(base, "پاسپورت ویزا گم شد", "fa") == ()


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "I lost my passport and my residence card"),
        ("ja", "パスポートと在留カードをなくしました"),
        ("vi", "em bị mất hộ chiếu và thẻ ngoại kiều"),
        ("zh-Hans", "护照和在留卡都丢了"),
        ("ko", "여권하고 재류카드를 잃어버렸어요"),
        ("th", "ทำพาสปอร์ตและบัตรไซริวหาย"),
    ],
)
def test_both_are_answered(base: KnowledgeBase, language: str, message: str) -> None:
    reply = base.ask(message, language)
    assert {entry.id for entry in reply.entries} == {"passport-lost", "residence-card-lost"}
