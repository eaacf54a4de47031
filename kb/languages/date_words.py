"""How speakers of a language type a day: `yesterday`, `3日前`, `ngày 1 tháng 11`. Data of `language.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kb.languages.calendars import CalendarSystem
from kb.model import Record

Word = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Words = tuple[Word, ...]

PLACES = frozenset({"day", "month", "name", "year", "era"})
"""What a written day may be made of; `name` is a month's name, `era` a year of an era of `eras`."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class AgoPatterns(Record):
    """How `{n}` days or weeks back are typed. Months are left out: people round them."""

    day: Words = ()
    week: Words = ()

    @model_validator(mode="after")
    def _with_number(self) -> Self:
        for pattern in (*self.day, *self.week):
            if PLACEHOLDER.findall(pattern) != ["n"]:
                raise ValueError(f"`{pattern}` needs {{n}} once, and nothing else in braces")
        return self


class WeekdayPatterns(Record):
    """How a day of the week is typed: `{weekday}` is one of `weekdays`."""

    near: Words = ()
    past: Words = ()
    last_week: Words = ()
    two_weeks_back: Words = ()
    before_last: Words = ()
    gone: Words = ()
    alone: Words = ("{weekday}",)

    @model_validator(mode="after")
    def _with_weekday(self) -> Self:
        for pattern in (pattern for _, patterns in self for pattern in patterns):
            if PLACEHOLDER.findall(pattern) != ["weekday"]:
                raise ValueError(f"`{pattern}` needs {{weekday}} once, and nothing else in braces")
        return self


class AlonePatterns(Record):
    """How a day is typed where a day is waited for: only its number in the month, or no more than a month.

    `day` are ways to name a day of our calendar, `own_day` one of `own_calendar`, `any_day` one of either;
    `month` those to name a month by its number, or "this month", which makes a day one of it.
    """

    day: Words = ()
    own_day: Words = ()
    any_day: Words = ()
    month: Words = ()

    @model_validator(mode="after")
    def _with_their_number(self) -> Self:
        days = (*self.day, *self.own_day, *self.any_day)
        for place, patterns in (("day", days), ("month", self.month)):
            for pattern in patterns:
                found = PLACEHOLDER.findall(pattern)
                if found != [place] and (found or place == "day"):
                    raise ValueError(f"`{pattern}` needs {{{place}}} once, and nothing else in braces")
        return self


class OwnCalendar(Record):
    """How days of a calendar with months of its own are typed: the names of its months, and the orders.

    `written` are made of `{day}`, `{name}` and `{year}` like those of `DateWords`.
    """

    system: CalendarSystem
    month_names: Annotated[tuple[Words, ...], Field(min_length=12, max_length=12)]
    written: Words = Field(min_length=1)

    @model_validator(mode="after")
    def _whole_patterns(self) -> Self:
        for pattern in self.written:
            found = PLACEHOLDER.findall(pattern)
            if not {"day", "name"} <= set(found) <= {"day", "name", "year"} or len(found) != len(set(found)):
                raise ValueError(f"`{pattern}` needs {{day}} and {{name}}, may have {{year}}, each once")
        return self


class DateWords(Record):
    """The words and patterns by which a day is recognised in what people type.

    `days_ago` has the words for a day by its distance from today: `1` yesterday, `-1` tomorrow;
    `before_or_after` those that say only how far: कल is the one and the other. `not_days` are ways in which
    these words and the others mean no day ("por la mañana"), and hide them. `endings` may follow a name of a
    month or weekday, or a short Indic word, without a blank.

    `written` are the orders of a written day, from `{day}`, `{month}` (a number, or one of `numbers` where
    these reach 12), `{name}` (one of `month_names`), `{year}` and `{era}` (a year of one of `eras`, each with
    the year before its first). A blank in a pattern stands for any blanks, commas and full stops, or none.
    `day_suffixes` may follow a day's number. What is in `alone` counts only where a day is waited for.

    `numbers` are the words for 1, 2, 3 and so on, `further_numbers` more of them by what they mean, `tens`
    those for 10, 20, 30; `tens_and_ones` make the numbers between them of `{tens}` and `{ones}`. `ordinals`
    are words for the first, second, third day of a month beside its name. `number_parts` stand in numbers and
    are none that is read (hundred, half, several), `number_joins` between two ("or", "and"; `و*` goes on
    without a blank), `units` after one. A number beside any of them is only a part of what is told, and no
    day is counted by it. A word of `which_week` beside a weekday may tell of another week than the last.

    `years` and `months` are ways to say in which year or month a day is, by how many years or months ago; -1
    is the next. `moved` are ways to name another day by `{date}`, or not that day ("the day before {date}",
    "not {date}").

    `weekdays` are the names of the days of the week from Monday on, `weekday` the ways to say one of them:
    `near` where it may have been or be to come ("on {weekday}"), `past` for the last one ("last
    {weekday}"), `last_week` for that of the week before ("{weekday} of last week"), `two_weeks_back` for that
    of the week before last, `before_last` for the one before the last ("the {weekday} before last"), `gone`
    where only the one before today can be meant; `alone` counts only where a day is waited for. `unclear` are
    ways to name a time that is no certain day ("{n} months ago", "last month"), `other_months` the months of
    another calendar that nobody here can read, after or before a day's number: they are asked back.
    `own_calendar` is one that can be read.
    """

    days_ago: dict[Annotated[int, Field(ge=-2, le=15)], Words] = Field(default={})
    before_or_after: dict[Annotated[int, Field(ge=1, le=2)], Words] = Field(default={})
    not_days: Words = ()
    endings: Words = ()
    ago: AgoPatterns = AgoPatterns()
    written: Words = ()
    month_names: Annotated[tuple[Words, ...], Field(min_length=12, max_length=12)] | None = None
    numbers: tuple[Words, ...] = ()
    further_numbers: dict[Annotated[int, Field(ge=11, le=99)], Words] = Field(default={})
    tens: dict[Annotated[int, Field(ge=10, le=90, multiple_of=10)], Words] = Field(default={})
    tens_and_ones: Words = ()
    ordinals: Annotated[tuple[Words, ...], Field(max_length=31)] = ()
    number_parts: Words = ()
    number_joins: Words = ()
    units: Words = ()
    which_week: Words = ()
    years: dict[Annotated[int, Field(ge=-1, le=3)], Words] = Field(default={})
    months: dict[Annotated[int, Field(ge=-1, le=3)], Words] = Field(default={})
    moved: Words = ()
    day_suffixes: Words = ()
    eras: dict[Word, Annotated[int, Field(ge=1800, le=2100)]] = Field(default={})
    weekdays: Annotated[tuple[Words, ...], Field(min_length=7, max_length=7)] | None = None
    weekday: WeekdayPatterns = WeekdayPatterns()
    alone: AlonePatterns = AlonePatterns()
    unclear: Words = ()
    other_months: Words = ()
    own_calendar: OwnCalendar | None = None

    @model_validator(mode="after")
    def _whole_patterns(self) -> Self:
        for pattern in self.written:
            found = PLACEHOLDER.findall(pattern)
            if unknown := sorted(set(found) - PLACES):
                raise ValueError(f"`{pattern}` has {{{unknown[0]}}}; known are {', '.join(sorted(PLACES))}")
            months = {"month", "name"} & set(found)
            if "day" not in found or len(months) != 1 or len(found) != len(set(found)):
                raise ValueError(f"`{pattern}` needs {{day}} and either {{month}} or {{name}}, each once")
            if {"year", "era"} <= set(found):
                raise ValueError(f"`{pattern}` has two years, {{year}} and {{era}}")
            if "name" in found and self.month_names is None:
                raise ValueError(f"`{pattern}` has {{name}}, but `month_names` is missing")
            if "era" in found and not self.eras:
                raise ValueError(f"`{pattern}` has {{era}}, but `eras` is missing")
        for pattern in (*self.unclear, *self.not_days):
            if not {"n"}.issuperset(PLACEHOLDER.findall(pattern)):
                raise ValueError(f"`{pattern}` may have {{n}}, and nothing else in braces")
        for pattern in self.tens_and_ones:
            if sorted(PLACEHOLDER.findall(pattern)) != ["ones", "tens"]:
                raise ValueError(f"`{pattern}` needs {{tens}} and {{ones}}, each once")
        for pattern in self.moved:
            if PLACEHOLDER.findall(pattern) != ["date"]:
                raise ValueError(f"`{pattern}` needs {{date}} once, and nothing else in braces")
        if (self.alone.own_day or self.alone.any_day) and self.own_calendar is None:
            raise ValueError("`alone` has days of a calendar, but `own_calendar` is missing")
        if self.weekdays is None and self.weekday != WeekdayPatterns():
            raise ValueError("`weekday` has patterns, but `weekdays` is missing")
        return self
