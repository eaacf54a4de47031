"""All content in memory, and what of it is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kb.errors import EntryMoved, NotRecorded, UnknownEntry
from kb.facts import Fact, FactValue
from kb.flow import Flow
from kb.model import Change, Concept, Contact, Danger, Entry, Law, LifeEvent, Situation, StatusGuide, Topic


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """One version of an entry and the stem of the file that it stands in (`<id>` or `<id>@<day>`)."""

    stem: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of a fact with the days on which it counts; `until` None means no end is known."""

    from_: date
    until: date | None
    value: FactValue


@dataclass(frozen=True)
class Content:
    """The checked content. `versions` holds the versions of each entry id in the order of their days."""

    topics: Mapping[str, Topic]
    facts: Mapping[str, Fact]
    laws: Mapping[str, Law]
    contacts: Mapping[str, Contact]
    concepts: Mapping[str, Concept]
    changes: tuple[Change, ...]
    redirects: Mapping[str, str]
    dangers: Mapping[str, Danger]
    versions: Mapping[str, tuple[EntryVersion, ...]]
    situations: Mapping[str, Situation] = field(default_factory=dict)
    life_events: Mapping[str, LifeEvent] = field(default_factory=dict)
    statuses: Mapping[str, StatusGuide] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    _timelines: dict[str, tuple[DatedValue, ...]] = field(default_factory=dict, compare=False)

    def all_versions(self) -> Iterator[EntryVersion]:
        """Yield every version of every entry, entries in the order of topics, then of ids."""
        order = {topic: place for place, topic in enumerate(self.topics)}
        for entry_id in sorted(self.versions, key=lambda i: (order[self.versions[i][0].entry.topic], i)):
            yield from self.versions[entry_id]

    def in_force(self, on: date) -> Iterator[EntryVersion]:
        """Yield the versions in force on `on`, those on hold left out, in the order of `all_versions`."""
        for version in self.all_versions():
            if version.entry.in_force.includes(on) and version.entry.hold is None:
                yield version

    def version(self, entry_id: str, on: date) -> EntryVersion:
        """Return the version of an entry that is in force on `on`, also when it is on hold.

        Raises EntryMoved, UnknownEntry or NotRecorded.
        """
        if entry_id not in self.versions:
            if entry_id in self.redirects:
                raise EntryMoved(entry_id, self.redirects[entry_id])
            raise UnknownEntry(entry_id)
        for version in self.versions[entry_id]:
            if version.entry.in_force.includes(on):
                return version
        spans = tuple((v.entry.in_force.from_, v.entry.in_force.until) for v in self.versions[entry_id])
        raise NotRecorded(entry_id, on, spans)

    def is_careful(self, entry: Entry) -> bool:
        """Return whether an entry speaks of violence or of losing one's status, by its topic or a concept."""
        return self.topics[entry.topic].careful or any(
            self.concepts[concept].careful for concept in entry.concepts
        )

    def next_version(self, version: EntryVersion) -> EntryVersion | None:
        """Return the version that follows, or None."""
        following = [
            other
            for other in self.versions[version.entry.id]
            if other.entry.in_force.from_ > version.entry.in_force.from_
        ]
        return following[0] if following else None

    def timeline(self, fact_id: str) -> tuple[DatedValue, ...]:
        """Return the values of a fact in the order of their days."""
        if fact_id not in self._timelines:
            self._timelines[fact_id] = _timeline(self.facts[fact_id])
        return self._timelines[fact_id]

    def value(self, fact_id: str, on: date) -> DatedValue | None:
        """Return the value of a fact on a day, or None where none is recorded for that day."""
        for dated in self.timeline(fact_id):
            if dated.from_ <= on and (dated.until is None or on <= dated.until):
                return dated
        return None

    def next_switch(self, after: date) -> date | None:
        """Return the first day after `after` on which any entry or fact changes, or None."""
        days = {day for day in self._switches() if day > after}
        return min(days, default=None)

    def _switches(self) -> Iterable[date]:
        for version in self.all_versions():
            yield from _edges(version.entry.in_force.from_, version.entry.in_force.until)
        for fact_id in self.facts:
            for dated in self.timeline(fact_id):
                yield from _edges(dated.from_, dated.until)


def _timeline(fact: Fact) -> tuple[DatedValue, ...]:
    starts = [value.from_ or fact.recorded_from for value in fact.values]
    ends = [start - timedelta(days=1) for start in starts[1:]] + [fact.values[-1].until]
    return tuple(
        DatedValue(start, end, value) for start, end, value in zip(starts, ends, fact.values, strict=True)
    )


def _edges(from_: date, until: date | None) -> Iterable[date]:
    yield from_
    if until is not None:
        yield until + timedelta(days=1)
