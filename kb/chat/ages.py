"""The ages that a message tells, in all languages at once; never a length of time.

How people tell an age is data (`ages` in `language.yaml`); which concepts an age speaks of is data too
(`ages` of a concept in `questions/concepts.yaml`), with its bounds in `questions/facts.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kb.content.store import Content
from kb.languages.age_words import AgeWords
from kb.languages.normalisation import normalise
from kb.languages.word_ends import BLANKS_BEGIN_NO_WORD, WORDS_TAKE_ENDINGS
from kb.model import Concept

OLDEST = 120
"""More years are no age."""

_FIGURES = re.compile(r"(?<![\d.,/:-])\d{1,3}(?![\d/:]|[.,-]\d)")
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?。、।॥។။！？)]|$)")


@dataclass(frozen=True, slots=True)
class NamedAge:
    """An age that a message tells, and where."""

    years: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Way:
    """What stands before and after the number in one way to tell an age."""

    before: str
    after: str
    bare: bool


class AgeReader:
    """Reads the ages in messages."""

    def __init__(self, words: Iterable[AgeWords]) -> None:
        told = ((pattern, bare) for one in words for pattern, bare in _patterns(one))
        self._ways = tuple(dict.fromkeys(_way(pattern, bare) for pattern, bare in told))

    def read_normalised(self, text: str) -> tuple[NamedAge, ...]:
        """Return the ages that an already normalised text tells, in their order."""
        return tuple(age for number in _FIGURES.finditer(text) if (age := self._age(text, number)))

    def _age(self, text: str, number: re.Match[str]) -> NamedAge | None:
        years = int(number[0])
        if years > OLDEST:
            return None
        before, after = text[: number.start()].rstrip(), text[number.end() :]
        places = [place for way in self._ways if (place := _place(way, before, after)) is not None]
        if not places:
            return None
        start, end = min(start for start, _ in places), max(end for _, end in places)
        return NamedAge(years, start, number.end() + end)


def concepts_of(
    ages: Iterable[NamedAge], concepts: Mapping[str, Concept], content: Content, today: date
) -> tuple[str, ...]:
    """Return the concepts of people whose age was told, as the law stands on a day."""
    years = [age.years for age in ages]
    return tuple(
        concept.id
        for concept in concepts.values()
        if concept.ages is not None and any(_within(one, concept, content, today) for one in years)
    )


def _within(years: int, concept: Concept, content: Content, today: date) -> bool:
    assert concept.ages is not None
    youngest = _years(concept.ages.from_, content, today, 0)
    oldest = _years(concept.ages.until, content, today, OLDEST)
    return youngest is not None and oldest is not None and youngest <= years <= oldest


def _years(fact: str | None, content: Content, today: date, unbounded: int) -> int | None:
    """Return the age that a fact sets on a day, None where none is recorded."""
    if fact is None:
        return unbounded
    dated = content.value(fact, today)
    return None if dated is None else dated.value.age


def _patterns(words: AgeWords) -> Iterator[tuple[str, bool]]:
    yield from ((pattern, False) for pattern in words.said)
    yield from ((pattern, True) for pattern in words.bare)


def _way(pattern: str, bare: bool) -> _Way:
    before, after = pattern.split("{n}")
    return _Way(normalise(before).strip(), normalise(after).strip(), bare)


def _place(way: _Way, before: str, after: str) -> tuple[int, int] | None:
    """Return where the way begins in `before` and ends in `after`, None where it is not told so."""
    if not before.endswith(way.before) or not after.lstrip().startswith(way.after):
        return None
    start = len(before) - len(way.before)
    if way.before and _joined(before[start - 1 : start], way.before[0], BLANKS_BEGIN_NO_WORD):
        return None
    end = len(after) - len(after.lstrip()) + len(way.after) if way.after else 0
    if way.after and _joined(after[end : end + 1], way.after[-1], WORDS_TAKE_ENDINGS):
        return None
    if way.bare and not _CLAUSE_ENDS.match(after[end:]):
        return None
    return start, end


def _joined(neighbour: str, letter: str, from_script: str) -> bool:
    """Return whether a letter goes on in its neighbour, in a script where words stand apart."""
    return neighbour.isalnum() and letter < from_script
