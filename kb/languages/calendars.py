"""Calendars that people count their days by beside the one of this house.

Three are kept by libraries or by a difference of years; which language uses which is data (`calendar` in
`language.yaml`). Why these and no others: `docs/decisions/0031-ages-calendars-and-questions-about-danger.md`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import nepali_datetime
from persiantools.jdatetime import JalaliDate


class CalendarSystem(StrEnum):
    """A calendar of everyday life. Those in `YEARS_AHEAD` have our days and months and other years."""

    BUDDHIST = "buddhist"
    MINGUO = "minguo"
    SOLAR_HIJRI = "solar-hijri"
    BIKRAM_SAMBAT = "bikram-sambat"


YEARS_AHEAD = {CalendarSystem.BUDDHIST: 543, CalendarSystem.MINGUO: -1911}
"""What is added to our year: 2026 is 2569 in Thailand and 115 in Taiwan."""

Written = tuple[int, int, int]
"""Year, month and day in some calendar."""


def in_calendar(day: date, system: CalendarSystem) -> Written | None:
    """Return a day in a calendar, None where the calendar does not reach so far."""
    if system in YEARS_AHEAD:
        year = day.year + YEARS_AHEAD[system]
        return (year, day.month, day.day) if year > 0 else None
    try:
        if system is CalendarSystem.SOLAR_HIJRI:
            persian = JalaliDate(day)
            return persian.year, persian.month, persian.day
        nepali = nepali_datetime.date.from_datetime_date(day)
        return nepali.year, nepali.month, nepali.day
    except (ValueError, OverflowError, IndexError, KeyError):
        return None


def from_calendar(written: Written, system: CalendarSystem) -> date | None:
    """Return the day that is written in a calendar, None where there is no such day in it."""
    year, month, day = written
    try:
        if system in YEARS_AHEAD:
            return date(year - YEARS_AHEAD[system], month, day)
        if system is CalendarSystem.SOLAR_HIJRI:
            return JalaliDate(year, month, day).to_gregorian()
        return nepali_datetime.date(year, month, day).to_datetime_date()
    except (ValueError, OverflowError, IndexError, KeyError):
        return None
