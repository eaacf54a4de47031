"""A last day as a calendar file (RFC 5545): one event of a whole day, with an alarm some days before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA_TYPE = "text/calendar"

ALARM_DAYS_BEFORE = 3
"""Early enough to go on a day on which the office is open."""

LONGEST_LINE = 75
"""Bytes of a line, without its end (section 3.1)."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What stands in the file. `uid` is the same whenever the same last day is saved again."""

    uid: str
    day: date
    summary: str
    description: str
    language: str
    url: str | None = None


def calendar_text(event: CalendarEvent, made: datetime) -> str:
    """Return the file of an event. `made` must know its time zone."""
    language = f";LANGUAGE={event.language}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Madoguchi//Last days//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_escaped(event.uid)}",
        f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY{language}:{_escaped(event.summary)}",
        f"DESCRIPTION{language}:{_escaped(event.description)}",
        *((f"URL:{event.url}",) if event.url else ()),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:-P{ALARM_DAYS_BEFORE}D",
        f"DESCRIPTION{language}:{_escaped(event.summary)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    """Return a text as a value: what has a meaning in the format is escaped (section 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Return a line cut so that no part is longer than allowed, and no character is cut in two."""
    parts, part, room = [], "", LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(part)
            part, room = "", LONGEST_LINE - 1  # the blank that begins a part that goes on
        part += character
        room -= size
    return "\r\n ".join((*parts, part))
