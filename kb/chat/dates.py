"""The days that a message names, only where they are certain; two meanings stay two meanings.

How people type days in a language is data (`dates` in `language.yaml`). Only days in figures are the same
everywhere: `2026-11-01` is certain, `1/11/2026` is the first of November to some and the eleventh of
January to others. A month ago is no certain day, nor is one of the Nepali calendar: it is asked back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kb.languages.calendars import CalendarSystem, from_calendar, in_calendar
from kb.languages.date_words import DateWords, Words
from kb.languages.normalisation import normalise

MOST_DAYS_AGO = 3_650
"""More days or weeks ago is a slip of the finger."""

NEAR_PAST = timedelta(days=183)
NEAR_FUTURE = timedelta(days=31)
"""A day without its year is certain if it lies this near; the two are shorter than a year together, so
that never two years fit."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a message names. Several: it can be read in several ways; none: it is no certain day."""

    days: tuple[date, ...]
    start: int
    end: int

    @property
    def certain(self) -> date | None:
        """Return the day, or None where it can be read in two ways or in none."""
        return self.days[0] if len(self.days) == 1 else None


class DateReader:
    """Reads the days in messages, in all languages at once: people mix them."""

    def __init__(self, words: Iterable[DateWords]) -> None:
        self._patterns = [pattern for language in words for pattern in _patterns(language)]
        told_by: dict[str, list[int]] = defaultdict(list)
        for place, pattern in enumerate(self._patterns):
            for sign in pattern.expression.signs:
                told_by[sign].append(place)
        self._told_by = {sign: tuple(places) for sign, places in told_by.items()}

    def read(self, message: str, today: date) -> tuple[NamedDay, ...]:
        """Return the days that a message names, in their order; of overlapping readings the longest."""
        return self.read_normalised(normalise(message), today)

    def read_normalised(self, text: str, today: date) -> tuple[NamedDay, ...]:
        """Return the days that an already normalised text names."""
        found = [*_in_figures(text, today)]
        possible = {place for sign, places in self._told_by.items() if sign in text for place in places}
        for place in sorted(possible):
            found += self._patterns[place].find(text, today)
        found.sort(key=lambda day: (day.start - day.end, day.start))
        kept: list[NamedDay] = []
        for day in found:
            if all(day.end <= other.start or other.end <= day.start for other in kept):
                kept.append(day)
        return tuple(sorted(kept, key=lambda day: day.start))


class _Expression:
    """What finds a form in a normalised text. It is compiled when it is first needed, which few of them are.

    Where none of `signs` stands in a text, nothing is found there.
    """

    def __init__(
        self, form: str, parts: Mapping[str, str], names: Mapping[str, Collection[str]] | None = None
    ) -> None:
        """Take a form, the expressions of its placeholders, and the words that some of these stand for."""
        pieces = _PLACEHOLDER.split(normalise(form))
        self._pieces = tuple(pieces)
        self._parts = parts
        words = [word for literal in pieces[::2] for word in literal.split()]
        named = next((tuple(names[piece]) for piece in pieces[1::2] if piece in names), ()) if names else ()
        self.signs = (max(words, key=len),) if words else named or ("",)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return _expression(self._pieces, self._parts)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what matches, in its order."""
        return self._compiled.finditer(text)


@dataclass(frozen=True)
class _DaysAgo:
    """Words for a day at a distance from today, or for `{n}` units back."""

    expression: _Expression
    days: int
    numbers: Mapping[str, int]

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            count = _number(match["n"], self.numbers) if "n" in match.groupdict() else 1
            if count * abs(self.days) <= MOST_DAYS_AGO:
                yield NamedDay((today - timedelta(days=count * self.days),), *match.span())


@dataclass(frozen=True)
class _Weekday:
    """A day of the week. "Last Friday" said on a Saturday may be yesterday or eight days ago: both are kept.

    So are both where it matters whether a week begins on Sunday or on Monday.
    """

    expression: _Expression
    weekdays: Mapping[str, int]
    sort: str

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            weekday = self.weekdays[match["weekday"]]
            before = today - timedelta(days=(today.isoweekday() - weekday) % 7 or 7)
            monday, sunday = today.isoweekday() - 1, today.isoweekday() % 7
            week_before = tuple(
                today - timedelta(days=passed) - _WEEK + timedelta(days=place)
                for passed, place in ((monday, weekday - 1), (sunday, weekday % 7))
            )
            days = {
                "near": (before, before + _WEEK),
                "past": (before, *week_before),
                "last_week": week_before,
            }
            yield NamedDay(tuple(dict.fromkeys(days[self.sort])), *match.span())


@dataclass(frozen=True)
class _Unclear:
    """Words for a time that is no certain day: "two months ago", a day of another calendar."""

    expression: _Expression

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            yield NamedDay((), *match.span())


@dataclass(frozen=True)
class _Written:
    """A day written with its month, and perhaps its year."""

    expression: _Expression
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    eras: Mapping[str, int]
    calendar: CalendarSystem | None = None

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            parts = match.groupdict()
            month = self.months[parts["name"]] if "name" in parts else int(parts["month"])
            day = _number(parts["day"], self.numbers)
            if self.calendar is not None:
                found = _in_own_calendar(self.calendar, parts.get("year"), month, day, today)
            elif "year" in parts:
                found = _in_a_year(int(parts["year"]), month, day, today)
            elif "era" in parts:
                year = self.eras[parts["era"]] + _number(parts["era_year"], self.numbers)
                found = _days([(year, month, day)]) or None
            else:
                found = _without_year(month, day, today) or None
            if found is not None:
                yield NamedDay(found, *match.span())


_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_WEEK = timedelta(days=7)
_BLANKS = r"[\s,.]*"
_BLANKS_BEGIN_NO_WORD = "\u0e00"
"""From Thai on, scripts set no blank between words; before it, a word begins after one."""
_WORDS_TAKE_ENDINGS = "\u0900"
"""Indic words take endings without a blank; before them, a word ends at one."""
_NO_NUMBER_BEFORE = "(?<![0-9〇一二三四五六七八九十百千万])"
"""The `三日前` in `十三日前` is no day of its own."""

_NO_LETTER_AFTER = r"(?![^\W_])"
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])")


def _in_figures(text: str, today: date) -> Iterator[NamedDay]:
    for match in _YEAR_FIRST.finditer(text):
        year, _, month, day = match.groups()
        yield from _read_as(match, today, (year, month, day))
    for match in _YEAR_LAST.finditer(text):
        one, _, other, year = match.groups()
        yield from _read_as(match, today, (year, other, one), (year, one, other))


def _read_as(match: re.Match[str], today: date, *readings: tuple[str, str, str]) -> Iterator[NamedDay]:
    """Yield the day of figures that stand for a year, a month and a day in one of several orders."""
    days = [_in_figures_of(int(year), int(month), int(day), today) for year, month, day in readings]
    known = [day for day in days if day is not None]
    if known:
        yield NamedDay(tuple(dict.fromkeys(day for found in known for day in found)), *match.span())


def _days(readings: Iterable[tuple[int, int, int]]) -> tuple[date, ...]:
    """Return the readings that are days of the calendar, each once."""
    days = []
    for year, month, day in readings:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))


BUDDHIST_ERA = 543
"""Years that Thai people count more."""

YEARS_AHEAD = 10
"""A year later than that is one of another calendar: 2083 in Nepal, 2569 in Thailand."""

RECENT_YEARS = 20
"""Years back in which a year in figures is taken for one of the Persian or the Nepali calendar; before, it
may be of the Islamic one or ours."""


def _in_a_year(year: int, month: int, day: int, today: date) -> tuple[date, ...] | None:
    """Return the day of a written year; no day where the year is of a calendar that is not read here."""
    if today.year + BUDDHIST_ERA - 120 <= year <= today.year + BUDDHIST_ERA + YEARS_AHEAD:
        year -= BUDDHIST_ERA
    if year > today.year + YEARS_AHEAD or 1300 < year < 1500:
        return ()
    return _days([(year, month, day)]) or None


def _in_figures_of(year: int, month: int, day: int, today: date) -> tuple[date, ...] | None:
    """Return the day of three figures: of the Persian or the Nepali calendar where its year tells so."""
    for calendar in (CalendarSystem.SOLAR_HIJRI, CalendarSystem.BIKRAM_SAMBAT):
        this_year = in_calendar(today, calendar)
        if this_year is not None and this_year[0] - RECENT_YEARS <= year <= this_year[0] + YEARS_AHEAD:
            found = from_calendar((year, month, day), calendar)
            return None if found is None else (found,)
    return _in_a_year(year, month, day, today)


def _in_own_calendar(
    calendar: CalendarSystem, year: str | None, month: int, day: int, today: date
) -> tuple[date, ...] | None:
    """Return the day of another calendar, the near ones where no year is told; None where there is none."""
    this_year = in_calendar(today, calendar)
    if year is not None:
        found = from_calendar((int(year), month, day), calendar)
        return None if found is None else (found,)
    years = () if this_year is None else range(this_year[0] - 1, this_year[0] + 2)
    readings = (from_calendar((one, month, day), calendar) for one in years)
    return _near([reading for reading in readings if reading is not None], today) or None


def _without_year(month: int, day: int, today: date) -> tuple[date, ...]:
    """Return the one day that is near, or the last and the next one where none is."""
    readings = _days((year, month, day) for year in (today.year - 1, today.year, today.year + 1))
    return _near(readings, today)


def _near(readings: Sequence[date], today: date) -> tuple[date, ...]:
    """Return the one of several days that is near, or the last and the next one where none is."""
    near = tuple(one for one in readings if today - NEAR_PAST <= one <= today + NEAR_FUTURE)
    if near:
        return near
    past = [one for one in readings if one < today]
    coming = [one for one in readings if one > today]
    return (*past[-1:], *coming[:1])


def _patterns(words: DateWords) -> Iterator[_DaysAgo | _Weekday | _Unclear | _Written]:
    numbers = _places(words.numbers)
    count = {"n": f"(?P<n>{_one_of(numbers, '[0-9]{1,4}')})"}
    for days, forms in words.days_ago.items():
        for form in forms:
            yield _DaysAgo(_Expression(form, {}), days, numbers)
    for unit_days, forms in ((1, words.ago.day), (7, words.ago.week)):
        for form in forms:
            yield _DaysAgo(_Expression(form, count), unit_days, numbers)
    months = _places(words.month_names or ())
    eras = {normalise(era): year for era, year in words.eras.items()}
    parts = _parts(words, numbers, months, eras)
    for form in words.written:
        yield _Written(_Expression(form, parts, {"name": months, "era": eras}), numbers, months, eras)
    weekdays = _places(words.weekdays or ())
    named = {"weekday": f"(?P<weekday>{_one_of(weekdays)})"}
    for sort, forms in words.weekday:
        for form in forms:
            yield _Weekday(_Expression(form, named, {"weekday": weekdays}), weekdays, sort)
    for form in words.unclear:
        yield _Unclear(_Expression(form, count))
    if words.own_calendar is not None:
        own = words.own_calendar
        names = _places(own.month_names)
        own_parts = _parts(words, numbers, names, {})
        for form in own.written:
            yield _Written(_Expression(form, own_parts, {"name": names}), numbers, names, {}, own.system)
    for month in words.other_months:
        for form in (f"{{n}} {month}", f"{month} {{n}}"):
            yield _Unclear(_Expression(form, count))


def _parts(
    words: DateWords, numbers: Mapping[str, int], months: Mapping[str, int], eras: Mapping[str, int]
) -> dict[str, str]:
    """Return the expression for each placeholder of a written day."""
    suffix = f"(?:{_one_of(map(normalise, words.day_suffixes))})?" if words.day_suffixes else ""
    day = _one_of(numbers, "[0-9]{1,2}", ends=_NO_LETTER_AFTER)
    year_of_era = _one_of(numbers, "[0-9]{1,3}", ends=_NO_LETTER_AFTER)
    return {
        "day": f"(?P<day>{day}){suffix}",
        "month": "(?P<month>[0-9]{1,2})",
        "name": f"(?P<name>{_one_of(months)})",
        "year": "(?P<year>[0-9]{4})",
        "era": rf"(?P<era>{_one_of(eras)})\s*(?P<era_year>{year_of_era})",
    }


def _places(forms: Sequence[Words]) -> dict[str, int]:
    """Return the place of each word, from 1: the number that it means."""
    return {normalise(word): place for place, words in enumerate(forms, 1) for word in words}


def _one_of(words: Iterable[str], *others: str, ends: str = "") -> str:
    """Return an alternative of all words, the longest first, so that none hides behind its beginning.

    What must follow a word of a script with blanks is `ends`: the "ten" of "tender" is no number.
    """
    ordered = sorted(words, key=len, reverse=True)
    spaced = {word: ends if word[-1] < _BLANKS_BEGIN_NO_WORD else "" for word in ordered if word}
    return "|".join((*others, *(re.escape(word) + end for word, end in spaced.items())))


def _expression(pieces: Sequence[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds a form in a text, between other words but not inside one.

    `pieces` are the literals of the form and, at every second place, the placeholders between them.
    """
    body = "".join(
        parts[piece] if place % 2 else _BLANKS.join(map(re.escape, piece.split(" ")))
        for place, piece in enumerate(pieces)
    )
    literals = [literal.strip() for literal in pieces[::2] if literal.strip()]
    before = r"(?<![^\W_])" if not literals or literals[0][0] < _BLANKS_BEGIN_NO_WORD else _NO_NUMBER_BEFORE
    after = r"(?![^\W_])" if pieces[-1] and pieces[-1][-1] < _WORDS_TAKE_ENDINGS else "(?![0-9])"
    return re.compile(before + body + after)


def _number(text: str, numbers: Mapping[str, int]) -> int:
    return numbers[text] if text in numbers else int(text)
