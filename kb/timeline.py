"""The public timeline: what changed in the law, and what is known to change, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from kb.base import FIRST_DAY
from kb.content import DatedValue, EntryVersion
from kb.facts import Fact
from kb.languages.fact_text import fact_text
from kb.model import Amendment, Confidence, Law, Source
from kb.rendered import RenderedText
from kb.rendering import Renderer


class ChangeKind(StrEnum):
    """What changes: a law itself, the answer of an entry, or the value of a fact."""

    AMENDMENT = "amendment"
    ENTRY = "entry"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class TimelineChange:
    """One change, from the day `on` which it holds.

    `id` is that of the law, entry or fact. `what` is what an amendment changes, the entry's question or the
    fact's label. `law` and `amendment` are the name of an amended law and the id of the amendment within it.
    `before` and `after` are the values of a fact in words; None where there was or will be none. `ends` says
    that nothing is known to follow.
    """

    on: date
    kind: ChangeKind
    id: str
    what: RenderedText
    confidence: Confidence
    sources: tuple[Source, ...]
    law: RenderedText | None = None
    amendment: str | None = None
    before: str | None = None
    after: str | None = None
    ends: bool = False


def changes_since(renderer: Renderer, since: date | None = None) -> tuple[TimelineChange, ...]:
    """Return every change from `since` on, known ones to come included, in the order of their days.

    They are told in the language of `renderer`, each as of its own day; without `since`, all are. What holds
    since the residence management system began is no change of it.
    """
    found = (change for change in _Teller(renderer).changes() if since is None or change.on >= since)
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: (change.on, order.index(change.kind), change.id)))


class _Teller:
    """Tells changes in one language, each as of its own day."""

    def __init__(self, renderer: Renderer) -> None:
        self._content = renderer.content
        self._translations = renderer.translations
        self._language = renderer.language

    def changes(self) -> Iterator[TimelineChange]:
        for law in self._content.laws.values():
            for amendment in law.amendments:
                yield self._amendment(law, amendment)
        for versions in self._content.versions.values():
            yield from self._of_entry(versions)
        for fact in self._content.facts.values():
            yield from self._of_fact(fact)

    def _on(self, day: date) -> Renderer:
        return Renderer(self._content, self._translations, self._language, day)

    def _amendment(self, law: Law, amendment: Amendment) -> TimelineChange:
        renderer = self._on(amendment.in_force)
        key = f"{law.id}/amendments/{amendment.id}"
        return TimelineChange(
            on=amendment.in_force,
            kind=ChangeKind.AMENDMENT,
            id=law.id,
            what=renderer.text(f"{key}/changed", amendment.changed),
            confidence=amendment.confidence,
            sources=amendment.sources,
            law=renderer.text(f"{law.id}/name", law.name),
            amendment=amendment.id,
        )

    def _of_entry(self, versions: tuple[EntryVersion, ...]) -> Iterator[TimelineChange]:
        shown = [version for version in versions if version.entry.hold is None]
        for version in shown:
            if version.entry.in_force.from_ > FIRST_DAY:
                yield self._entry(version, version.entry.in_force.from_, ends=False)
        last = shown[-1].entry.in_force.until if shown else None
        if last is not None:
            yield self._entry(shown[-1], last + timedelta(days=1), ends=True)

    def _entry(self, version: EntryVersion, day: date, *, ends: bool) -> TimelineChange:
        entry = version.entry
        renderer = self._on(day - timedelta(days=1) if ends else day)
        return TimelineChange(
            on=day,
            kind=ChangeKind.ENTRY,
            id=entry.id,
            what=renderer.text(f"{version.stem}/question", entry.question),
            confidence=entry.confidence,
            sources=entry.sources,
            ends=ends,
        )

    def _of_fact(self, fact: Fact) -> Iterator[TimelineChange]:
        values = self._content.timeline(fact.id)
        if fact.values[0].from_ is not None and fact.values[0].from_ > FIRST_DAY:
            yield self._fact(fact, values[0].from_, None, values[0])
        for before, after in pairwise(values):
            yield self._fact(fact, after.from_, before, after)
        if values[-1].until is not None:
            yield self._fact(fact, values[-1].until + timedelta(days=1), values[-1], None)

    def _fact(
        self, fact: Fact, day: date, before: DatedValue | None, after: DatedValue | None
    ) -> TimelineChange:
        told = after or before or self._content.timeline(fact.id)[0]
        return TimelineChange(
            on=day,
            kind=ChangeKind.FACT,
            id=fact.id,
            what=self._on(day).text(f"{fact.id}/label", fact.label),
            confidence=told.value.confidence,
            sources=told.value.sources,
            before=self._value(before),
            after=self._value(after),
            ends=after is None,
        )

    def _value(self, dated: DatedValue | None) -> str | None:
        return None if dated is None else fact_text(dated.value, self._language)
