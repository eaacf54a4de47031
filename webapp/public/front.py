"""What the home page offers first: the situations that bring most people to a counter."""

from __future__ import annotations

from datetime import date

from kb.base import KnowledgeBase
from kb.rendered import EntryLink

COMMON = (
    "first-address-notification",
    "change-of-address",
    "residence-card-lost",
    "extension-of-stay",
    "part-time-work",
    "job-change-notification",
    "newborn-status",
    "domestic-violence",
    "medical-care-without-status",
    "overstay",
)
"""Ids of entries, in the order in which the page shows them; one that is on hold is passed over."""


def common_questions(base: KnowledgeBase, language: str, on: date | None) -> tuple[EntryLink, ...]:
    """Return the commonest situations as links, those in force on the day."""
    renderer = base.renderer(language, on)
    there = {version.entry.id: version for version in base.content.in_force(renderer.on)}
    return tuple(renderer.link(there[entry_id]) for entry_id in COMMON if entry_id in there)
