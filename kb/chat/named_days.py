"""The days that words and figures stand for on a day: of a year, without one, of another calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kb.languages.calendars import CalendarSystem, from_calendar, in_calendar

NEAR_PAST = timedelta(days=183)
NEAR_FUTURE = timedelta(days=31)
"""A day without its year is certain if it lies this near; the two are shorter than a year together, so
that never two years fit."""

BUDDHIST_ERA = 543
"""Years that Thai people count more."""

YEARS_AHEAD = 10
"""A year later than that is one of another calendar: 2083 in Nepal, 2569 in Thailand."""

RECENT_YEARS = 20
"""Years back in which a year in figures is taken for one of the Persian or the Nepali calendar; before, it
may be of the Islamic one or ours."""

LONGEST_MONTHS = 2 * 32
"""Days in which every day of a month has come once: a month may end before its 31st."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a message names. Several: it can be read in several ways; none: it is no certain day.

    `either_way` is one that may have been or be to come: a bare "Friday", "the 20th".
    """

    days: tuple[date, ...]
    start: int
    end: int
    either_way: bool = False

    @property
    def certain(self) -> date | None:
        """Return the day, or None where it can be read in two ways or in none."""
        return self.days[0] if len(self.days) == 1 else None


def happened(day: NamedDay, today: date) -> tuple[date, ...]:
    """Return the readings of a day told of what has happened: the last one of those to come or past."""
    past = tuple(one for one in day.days if one <= today)
    return past if day.either_way and past else day.days


def days_of(readings: Iterable[tuple[int, int, int]]) -> tuple[date, ...]:
    """Return the readings that are days of the calendar, each once."""
    days = []
    for year, month, day in readings:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))


def in_a_year(year: int, month: int, day: int, today: date) -> tuple[date, ...] | None:
    """Return the day of a written year; no day where the year is of a calendar that is not read here."""
    if today.year + BUDDHIST_ERA - 120 <= year <= today.year + BUDDHIST_ERA + YEARS_AHEAD:
        year -= BUDDHIST_ERA
    if year > today.year + YEARS_AHEAD or 1300 < year < 1500:
        return ()
    return days_of([(year, month, day)]) or None


def in_figures_of(year: int, month: int, day: int, today: date) -> tuple[date, ...] | None:
    """Return the day of three figures: of the Persian or the Nepali calendar where its year tells so."""
    for calendar in (CalendarSystem.SOLAR_HIJRI, CalendarSystem.BIKRAM_SAMBAT):
        this_year = in_calendar(today, calendar)
        if this_year is not None and this_year[0] - RECENT_YEARS <= year <= this_year[0] + YEARS_AHEAD:
            found = from_calendar((year, month, day), calendar)
            return None if found is None else (found,)
    return in_a_year(year, month, day, today)


def in_own_calendar(
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


def without_year(month: int, day: int, today: date) -> tuple[date, ...]:
    """Return the one day that is near, or the last and the next one where none is."""
    return _near(days_of((year, month, day) for year in _years_around(today)), today)


def in_two_figures(one: int, other: int, today: date) -> tuple[date, ...]:
    """Return the days that `11/1` may mean, the month first and the day first: the last, and near ones."""
    readings = []
    for month, day in ((one, other), (other, one)):
        years = days_of((year, month, day) for year in _years_around(today))
        readings += [*[found for found in years if found <= today][-1:], *without_year(month, day, today)]
    return tuple(dict.fromkeys(readings))


def day_of_a_month(day: int, calendar: CalendarSystem | None, today: date) -> tuple[date, ...]:
    """Return the last day of that number in a month, today included, and the next one."""
    last = (today - timedelta(days=passed) for passed in range(LONGEST_MONTHS))
    coming = (today + timedelta(days=passed) for passed in range(1, LONGEST_MONTHS))
    found = (next((one for one in days if _number(one, calendar) == day), None) for days in (last, coming))
    return tuple(one for one in found if one is not None)


def day_in_a_past_month(day: int, months: int, today: date) -> tuple[date, ...]:
    """Return a day of our calendar in the month so many months before today's; none if it has no such day."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return days_of([(years, month + 1, day)])


def _number(day: date, calendar: CalendarSystem | None) -> int | None:
    if calendar is None:
        return day.day
    written = in_calendar(day, calendar)
    return None if written is None else written[2]


def _years_around(today: date) -> Iterator[int]:
    yield from (today.year - 1, today.year, today.year + 1)


def _near(readings: Sequence[date], today: date) -> tuple[date, ...]:
    """Return the one of several days that is near, or the last and the next one where none is."""
    near = tuple(one for one in readings if today - NEAR_PAST <= one <= today + NEAR_FUTURE)
    if near:
        return near
    past = [one for one in readings if one < today]
    coming = [one for one in readings if one > today]
    return (*past[-1:], *coming[:1])
