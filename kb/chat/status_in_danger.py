"""Whoever says in danger to have no status: who helps there stays at hand, with what holds for them.

In a guide through a danger its question is asked again; after an alarm its people are named again.
"""

from __future__ import annotations

from kb.chat.decisions import Alarm
from kb.chat.emergency import WITHOUT_STATUS
from kb.chat.reply import Conversation
from kb.chat.understanding import Understanding
from kb.content.store import Content
from kb.flow import Flow
from kb.model import Danger

_OF_A_STATUS = frozenset({"status-of-residence", "visa", "period-of-stay", "residence-card", "expire"})
"""What people name beside having no status when they tell of it."""


def tells_of_no_status(said: Understanding) -> bool:
    """Return whether a message says that somebody has no status, and nothing else."""
    named = set(said.subject)
    return not (said.facets or named.isdisjoint(WITHOUT_STATUS)) and named <= WITHOUT_STATUS | _OF_A_STATUS


def is_of_no_status(flow: Flow) -> bool:
    """Return whether a flow is for people without a status."""
    return not WITHOUT_STATUS.isdisjoint(flow.concepts)


def alarm_without_status(content: Content, state: Conversation) -> Alarm | None:
    """Return the alarm of the danger spoken of last, for those without a status; None where none was."""
    danger = _spoken_of(content, state.entry) if state.entry else None
    if danger is None:
        return None
    return Alarm("status-in-danger", (danger.id,), _entry_without_status(content, danger))


def _spoken_of(content: Content, entry: str) -> Danger | None:
    """Return the danger that an entry belongs to."""
    for danger in content.dangers.values():
        if entry in (danger.entry, *danger.entry_by.values()):
            return danger
    flows = (flow for flow in content.flows.values() if flow.danger and entry in flow.offered_with)
    return next((content.dangers[flow.danger] for flow in flows if flow.danger), None)


def _entry_without_status(content: Content, danger: Danger) -> str | None:
    """Return the entry that a guide through a danger has for those without a status."""
    flows = (flow for flow in content.flows.values() if flow.danger == danger.id)
    answers = (answer for flow in flows for _, answer in flow.answers())
    entries = (one.entries[0] for one in answers if one.entries and WITHOUT_STATUS & {*one.concepts})
    return next(entries, None)
