"""The patterns of a language by which days are found in a text, made from its `dates`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial

from kb.chat.named_days import (
    NamedDay,
    day_of_a_month,
    days_of,
    in_a_year,
    in_own_calendar,
    without_year,
)
from kb.languages.calendars import CalendarSystem
from kb.languages.date_words import PLACEHOLDER, DateWords, Words
from kb.languages.normalisation import normalise

MOST_DAYS_AGO = 3_650
"""More days or weeks ago is a slip of the finger."""

SHORTEST_INFLECTED = 4
"""Shorter names take no endings: the `ara` of December would be in many words."""

SHORT_INDIC_WORD = 3
"""Characters up to which an Indic word takes only the endings that are told: `আজ` stands in many words."""

SHORTEST_ALONE = 4
"""A shorter name that stands alone, `may`, `mon`, is a word of many."""

_WEEK = timedelta(days=7)
_BLANKS = r"[\s,.]*"
_BLANKS_BEGIN_NO_WORD = "\u0e00"
"""From Thai on, scripts set no blank between words; before it, a word begins after one."""
_WORDS_TAKE_ENDINGS = "\u0900"
"""Indic words take endings without a blank; before them, a word ends at one."""
_HANGUL = ("\uac00", "\ud7a3")
"""Korean words begin after a blank, and take endings without one."""
_NO_NUMBER_BEFORE = "(?<![0-9〇一二三四五六七八九十百千万])"
"""The `三日前` in `十三日前` is no day of its own."""
_YEAR_IN_KANJI = "[〇零一二三四五六七八九]{4}"
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")

_MARKS = "".join(one for one in map(chr, range(0x900, 0x1800)) if unicodedata.category(one) in ("Mn", "Mc"))
_NO_MARK_AFTER = f"(?![{_MARKS}])"
"""A vowel sign belongs to the letter before it: no word ends there."""
_NO_LETTER_AFTER = r"(?![^\W_])"
_NO_LETTER_BEFORE = rf"(?<![^\W_])(?<![{_MARKS}])"


class _Expression:
    """What finds a form in a normalised text. It is compiled when it is first needed, which few of them are.

    Where none of `signs` stands in a text, nothing is found there.
    """

    def __init__(
        self,
        form: str,
        parts: Mapping[str, str],
        names: Mapping[str, Collection[str]] | None = None,
        endings: Sequence[str] = (),
    ) -> None:
        """Take a form, the expressions of its placeholders, and the words that some of these stand for."""
        pieces = PLACEHOLDER.split(normalise(form))
        self._pieces = tuple(pieces)
        self._parts = parts
        self._endings = endings
        words = [word for literal in pieces[::2] for word in literal.split()]
        named = next((tuple(names[piece]) for piece in pieces[1::2] if piece in names), ()) if names else ()
        self.signs = (max(words, key=len),) if words else named or ("",)
        self._name = named[0] if named else ""

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return _expression(self._pieces, self._parts, self._endings, self._name)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what matches, in its order."""
        return self._compiled.finditer(text)


@dataclass(frozen=True)
class _DaysAgo:
    """Words for a day at a distance from today, or for `{n}` units back."""

    expression: _Expression
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

    expression: _Expression
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

    expression: _Expression
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
    count = {"n": f"(?P<n>{_one_of(numbers, '[0-9]{1,4}')})"}
    endings = tuple(map(normalise, words.endings))
    for form in words.not_days:
        yield DatePattern(language, _Unclear(_Expression(form, count)), hides=True)
    for form in words.unclear:
        yield DatePattern(language, _Unclear(_Expression(form, count)))
    for days, forms in words.days_ago.items():
        for form in forms:
            yield DatePattern(language, _DaysAgo(_Expression(form, {}, endings=endings), days, numbers))
    for days, forms in words.before_or_after.items():
        for form in forms:
            finder = _DaysAgo(_Expression(form, {}), days, numbers, either_way=True)
            yield DatePattern(language, finder, awaited=True)
    for unit_days, forms in ((1, words.ago.day), (7, words.ago.week)):
        for form in forms:
            yield DatePattern(language, _DaysAgo(_Expression(form, count), unit_days, numbers))
    months = _places(words.month_names or ())
    eras = {normalise(era): year for era, year in words.eras.items()}
    parts = _parts(words, numbers, months, eras)
    for form in words.written:
        written = _Written(_Expression(form, parts, {"name": months, "era": eras}), numbers, months, eras)
        yield DatePattern(language, written, with_year="{year}" in form or "{era}" in form)
    yield from _weekday_patterns(language, words, endings)
    yield from _in_part_patterns(language, words, numbers, parts, months)
    if words.own_calendar is not None:
        own = words.own_calendar
        names = _places(own.month_names)
        own_parts = _parts(words, numbers, names, {})
        for form in own.written:
            expression = _Expression(form, own_parts, {"name": names})
            written = _Written(expression, numbers, names, {}, own.system)
            yield DatePattern(language, written, with_year="{year}" in form)
        yield from _months_alone(language, names, own_parts)
    for month in words.other_months:
        for form in (f"{{n}} {month}", f"{month} {{n}}"):
            yield DatePattern(language, _Unclear(_Expression(form, count)))


def _weekday_patterns(language: str, words: DateWords, endings: Sequence[str]) -> Iterator[DatePattern]:
    weekdays = _places(words.weekdays or ())
    named = {"weekday": f"(?P<weekday>{_one_of(weekdays, ends=partial(_end_of, endings=endings))})"}
    for sort, forms in words.weekday:
        signs = weekdays if sort != "alone" else {name: 0 for name in weekdays if _is_long(name)}
        for form in forms if signs else ():
            finder = _Weekday(_Expression(form, named, {"weekday": signs}), weekdays, sort)
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
                language, _DayOfMonth(_Expression(form, parts), numbers, calendars), awaited=True
            )
    for form in alone.month:
        yield DatePattern(language, _Unclear(_Expression(form, parts)), awaited=True)
    yield from _months_alone(language, months, parts)


def _months_alone(
    language: str, months: Mapping[str, int], parts: Mapping[str, str]
) -> Iterator[DatePattern]:
    names = {name: 0 for name in months if _is_long(name)}
    if names:
        yield DatePattern(language, _Unclear(_Expression("{name}", parts, {"name": names})), awaited=True)


def _is_long(name: str) -> bool:
    """Return whether a name may stand alone: one of an Indic or East Asian script is no other word."""
    return len(name) >= SHORTEST_ALONE or name[0] >= _WORDS_TAKE_ENDINGS


def _parts(
    words: DateWords, numbers: Mapping[str, int], months: Mapping[str, int], eras: Mapping[str, int]
) -> dict[str, str]:
    """Return the expression for each placeholder of a written day."""
    suffix = f"(?:{_one_of(map(normalise, words.day_suffixes))})?" if words.day_suffixes else ""
    endings = tuple(map(normalise, words.endings))
    day = _one_of(numbers, "[0-9]{1,2}", ends=_number_ends)
    year_of_era = _one_of(numbers, "[0-9]{1,3}", ends=_number_ends)
    counts_months = len(words.numbers) >= 12
    of_months = [word for word, place in numbers.items() if place <= 12] if counts_months else []
    return {
        "day": f"(?P<day>{day}){suffix}",
        "month": f"(?P<month>{_one_of(of_months, '[0-9]{1,2}')})",
        "name": f"(?P<name>{_one_of(months, ends=partial(_end_of, endings=endings))})",
        "year": f"(?P<year>[0-9]{{4}}{'|' + _YEAR_IN_KANJI if counts_months else ''})",
        "era": rf"(?P<era>{_one_of(eras)})\s*(?P<era_year>{year_of_era})",
    }


def _places(forms: Sequence[Words]) -> dict[str, int]:
    """Return the place of each word, from 1: the number that it means."""
    return {normalise(word): place for place, words in enumerate(forms, 1) for word in words}


def _number_ends(word: str) -> str:
    """Return what must follow a number as a word: the "ten" of "tender" is none."""
    return _NO_LETTER_AFTER if word[-1] < _BLANKS_BEGIN_NO_WORD else ""


def _end_of(word: str, endings: Sequence[str] = ()) -> str:
    """Return what must follow a word that ends a name or a form: the end of the word, or one of `endings`."""
    last, alone = word[-1], f"{_NO_LETTER_AFTER}{_NO_MARK_AFTER}"
    if last < _WORDS_TAKE_ENDINGS:
        inflected = len(word) >= SHORTEST_INFLECTED
    elif last < _BLANKS_BEGIN_NO_WORD and len(word) <= SHORT_INDIC_WORD:
        inflected = True
    else:
        return _NO_MARK_AFTER
    return f"(?:{alone}|(?=(?:{_one_of(endings)}){alone}))" if endings and inflected else alone


def _one_of(words: Iterable[str], *others: str, ends: Callable[[str], str] | None = None) -> str:
    """Return an alternative of all words, the longest first, so that none hides behind its beginning.

    `ends` tells what must follow a word.
    """
    ordered = sorted(filter(None, words), key=len, reverse=True)
    return "|".join((*others, *(re.escape(word) + (ends(word) if ends else "") for word in ordered)))


def _expression(
    pieces: Sequence[str], parts: Mapping[str, str], endings: Sequence[str], name: str
) -> re.Pattern[str]:
    """Return what finds a form in a text, between other words but not inside one.

    `pieces` are the literals of the form and, at every second place, the placeholders between them; `name` is
    one of the words that may stand for the first of these.
    """
    body = "".join(
        f"(?:{parts[piece]})" if place % 2 else _BLANKS.join(map(re.escape, piece.split(" ")))
        for place, piece in enumerate(pieces)
    )
    literals = [literal.strip() for literal in pieces[::2] if literal.strip()]
    first = (literals[0] if literals else name)[:1]
    begins = first < _BLANKS_BEGIN_NO_WORD or (_HANGUL[0] <= first <= _HANGUL[1])
    before = _NO_LETTER_BEFORE if begins else _NO_NUMBER_BEFORE
    after = _end_of(pieces[-1].split(" ")[-1], endings) if pieces[-1].strip() else ""
    return re.compile(before + body + after + "(?![0-9])")


def _number(text: str, numbers: Mapping[str, int]) -> int:
    return numbers[text] if text in numbers else int(text)
