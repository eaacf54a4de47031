"""What changed in the law, and what is known to come, for people: amendments, answers, amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kb.base import KnowledgeBase
from kb.timeline import ChangeKind, TimelineChange, changes_since


@dataclass(frozen=True, slots=True)
class ChangesOfADay:
    """Everything that changes on one day."""

    on: date
    changes: tuple[TimelineChange, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What comes, the nearest first, and what came, year by year, the newest first."""

    coming: tuple[ChangesOfADay, ...]
    past: tuple[tuple[int, tuple[ChangesOfADay, ...]], ...]


def timeline(base: KnowledgeBase, language: str) -> Timeline:
    """Return the timeline. What merely began to be recorded on a day is no change and is left out."""
    today = base.today()
    told = [change for change in changes_since(base.renderer(language)) if _is_change(base, change, today)]
    coming = _by_day(change for change in told if change.on > today)
    past = _by_day(change for change in reversed(told) if change.on <= today)
    years = groupby(past, key=lambda day: day.on.year)
    return Timeline(coming, tuple((year, tuple(days)) for year, days in years))


def _is_change(base: KnowledgeBase, change: TimelineChange, today: date) -> bool:
    match change.kind:
        case ChangeKind.AMENDMENT:
            return True
        case ChangeKind.FACT:
            return change.on > today or (change.before is not None and change.before != change.after)
        case ChangeKind.ENTRY:
            first = base.content.versions[change.id][0].entry.in_force.from_
            return change.on > today or change.ends or change.on > first


def _by_day(changes: Iterable[TimelineChange]) -> tuple[ChangesOfADay, ...]:
    return tuple(
        ChangesOfADay(on, tuple(found)) for on, found in groupby(changes, key=lambda change: change.on)
    )
