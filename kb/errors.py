"""The errors that callers of the library meet. Each says what was asked and what can be asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.content.problems import Problem


class MadoguchiError(Exception):
    """The base of all errors that `kb` raises on purpose."""


class ContentError(MadoguchiError):
    """The content cannot be used; `problems` tells volunteers what to mend."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class UnknownLanguage(MadoguchiError):
    """No language has this code or alias."""

    def __init__(self, code: str) -> None:
        super().__init__(f"unknown language: {code}")
        self.code = code


class UnknownTopic(MadoguchiError):
    """No topic has this id."""

    def __init__(self, topic_id: str) -> None:
        super().__init__(f"unknown topic: {topic_id}")
        self.topic_id = topic_id


class EntryNotShown(MadoguchiError):
    """An entry cannot be shown on a day; each reason is an error of its own."""


class UnknownEntry(EntryNotShown):
    """No entry has this id, and none ever had."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"unknown entry: {entry_id}")
        self.entry_id = entry_id


class EntryMoved(EntryNotShown):
    """The entry has another id now."""

    def __init__(self, entry_id: str, new_id: str) -> None:
        super().__init__(f"entry {entry_id} is now {new_id}")
        self.entry_id = entry_id
        self.new_id = new_id


class EntryOnHold(EntryNotShown):
    """The entry was taken away while a doubt is cleared; `reason` is for readers."""

    def __init__(self, entry_id: str, reason: str, language: str) -> None:
        super().__init__(f"entry {entry_id} is on hold: {reason}")
        self.entry_id = entry_id
        self.reason = reason
        self.language = language


class NotRecorded(EntryNotShown):
    """The entry exists, but not for this day."""

    def __init__(self, entry_id: str, on: date, spans: tuple[tuple[date, date | None], ...]) -> None:
        super().__init__(f"entry {entry_id} is not recorded for {on.isoformat()}")
        self.entry_id = entry_id
        self.on = on
        self.spans = spans


class DayOutOfRange(MadoguchiError):
    """A day that cannot be asked for."""

    def __init__(self, on: date, first: date, last: date) -> None:
        super().__init__(f"day out of range: {on.isoformat()} ({first.isoformat()} to {last.isoformat()})")
        self.on = on
        self.first = first
        self.last = last


class IndexNotBuilt(MadoguchiError):
    """The search indexes cannot be used and cannot be written; the message says why and what to do."""


class UnknownEngine(MadoguchiError):
    """The search engine that was chosen does not exist or is not installed; the message says what to do."""
