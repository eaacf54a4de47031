"""The last day to act, after the Civil Code arts. 138 to 143 and the Family Register Act art. 43."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.deadlines import NoLastDayError, days_left, last_day, open_from
from kb.facts import Duration, Unit


def duration(text: str) -> Duration:
    number, unit = text.split()
    return Duration(number=int(number), unit=Unit(unit.rstrip("s")))


@pytest.mark.parametrize(
    ("event", "period", "expected"),
    [
        # the day of the event is not counted (art. 140)
        ("2026-11-01", "14 days", "2026-11-15"),
        ("2026-12-25", "14 days", "2027-01-08"),
        ("2026-11-23", "1 day", "2026-11-24"),
        ("2028-02-20", "14 days", "2028-03-05"),
        ("2026-11-01", "2 weeks", "2026-11-15"),
        # months and years by the calendar, to the day before the corresponding one (art. 143)
        ("2026-03-08", "3 months", "2026-06-08"),
        ("2026-11-23", "3 months", "2027-02-23"),
        ("2026-11-23", "6 months", "2027-05-23"),
        ("2026-11-23", "1 year", "2027-11-23"),
        ("2026-12-31", "1 month", "2027-01-31"),
        # a period that begins on the first of a month ends with a month
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-02-28", "1 month", "2026-03-31"),
        ("2026-04-30", "3 months", "2026-07-31"),
        # no corresponding day: the end of that month (art. 143(2), proviso)
        ("2026-01-30", "1 month", "2026-02-28"),
        ("2027-12-30", "2 months", "2028-02-29"),
        ("2026-11-29", "3 months", "2027-02-28"),
        ("2026-05-30", "1 month", "2026-06-30"),
        ("2028-02-28", "1 year", "2029-02-28"),
        ("2028-02-29", "1 year", "2029-02-28"),
    ],
)
def test_the_last_day_follows_the_civil_code(event: str, period: str, expected: str) -> None:
    assert last_day(date.fromisoformat(event), duration(period)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("event", "period", "expected"),
    [
        ("2026-11-01", "14 days", "2026-11-14"),
        ("2026-11-01", "3 months", "2027-01-31"),
        ("2026-01-31", "1 month", "2026-02-28"),
    ],
)
def test_the_day_of_the_event_counts_where_the_family_register_act_says_so(
    event: str, period: str, expected: str
) -> None:
    found = last_day(date.fromisoformat(event), duration(period), event_day_counts=True)

    assert found == date.fromisoformat(expected)


def test_hours_have_no_last_day() -> None:
    with pytest.raises(NoLastDayError):
        last_day(date(2026, 11, 1), duration("28 hours"))


@pytest.mark.parametrize("period", ["10000 days", "10000 weeks", "10000 months", "10000 years"])
def test_the_end_of_the_calendar_is_an_overflow(period: str) -> None:
    with pytest.raises(OverflowError):
        last_day(date(9999, 12, 30), duration(period))


@pytest.mark.parametrize(
    ("last", "today", "left"),
    [("2026-11-15", "2026-11-01", 14), ("2026-11-15", "2026-11-15", 0), ("2026-11-15", "2026-11-18", -3)],
)
def test_days_left_are_negative_when_late(last: str, today: str, left: int) -> None:
    assert days_left(date.fromisoformat(last), date.fromisoformat(today)) == left


EVENTS = st.dates(min_value=date(2012, 7, 9), max_value=date(2100, 1, 1))


@given(event=EVENTS, months=st.integers(min_value=1, max_value=120))
def test_a_period_in_months_ends_in_the_month_that_the_calendar_says(event: date, months: int) -> None:
    last = last_day(event, Duration(number=months, unit=Unit.MONTH))
    begun = event + timedelta(days=1)

    assert last > event
    assert (last.year * 12 + last.month) - (begun.year * 12 + begun.month) in (months - 1, months)


@given(event=EVENTS, months=st.integers(min_value=1, max_value=120))
def test_a_later_event_never_has_an_earlier_last_day(event: date, months: int) -> None:
    period = Duration(number=months, unit=Unit.MONTH)

    assert last_day(event, period) <= last_day(event + timedelta(days=1), period)


@pytest.mark.parametrize(
    ("last", "opens"),
    [
        ("2026-11-27", "2026-11-27"),  # a Friday
        ("2026-11-28", "2026-11-30"),  # a Saturday
        ("2026-11-23", "2026-11-24"),  # Labour Thanksgiving Day, a Monday
        ("2026-12-29", "2027-01-04"),  # the turn of the year
        ("2026-09-21", "2026-09-24"),  # a day between two holidays is one too
        ("2027-03-20", "2027-03-23"),  # Saturday, the equinox on Sunday, its substitute on Monday
    ],
)
def test_an_office_that_is_closed_opens_on_the_next_working_day(last: str, opens: str) -> None:
    assert open_from(date.fromisoformat(last)) == date.fromisoformat(opens)


def test_nobody_is_late_before_the_office_has_opened_again() -> None:
    saturday = date(2026, 11, 28)

    left = [days_left(saturday, saturday + timedelta(days=days)) for days in range(-1, 5)]

    assert left == [1, 0, 0, 0, -3, -4]
