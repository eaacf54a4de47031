"""Words that no form holds, and the words of forms that they most likely stand for, misspelt or inflected.

Compared by edit distance, by their length; never where there is a digit, or the word is short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from kb.languages.analysis import holds_digit
from kb.search.units import Unit
from kb.table import Table

SHORTEST_MISSPELT = 5
"""Shorter words are one typo away from too many others."""

SHORTEST_SWAPPED = 4
"""In words from this length on, two letters may have changed places, or an ending been added."""

TWO_TYPOS = 9
"""Words from this length on may have two typos."""


class Misspellings:
    """The words of forms, found also where they are misspelt."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Take what the forms are looked up by."""
        self._words = Table.of(_near_words(keys))

    def mended(self, unit: Unit, known: Callable[[str], bool]) -> Unit:
        """Return the unit with the form's word that it most likely stands for, or unchanged."""
        word = unit.folded
        if not unit.spaced or len(word) < SHORTEST_SWAPPED or holds_digit(word):
            return unit
        candidates = {one for bucket in _buckets(word) for one in self._words.get(bucket) or ()}
        if word in candidates:
            return unit
        allowed = 0 if known(word) else 2 if len(word) >= TWO_TYPOS else 1
        best = min(
            (
                (distance, other)
                for other in candidates
                if (distance := _distance(word, other, allowed)) is not None
            ),
            default=None,
        )
        if best is None:
            return unit
        return unit._replace(folded=best[1], marked=best[1])


def _near_words(keys: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the words of keys by where they meet with those that may be meant for them."""
    near: dict[str, list[str]] = defaultdict(list)
    for unit in sorted({unit for key in keys for unit in key.split(" ")}):
        if len(unit) >= SHORTEST_SWAPPED and not holds_digit(unit):
            for bucket in _buckets(unit):
                near[bucket].append(unit)
    return near


def _buckets(word: str) -> Iterator[str]:
    """Yield the keys under which words that may be meant for one another meet: ends, and all letters."""
    yield word[:3]
    yield f"-{word[-3:]}"
    yield f"+{word[1:4]}"
    yield f"={''.join(sorted(word))}"


def _distance(word: str, other: str, allowed: int) -> float | None:
    """Return how far a typed word is from a word of a form, None where it is another word.

    An ending added to the form's word, or another ending on the same long stem, is nearer than a typo.
    """
    if word.startswith(other) and len(word) - len(other) <= 3:
        return 0.5 + (len(word) - len(other)) / 10
    swapped = sorted(word) == sorted(other)
    if allowed and swapped and OSA.distance(word, other, score_cutoff=1) == 1:
        return 0.8
    longest = max(len(word), len(other))
    stem = _common_start(word, other)
    if stem >= 5 and stem / longest >= 0.75:
        return 0.9 + (longest - stem) / 10
    if min(len(word), len(other)) < SHORTEST_MISSPELT or not allowed:
        return None
    limit = min(allowed, 2 if len(other) >= TWO_TYPOS else 1)
    distance = OSA.distance(word, other, score_cutoff=limit)
    return float(distance) if distance <= limit else None


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
