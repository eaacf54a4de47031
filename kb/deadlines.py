"""From the day of an event to the last day to act, as Japanese law counts.

The rules are those of the Civil Code, arts. 138 to 143, which count for every law that has no rule of
its own. One has: in the Family Register Act (art. 43(1)) the day of the event is the first day, so a
birth on 1 November is reported by the 14th, not the 15th.

A last day on which the office is closed moves to the next open day (Act on Holidays of Administrative
Organs, art. 2; Local Autonomy Act, art. 4-2(4)). The day that is shown is not moved: which days a
municipality closes is its own by-law, and a day too early hurts nobody. But nobody is told to be late
before that open day has passed.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from jpholiday import is_holiday

from kb.facts import Duration, Unit

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_TURN_OF_THE_YEAR = {(12, 29), (12, 30), (12, 31), (1, 2), (1, 3)}  # 1 January is a national holiday


class NoLastDayError(ValueError):
    """The duration is given in hours, which run from the moment and not from the day (art. 139)."""


def last_day(event: date, duration: Duration, *, event_day_counts: bool = False) -> date:
    """Return the last day of a period that an event on `event` starts.

    The day of the event is not counted (Civil Code art. 140), so the period begins on the day after it,
    unless `event_day_counts`, for laws that say so; it lasts until the end of its last day (art. 141).
    Weeks, months and years go by the calendar: the period ends on the day before the one that
    corresponds to its first day, or at the end of the month that has no such day (art. 143).

    Raises NoLastDayError for hours, OverflowError past the end of the calendar.
    """
    first = event if event_day_counts else _later(event, 1)
    match duration.unit:
        case Unit.HOUR:
            raise NoLastDayError(f"{duration.number} hours have no last day")
        case Unit.DAY:
            return _later(first, duration.number - 1)
        case Unit.WEEK:
            return _later(first, duration.number * 7 - 1)
        case Unit.MONTH:
            return _months_later(first, duration.number)
        case Unit.YEAR:
            return _months_later(first, duration.number * 12)


def days_left(last: date, today: date) -> int:
    """Return how many days remain: 0 on the last day itself, negative when it has passed.

    After a last day on which offices are closed 0 remain until the next day on which they are open.
    """
    return 0 if last < today <= open_from(last) else (last - today).days


def open_from(day: date) -> date:
    """Return the first day from `day` on on which national offices are open.

    They are closed on Saturdays, Sundays, national holidays and from 29 December to 3 January (Act on
    Holidays of Administrative Organs, art. 1(1)); municipalities follow that (Local Autonomy Act, art. 4-2).
    """
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _TURN_OF_THE_YEAR or is_holiday(day):
        day += _ONE_DAY
    return day


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _months_later(first: date, months: int) -> date:
    """Return the day before the one that corresponds to `first`, or the month's last day (art. 143(2))."""
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    if year > date.max.year:
        raise OverflowError("past the end of the calendar")
    days_in_month = monthrange(year, month)[1]
    if first.day > days_in_month:
        return date(year, month, days_in_month)
    return date(year, month, first.day) - _ONE_DAY
