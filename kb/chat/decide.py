"""What to do with a message: answer, follow up, ask back, count days, hand over, decline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kb.chat import wording
from kb.chat.case import Abouts
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
    Offer,
    Say,
)
from kb.chat.facets import FACETS, VOICING, implied_facet
from kb.chat.judge import CERTAIN, MOST_ENTRIES_OFFERED, SURE, Judgement, Search, by_search, entries_of
from kb.chat.named_days import happened
from kb.chat.reply import Conversation
from kb.chat.state import is_day
from kb.chat.subjects import About
from kb.chat.understand import MOST_WORDS_BESIDE
from kb.chat.understanding import MOST_SPARE_WORDS, Understanding


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
    question: Callable[[str], str],
) -> Decision:
    """Return what to do. `search` is called only where the message itself does not settle it.

    `question` returns the question of an entry as it is written in the visitor's language.
    """
    if said.dangers:
        return _alarm(said, search, about)
    chosen = _chosen(said, state, offered)
    if chosen is not None:
        return chosen
    if said.is_empty:
        return Say("no-words", wording.NO_WORDS)
    if said.chooses_only and not offered:
        return Say("nothing-to-choose", wording.WHAT_ELSE)
    if said.turns_back and (state.entry is not None or offered):
        return Answer("go-back", state.entry) if state.entry is not None else ChooseAgain("go-back")
    if said.is_talk_only:
        return _talk(said, state)
    if _is_of_a_day(said, state) or _dates_the_last_entry(said, state, about):
        if state.entry is None and _entries_offered(offered):
            return ChooseAgain("day-of-a-choice")
        return _day(said, state, today)
    if state.entry is not None:
        facet = _follow_up(said, about(state.entry))
        if facet is not None:
            return FollowUp("follow-up", state.entry, facet)
        if _speaks_of_somebody_else(said):
            return _for_somebody(said, state.entry, about, search, question)
    elif (entries := _entries_offered(offered)) and _asks_of_a_choice(said, about(entries[0])):
        return _facet_of_a_choice(said, entries)
    found = by_search(said, search, about)
    if "talk-to-person" in said.talk and not said.facets:
        return HandOver("talk-to-person", wording.TALK_TO_PEOPLE, state.entry, entries_of(found))
    judged = _people_first(found, said, about)
    return _or_alarm(judged, said, about)


def _or_alarm(judged: Decision, said: Understanding, about: Abouts) -> Decision:
    """Return `judged`; an alarm where a danger is asked about and nothing about it was found."""
    if not said.asked_dangers or isinstance(judged, Alarm):
        return judged
    found = entries_of(judged) if isinstance(judged, Answer | Offer) else ()
    if any(not about(entry).touched.isdisjoint(said.asked_dangers) for entry in found):
        return judged
    return Alarm("asked-danger", said.asked_dangers, besides=found)


def _alarm(said: Understanding, search: Search, about: Abouts) -> Alarm:
    """Return the alarm with the entry that answers what is asked beside the danger, or those that may."""
    judged = by_search(said, search, about) if said.subject or said.facets else None
    dangers = set(said.dangers)

    def of_the_danger(entries: Sequence[str]) -> tuple[str, ...]:
        return tuple(entry for entry in entries if not dangers.isdisjoint(about(entry).touched))

    besides = _asked_beside_danger(said, search, about)
    match judged:
        case Answer(entry=entry, beside=beside):
            return Alarm("danger", said.dangers, entry, (*of_the_danger(beside), *besides))
        case Offer(entries=entries):
            return Alarm("danger", said.dangers, besides=(*of_the_danger(entries), *besides))
    return Alarm("danger", said.dangers, besides=besides)


def _asked_beside_danger(said: Understanding, search: Search, about: Abouts) -> tuple[str, ...]:
    """Return the first entry for each thing that is told or asked beside the danger, in its own sentence."""
    found = (entries_of(by_search(piece, search, about)) for piece in said.beside_danger)
    return tuple(entries[0] for entries in found if entries)[:MOST_ENTRIES_OFFERED]


def _speaks_of_somebody_else(said: Understanding) -> bool:
    """Return whether a message only names other people: "and my daughter?", "what about students?"."""
    only_people = bool(said.people) and said.people.issuperset(said.subject)
    return only_people and said.spare_words <= MOST_WORDS_BESIDE


def _for_somebody(
    said: Understanding, entry: str, about: Abouts, search: Search, question: Callable[[str], str]
) -> Decision:
    """Return what is known of the entry spoken of last for the people whom the message names."""
    known = about(entry)
    found = search(f"{question(entry)} {said.sought}").results
    theirs = [
        result.id
        for result in found
        if result.id != entry
        and said.people <= about(result.id).touched
        and not set(known.main).isdisjoint(about(result.id).concepts)
    ]
    if not theirs and not said.people <= known.touched:
        asked_anew = _asked_anew(said, entry, search, about)
        return asked_anew or HandOver("not-for-somebody", wording.NOT_SAID_HERE, entry)
    return Offer("for-somebody", (entry, *theirs)[:MOST_ENTRIES_OFFERED], spoken_of=entry)


def _asked_anew(said: Understanding, entry: str, search: Search, about: Abouts) -> Offer | None:
    """Return what a message may ask that seems to name other people only: "I want to bring my parents"."""
    alone = by_search(said, search, about)
    if isinstance(alone, Decline) or alone.evidence is None or alone.evidence.sure < SURE:
        return None
    return Offer("asked-anew", entries_of(alone), spoken_of=entry)


def _asks_of_a_choice(said: Understanding, first: About) -> bool:
    """Return whether a message asks "how much?" of what was offered, without another subject."""
    same_subject = VOICING.union(first.touched).issuperset(said.subject)
    return bool(said.facets) and same_subject and said.spare_words <= MOST_SPARE_WORDS


def _entries_offered(offered: Sequence[Offered]) -> list[str]:
    return [one.id for one in offered if one.id != NONE_OFFERED and not is_day(one.id)]


def _facet_of_a_choice(said: Understanding, entries: Sequence[str]) -> Decision:
    """Return the answer to "how much?" where one entry was offered; of several one must be chosen first."""
    facet = next((name for name in said.facets if name in FACETS), None)
    if facet is not None and len(entries) == 1:
        return FollowUp("follow-up-of-the-choice", entries[0], facet)
    return ChooseAgain("choose-first")


def _people_first(judged: Judgement, said: Understanding, about: Abouts) -> Decision:
    """Return an alarm where the answer would surely be an entry about a danger, in whatever words.

    No lexicon holds every way to say "my husband hits me"; the ways to ask the entry are words enough.
    Where the likeness is less ("can my husband go for me"), it is asked back.
    """
    danger = about(judged.entry).danger if isinstance(judged, Answer) else None
    if danger is None or danger in said.mentioned_dangers or not isinstance(judged, Answer):
        return judged
    surely = judged.rule == CERTAIN
    return Alarm("danger-entry", (danger,)) if surely else Offer("danger-entry", (judged.entry,))


def _chosen(said: Understanding, state: Conversation, offered: Sequence[Offered]) -> Decision | None:
    """Return what a choice among the options leads to, None where the message chooses nothing."""
    if not offered:
        return None
    place = said.choice
    if place is None and _are_beside_an_answer(offered, state) and said.is_talk_only and "yes" in said.talk:
        return _which_of_both(offered, state)
    if place is None:
        labels = [one.spelled for one in offered]
        place = labels.index(said.spelled) if said.spelled in labels else None
    if place is None and said.is_talk_only:
        entries = [one for one in offered if one.id != NONE_OFFERED]
        if said.talk & {"no", "choose-none", "dont-know"}:
            place = len(entries)
        elif "yes" in said.talk:
            place = 0 if len(entries) == 1 else len(offered)
    if place is None:
        return None
    if place >= len(offered):
        return ChooseAgain("choose-again")
    return _led_to(offered[place].id, state)


def _are_beside_an_answer(offered: Sequence[Offered], state: Conversation) -> bool:
    """Return whether the choices stand below an answer, for those who meant something else."""
    entries = _entries_offered(offered)
    return bool(entries) and state.entry is not None and state.entry not in entries


def _which_of_both(offered: Sequence[Offered], state: Conversation) -> Offer:
    """Return to ask which is meant: "yes" may say that the answer was right, or that another was meant."""
    entries = (state.entry, *_entries_offered(offered))
    return Offer("yes-to-what", tuple(one for one in entries if one is not None), spoken_of=state.entry)


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
    if "no" in talk and state.entry:
        return HandOver("not-that", wording.NONE_FITS)
    if "greeting" in talk:
        return Say("greeting", wording.WELCOME)
    return Say("nothing-asked", wording.WHAT_ELSE)


def _is_of_a_day(said: Understanding, state: Conversation) -> bool:
    """Return whether a message names a day and nothing else.

    Where nothing was spoken of that happened on a day, other words say what is asked: "weather tomorrow".
    """
    return said.is_day_only and (bool(state.entry or state.options) or not said.spare_words)


def _dates_the_last_entry(said: Understanding, state: Conversation, about: Abouts) -> bool:
    """Return whether a message only tells when that happened which the entry spoken of last is about."""
    if state.entry is None or not said.days or said.facets or "out-of-scope" in said.talk:
        return False
    return about(state.entry).touched.issuperset(said.subject) and said.spare_words <= MOST_WORDS_BESIDE


def _day(said: Understanding, state: Conversation, today: date) -> Decision:
    """Return what to do with a message that names a day and nothing else."""
    if state.entry is None:
        return Say("day-without-entry", wording.WHAT_ELSE)
    day = said.certain_day(today)
    if day is not None:
        return CountDays("day", state.entry, day)
    readings = tuple(
        dict.fromkeys(
            reading
            for named in said.days
            for reading in (named.days if said.subject else happened(named, today))
        )
    )
    if len(readings) == 1 and len(said.days) == 1:
        return CountDays("day", state.entry, readings[0])
    if len(readings) < 2:
        return FollowUp("unclear-day", state.entry, "by-when")
    return AskWhichDay("unclear-day", state.entry, readings[:MOST_ENTRIES_OFFERED])


def _follow_up(said: Understanding, about: About) -> str | None:
    """Return the facet that a message asks of the entry spoken of last, None where it has another subject."""
    own = frozenset(said.subject) - about.touched
    named = [name for name in said.facets if name in FACETS]
    voiced = implied_facet(frozenset(said.subject) & VOICING)
    if own <= VOICING and voiced is not None and named == ["how"]:
        return voiced  # "how is it if I am late?" asks what follows, not what to do
    if named[:1] == ["who-can-go"]:
        own -= said.people  # those who may go change no subject
    if named:
        return named[0] if own <= VOICING else None
    return implied_facet(own) if said.spare_words <= MOST_SPARE_WORDS else None
