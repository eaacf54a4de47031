"""The days that a message names, only where they are certain; two meanings stay two meanings.

How people type days in a language is data (`dates` in `language.yaml`). Only days in figures are the same
everywhere: `2026-11-01` is certain, `1/11/2026` is the first of November to some and the eleventh of
January to others. A month ago is no certain day, nor is one of the Nepali calendar: it is asked back.

Messages are read in all languages at once, for people mix them. But what names a day in one language may be
an everyday word of another: the `hijo` of Nepali, yesterday, is a Spanish son. Such a word counts only in
a message of its own language (`DateReader.read_normalised`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kb.chat.date_patterns import DatePattern, patterns_of
from kb.chat.date_surroundings import Surroundings, YearSigns
from kb.chat.named_days import NamedDay, in_figures_of, in_two_figures
from kb.languages.analysis import Word, words
from kb.languages.date_words import PLACEHOLDER, DateWords
from kb.languages.detection import Detector
from kb.languages.language import Language
from kb.languages.normalisation import normalise
from kb.languages.registry import REFERENCE_LANGUAGES

OWN_LANGUAGE_ONLY = 3
"""An English word of so few letters counts only where the message's language does not use it: `may`, `sun`.
Longer ones are the same word wherever people use it: `monday`."""

_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])")
_TWO_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})(?![\d/-]|[.]\d)|^\W*(\d{1,2})[.-](\d{1,2})\W*$")
_BETWEEN = re.compile(r"[\W_]{0,3}(?:の|the)?[\W_]{0,2}")
"""What may stand between a day and its weekday."""
_TAKEN_OUT = "\x00"
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Found:
    day: NamedDay
    pattern: DatePattern | None = None

    @property
    def hides(self) -> bool:
        """Return whether it only looks like a day."""
        return self.pattern is not None and self.pattern.hides

    @property
    def is_weekday(self) -> bool:
        """Return whether it is told by the day of the week."""
        return self.pattern is not None and self.pattern.names_weekday

    @property
    def place(self) -> tuple[int, int]:
        """Return where it begins and ends."""
        return self.day.start, self.day.end

    @property
    def order(self) -> tuple[int, int, bool]:
        """Return what the longest readings come first by; of two the one that names no certain day."""
        return self.day.start - self.day.end, self.day.start, bool(self.day.days)


class DateReader:
    """Reads the days in messages, in all languages at once: people mix them."""

    def __init__(self, languages: Iterable[Language], detector: Detector | None = None) -> None:
        """Take the languages, and what tells in which of them words are used."""
        dates = {one.code: one.dates for one in languages if one.dates is not None}
        self._patterns = [one for code, found in dates.items() for one in patterns_of(code, found)]
        self._day_words = {code: frozenset(_words_of(found)) for code, found in dates.items()}
        self._units = {normalise(unit) for found in dates.values() for unit in found.units}
        tens = {ten for found in dates.values() for forms in found.tens.values() for ten in forms}
        self._surroundings = {code: Surroundings(found, tens) for code, found in dates.items()}
        self._years = YearSigns(dates.values())
        self._detector = detector
        told_by: dict[str, list[int]] = defaultdict(list)
        for place, pattern in enumerate(self._patterns):
            for sign in pattern.finder.expression.signs:
                told_by[sign].append(place)
        self._told_by = {sign: tuple(places) for sign, places in told_by.items()}

    def read(
        self, message: str, today: date, page: str | None = None, *, awaited: bool = False
    ) -> tuple[NamedDay, ...]:
        """Return the days that a message names, in their order; of overlapping readings the longest.

        `page` is the language of the page; None where no word is looked at as one of another language.
        `awaited` tells that a day is waited for: then also "the 20th", `3/11` and a bare "Friday" are days.
        """
        return self.read_words(words(message, page), normalise(message), today, page, awaited=awaited)

    def read_words(
        self, found: Sequence[Word], text: str, today: date, page: str | None, *, awaited: bool = False
    ) -> tuple[NamedDay, ...]:
        """Return the days that a text names; `found` are its words, `text` is it normalised."""
        language = page
        if self._detector is not None and page is not None:
            language = self._detector.detect(found, page).language or page
        return self._read(text, today, language, page, awaited=awaited)

    def _read(
        self, text: str, today: date, language: str | None, page: str | None, *, awaited: bool
    ) -> tuple[NamedDay, ...]:
        found = [_Found(day) for day in _in_figures(text, today, awaited=awaited)]
        possible = {place for sign, places in self._told_by.items() if sign in text for place in places}
        for place in sorted(possible):
            pattern = self._patterns[place]
            if awaited or not pattern.awaited:
                found += [
                    _Found(day, pattern)
                    for day in pattern.finder.find(text, today)
                    if self._is_meant(text[day.start : day.end], text, pattern, language, page)
                ]
        kept: list[_Found] = []
        for one in sorted(found, key=lambda one: one.order):
            day = one.day
            if all(day.end <= other.day.start or other.day.end <= day.start for other in kept):
                kept.append(one)
        kept.sort(key=lambda one: one.place)
        kept = _without_repeated_weekdays(kept, text)
        weekdays = [
            _Found(day, pattern)
            for pattern in (self._patterns[place] for place in possible)
            if pattern.names_weekday
            for day in pattern.finder.find(text, today)
            if text[day.start : day.end] not in self._units
        ]
        return tuple(self._as_told(one, kept, found, weekdays, text) for one in kept if not one.hides)

    def _as_told(
        self,
        one: _Found,
        kept: Sequence[_Found],
        found: Sequence[_Found],
        weekdays: Sequence[_Found],
        text: str,
    ) -> NamedDay:
        """Return a day as it was found, or no certain one where it is only a part of what is told there.

        What the same words say besides is another reading: арван долоо хоног are 17 days or ten weeks. The
        two in a Chinese Tuesday is no part of a number, and a day beside another weekday is doubtful.
        """
        day = one.day
        if not day.days or one.pattern is None:
            return day
        aside = [other.day for other in weekdays if not _overlap(other.day, day)]
        rest = _without(text, aside)
        alone = _without(rest, (other.day for other in kept if other is not one and other.day.days))
        same = [other for other in found if other.place == one.place and other.day.days]
        patterns = [other.pattern for other in same if other.pattern is not None]
        doubtful = any(
            pattern.is_part(rest, day, self._surroundings[pattern.language])
            or pattern.is_of_some_week(alone, day, self._surroundings[pattern.language])
            or (
                pattern.lacks_year
                and self._years.are_beside(alone, day.start, day.end, named=pattern.has_name)
            )
            for pattern in patterns
        )
        if doubtful or (not one.is_weekday and _is_of_another_weekday(day, aside, text)):
            return replace(day, days=())
        return replace(day, days=tuple(dict.fromkeys(one for other in same for one in other.day.days)))

    def _is_meant(
        self, part: str, text: str, pattern: DatePattern, language: str | None, page: str | None
    ) -> bool:
        """Return whether a part of a text is, in the text's language, no other word than one for a day.

        A word of the page's language or of those that everybody knows is another word only where the text is
        in a language that uses it so; one of a third language, where any language does. Where the rest of the
        text is in the word's own language, it is that word.
        """
        own = pattern.language
        if own == page and not _WORD.search(text.replace(part, "")):
            return True
        if language is None or self._detector is None or _is_one(own, language):
            return True
        if pattern.hides:
            return False
        if pattern.with_year:
            return True
        named = frozenset(_WORD.findall(part))
        users = [
            code
            for code in self._detector.users(words(_FIGURES.sub(" ", part)))
            if not _is_one(own, code) and not named <= self._day_words.get(code, frozenset())
        ]
        if not users:
            return True
        rest = self._detector.detect(words(text.replace(part, " "))).language
        if rest is not None and _is_one(own, rest):
            return True
        if own != page and own not in REFERENCE_LANGUAGES:
            return False
        is_known = own == "en" and min(map(len, named), default=0) > OWN_LANGUAGE_ONLY
        return is_known or language not in users


def _without_repeated_weekdays(kept: Sequence[_Found], text: str) -> list[_Found]:
    """Return the days without weekdays that only say again which day is told: "Friday, 20 November".

    Of several readings of that day those stay that are on this weekday.
    """
    found = list(kept)
    for one, other in pairwise(kept):
        weekday, dated = (one, other) if one.is_weekday else (other, one)
        if (
            not weekday.is_weekday
            or dated.is_weekday
            or not _BETWEEN.fullmatch(text[one.day.end : other.day.start])
        ):
            continue
        meant = {day.isoweekday() for day in weekday.day.days}
        days = tuple(day for day in dated.day.days if day.isoweekday() in meant)
        if days and weekday in found and dated in found:
            found.remove(weekday)
            found[found.index(dated)] = replace(dated, day=replace(dated.day, days=days))
    return found


def _is_of_another_weekday(day: NamedDay, weekdays: Iterable[NamedDay], text: str) -> bool:
    """Return whether right beside a day there stands a weekday that it is not: "Friday a week ago"."""
    for other in weekdays:
        first, second = sorted((day, other), key=lambda one: one.start)
        if _BETWEEN.fullmatch(text[first.end : second.start]) and other.days:
            meant = {one.isoweekday() for one in other.days}
            if not any(one.isoweekday() in meant for one in day.days):
                return True
    return False


def _overlap(one: NamedDay, other: NamedDay) -> bool:
    return one.start < other.end and other.start < one.end


def _without(text: str, aside: Iterable[NamedDay]) -> str:
    """Return a text of the same length with a sign that is no letter in place of some days."""
    for day in aside:
        text = f"{text[: day.start]}{_TAKEN_OUT * (day.end - day.start)}{text[day.end :]}"
    return text


def _is_one(code: str, other: str) -> bool:
    """Return whether two are one language, in whatever script."""
    return code.split("-")[0] == other.split("-")[0]


def _words_of(dates: DateWords) -> Iterator[str]:
    """Yield the words of a language's days."""
    weekday = dates.weekday
    forms: list[str] = [form for found in dates.days_ago.values() for form in found]
    forms += (*dates.ago.day, *dates.ago.week, *dates.unclear, *weekday.near, *weekday.past)
    own = dates.own_calendar.month_names if dates.own_calendar is not None else ()
    names: Iterable[Iterable[str]] = (*(dates.month_names or ()), *(dates.weekdays or ()), *own)
    forms += (name for found in names for name in found)
    for form in forms:
        for literal in PLACEHOLDER.split(normalise(form))[::2]:
            yield from _WORD.findall(literal)


def _in_figures(text: str, today: date, *, awaited: bool) -> Iterator[NamedDay]:
    for match in _YEAR_FIRST.finditer(text):
        year, _, month, day = match.groups()
        yield from _read_as(match, today, (year, month, day))
    for match in _YEAR_LAST.finditer(text):
        one, _, other, year = match.groups()
        yield from _read_as(match, today, (year, other, one), (year, one, other))
    for match in _TWO_FIGURES.finditer(text) if awaited else ():
        one, other = (figure for figure in match.groups() if figure is not None)
        found = in_two_figures(int(one), int(other), today)
        if found:
            yield NamedDay(found, *match.span(), either_way=True)


def _read_as(match: re.Match[str], today: date, *readings: tuple[str, str, str]) -> Iterator[NamedDay]:
    """Yield the day of figures that stand for a year, a month and a day in one of several orders."""
    days = [in_figures_of(int(year), int(month), int(day), today) for year, month, day in readings]
    known = [day for day in days if day is not None]
    if known:
        yield NamedDay(tuple(dict.fromkeys(day for found in known for day in found)), *match.span())
