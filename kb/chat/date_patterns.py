"""The patterns of a language by which days are found in a text, made from its `dates`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from kb.chat.date_expressions import Expression, end_of, one_of
from kb.chat.date_surroundings import Surroundings
from kb.chat.named_days import (
    NamedDay,
    day_in_a_past_month,
    day_of_a_month,
    days_of,
    in_a_year,
    in_own_calendar,
    without_year,
)
from kb.chat.number_words import by_word, number_expression, numbers_of, places
from kb.languages.calendars import CalendarSystem
from kb.languages.date_words import DateWords
from kb.languages.normalisation import normalise
from kb.languages.word_ends import WORDS_TAKE_ENDINGS

MOST_DAYS_AGO = 3_650
"""More days or weeks ago is a slip of the finger."""

SHORTEST_ALONE = 4
"""A shorter name that stands alone, `may`, `mon`, is a word of many."""

_WEEK = timedelta(days=7)
_OF_SOME_WEEK = frozenset({"alone", "near", "past"})
_YEAR_IN_KANJI = "[〇零一二三四五六七八九]{4}"
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class _DaysAgo:
    """Words for a day at a distance from today, or for `{n}` units back."""

    expression: Expression
    days: int
    numbers: Mapping[str, int]
    either_way: bool = False

    @property
    def counted(self) -> bool:
        """Return whether days or weeks are counted here: half a week more makes it another day."""
        return abs(self.days) >= _WEEK.days or "n" in self.expression.places

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
                "two_weeks_back": tuple(day - _WEEK for day in week_before),
                "before_last": tuple(day - _WEEK for day in (before, *week_before)),
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
    months: Mapping[str, int] = field(default_factory=dict)

    def find(self, text: str, today: date) -> Iterator[NamedDay]:
        for match in self.expression.finditer(text):
            day = _number(match["day"], self.numbers)
            if "months_ago" in match.groupdict():
                yield NamedDay(
                    day_in_a_past_month(day, self.months[match["months_ago"]], today), *match.span()
                )
                continue
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
    years: Mapping[str, int] = field(default_factory=dict)

    @property
    def has_year(self) -> bool:
        """Return whether the year is told: one beside the day is then none of its own."""
        return not {"year", "era", "years_ago"}.isdisjoint(self.expression.places)

    @property
    def has_name(self) -> bool:
        """Return whether the month is told by its name."""
        return "name" in self.expression.places

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
            elif "years_ago" in parts:
                found = days_of([(today.year - self.years[parts["years_ago"]], month, day)]) or None
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

    def is_part(self, text: str, day: NamedDay, beside: Surroundings) -> bool:
        """Return whether a day that was found is only a part of what the text tells there."""
        counted = isinstance(self.finder, _DaysAgo) and self.finder.counted
        return beside.go_on(text, day.start, day.end, counted=counted)

    def is_of_some_week(self, text: str, day: NamedDay, beside: Surroundings) -> bool:
        """Return whether other words may tell of which week a weekday is, or of which month its number."""
        finder = self.finder
        of_some_week = isinstance(finder, _Weekday) and finder.sort in _OF_SOME_WEEK
        of_some_month = isinstance(finder, _DayOfMonth) and not finder.months
        return (of_some_week or of_some_month) and beside.may_be_of_another_week(text, day.start, day.end)

    @property
    def lacks_year(self) -> bool:
        """Return whether it is a day with its month and no year."""
        return isinstance(self.finder, _Written) and not self.finder.has_year

    @property
    def has_name(self) -> bool:
        """Return whether it is a day with its month's name."""
        return isinstance(self.finder, _Written) and self.finder.has_name

    @property
    def names_weekday(self) -> bool:
        """Return whether it is a day of the week: the "two" in a name of one is no number."""
        return isinstance(self.finder, _Weekday)


def patterns_of(language: str, words: DateWords) -> Iterator[DatePattern]:
    """Yield the patterns of a language."""
    numbers = numbers_of(words)
    days_named = numbers | places(words.ordinals)
    count = {"n": f"(?P<n>{number_expression(words, '[0-9]{1,4}', may_go_on=True)})"}
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
    months = places(words.month_names or ())
    eras = {normalise(era): year for era, year in words.eras.items()}
    parts = _parts(words, months, eras, ordinals=True)
    years = by_word(words.years)
    names = {"name": months, "era": eras, "years_ago": years}
    for form in _with_years_ago(words.written) if years else words.written:
        written = _Written(Expression(form, parts, names), days_named, months, eras, years=years)
        yield DatePattern(language, written, with_year="{year}" in form or "{era}" in form)
    yield from _weekday_patterns(language, words, endings)
    yield from _in_part_patterns(language, words, numbers, months)
    if words.own_calendar is not None:
        own = words.own_calendar
        own_names = places(own.month_names)
        own_parts = _parts(words, own_names, {}, ordinals=True)
        for form in own.written:
            expression = Expression(form, own_parts, {"name": own_names})
            written = _Written(expression, days_named, own_names, {}, own.system)
            yield DatePattern(language, written, with_year="{year}" in form)
        yield from _months_alone(language, own_names, own_parts)
    for month in words.other_months:
        for form in (f"{{n}} {month}", f"{month} {{n}}"):
            yield DatePattern(language, _Unclear(Expression(form, count)))


def _weekday_patterns(language: str, words: DateWords, endings: Sequence[str]) -> Iterator[DatePattern]:
    weekdays = places(words.weekdays or ())
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
    months: Mapping[str, int],
) -> Iterator[DatePattern]:
    """Yield the ways to name only the day of a month, or only a month."""
    alone = words.alone
    parts = _parts(words, months, {}, ordinals=False)
    months_ago = by_word(words.months)
    for form in alone.day if months_ago else ():
        for with_month in (f"{{months_ago}} {form}", f"{form} {{months_ago}}"):
            expression = Expression(with_month, parts, {"months_ago": months_ago})
            yield DatePattern(language, _DayOfMonth(expression, numbers, (), months_ago))
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
    words: DateWords, months: Mapping[str, int], eras: Mapping[str, int], *, ordinals: bool
) -> dict[str, str]:
    """Return the expression for each placeholder of a written day."""
    suffix = f"(?:{one_of(map(normalise, words.day_suffixes))})?" if words.day_suffixes else ""
    endings = tuple(map(normalise, words.endings))
    day = number_expression(words, "[0-9]{1,2}", ordinals=ordinals)
    year_of_era = number_expression(words, "[0-9]{1,3}")
    counts_months = len(words.numbers) >= 12
    of_months = list(places(words.numbers[:12])) if counts_months else []
    return {
        "years_ago": f"(?P<years_ago>{one_of(by_word(words.years))})",
        "months_ago": f"(?P<months_ago>{one_of(by_word(words.months))})",
        "day": f"(?P<day>{day}){suffix}",
        "month": f"(?P<month>{one_of(of_months, '[0-9]{1,2}')})",
        "name": f"(?P<name>{one_of(months, ends=partial(end_of, endings=endings))})",
        "year": f"(?P<year>[0-9]{{4}}{'|' + _YEAR_IN_KANJI if counts_months else ''})",
        "era": rf"(?P<era>{one_of(eras)})\s*(?P<era_year>{year_of_era})",
    }


def _with_years_ago(forms: Sequence[str]) -> Iterator[str]:
    """Yield the forms of a written day, and each without a year also beside words for a year: "last year"."""
    for form in forms:
        yield form
        if "{year}" not in form and "{era}" not in form:
            yield f"{{years_ago}} {form}"
            yield f"{form} {{years_ago}}"


def _number(text: str, numbers: Mapping[str, int]) -> int:
    return numbers[text] if text in numbers else int(text)
