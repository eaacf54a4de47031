"""A day as a visitor reads it: as the page writes it, and beside it by the calendar of everyday life.

Every day that is told to or by a visitor goes through here: last days, days that were told, days to choose.
The law's own days (since when a fee holds) stay as `date_text` writes them.
"""

from __future__ import annotations

import re
from datetime import date

from kb.languages.calendars import in_calendar
from kb.languages.fact_text import date_text
from kb.languages.language import Language

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def visitor_day(day: date, language: Language) -> str:
    """Return a day in a language: `4 ธันวาคม ค.ศ. 2026 (พ.ศ. 2569)`, or without brackets."""
    own = own_calendar_day(day, language)
    written = date_text(day, language)
    return written if own is None else f"{written} ({own})"


def own_calendar_day(day: date, language: Language) -> str | None:
    """Return a day by the calendar of everyday life, None where it is the page's own or ends before."""
    calendar = language.calendar
    written = None if calendar is None else in_calendar(day, calendar.system)
    if calendar is None or written is None:
        return None
    year, month, number = written
    name = calendar.months[month - 1] if calendar.months else str(month)
    values = {"year": str(year), "month": name, "day": str(number)}
    return _PLACEHOLDER.sub(lambda place: values[place[1]], calendar.date)
