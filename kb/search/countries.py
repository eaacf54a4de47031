"""Names of other countries in what was typed: a form of a lexicon says `visa for {country}` for all of them.

Which matter it is makes it not ours, never the country alone: people are from somewhere, have their family
there, and travel there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kb.languages.analysis import words
from kb.languages.countries import other_countries
from kb.languages.country_words import CountryWords
from kb.languages.endings import bases, inflecting
from kb.languages.language import Language
from kb.search.units import MARKED_ARE_OTHERS, Unit, is_whole, units_of
from kb.table import Table

PLACEHOLDER = "{country}"
"""What stands for a country in a form."""

ANY_COUNTRY = "\ue000"
"""The one unit by which a form with a country is looked up; nobody types it."""

CLEAR_WITHOUT_MARKS = 7
"""Letters from which on a name is known without its marks: `han quoc`, but not `my`."""


Read = tuple[str, list[Unit], list[int]]
"""A language, the units with its countries as one, and where these stand."""


class _Name(NamedTuple):
    """A country named in a language, from a unit to before another."""

    language: str
    start: int
    end: int


class Countries:
    """Finds the names of countries. Built once for all languages; what is looked up lies in a table."""

    def __init__(self, languages: Iterable[Language] = ()) -> None:
        rows: dict[str, dict[tuple[str, str, str], None]] = defaultdict(dict)
        for language in languages:
            known = language.countries or CountryWords()
            for name in known.spellings(other_countries(language.locale, known.own)):
                units = units_of(words(name))
                if units:
                    key, marked = _spelled(units, language.code)
                    rows[" ".join(key.split(" ")[:2])][language.code, key, marked] = None
        self._rows = Table.of({first: list(found) for first, found in rows.items()})

    def as_one(self, units: Sequence[Unit], own: Collection[str]) -> Iterator[Read]:
        """Yield the units with each country as one, for each language that names one so.

        Units are followed by the places of the typed units from which each stands.
        """
        found = list(self._names(units, inflecting(own)))
        for language in sorted({name.language for name in found}):
            ends: dict[int, int] = {}
            for name in found:
                if name.language == language:
                    ends[name.start] = max(name.end, ends.get(name.start, 0))
            yield language, *_joined(units, ends)

    def _names(self, units: Sequence[Unit], with_rules: Sequence[str]) -> Iterator[_Name]:
        for start, first in enumerate(units):
            firsts = [first.folded]
            if first.spaced:
                firsts += [base for each in with_rules for base in bases(first.folded, each)]
            second = [f"{one} {units[start + 1].folded}" for one in firsts] if start + 1 < len(units) else []
            for reading in dict.fromkeys((*firsts, *second)):
                for language, key, marked in self._rows.get(reading) or ():
                    end = start + key.count(" ") + 1
                    if _is_name(units[start:end], key, marked) and is_whole(units, start, end):
                        yield _Name(language, start, end)


def _joined(units: Sequence[Unit], ends: Mapping[int, int]) -> tuple[list[Unit], list[int]]:
    """Return units where those from a place to its end are one, and the place of each, with the last end."""
    found: list[Unit] = []
    places: list[int] = []
    place = 0
    while place < len(units):
        end = ends.get(place)
        found.append(units[place] if end is None else _country(units[place:end]))
        places.append(place)
        place = place + 1 if end is None else end
    return found, [*places, len(units)]


def with_countries(key: str, marked: str) -> Iterator[str]:
    """Yield both spellings of a form as they are looked up where a country stands in it."""
    word = PLACEHOLDER.strip("{}")
    for one in (key, marked):
        yield " ".join(ANY_COUNTRY if unit == word else unit for unit in one.split(" "))


def _spelled(units: Sequence[Unit], language: str) -> tuple[str, str]:
    """Return a name as it is looked up, and as it is written where other marks are another word."""
    key, marked = (" ".join(one) for one in zip(*((unit.folded, unit.marked) for unit in units), strict=True))
    return key, marked if language in MARKED_ARE_OTHERS and marked != key else ""


def _is_name(part: Sequence[Unit], key: str, marked: str) -> bool:
    """Return whether typed units are a name; without its marks only where it is long enough to be known."""
    others = key.split(" ")[1:]
    if [unit.folded for unit in part[1:]] != others:
        return False
    typed = " ".join(unit.marked for unit in part)
    return not marked or typed == marked or (typed == key and len(key) >= CLEAR_WITHOUT_MARKS)


def _country(part: Sequence[Unit]) -> Unit:
    return part[0]._replace(folded=ANY_COUNTRY, marked=ANY_COUNTRY, end=part[-1].end, closes=part[-1].closes)
