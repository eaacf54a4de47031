"""Dangers told by words beside one another, and the same words where there is no danger."""

from __future__ import annotations

from datetime import date

import pytest

from kb import KnowledgeBase
from kb.chat.signs import PAST_AFTER_YEARS, inside_dangers, told_together, without_long_past
from kb.languages.analysis import words
from kb.search.concepts import Match


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


def told_with_what_is_inside(base: KnowledgeBase, message: str, language: str = "en") -> tuple[str, ...]:
    def read(piece: str) -> tuple[Match, ...]:
        return base.index.matcher.match(words(piece, language), own=(language, "ja", "en"))

    matches, concepts = read(message), base.content.concepts
    inside = inside_dangers(message, matches, concepts, read)
    return told_together(message, matches, base.content.dangers.values(), concepts, inside)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("my husband beats me and my daughter", "en"),
        ("meu marido bate na nossa filha", "pt-BR"),
        ("สามีตีลูก", "th"),
    ],
)
def test_a_sign_inside_a_longer_form_of_a_danger_is_heard_beside_its_neighbour(
    base: KnowledgeBase, message: str, language: str
) -> None:
    assert "child-in-danger" in told_with_what_is_inside(base, message, language)


@pytest.mark.parametrize(
    "message",
    [
        "my husband beats me, and I came to Japan with a daughter",
        "my husband beats me. My daughter is at school",
    ],
)
def test_a_sign_inside_a_longer_form_reaches_no_further(base: KnowledgeBase, message: str) -> None:
    assert "child-in-danger" not in told_with_what_is_inside(base, message)


@pytest.mark.parametrize(
    ("message", "language", "past"),
    [
        ("I was arrested in 2019, can I apply for permanent residence", "en", True),
        ("友達が2015年に逮捕されました", "ja", True),
        ("my brother was arrested on 1 November 2026", "en", False),
        ("I came in 2015. Yesterday the police arrested my brother", "en", False),
    ],
)
def test_an_arrest_in_a_year_long_ago_is_past(
    base: KnowledgeBase, message: str, language: str, past: bool
) -> None:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    left = without_long_past(message, matches, date(2026, 11, 29))
    assert PAST_AFTER_YEARS.isdisjoint(one for match in left for one in match.concepts) == past
