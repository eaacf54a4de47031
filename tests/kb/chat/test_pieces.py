"""Where messages fall into sentences and clauses, by the words of the real languages."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.chat.pieces import MOST_PIECES, ClauseCutter, sentences
from kb.languages.analysis import words
from kb.languages.registry import load_languages

LANGUAGES, _ = load_languages(CHECKOUT)
CUTTER = ClauseCutter(LANGUAGES.values())


def test_every_language_joins_clauses() -> None:
    assert [code for code, language in LANGUAGES.items() if not language.joins] == []


@pytest.mark.parametrize(
    ("message", "pieces"),
    [
        ("I lost my card. What do I do?", ["I lost my card.", "What do I do?"]),
        ("カードをなくしました。どうすればいい", ["カードをなくしました。", "どうすればいい"]),
        ("کارڈ گم ہو گیا۔ کیا کروں", ["کارڈ گم ہو گیا۔", "کیا کروں"]),
        ("one line\nanother", ["one line", "another"]),
        ("the fee was 4.000 yen", []),
        ("I lost my card", []),
        ("", []),
        ("...", []),
    ],
)
def test_a_message_falls_into_sentences(message: str, pieces: list[str]) -> None:
    assert sentences(message, ()) == pieces


def test_and_also_begins_another_one(base: KnowledgeBase) -> None:
    message = "I lost my card and also my visa ends"
    found = base.index.matcher.match(words(message, "en"), own=("en",))

    assert sentences(message, found) == ["I lost my card", "and also my visa ends"]


def test_no_more_pieces_than_anybody_asks() -> None:
    assert len(sentences("a. " * 50, ())) == MOST_PIECES


@pytest.mark.parametrize(
    ("message", "language", "pieces"),
    [
        ("I moved and my baby was born", "en", ["I moved", "my baby was born"]),
        ("me mudé y perdí la tarjeta", "es", ["me mudé", "perdí la tarjeta"]),
        ("म सरेँ र मेरो कार्ड हरायो", "ne", ["म सरेँ", "मेरो कार्ड हरायो"]),
        ("ย้ายบ้านและบัตรหาย", "th", ["ย้ายบ้าน", "บัตรหาย"]),
        ("我搬家了，在留卡也丢了", "zh-Hans", ["我搬家了", "在留卡也丢了"]),
        ("انتقلت و ضاعت البطاقة", "ar", ["انتقلت", "ضاعت البطاقة"]),
        ("the fee is 4,000 yen", "en", []),
        ("Andrea lost her card", "en", []),
        ("me mudé y perdí la tarjeta", "ja", []),
    ],
)
def test_a_sentence_falls_into_clauses(message: str, language: str, pieces: list[str]) -> None:
    """In the words of its language; a word that only begins so joins nothing."""
    assert CUTTER.clauses(message, (language,)) == pieces
