"""The small date helper: from the day on which something happened to the last day to act.

The day that somebody chose stands in the address of the page that answers, and nowhere else; such a page
is never kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for

from kb.base import KnowledgeBase
from kb.chat.answer import countable_facts, counted
from kb.chat.reply import Deadline
from kb.rendered import RenderedEntry, RenderedFact, RenderedText

CALENDAR_FILE = "public.deadline_file"
"""The route that gives a last day as a file for a calendar."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """What is due, its last day, and where its calendar file is, where the site gives one."""

    fact: RenderedFact
    deadline: Deadline
    calendar_file: str | None


@dataclass(frozen=True, slots=True)
class EventForm:
    """A form that asks for the day of one event. `id` is the first fact that counts from it.

    `asked` is the day that was chosen, None before; `last_days` are what follows from it.
    """

    id: str
    event: RenderedText
    asked: date | None
    last_days: tuple[LastDay, ...]


def event_forms(
    base: KnowledgeBase, entry: RenderedEntry, fact_id: str | None, since: date | None
) -> tuple[EventForm, ...]:
    """Return a form for each event from which a deadline of the entry is counted.

    Of the one that `fact_id` names, the last days since `since` come with it. Raises DayOutOfRange.
    """
    if since is not None:
        base.renderer(entry.language, since)
    return tuple(_form(base, entry, facts, fact_id, since) for facts in _by_event(base, entry))


def _by_event(base: KnowledgeBase, entry: RenderedEntry) -> Iterator[list[RenderedFact]]:
    countable = {fact.id for fact in countable_facts(entry, base.content)}
    groups: dict[str, list[RenderedFact]] = {}
    for fact in entry.deadline:
        if fact.id in countable and fact.counts_from is not None:
            groups.setdefault(fact.counts_from.text, []).append(fact)
    yield from groups.values()


def _form(
    base: KnowledgeBase,
    entry: RenderedEntry,
    facts: list[RenderedFact],
    fact_id: str | None,
    since: date | None,
) -> EventForm:
    event = facts[0].counts_from
    assert event is not None
    chosen = since if fact_id in {fact.id for fact in facts} else None
    found = () if chosen is None else tuple(_last_days(base, entry, facts, chosen))
    return EventForm(facts[0].id, event, chosen, found)


def _last_days(
    base: KnowledgeBase, entry: RenderedEntry, facts: list[RenderedFact], since: date
) -> Iterator[LastDay]:
    for fact in facts:
        deadline = counted(base.content.facts[fact.id], base.content, since, base.today())
        if deadline is not None:
            yield LastDay(fact, deadline, _calendar_file(entry, deadline))


def _calendar_file(entry: RenderedEntry, deadline: Deadline) -> str | None:
    """Return the address of the deadline as a calendar file, None where this site has no such route."""
    if CALENDAR_FILE not in current_app.view_functions:
        return None
    asked: dict[str, Any] = {"fact": deadline.fact, "from": deadline.from_.isoformat()}
    return url_for(CALENDAR_FILE, lang=entry.language, entry_id=entry.id, **asked)
