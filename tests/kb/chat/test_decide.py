"""The order of decisions: danger, choices, talk, days, follow-ups, and only then a search."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kb.chat import wording
from kb.chat.decide import NONE_OFFERED, Offered, decide
from kb.chat.decisions import (
    Alarm,
    Answer,
    AskWhichDay,
    ChooseAgain,
    CountDays,
    Decision,
    Decline,
    FollowUp,
    HandOver,
    Say,
)
from kb.chat.named_days import NamedDay
from kb.chat.reply import Conversation
from kb.chat.subjects import About
from kb.chat.understanding import Understanding
from kb.search.response import SearchResponse

TODAY = date(2026, 11, 23)
LOST = About(("residence-card", "lose", "steal"), frozenset({"residence-card", "lose", "steal"}), frozenset())
FRESH = Conversation(language="en")
AFTER_LOST = Conversation(language="en", entry="residence-card-lost")
OFFERED = (
    Offered("card-lost", "i lost it"),
    Offered("card-found", "i found it"),
    Offered(NONE_OFFERED, "none"),
)
DAYS = (Offered("2026-11-01", "1 november 2026"), Offered("2026-01-11", "11 january 2026"))


class SearchNotExpected(Exception):
    """The message alone settles what to do."""


def no_search(query: str) -> SearchResponse:
    raise SearchNotExpected


def said(**what: Any) -> Understanding:
    return Understanding(**{"sought": "words", "core": "", "spelled": "words", "word_count": 3, **what})


def decided(
    message: Understanding, state: Conversation = FRESH, offered: tuple[Offered, ...] = ()
) -> Decision:
    return decide(message, state, offered, TODAY, lambda entry: LOST, no_search, str)


def day(*readings: str) -> NamedDay:
    return NamedDay(tuple(date.fromisoformat(one) for one in readings), 0, 5)


def talk(*concepts: str) -> Understanding:
    return said(talk=frozenset(concepts))


def test_danger_goes_before_everything() -> None:
    message = said(dangers=("domestic-violence",), choice=0, talk=frozenset({"greeting"}))

    assert decided(message, AFTER_LOST, OFFERED) == Alarm("danger", ("domestic-violence",))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (said(choice=0), Answer("chosen", "card-lost")),
        (said(choice=1), Answer("chosen", "card-found")),
        (said(choice=2), HandOver("none-fits", wording.NONE_FITS)),
        (said(choice=3), ChooseAgain("choose-again")),
        (said(spelled="i found it"), Answer("chosen", "card-found")),
        (said(spelled="none"), HandOver("none-fits", wording.NONE_FITS)),
        (talk("no"), HandOver("none-fits", wording.NONE_FITS)),
        (talk("choose-none"), HandOver("none-fits", wording.NONE_FITS)),
        (talk("yes"), ChooseAgain("choose-again")),
    ],
)
def test_a_choice_is_taken_by_number_by_text_or_refused(message: Understanding, expected: Decision) -> None:
    assert decided(message, FRESH, OFFERED) == expected


def test_yes_takes_the_only_entry_offered() -> None:
    assert decided(talk("yes"), FRESH, (OFFERED[0], OFFERED[2])) == Answer("chosen", "card-lost")


def test_a_chosen_day_is_counted_from() -> None:
    assert decided(said(choice=1), AFTER_LOST, DAYS) == CountDays(
        "chosen-day", "residence-card-lost", date(2026, 1, 11)
    )


def test_a_number_with_nothing_to_choose_asks_what_is_meant() -> None:
    assert decided(said(choice=0, spelled="1")) == Say("nothing-to-choose", wording.WHAT_ELSE)


@pytest.mark.parametrize(
    ("message", "state", "expected"),
    [
        (talk("greeting"), FRESH, Say("greeting", wording.WELCOME)),
        (talk("thanks", "greeting"), AFTER_LOST, Say("thanks", wording.THANKS)),
        (talk("goodbye", "thanks"), AFTER_LOST, Say("goodbye", wording.GOODBYE, fresh=True)),
        (talk("start-again"), AFTER_LOST, Say("start-again", wording.FRESH_START, fresh=True)),
        (talk("yes"), FRESH, Say("nothing-asked", wording.WHAT_ELSE)),
        (talk("no"), AFTER_LOST, HandOver("not-that", wording.NONE_FITS)),
        (talk("go-back"), AFTER_LOST, Answer("go-back", "residence-card-lost")),
        (talk("talk-to-person"), FRESH, HandOver("talk-to-person", wording.TALK_TO_PEOPLE)),
        (
            talk("talk-to-person"),
            AFTER_LOST,
            HandOver("talk-to-person", wording.TALK_TO_PEOPLE, "residence-card-lost"),
        ),
        (talk("out-of-scope"), FRESH, Decline("out-of-scope-word", wording.OUT_OF_SCOPE)),
        (said(word_count=0), AFTER_LOST, Say("no-words", wording.NO_WORDS)),
    ],
)
def test_talk_is_answered_without_a_search(
    message: Understanding, state: Conversation, expected: Decision
) -> None:
    assert decided(message, state) == expected


@pytest.mark.parametrize(
    ("message", "facet"),
    [
        (said(facets=("how-much",)), "how-much"),
        (said(facets=("where", "how-much")), "where"),
        (said(facets=("how-much",), subject=("fee",)), "how-much"),
        (said(facets=("where",), subject=("residence-card",)), "where"),
        (said(facets=("where",), subject=("municipal-office",)), "where"),
        (said(subject=("photo",)), "what-to-bring"),
        (said(subject=("be-late",)), "what-if-late"),
        (said(subject=("penalty", "fine")), "what-if-late"),
        (said(subject=("fee",)), "how-much"),
    ],
)
def test_a_follow_up_speaks_of_the_last_entry(message: Understanding, facet: str) -> None:
    assert decided(message, AFTER_LOST) == FollowUp("follow-up", "residence-card-lost", facet)


@pytest.mark.parametrize(
    "message",
    [
        said(facets=("how-much",), subject=("re-entry-permit",)),
        said(subject=("divorce",)),
        said(subject=("fee", "divorce")),
        said(subject=("fee",), spare_words=6),
        said(),
    ],
)
def test_another_subject_is_searched_for(message: Understanding) -> None:
    with pytest.raises(SearchNotExpected):
        decided(message, AFTER_LOST)


def test_a_facet_without_an_entry_is_searched_for() -> None:
    with pytest.raises(SearchNotExpected):
        decided(said(facets=("how-much",)))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (said(days=(day("2026-11-01"),)), CountDays("day", "residence-card-lost", date(2026, 11, 1))),
        (
            said(days=(day("2026-11-01"),), subject=("lose",), actions=frozenset({"lose"})),
            CountDays("day", "residence-card-lost", date(2026, 11, 1)),
        ),
        (
            said(days=(day("2026-11-01", "2026-01-11"),)),
            AskWhichDay("unclear-day", "residence-card-lost", (date(2026, 11, 1), date(2026, 1, 11))),
        ),
    ],
)
def test_a_day_after_an_answer_dates_its_event(message: Understanding, expected: Decision) -> None:
    assert decided(message, AFTER_LOST) == expected


def test_a_day_out_of_nothing_asks_what_it_is_about() -> None:
    assert decided(said(days=(day("2026-11-01"),))) == Say("day-without-entry", wording.WHAT_ELSE)


def test_what_asks_something_beside_a_day_a_particle_or_a_place_in_a_list_is_searched_for() -> None:
    for message in (
        said(days=(day("2026-11-01"),), spare_words=2),
        said(talk=frozenset({"whether"}), spare_words=2),
        said(choice=0, spare_words=3),
    ):
        with pytest.raises(SearchNotExpected):
            decided(message)


def test_a_day_beside_a_word_from_outside_is_no_day_to_count_from() -> None:
    with pytest.raises(SearchNotExpected):
        decided(said(days=(day("2026-11-23"),), talk=frozenset({"out-of-scope"}), spare_words=5), AFTER_LOST)
