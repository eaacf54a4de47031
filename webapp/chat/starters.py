"""What an empty chat offers: a few questions to press, so that nobody has to begin with a blank page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.base import KnowledgeBase
from kb.content.store import EntryVersion
from webapp.interface import plain

MOST = 4


@dataclass(frozen=True, slots=True)
class Starter:
    """A question that an empty chat offers, and the language that it is in."""

    label: str
    language: str


def common(base: KnowledgeBase, code: str) -> tuple[Starter, ...]:
    """Return the questions that most people come with: those of the first situations of the first page.

    One whose entry is on hold is passed over. Which they are: `questions/situations.yaml`.
    """
    there = {version.entry.id: version for version in base.content.in_force(base.today())}
    wanted = (situation.entry for situation in base.content.situations.values())
    return _starters(base, code, (there[entry_id] for entry_id in wanted if entry_id in there))


def of_topic(base: KnowledgeBase, code: str, topic: str) -> tuple[Starter, ...]:
    """Return the first questions of a topic."""
    in_force = base.content.in_force(base.today())
    return _starters(base, code, (version for version in in_force if version.entry.topic == topic))


def _starters(base: KnowledgeBase, code: str, versions: Iterable[EntryVersion]) -> tuple[Starter, ...]:
    renderer = base.renderer(code)
    questions = [renderer.link(version).question for version in versions][:MOST]
    return tuple(Starter(plain(question), question.language) for question in questions)
