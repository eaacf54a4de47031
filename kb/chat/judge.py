"""Whether what a search found answers the message: answer, ask back, or decline. Right, or ask, or silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from kb.chat import wording
from kb.chat.decisions import Answer, Decline, Offer
from kb.chat.facets import ANSWERED_BY_THE_ANSWER, FACETS, VOICING
from kb.chat.subjects import About
from kb.chat.understand import Understanding
from kb.search.response import SearchResponse, SearchResult

# How sure the search must be, from 0 to 1. How the figures were found: docs/chat.md, "Thresholds".

CERTAIN_SCORE = 0.90
"""From this score on the message is one of the ways to ask the entry, nearly word for word."""

ANSWER_SCORE = 0.40
"""From this score on the best entry is the answer, if it is about all that the message speaks of."""

CLEAR_SCORE, CLEAR_LEAD = 0.34, 0.10
"""An entry that is so sure, and so far before the next, answers also where the message names only one of
the things that several entries are about."""

CLEAR_SCORE_UNNAMED = 0.48
"""The same where the message names nothing."""

GIST_SCORE = 0.75
"""So sure must a search for the named stretches alone be, since the rest of the message is left out."""

OFFER_SCORE = 0.22
"""From this score on an entry may be offered as a choice, if the message names a main concept of it."""

OFFER_SCORE_UNNAMED = 0.38
"""The same where the message names none: chance parts of words score up to here."""

CLOSE = 0.06
"""Entries whose scores differ by less are close: the visitor chooses."""

MOST_FURTHER_ANSWERS = 2
"""Answers beside the first, where a message asks several questions."""

MOST_ENTRIES_OFFERED = 3
"""With "None of these" that makes four choices, as many as one keeps in mind."""

PASSING = (VOICING - {"passport", "photo"}) | {"visa", "status-of-residence"}
"""Concepts that fit any question here; they make an entry neither right nor wrong."""

WHO_IT_CONCERNS = frozenset({"spouse", "child", "parents", "employer"})
"""People in whose lives anything here may happen: they do not tell one question from another."""

NEEDS_A_THING = frozenset(
    {"lose", "steal", "damage", "renew", "receive", "carry", "show", "expire", "pay", "refused"}
)
"""Actions that say nothing without what they are done to: what was stolen may be a telephone."""

Search = Callable[[str], SearchResponse]
Abouts = Callable[[str], About]
"""Returns what an entry is about on the day of the turn."""

CERTAIN = "certain"
"""The rule of an answer to one of the ways to ask it, nearly word for word."""

UNSURE, RIVALS = "unsure", "rivals"
"""The rules of an offer that a second look may still turn into an answer."""

Judgement = Answer | Offer | Decline


def by_search(said: Understanding, search: Search, about: Abouts) -> Judgement:
    """Return what to do with what a search finds, or with what each question of the message finds."""
    judged = _by_one(said, search, about)
    if not said.parts or "out-of-scope" in said.talk:
        return judged
    return _of_parts(judged, [_by_one(part, search, about) for part in said.parts])


def _of_parts(whole: Judgement, parts: Sequence[Judgement]) -> Judgement:
    """Return the answer to several questions: all answers, or all that may be meant to choose from."""
    answers = {part.entry: part for part in parts if isinstance(part, Answer)}
    if isinstance(whole, Answer):
        others = [part for entry, part in answers.items() if entry != whole.entry]
        return replace(whole, also=tuple(others[:MOST_FURTHER_ANSWERS]))
    if len(answers) > 1:
        first, *others = answers.values()
        return replace(first, rule="parts", also=tuple(others[:MOST_FURTHER_ANSWERS]))
    offered = chain.from_iterable(zip_longest(*(entries_of(part) for part in (*parts, whole))))
    entries = tuple(dict.fromkeys(entry for entry in offered if entry is not None))
    return Offer("parts", entries[:MOST_ENTRIES_OFFERED]) if entries else whole


def entries_of(judged: Judgement) -> tuple[str, ...]:
    """Return the entries that a judgement answers with or offers."""
    match judged:
        case Answer(entry=entry):
            return (entry,)
        case Offer(entries=entries):
            return entries
    return ()


def _by_one(said: Understanding, search: Search, about: Abouts) -> Judgement:
    """Return what to do with what is found for one question.

    In a long message the question drowns: the stretches that name something are searched for alone, once
    more, and believed where both searches have the same entry first.
    """
    whole = _Case(said, search(said.sought).results, about)
    judged = _judged(whole)
    unsure = isinstance(judged, Decline) or (isinstance(judged, Offer) and judged.rule in (UNSURE, RIVALS))
    too_short = len(said.subject) < 2 or said.core == said.sought
    if unsure and not too_short and "out-of-scope" not in said.talk:
        judged = _by_gist(whole, judged, _Case(said, search(said.core).results, about))
    return _with_the_late(whole, judged)


def _by_gist(whole: _Case, judged: Judgement, gist: _Case) -> Judgement:
    """Return what a second search makes of an unsure judgement."""
    closer = _judged(gist)
    if not isinstance(closer, Answer):
        return closer if isinstance(judged, Decline) else judged
    same = bool(whole.results) and whole.results[0].id == closer.entry
    if same and gist.results[0].score >= GIST_SCORE and _lead(gist, gist.results[0]) >= CLEAR_LEAD:
        return replace(closer, rule="gist")
    entries = dict.fromkeys((closer.entry, *entries_of(judged)))
    return Offer("gist", tuple(entries)[:MOST_ENTRIES_OFFERED])


@dataclass(frozen=True)
class _Case:
    """A message, what was found for it, and what the entries found are about."""

    said: Understanding
    results: Sequence[SearchResult]
    about: Abouts

    @property
    def spoken(self) -> frozenset[str]:
        return frozenset(self.said.subject)


def _judged(case: _Case) -> Judgement:
    """Return what the results of one search are good for."""
    possible = _worth_offering(case)
    if "out-of-scope" in case.said.talk:
        possible = [one for one in possible if len(case.spoken & case.about(one.id).touched) >= 2]
        return _offer("out-of-scope-word", possible, wording.OUT_OF_SCOPE)
    if not possible:
        return Decline("nothing-found", wording.NOTHING_FITS)
    best = possible[0]
    certain = best.score >= CERTAIN_SCORE
    if any(_rivals(case, best, other, certain) for other in case.results[1:]):
        return _offer(RIVALS, possible, wording.NOTHING_FITS)
    about = case.about(best.id)
    if certain or _is_answered(case, best, about):
        return Answer(CERTAIN if certain else "agreed", best.id, _asked_facet(case.said, about))
    return _offer(UNSURE, possible, wording.NOTHING_FITS)


def _with_the_late(case: _Case, judged: Judgement) -> Judgement:
    """Return a judgement in which, where a deed was not done, it can be chosen what holds for the late."""
    omitted = case.said.omitted
    if not omitted or isinstance(judged, Decline):
        return judged
    entries = entries_of(judged)
    late = [
        result.id
        for result in case.results
        if "be-late" in case.about(result.id).concepts
        and not omitted.isdisjoint(case.about(result.id).touched)
    ]
    if not late or late[0] == entries[0]:
        return judged
    return Offer("not-done", tuple(dict.fromkeys((late[0], *entries)))[:MOST_ENTRIES_OFFERED])


def _offer(rule: str, results: Sequence[SearchResult], otherwise: str) -> Offer | Decline:
    if not results:
        return Decline(rule, otherwise)
    return Offer(rule, tuple(result.id for result in results[:MOST_ENTRIES_OFFERED]))


def _worth_offering(case: _Case) -> list[SearchResult]:
    """Return the entries that are near enough, with all that stand before the last of them."""
    near = [place for place, result in enumerate(case.results) if _is_near(case, result)]
    return list(case.results[: near[-1] + 1]) if near else []


def _is_near(case: _Case, result: SearchResult) -> bool:
    """Return whether an entry is near enough: nearer where the message names nothing that it is about."""
    about = case.about(result.id)
    named = (case.said.actions & about.touched) | case.spoken.intersection(about.main)
    return result.score >= (OFFER_SCORE if named - (PASSING - about.telling) else OFFER_SCORE_UNNAMED)


def _is_answered(case: _Case, best: SearchResult, about: About) -> bool:
    """Return whether the best entry is about all that the message speaks of, and the message about it.

    A thing or deed that the entry does not know makes it another question: a lost passport is no lost card.
    """
    said, spoken = case.said, case.spoken
    passing = PASSING - about.telling
    if spoken - passing - said.people - about.touched:
        return False
    shared = spoken & about.touched
    things = shared - said.actions - said.people
    if shared <= NEEDS_A_THING | WHO_IT_CONCERNS and shared and not things:
        return False
    lead = _lead(case, best)
    clear = CLEAR_SCORE if shared - passing - WHO_IT_CONCERNS else CLEAR_SCORE_UNNAMED
    if best.score >= clear and lead >= CLEAR_LEAD:
        return True
    main = shared.intersection(about.main)
    enough = main - passing if len(shared) >= 2 else main & (said.actions | about.telling)
    return best.score >= ANSWER_SCORE and bool(enough)


def _lead(case: _Case, best: SearchResult) -> float:
    """Return how far the best entry is before the next."""
    return best.score - max((other.score for other in case.results if other.id != best.id), default=0.0)


def _rivals(case: _Case, best: SearchResult, other: SearchResult, certain: bool) -> bool:
    """Return whether an entry is too near to the best: by score, or because more was said of it."""
    if best.score - other.score < CLOSE:
        return True
    mine, theirs = (case.spoken & case.about(one.id).touched for one in (best, other))
    return not certain and mine < theirs


def _asked_facet(said: Understanding, about: About) -> str | None:
    """Return the facet that a first question asks for, unless the entry as a whole is about it."""
    for name in said.facets:
        if name in FACETS and name not in ANSWERED_BY_THE_ANSWER:
            return name if FACETS[name].voiced_by.isdisjoint(about.concepts) else None
    return None
