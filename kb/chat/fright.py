"""Dangers that are told by clues: small words of several kinds that come together in one message.

Frightened people seldom name what is done to them; they tell what happened: "threw the rice cooker at me".
Which clues tell of which danger is data: `told_by` in `questions/dangers.yaml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, pairwise, product
from typing import NamedTuple

from kb.chat.stretches import Stretch
from kb.languages.analysis import Word
from kb.model import Danger
from kb.search.concepts import SURE, Match
from kb.search.units import units_of

HARMLESS = frozenset({"harmless", "figure-of-speech", "own-accident"})
"""What only sounds so ("hit the deadline", "blood type"), and hides the clues in it."""

FARTHEST = 14
"""Words that may stand between a clue and the next: a story has room between its man and his deed."""

WORDS_OF_A_CHARACTER = 1 / 3
"""Of a script without blanks: about three characters make a word with its particle."""

MOST_PLACES = 8
"""Places of one kind that are looked at: who writes more has been heard before."""


def told_by_clues(
    found: Sequence[Word], clues: Sequence[Match], dangers: Iterable[Danger]
) -> dict[str, tuple[str, ...]]:
    """Return the dangers of which clues tell, each with the clues, in the order of the dangers.

    `found` are the words of the message, `clues` what stands in them and means nothing ordinary.
    """
    known = {one for clue in clues for one in clue.concepts}
    distance = Distance(found)
    told: dict[str, tuple[str, ...]] = {}
    for danger in dangers:
        for rule in danger.told_by:
            if not any(known.isdisjoint(group) for group in rule):
                together = _together(clues, rule, distance)
                if together:
                    told[danger.id] = together
                    break
    return told


def worries_of(clues: Sequence[Match], dangers: Iterable[Danger]) -> tuple[str, ...]:
    """Return the dangers of which a clue may tell, though nothing else does."""
    known = {one for clue in clues for one in clue.concepts}
    return tuple(danger.id for danger in dangers if not known.isdisjoint(danger.worried_by))


class Place(NamedTuple):
    """Where a clue stands, and the words that say it."""

    start: int
    end: int
    clue: str
    form: str


class Distance:
    """How many words stand between two places of a message."""

    def __init__(self, found: Sequence[Word]) -> None:
        units = units_of(found)
        self._starts = [unit.start for unit in units]
        lengths = (1.0 if unit.spaced else WORDS_OF_A_CHARACTER for unit in units)
        self._reached = [0.0, *accumulate(lengths)]

    def between(self, end: int, start: int) -> float:
        """Return the words from the end of one stretch of the text to the start of the next."""
        return self._until(start) - self._until(end)

    def _until(self, place: int) -> float:
        return self._reached[bisect_left(self._starts, place)]


def without_ordinary(matches: Sequence[Match]) -> list[Match]:
    """Return the clues and concepts that are spelled right and stand in no stretch of another meaning."""
    hidden = [(one.start, one.end) for one in matches if not HARMLESS.isdisjoint(one.concepts)]
    return [
        one
        for one in matches
        if one.weight >= SURE
        and HARMLESS.isdisjoint(one.concepts)
        and not any(_hides(stretch, one) for stretch in hidden)
    ]


def _hides(stretch: Stretch, clue: Match) -> bool:
    """Return whether a clue stands in an ordinary stretch, or in part; not where it is the longer one."""
    start, end = stretch
    overlaps = start < clue.end and clue.start < end
    return overlaps and not (clue.start <= start and end <= clue.end and (clue.start, clue.end) != stretch)


def _together(clues: Sequence[Match], rule: Sequence[Collection[str]], distance: Distance) -> tuple[str, ...]:
    """Return one clue of each group of a rule, none overlapping and none far from the next; or none.

    Of the same clue twice the words must be others: a rope and pills, not pills and pills.
    """
    for chosen in product(*(_places(clues, group) for group in rule)):
        ordered = sorted(chosen)
        are_near = all(
            one.end <= other.start and distance.between(one.end, other.start) <= FARTHEST
            for one, other in pairwise(ordered)
        )
        if are_near and len({(one.clue, one.form) for one in chosen}) == len(chosen):
            return tuple(one.clue for one in ordered)
    return ()


def _places(clues: Sequence[Match], group: Collection[str]) -> list[Place]:
    """Return the first stretches in which a clue of a group stands, each once, with the clue."""
    found = {
        (clue.start, clue.end): Place(clue.start, clue.end, one, clue.form)
        for clue in clues
        for one in clue.concepts
        if one in group
    }
    return [found[stretch] for stretch in sorted(found)[:MOST_PLACES]]
