"""The patterns of a language by which days are found in a text, made from its `dates`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from kb.chat.date_expressions import Expression, end_of, number_ends, one_of
from kb.chat.named_days import (
    NamedDay,
    day_of_a_month,
    days_of,
    in_a_year,
    in_own_calendar,
    without_year,
)
from kb.languages.calendars import CalendarSystem
from kb.languages.date_words import DateWords, Words
from kb.languages.normalisation import normalise
from kb.languages.word_ends import WORDS_TAKE_ENDINGS

MOST_DAYS_AGO = 3_650
"""More days or weeks ago is a slip of the finger."""

SHORTEST_ALONE = 4
"""A shorter name that stands alone, `may`, `mon`, is a word of many."""

_WEEK = timedelta(days=7)
_YEAR_IN_KANJI = "[〇零一二三四五六七八九]{4}"
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class _DaysAgo:
    """Words for a day at a distance from today, or for `{n}` units back."""

    expression: Expression
    days: int
    numbers: Mapping[str, int]
    either_way: bool = False

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            count = _number(match["n"], self.numbers) if "n" in match.groupdict() else 1
            if count * abs(self.days) <= MOST_DAYS_AGO:
                distance = timedelta(days=count * self.days)
                days = (today - distance, today + distance) if self.either_way else (today - distance,)
                yield NamedDay(days, *match.span(), self.either_way)


@dataclass(frozen=True)
class _Weekday:
    """A day of the week. "Last Friday" said on a Saturday may be yesterday or eight days ago: both are kept.

    So are both where it matters whether a week begins on Sunday or on Monday.
    """

    expression: Expression
    weekdays: Mapping[str, int]
    sort: str

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            weekday = self.weekdays[match["weekday"]]
            passed = (today.isoweekday() - weekday) % 7
            before = today - timedelta(days=passed or 7)
            monday, sunday = today.isoweekday() - 1, today.isoweekday() % 7
            week_before = tuple(
                today - timedelta(days=since) - _WEEK + timedelta(days=place)
                for since, place in ((monday, weekday - 1), (sunday, weekday % 7))
            )
            days = {
                "near": (before, before + _WEEK),
                "alone": (before, before + _WEEK) if passed else (today, before),
                "past": (before, *week_before),
                "last_week": week_before,
                "gone": (before,),
            }
            found = tuple(dict.fromkeys(days[self.sort]))
            yield NamedDay(found, *match.span(), either_way=self.sort in ("near", "alone"))


@dataclass(frozen=True)
class _DayOfMonth:
    """The number of a day, without its month: the last one or the next, in each calendar it may be of."""

    expression: Expression
    numbers: Mapping[str, int]
    calendars: tuple[CalendarSystem | None, ...]

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            day = _number(match["day"], self.numbers)
            found = [one for calendar in self.calendars for one in day_of_a_month(day, calendar, today)]
            if found:
                yield NamedDay(tuple(dict.fromkeys(found)), *match.span(), either_way=True)


@dataclass(frozen=True)
class _Unclear:
    """Words for a time that is no certain day: "two months ago", a day of another calendar."""

    expression: Expression

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            yield NamedDay((), *match.span())


@dataclass(frozen=True)
class _Written:
    """A day written with its month, and perhaps its year."""

    expression: Expression
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    eras: Mapping[str, int]
    calendar: CalendarSystem | None = None

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            parts = match.groupdict()
            month = self.months[parts["name"]] if "name" in parts else _number(parts["month"], self.numbers)
            day = _number(parts["day"], self.numbers)
            year = parts["year"].translate(_KANJI_DIGITS) if "year" in parts else None
            if self.calendar is not None:
                found = in_own_calendar(self.calendar, year, month, day, today)
            elif year is not None:
                found = in_a_year(int(year), month, day, today)
            elif "era" in parts:
                of_era = self.eras[parts["era"]] + _number(parts["era_year"], self.numbers)
                found = days_of([(of_era, month, day)]) or None
            else:
                found = without_year(month, day, today) or None
            if found is not None:
                yield NamedDay(found, *match.span())


Finder = _DaysAgo | _Weekday | _DayOfMonth | _Unclear | _Written


@dataclass(frozen=True)
class DatePattern:
    """One way in which a language names a day.

    `hides` is a way that looks like one and names none, `with_year` one that nothing else looks like,
    `awaited` one that is a day only where a day is waited for: "the 20th", a bare "Friday".
    """

    language: str
    finder: Finder
    hides: bool = False
    with_year: bool = False
    awaited: bool = False


def patterns_of(language: str, words: DateWords) -> Iterator[DatePattern]:
    """Yield the patterns of a language."""
    numbers = _places(words.numbers)
    count = {"n": f"(?P<n>{one_of(numbers, '[0-9]{1,4}')})"}
    endings = tuple(map(normalise, words.endings))
    for form in words.not_days:
        yield DatePattern(language, _Unclear(Expression(form, count)), hides=True)
    for form in words.unclear:
        yield DatePattern(language, _Unclear(Expression(form, count)))
    for days, forms in words.days_ago.items():
        for form in forms:
            yield DatePattern(language, _DaysAgo(Expression(form, {}, endings=endings), days, numbers))
    for days, forms in words.before_or_after.items():
        for form in forms:
            finder = _DaysAgo(Expression(form, {}), days, numbers, either_way=True)
            yield DatePattern(language, finder, awaited=True)
    for unit_days, forms in ((1, words.ago.day), (7, words.ago.week)):
        for form in forms:
            yield DatePattern(language, _DaysAgo(Expression(form, count), unit_days, numbers))
    months = _places(words.month_names or ())
    eras = {normalise(era): year for era, year in words.eras.items()}
    parts = _parts(words, numbers, months, eras)
    for form in words.written:
        written = _Written(Expression(form, parts, {"name": months, "era": eras}), numbers, months, eras)
        yield DatePattern(language, written, with_year="{year}" in form or "{era}" in form)
    yield from _weekday_patterns(language, words, endings)
    yield from _in_part_patterns(language, words, numbers, parts, months)
    if words.own_calendar is not None:
        own = words.own_calendar
        names = _places(own.month_names)
        own_parts = _parts(words, numbers, names, {})
        for form in own.written:
            expression = Expression(form, own_parts, {"name": names})
            written = _Written(expression, numbers, names, {}, own.system)
            yield DatePattern(language, written, with_year="{year}" in form)
        yield from _months_alone(language, names, own_parts)
    for month in words.other_months:
        for form in (f"{{n}} {month}", f"{month} {{n}}"):
            yield DatePattern(language, _Unclear(Expression(form, count)))


def _weekday_patterns(language: str, words: DateWords, endings: Sequence[str]) -> Iterator[DatePattern]:
    weekdays = _places(words.weekdays or ())
    named = {"weekday": f"(?P<weekday>{one_of(weekdays, ends=partial(end_of, endings=endings))})"}
    for sort, forms in words.weekday:
        signs = weekdays if sort != "alone" else {name: 0 for name in weekdays if _is_long(name)}
        for form in forms if signs else ():
            finder = _Weekday(Expression(form, named, {"weekday": signs}), weekdays, sort)
            yield DatePattern(language, finder, awaited=sort == "alone")


def _in_part_patterns(
    language: str,
    words: DateWords,
    numbers: Mapping[str, int],
    parts: Mapping[str, str],
    months: Mapping[str, int],
) -> Iterator[DatePattern]:
    """Yield the ways to name only the day of a month, or only a month."""
    alone = words.alone
    own = words.own_calendar.system if words.own_calendar is not None else None
    for forms, calendars in (
        (alone.day, (None,)),
        (alone.own_day, (own,)),
        (alone.any_day, (None, own)),
    ):
        for form in forms:
            yield DatePattern(
                language, _DayOfMonth(Expression(form, parts), numbers, calendars), awaited=True
            )
    for form in alone.month:
        yield DatePattern(language, _Unclear(Expression(form, parts)), awaited=True)
    yield from _months_alone(language, months, parts)


def _months_alone(
    language: str, months: Mapping[str, int], parts: Mapping[str, str]
) -> Iterator[DatePattern]:
    names = {name: 0 for name in months if _is_long(name)}
    if names:
        yield DatePattern(language, _Unclear(Expression("{name}", parts, {"name": names})), awaited=True)


def _is_long(name: str) -> bool:
    """Return whether a name may stand alone: one of an Indic or East Asian script is no other word."""
    return len(name) >= SHORTEST_ALONE or name[0] >= WORDS_TAKE_ENDINGS


def _parts(
    words: DateWords, numbers: Mapping[str, int], months: Mapping[str, int], eras: Mapping[str, int]
) -> dict[str, str]:
    """Return the expression for each placeholder of a written day."""
    suffix = f"(?:{one_of(map(normalise, words.day_suffixes))})?" if words.day_suffixes else ""
    endings = tuple(map(normalise, words.endings))
    day = one_of(numbers, "[0-9]{1,2}", ends=number_ends)
    year_of_era = one_of(numbers, "[0-9]{1,3}", ends=number_ends)
    counts_months = len(words.numbers) >= 12
    of_months = [word for word, place in numbers.items() if place <= 12] if counts_months else []
    return {
        "day": f"(?P<day>{day}){suffix}",
        "month": f"(?P<month>{one_of(of_months, '[0-9]{1,2}')})",
        "name": f"(?P<name>{one_of(months, ends=partial(end_of, endings=endings))})",
        "year": f"(?P<year>[0-9]{{4}}{'|' + _YEAR_IN_KANJI if counts_months else ''})",
        "era": rf"(?P<era>{one_of(eras)})\s*(?P<era_year>{year_of_era})",
    }


def _places(forms: Sequence[Words]) -> dict[str, int]:
    """Return the place of each word, from 1: the number that it means."""
    return {normalise(word): place for place, words in enumerate(forms, 1) for word in words}


def _number(text: str, numbers: Mapping[str, int]) -> int:
    return numbers[text] if text in numbers else int(text)
