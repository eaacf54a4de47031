"""Calendar files, read back as RFC 5545 says."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kb.clock import TOKYO
from webapp.calendar_file import LONGEST_LINE, CalendarEvent, calendar_text

MADE = datetime(2026, 11, 23, 12, 0, tzinfo=TOKYO)


def read_back(text: str) -> list[tuple[str, str]]:
    """Return the properties of a file, unfolded, with their values unescaped."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= LONGEST_LINE for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").rstrip("\r\n").split("\r\n")
    found = []
    for line in lines:
        name, value = line.split(":", 1)
        value = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
        found.append((name, value))
    return found


def event(summary: str = "Last day", description: str = "A line\nand another", language: str = "en") -> str:
    return calendar_text(
        CalendarEvent("one@madoguchi", date(2026, 12, 4), summary, description, language), MADE
    )


def test_an_event_lasts_the_whole_day_and_wakes_some_days_before() -> None:
    found = dict(read_back(event()))

    assert found["DTSTART;VALUE=DATE"] == "20261204"
    assert found["DTEND;VALUE=DATE"] == "20261205"
    assert found["TRIGGER"] == "-P3D"
    assert found["DTSTAMP"] == "20261123T030000Z"


def test_what_is_begun_is_ended() -> None:
    names = [f"{name}:{value}" for name, value in read_back(event()) if name in ("BEGIN", "END")]

    assert names == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "BEGIN:VALARM",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a, b; c\\d",
        "Hạn chót để khai báo địa chỉ với văn phòng hành chính địa phương nơi bạn đang sinh sống " * 3,
        "住所を市区町村に届け出る期限" * 12,
        "👩‍👩‍👧" * 30,
    ],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    found = dict(read_back(event(summary=text, language="vi")))

    assert found["SUMMARY;LANGUAGE=vi"] == text
