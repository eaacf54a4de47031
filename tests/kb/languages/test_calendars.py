"""The calendars of everyday life beside ours, held against days that are publicly known."""

from __future__ import annotations

from datetime import date

import pytest

from kb import KnowledgeBase
from kb.languages.calendars import CalendarSystem, Written, from_calendar, in_calendar
from kb.languages.pattern_checks import slips
from kb.languages.visitor_day import own_calendar_day, visitor_day


@pytest.mark.parametrize(
    ("day", "system", "written"),
    [
        (date(2024, 3, 20), CalendarSystem.SOLAR_HIJRI, (1403, 1, 1)),  # Nowruz
        (date(2025, 3, 21), CalendarSystem.SOLAR_HIJRI, (1404, 1, 1)),
        (date(1979, 2, 11), CalendarSystem.SOLAR_HIJRI, (1357, 11, 22)),  # 22 Bahman
        (date(2015, 9, 20), CalendarSystem.BIKRAM_SAMBAT, (2072, 6, 3)),  # Constitution Day of Nepal
        (date(2024, 4, 13), CalendarSystem.BIKRAM_SAMBAT, (2081, 1, 1)),  # New Year
        (date(2025, 4, 14), CalendarSystem.BIKRAM_SAMBAT, (2082, 1, 1)),
        (date(2026, 11, 28), CalendarSystem.BUDDHIST, (2569, 11, 28)),
        (date(2026, 11, 28), CalendarSystem.MINGUO, (115, 11, 28)),
    ],
)
def test_a_day_is_the_same_there_and_back(day: date, system: CalendarSystem, written: Written) -> None:
    assert in_calendar(day, system) == written
    assert from_calendar(written, system) == day


@pytest.mark.parametrize("system", CalendarSystem)
def test_what_is_no_day_of_a_calendar_is_none(system: CalendarSystem) -> None:
    assert from_calendar((2083, 13, 1), system) is None
    assert from_calendar((1405, 9, 40), system) is None
    assert from_calendar((99_999, 1, 1), system) is None


def test_a_day_that_a_calendar_does_not_reach_is_none() -> None:
    assert in_calendar(date(1850, 1, 1), CalendarSystem.BIKRAM_SAMBAT) is None
    assert in_calendar(date(1850, 1, 1), CalendarSystem.MINGUO) is None


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "4 December 2026"),
        ("ar", None),
        ("ne", "2026 डिसेम्बर 4 (वि.सं. 2083 मंसिर 18)"),
        ("fa", "4 دسامبر 2026 (13 آذر 1405)"),
        ("th", "4 ธันวาคม ค.ศ. 2026 (พ.ศ. 2569)"),
        ("zh-Hant", "2026年12月4日 (民國115年)"),
    ],
)
def test_a_visitor_reads_a_day_in_both_calendars(
    language: str, shown: str | None, base: KnowledgeBase
) -> None:
    day = date(2026, 12, 4)

    if shown is None:
        assert own_calendar_day(day, base.languages[language]) is None
    else:
        assert visitor_day(day, base.languages[language]) == shown


def test_a_calendar_with_months_of_its_own_needs_their_names(base: KnowledgeBase) -> None:
    nepali = base.languages["ne"]
    assert nepali.calendar is not None
    nameless = nepali.model_copy(update={"calendar": nepali.calendar.model_copy(update={"months": None})})

    assert [slip.what for slip in slips(nameless)] == [
        "`bikram-sambat` has months of its own, but `months` is missing"
    ]
