"""What to do with a message: answer, ask back, follow up, hand over, decline. Right, or ask, or silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kb.chat import wording
from kb.chat.facets import ANSWERED_BY_THE_ANSWER, FACETS, VOICING, implied_facet
from kb.chat.reply import Conversation
from kb.chat.understand import MOST_SPARE_WORDS, Understanding
from kb.search.response import SearchResponse, SearchResult

# How sure the search must be. How the figures were found: docs/chat.md, "Thresholds".

ANSWER_SCORE = 0.55
"""From this score on the best entry is the answer, if nothing is close to it."""

OFFER_SCORE = 0.35
"""From this score on an entry may be offered as a choice; below it an entry is a guess."""

CLOSE = 0.08
"""Entries whose scores differ by less are close: the visitor chooses."""

MOST_ENTRIES_OFFERED = 3
"""With "None of these" that makes four choices, as many as one keeps in mind."""


@dataclass(frozen=True, slots=True)
class Say:
    """Say a sentence of the house. `fresh` forgets the conversation."""

    rule: str
    message: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer with an entry; with the field of a facet where one was asked for and the entry has it."""

    rule: str
    entry: str
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Answer a follow-up question about the entry spoken of last."""

    rule: str
    entry: str
    facet: str


@dataclass(frozen=True, slots=True)
class CountDays:
    """Count the days from the event that the message dates, for the entry spoken of last."""

    rule: str
    entry: str
    day: date


@dataclass(frozen=True, slots=True)
class AskWhichDay:
    """Ask which of two days is meant."""

    rule: str
    entry: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask back with entries to choose from."""

    rule: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChooseAgain:
    """Show the same choices once more."""

    rule: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Name people to ask: those of an entry, or those who advise on everything."""

    rule: str
    message: str
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """Say that this cannot be answered here, and name people to ask."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """Danger: people first, then the entry. `besides` is what else the message asks."""

    rule: str
    dangers: tuple[str, ...]
    besides: Answer | None = None


Decision = (
    Say | Answer | FollowUp | CountDays | AskWhichDay | Offer | ChooseAgain | HandOver | Decline | Alarm
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice that was offered: an entry, a day or `NONE_OFFERED`, and how its label is spelled."""

    id: str
    spelled: str


NONE_OFFERED = "none"
"""The id of "None of these"."""

ConceptsOf = Callable[[str], frozenset[str]]
"""Returns the concepts of an entry as it is in force on the day that the turn speaks of."""


def decide(
    said: Understanding,
    state: Conversation,
    offered: Sequence[Offered],
    today: date,
    concepts_of: ConceptsOf,
    search: Callable[[], SearchResponse],
) -> Decision:
    """Return what to do. `search` is called only where the message itself does not settle it."""
    if said.dangers:
        besides = by_search(said, search(), concepts_of) if said.subject else None
        return Alarm("danger", said.dangers, besides if isinstance(besides, Answer) else None)
    chosen = _chosen(said, state, offered)
    if chosen is not None:
        return chosen
    if said.is_empty:
        return Say("no-words", wording.NO_WORDS)
    if said.is_talk_only:
        return _talk(said, state)
    if said.is_day_only:
        return _day(said, state, today)
    if state.entry is not None:
        facet = _follow_up(said, concepts_of(state.entry))
        if facet is not None:
            return FollowUp("follow-up", state.entry, facet)
    if "talk-to-person" in said.talk and not said.facets:
        return HandOver("talk-to-person", wording.TALK_TO_PEOPLE, state.entry)
    return by_search(said, search(), concepts_of)


def by_search(said: Understanding, found: SearchResponse, concepts_of: ConceptsOf) -> Decision:
    """Return what to do with what a search found."""
    results = [result for result in found.results if result.score >= OFFER_SCORE]
    if "out-of-scope" in said.talk and not (results and _is_about(said, results[0], concepts_of)):
        return Decline("out-of-scope-word", wording.OUT_OF_SCOPE)
    if not results:
        return Decline("nothing-found", wording.NOTHING_FITS)
    best = results[0]
    rivals = [result for result in results[1:] if best.score - result.score < CLOSE]
    if best.score >= ANSWER_SCORE and not rivals:
        return Answer("sure", best.id, _asked_facet(said, concepts_of(best.id)))
    offered = tuple(result.id for result in results[:MOST_ENTRIES_OFFERED])
    return Offer("close" if best.score >= ANSWER_SCORE else "unsure", offered)


def _is_about(said: Understanding, result: SearchResult, concepts_of: ConceptsOf) -> bool:
    """Return whether a message with a word from outside speaks of an entry all the same."""
    return len(concepts_of(result.id) & set(said.subject)) >= 2


def _asked_facet(said: Understanding, about: frozenset[str]) -> str | None:
    """Return the facet that a first question asks for, unless the entry as a whole is about it."""
    for name in said.facets:
        if name in FACETS and name not in ANSWERED_BY_THE_ANSWER and not about & FACETS[name].voiced_by:
            return name
    return None


def _chosen(said: Understanding, state: Conversation, offered: Sequence[Offered]) -> Decision | None:
    """Return what a choice among the options leads to, None where the message chooses nothing."""
    if not offered:
        return None
    place = said.choice
    if place is None:
        labels = [one.spelled for one in offered]
        place = labels.index(said.spelled) if said.spelled in labels else None
    if place is None and said.is_talk_only:
        entries = [one for one in offered if one.id != NONE_OFFERED]
        if said.talk & {"no", "choose-none"}:
            place = len(entries)
        elif "yes" in said.talk:
            place = 0 if len(entries) == 1 else len(offered)
    if place is None:
        return None
    if place >= len(offered):
        return ChooseAgain("choose-again")
    return _led_to(offered[place].id, state)


def _led_to(chosen: str, state: Conversation) -> Decision:
    if chosen == NONE_OFFERED:
        return HandOver("none-fits", wording.NONE_FITS)
    try:
        day = date.fromisoformat(chosen)
    except ValueError:
        return Answer("chosen", chosen)
    return CountDays("chosen-day", state.entry, day) if state.entry else Say("day", wording.WHAT_ELSE)


def _talk(said: Understanding, state: Conversation) -> Decision:
    """Return the reply to a message that only greets, thanks, agrees, or asks for people."""
    talk = said.talk
    if "out-of-scope" in talk:
        return Decline("out-of-scope-word", wording.OUT_OF_SCOPE)
    if "start-again" in talk:
        return Say("start-again", wording.FRESH_START, fresh=True)
    if "talk-to-person" in talk:
        return HandOver("talk-to-person", wording.TALK_TO_PEOPLE, state.entry)
    if "goodbye" in talk:
        return Say("goodbye", wording.GOODBYE, fresh=True)
    if "thanks" in talk:
        return Say("thanks", wording.THANKS)
    if "go-back" in talk and state.entry:
        return Answer("go-back", state.entry)
    if "no" in talk and state.entry:
        return HandOver("not-that", wording.NONE_FITS)
    if "greeting" in talk:
        return Say("greeting", wording.WELCOME)
    return Say("nothing-asked", wording.WHAT_ELSE)


def _day(said: Understanding, state: Conversation, today: date) -> Decision:
    """Return what to do with a message that names a day and nothing else."""
    if state.entry is None:
        return Say("day-without-entry", wording.WHAT_ELSE)
    day = said.certain_day(today)
    if day is not None:
        return CountDays("day", state.entry, day)
    readings = said.days[0].days if len(said.days) == 1 else tuple(day.days[0] for day in said.days)
    return AskWhichDay("unclear-day", state.entry, readings[:MOST_ENTRIES_OFFERED])


def _follow_up(said: Understanding, about: frozenset[str]) -> str | None:
    """Return the facet that a message asks of the entry spoken of last, None where it has another subject."""
    own = frozenset(said.subject) - about
    named = [name for name in said.facets if name in FACETS]
    if named:
        return named[0] if own <= VOICING else None
    return implied_facet(own) if said.spare_words <= MOST_SPARE_WORDS else None
