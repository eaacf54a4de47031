"""What to do with a message: answer, follow up, ask back, count days, hand over, decline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.chat import wording
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
from kb.chat.facets import FACETS, VOICING, implied_facet
from kb.chat.judge import MOST_ENTRIES_OFFERED, Abouts, Judgement, Search, by_search
from kb.chat.reply import Conversation
from kb.chat.subjects import About
from kb.chat.understand import MOST_SPARE_WORDS, Understanding


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice that was offered: an entry, a day or `NONE_OFFERED`, and how its label is spelled."""

    id: str
    spelled: str


NONE_OFFERED = "none"
"""The id of "None of these"."""


def decide(
    said: Understanding,
    state: Conversation,
    offered: Sequence[Offered],
    today: date,
    about: Abouts,
    search: Search,
) -> Decision:
    """Return what to do. `search` is called only where the message itself does not settle it."""
    if said.dangers:
        besides = by_search(said, search, about) if said.subject else None
        return Alarm("danger", said.dangers, besides if isinstance(besides, Answer) else None)
    chosen = _chosen(said, state, offered)
    if chosen is not None:
        return chosen
    if said.is_empty:
        return Say("no-words", wording.NO_WORDS)
    if said.is_talk_only:
        return _talk(said, state)
    if said.is_day_only or _dates_the_last_entry(said, state, about):
        return _day(said, state, today)
    if state.entry is not None:
        facet = _follow_up(said, about(state.entry))
        if facet is not None:
            return FollowUp("follow-up", state.entry, facet)
    if "talk-to-person" in said.talk and not said.facets:
        return HandOver("talk-to-person", wording.TALK_TO_PEOPLE, state.entry)
    return _people_first(by_search(said, search, about), about)


def _people_first(judged: Judgement, about: Abouts) -> Decision:
    """Return an alarm where the answer would be an entry about a danger, in whatever words it was found.

    No lexicon holds every way to say "my husband hits me"; the ways to ask the entry are words enough.
    """
    danger = about(judged.entry).danger if isinstance(judged, Answer) else None
    return Alarm("danger-entry", (danger,)) if danger else judged


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


def _dates_the_last_entry(said: Understanding, state: Conversation, about: Abouts) -> bool:
    """Return whether a message only tells when that happened which the entry spoken of last is about."""
    if state.entry is None or not said.days or said.facets or not said.subject:
        return False
    return about(state.entry).touched.issuperset(said.subject) and said.spare_words <= MOST_SPARE_WORDS


def _day(said: Understanding, state: Conversation, today: date) -> Decision:
    """Return what to do with a message that names a day and nothing else."""
    if state.entry is None:
        return Say("day-without-entry", wording.WHAT_ELSE)
    day = said.certain_day(today)
    if day is not None:
        return CountDays("day", state.entry, day)
    readings = said.days[0].days if len(said.days) == 1 else tuple(day.days[0] for day in said.days)
    return AskWhichDay("unclear-day", state.entry, readings[:MOST_ENTRIES_OFFERED])


def _follow_up(said: Understanding, about: About) -> str | None:
    """Return the facet that a message asks of the entry spoken of last, None where it has another subject."""
    own = frozenset(said.subject) - about.touched
    named = [name for name in said.facets if name in FACETS]
    if named:
        return named[0] if own <= VOICING else None
    return implied_facet(own) if said.spare_words <= MOST_SPARE_WORDS else None
