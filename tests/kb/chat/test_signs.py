"""Dangers told by words beside one another, and the same words where there is no danger."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.chat.signs import told_together
from kb.languages.analysis import words


def told(base: KnowledgeBase, message: str, language: str = "en") -> tuple[str, ...]:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    return told_together(message, matches, base.content.dangers.values(), base.content.concepts)


@pytest.mark.parametrize(
    ("message", "language", "danger"),
    [
        ("my husband keeps on beating and kicking", "en", "domestic-violence"),
        ("うちの夫はお酒を飲むとすぐに手をあげます", "ja", "domestic-violence"),
        ("hôm qua chồng em lại uống rượu rồi tát em", "vi", "domestic-violence"),
        ("Нөхөр минь архи уугаад зоддог", "mn", "domestic-violence"),
        ("there are policemen knocking, it is the police", "en", "police-at-door"),
    ],
)
def test_words_that_stand_near_one_another_tell_of_a_danger(
    base: KnowledgeBase, message: str, language: str, danger: str
) -> None:
    assert danger in told(base, message, language)


@pytest.mark.parametrize(
    "message",
    [
        "My husband works here. The new law hits companies.",
        "my husband and I met strangers at the station",
        "the police gave me a paper and I moved to a house in another city last year",
        "he hits the ball",
    ],
)
def test_the_same_words_apart_or_alone_tell_of_none(base: KnowledgeBase, message: str) -> None:
    assert told(base, message) == ()
