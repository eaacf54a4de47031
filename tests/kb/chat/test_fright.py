"""Dangers told by small words of several kinds, and the same words where nothing is told."""

from __future__ import annotations

import pytest

from kb.chat.fright import FARTHEST, told_by_clues, without_ordinary, worries_of
from kb.languages.analysis import words
from kb.model import Danger
from kb.search.concepts import LIKELY, SURE, Match

HOME = Danger.model_validate(
    {
        "id": "domestic-violence",
        "contacts": ["desk"],
        "told_by": [[["throws", "hits"], ["he"], ["at-me", "fear"]], [["alone"]]],
    }
)
CLUES = {
    "he": "he",
    "threw": "throws",
    "hits": "hits",
    "at me": "at-me",
    "scared": "fear",
    "lost": "alone",
    "hits the road": "harmless",
    "hits his head": "own-accident",
}


def told(message: str, weight: float = SURE) -> tuple[str, ...] | None:
    """Return the clues by which the message tells of violence, None where it tells of none."""
    matches = [
        Match((concept,), frozenset({"en"}), start, start + len(form), weight, form)
        for form, concept in CLUES.items()
        for start in range(len(message))
        if f" {message} "[start : start + len(form) + 2] == f" {form} "
    ]
    return told_by_clues(words(message, "en"), without_ordinary(matches), [HOME]).get(HOME.id)


def test_one_of_each_group_tells_of_a_danger_in_any_order() -> None:
    assert told("he threw a cup at me") == ("he", "throws", "at-me")
    assert told("scared when he hits") == ("fear", "he", "hits")
    assert told("lost") == ("alone",)


@pytest.mark.parametrize(
    "message",
    [
        "he threw a cup",
        "threw it at me",
        "he hits the road scared",
        "he hits his head scared",
        f"he threw {'and so on ' * FARTHEST}at me",
    ],
)
def test_fewer_kinds_farther_apart_or_ordinary_phrases_tell_of_none(message: str) -> None:
    assert told(message) is None


def test_a_stretch_that_is_heard_often_hides_no_other() -> None:
    def at(start: int, concept: str) -> Match:
        return Match((concept,), frozenset({"en"}), start, start + 2, SURE, concept)

    clues = [*[at(0, "he")] * 20, at(0, "hits"), at(3, "he"), at(6, "fear")]
    assert told_by_clues(words("hi he oh", "en"), clues, [HOME]) == {HOME.id: ("hits", "he", "fear")}


def test_a_misspelt_word_is_no_clue() -> None:
    assert told("lost", weight=LIKELY) is None


def test_clues_do_not_share_their_letters() -> None:
    both = [Match((concept,), frozenset({"ja"}), 0, 2, SURE, "投げ") for concept in ("throws", "he", "at-me")]
    assert told_by_clues(words("投げ", "ja"), both, [HOME]) == {}


def test_the_same_clue_twice_is_said_in_other_words() -> None:
    deadly = HOME.model_copy(update={"told_by": ((("deadly",), ("deadly",)),)})

    def at(start: int, form: str) -> Match:
        return Match(("deadly",), frozenset({"en"}), start, start + len(form), SURE, form)

    message = words("pills rope pills", "en")
    assert told_by_clues(message, [at(0, "pills"), at(11, "pills")], [deadly]) == {}
    both = told_by_clues(message, [at(0, "pills"), at(6, "rope")], [deadly])
    assert both == {HOME.id: ("deadly", "deadly")}


def test_a_single_clue_may_give_worry_but_not_in_an_ordinary_phrase() -> None:
    worried = [HOME.model_copy(update={"worried_by": ("hits",)})]
    hits = Match(("hits",), frozenset({"en"}), 0, 4, SURE, "hits")
    road = Match(("harmless",), frozenset({"en"}), 0, 13, SURE, "hits the road")
    assert worries_of(without_ordinary([hits]), worried) == (HOME.id,)
    assert worries_of(without_ordinary([hits, road]), worried) == ()
    assert worries_of(without_ordinary([hits]), [HOME]) == ()
