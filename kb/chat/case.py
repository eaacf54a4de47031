"""A message beside what was found for it: what speaks for the first entry, and what against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kb.chat.evidence import LEAST_SECOND, Evidence
from kb.chat.facets import FACETS, VOICING
from kb.chat.subjects import About
from kb.chat.understanding import Understanding
from kb.search.response import SearchResult

CERTAIN_SCORE = 0.90
"""From this score on the message is one of the ways to ask the entry, nearly word for word."""

CLOSE = 0.08
"""Entries whose scores differ by less are close: the visitor may have meant either."""

PASSING = (VOICING - {"passport", "photo"}) | {"visa", "status-of-residence"}
"""Concepts that fit any question here; they make an entry neither right nor wrong."""

WHO_IT_CONCERNS = frozenset({"spouse", "child", "parents", "employer"})
"""People in whose lives anything here may happen: they do not tell one question from another."""

NEEDS_A_THING = frozenset(
    {"lose", "steal", "damage", "renew", "receive", "carry", "show", "expire", "pay", "refused"}
)
"""Actions that say nothing without what they are done to: what was stolen may be a telephone."""

BESIDE = 0.15
"""Entries whose scores differ by less are shown below an answer, for those who meant them."""

TOLD = 0.92
"""Such a share of a message stands in ways to ask an entry where nothing in it speaks of another thing."""

HARDLY_TOLD = 0.45
"""Where a smaller share of a message stands in ways to ask an entry, most of it is about something else."""

HARDLY_LIKE = 0.45
"""Where the score is lower as well, the search has understood little of it."""

MOST_WORDS_OF_NO_DANGER = 1
"""Words beside "husband" and "visa" in a message that tells of no danger, in whatever words."""

MOST_WORDS_BESIDE_PEOPLE = 1
"""Words beside people in a message that names them and asks nothing."""

MOST_WORDS_OF_A_PLAIN_ONE = 3
"""Words beside what is known in a message that tells of nothing special; more may say "in my country"."""

NEIGHBOURS_LOOKED_AT = 3
"""Entries after the first that may know more of what was said; those behind them are too far off."""

Abouts = Callable[[str], About]
"""Returns what an entry is about on the day of the turn."""


def weighed(said: Understanding, results: Sequence[SearchResult], about: Abouts) -> Case:
    """Return the case of a message and what was found, without dangers that nothing in the message tells of.

    "Husband" and "visa" are in the ways to ask about violence too; without another word nobody means it.
    """
    idle = bool(said.subject or said.facets) and (PASSING | WHO_IT_CONCERNS).issuperset(said.subject)
    if idle and not said.dangers and said.spare_words <= MOST_WORDS_OF_NO_DANGER:
        results = [one for one in results if about(one.id).danger is None]
    case = Case(said, results, about)
    return replace(case, results=_with_the_plain_one_first(case)) if results else case


def _with_the_plain_one_first(case: Case) -> Sequence[SearchResult]:
    """Return the results, the first behind a near one that is less special, if nothing special was told.

    "My husband lost his card" says nothing of being abroad, "how do I report my address" of somebody who goes
    in one's place. It stands as far behind the other as it stood before it.
    """
    first, *others = case.results
    special = case.about(first.id).special
    of_others = not special.isdisjoint(FACETS)
    told_more = case.said.spare_words > MOST_WORDS_OF_A_PLAIN_ONE or (of_others and case.said.people)
    if not case.tells_nothing_of(special) or told_more or first.score >= CERTAIN_SCORE:
        return case.results
    near = BESIDE if of_others else CLOSE
    for plain in others:
        if first.score - plain.score < near and case.says_as_much(plain, first):
            behind = replace(first, score=2 * plain.score - first.score)
            return (plain, *sorted((*(one for one in others if one is not plain), behind), key=_farness))
    return case.results


def _farness(result: SearchResult) -> float:
    return -result.score


@dataclass(frozen=True)
class Case:
    """A message, the entries found for it, and what they are about.

    Where nothing was found, there is no first entry to ask about.
    """

    said: Understanding
    results: Sequence[SearchResult]
    about: Abouts

    @property
    def best(self) -> SearchResult:
        """Return the first entry that was found."""
        return self.results[0]

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Return the things, deeds and people that the message names."""
        return frozenset(self.said.subject)

    def shared(self, result: SearchResult) -> frozenset[str]:
        """Return what the message names and an entry knows."""
        return self.spoken & self.about(result.id).touched

    @property
    def lead(self) -> float:
        """Return how far the first entry is before the next."""
        second = self.results[1].score if len(self.results) > 1 else 0.0
        return max(0.0, self.best.score - max(second, LEAST_SECOND))

    @cached_property
    def evidence(self) -> Evidence:
        """Return what speaks for the first entry."""
        about, mine = self.about(self.best.id), self.shared(self.best)
        others = self.results[1 : 1 + NEIGHBOURS_LOOKED_AT]
        return Evidence(
            lead=self.lead,
            told=self.best.asked,
            ahead=self.best.ahead,
            central=len(mine.intersection(about.main) - (PASSING - about.telling)),
            unnamed=not mine,
            outdone=any(mine < self.shared(other) for other in others),
            neighbour=bool(others) and self._declared(self.best, others[0]),
            supposes=bool(self._supposed),
        )

    @cached_property
    def close(self) -> tuple[SearchResult, ...]:
        """Return the entries after the first that are nearly as near."""
        return tuple(other for other in self.results[1:] if self.best.score - other.score < CLOSE)

    @property
    def beside(self) -> tuple[SearchResult, ...]:
        """Return the entries after the first that somebody may have meant: near ones, or that know more."""
        mine = self.shared(self.best)
        return tuple(
            other
            for other in self.results[1:]
            if self.best.score - other.score < BESIDE or mine < self.shared(other)
        )

    @property
    def fits_together(self) -> bool:
        """Return whether whoever meant an entry close to the first loses nothing by reading the first.

        Editors have declared them as related, both are for the same readers, and the first supposes nothing
        of the visitor that was not said and that the other does not: being late, having no status, a spouse.
        """
        return all(self._goes_with_the_first(other) for other in self.close)

    @property
    def is_another_question(self) -> bool:
        """Return whether the message names what the first entry does not know, and nothing that tells of it.

        A lost passport is no lost card.
        """
        about = self.about(self.best.id)
        strange = self.spoken - (PASSING - about.telling) - self.said.people - about.touched
        return bool(strange) and not self._telling

    @property
    def says_too_little(self) -> bool:
        """Return whether only a deed was named, and not what it was done to; or a thing alone.

        Not every thing has a concept: "I lost my card" says enough where people ask the entry in these words.
        """
        shared = self.shared(self.best)
        only_a_deed = bool(shared) and shared <= NEEDS_A_THING | WHO_IT_CONCERNS
        return (only_a_deed and self.best.asked < TOLD) or self._is_a_thing_alone

    @property
    def _is_a_thing_alone(self) -> bool:
        """Return whether the message only names a thing, or people, and several entries are about that."""
        said = self.said
        if self.spoken and said.people.issuperset(self.spoken) and not said.facets:
            return said.spare_words <= MOST_WORDS_BESIDE_PEOPLE and bool(self.close)
        named = self.spoken - said.actions - self.about(self.best.id).telling
        return (
            len(self.spoken) == len(named) == 1 and not (said.spare_words or said.facets) and bool(self.close)
        )

    @property
    def has_a_word_in_common_only(self) -> bool:
        """Return whether the first entry is for certain people, and shares one concept with the message.

        Ending a telephone contract is no question of people without status, who have contracts too.
        """
        alone = self.evidence.supposes and len(self.shared(self.best)) <= 1
        return alone and self.best.asked < HARDLY_TOLD

    @property
    def is_hardly_understood(self) -> bool:
        """Return whether little of the message stands in ways to ask the first entry, and little fits it."""
        return self.best.score < HARDLY_LIKE and self.best.asked < HARDLY_TOLD

    @property
    def _telling(self) -> frozenset[str]:
        """Return what was named that the first entry is about first, and that does not fit everything."""
        about = self.about(self.best.id)
        passing = (PASSING - about.telling) | NEEDS_A_THING | WHO_IT_CONCERNS
        return self.shared(self.best).intersection(about.main) - passing

    def _goes_with_the_first(self, other: SearchResult) -> bool:
        mine, theirs = self.about(self.best.id), self.about(other.id)
        if not self._declared(self.best, other) or mine.for_officers != theirs.for_officers:
            return False
        opposed = mine.opposed.intersection(theirs.main)
        if opposed and not self.spoken.intersection(mine.main):
            return False
        return self._supposed.issubset(theirs.concepts)

    @cached_property
    def _supposed(self) -> frozenset[str]:
        """Return for whom the first entry is written, where the message says nothing of them."""
        supposes = self.about(self.best.id).supposes
        said = any(not says_it.isdisjoint(self.spoken) for _, says_it in supposes)
        return frozenset() if said else frozenset(concept for concept, _ in supposes)

    def tells_nothing_of(self, special: frozenset[str]) -> bool:
        """Return whether something is special about an entry, and nothing of it was told or asked."""
        return bool(special) and special.isdisjoint((*self.said.subject, *self.said.facets))

    def says_as_much(self, plain: SearchResult, other: SearchResult) -> bool:
        """Return whether an entry knows all that another knows of the message, and is the plain one."""
        if self.about(plain.id).special or not self._declared(plain, other):
            return False
        return self.shared(other) - self.said.people <= self.shared(plain)

    def _declared(self, one: SearchResult, other: SearchResult) -> bool:
        return other.id in self.about(one.id).related or one.id in self.about(other.id).related
