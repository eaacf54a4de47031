"""What an empty chat offers: a few questions to press, so that nobody has to begin with a blank page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.base import KnowledgeBase
from kb.content.store import EntryVersion
from webapp.interface import plain

MOST = 4
COMMON = (
    "first-address-notification",
    "change-of-address",
    "residence-card-lost",
    "extension-of-stay",
    "part-time-work",
    "job-change-notification",
)
"""Ids of entries in the order in which they are offered; one that is on hold is passed over."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A question that an empty chat offers, and the language that it is in."""

    label: str
    language: str


def common(base: KnowledgeBase, code: str) -> tuple[Starter, ...]:
    """Return the questions that most people come with."""
    there = {version.entry.id: version for version in base.content.in_force(base.today())}
    return _starters(base, code, (there[entry_id] for entry_id in COMMON if entry_id in there))


def of_topic(base: KnowledgeBase, code: str, topic: str) -> tuple[Starter, ...]:
    """Return the first questions of a topic."""
    in_force = base.content.in_force(base.today())
    return _starters(base, code, (version for version in in_force if version.entry.topic == topic))


def _starters(base: KnowledgeBase, code: str, versions: Iterable[EntryVersion]) -> tuple[Starter, ...]:
    renderer = base.renderer(code)
    questions = [renderer.link(version).question for version in versions][:MOST]
    return tuple(Starter(plain(question), question.language) for question in questions)
