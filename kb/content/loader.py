"""Reading `questions/` into `Content`: every file, every problem, nothing half-done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kb.content import checks, guides
from kb.content.checks import PlacedEntry, PlacedRecord
from kb.content.flow_checks import PlacedFlow, check_flow, check_flows
from kb.content.problems import Problem
from kb.content.store import Content, EntryVersion
from kb.content.yaml_reader import Document, Loc, parse, read_yaml
from kb.facts import Fact
from kb.flow import Flow
from kb.model import (
    Change,
    Concept,
    Contact,
    Danger,
    Entry,
    Identified,
    Law,
    LifeEvent,
    Record,
    Situation,
    StatusGuide,
    Topic,
)

NOT_TOPICS = frozenset({"flows"})
"""Folders of `questions/` that hold something else than entries."""

R = TypeVar("R", bound=Record)
N = TypeVar("N", bound=Identified)


@dataclass(frozen=True)
class Loaded:
    """The content as read. `content` is None when a problem stands in the way of using it."""

    content: Content | None
    problems: tuple[Problem, ...]


def load_content(root: Path) -> Loaded:
    """Read, validate and check everything under `root/questions`. Never raises for bad content."""
    reading = _Reading(root)
    topics = reading.records("topics", Topic)
    facts = reading.records("facts", Fact)
    laws = reading.records("laws", Law)
    contacts = reading.records("contacts", Contact)
    concepts = reading.records("concepts", Concept)
    dangers = reading.optional("dangers", Danger)
    situations = reading.optional("situations", Situation)
    life_events = reading.optional("life-events", LifeEvent)
    statuses = reading.optional("statuses", StatusGuide)
    changes = reading.records("changes", Change)
    redirects = reading.redirects()
    entries = reading.entries()
    flows = reading.flows()
    if reading.unreadable:
        return Loaded(None, tuple(sorted(set(reading.problems))))  # all else would only seem unknown
    content = Content(
        topics=_by_id(topics),
        facts=_by_id(facts),
        laws=_by_id(laws),
        contacts=_by_id(contacts),
        concepts=_by_id(concepts),
        changes=tuple(placed.record for placed in changes),
        redirects=redirects,
        dangers=_by_id(dangers),
        versions=_versions(entries),
        situations=_by_id(situations),
        life_events=_by_id(life_events),
        statuses=_by_id(statuses),
        flows={placed.flow.id: placed.flow for placed in flows},
    )
    problems = reading.problems
    problems += checks.duplicate_ids([*topics], [*facts], [*laws], [*contacts], [*concepts], [*dangers])
    problems += checks.duplicate_ids([*situations], [*life_events], [*statuses])
    problems += checks.check_facts(facts, content)
    problems += checks.check_records(laws, concepts, content)
    problems += checks.check_dangers(dangers, concepts, content)
    problems += guides.check_guides(situations, life_events, statuses, content)
    problems += checks.check_redirects(reading.redirects_document, content)
    for placed in entries:
        problems += checks.check_entry(placed, content)
    problems += checks.check_versions(entries)
    for flow in flows:
        problems += check_flow(flow, content)
    problems += check_flows(flows)
    found = tuple(sorted(set(reading.without_echoes(problems))))
    return Loaded(None if found else content, found)


class _Reading:
    """Reads one data root and gathers the problems on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "questions"
        self.problems: list[Problem] = []
        self.unreadable = False
        self.broken_ids: set[str] = set()
        self.redirects_document = Document("questions/redirects.yaml", {}, (), {})

    def records(self, name: str, model: type[R]) -> list[PlacedRecord[R]]:
        """Read a file that is a list of records."""
        document = self._document(self.folder / f"{name}.yaml")
        if document.data is None:
            self.unreadable = True
            return []
        if not isinstance(document.data, list):
            self.problems.append(document.problem((), "is no list", "start each record with `- `"))
            return []
        found = []
        for place, raw in enumerate(document.data):
            record = self._parse(document, model, (place,))
            if record is not None:
                found.append(PlacedRecord(record, document, (place,)))
            elif isinstance(raw, dict):
                self.broken_ids.add(str(raw.get("id")))
        return found

    def optional(self, name: str, model: type[R]) -> list[PlacedRecord[R]]:
        """Read a list of records that content may do without: dangers, and the ways in of the first page."""
        exists = (self.folder / f"{name}.yaml").exists()
        return self.records(name, model) if exists else []

    def without_echoes(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems but those that only say that a broken record is unknown elsewhere."""
        echoes = tuple(f"`{broken}` is no " for broken in self.broken_ids)
        return (problem for problem in problems if not problem.what.startswith(echoes))

    def redirects(self) -> Mapping[str, str]:
        """Read the mapping of old ids to new ones."""
        document = self._document(self.folder / "redirects.yaml")
        if document.data is None:
            return {}
        if not isinstance(document.data, dict) or not all(isinstance(v, str) for v in document.data.values()):
            self.problems.append(document.problem((), "is no mapping of ids", "write `old-id: new-id`"))
            return {}
        self.redirects_document = document
        return {old: str(new) for old, new in document.data.items()}

    def entries(self) -> list[PlacedEntry]:
        """Read every entry file."""
        found = []
        for path in self._files("*/*", "entry"):
            if path.parent.name in NOT_TOPICS:
                continue
            document = self._document(path)
            entry = None if document.data is None else self._parse(document, Entry, ())
            if entry is None:
                self.broken_ids.add(path.stem.split("@")[0])
            else:
                found.append(PlacedEntry(entry, document, path.stem, path.parent.name))
        return found

    def flows(self) -> list[PlacedFlow]:
        """Read every guided conversation; content without any needs no folder for them."""
        found = []
        for path in self._files("flows/*", "flow"):
            document = self._document(path)
            flow = None if document.data is None else self._parse(document, Flow, ())
            if flow is not None:
                found.append(PlacedFlow(flow, document, path.stem))
        return found

    def _files(self, pattern: str, kind: str) -> Iterator[Path]:
        """Yield the YAML files of a pattern; others are problems, but for hidden ones."""
        for path in sorted(self.folder.glob(pattern)):
            if path.name.startswith("."):
                continue
            if path.suffix == ".yaml":
                yield path
            elif kind == "flow" or path.parent.name not in NOT_TOPICS:
                name = path.relative_to(self.root).as_posix()
                remedy = "name it `<id>.yaml`, or move it away"
                self.problems.append(Problem(name, 1, f"is no {kind} file", remedy))

    def _document(self, path: Path) -> Document:
        document = read_yaml(path, self.root)
        self.problems += document.problems
        return document

    def _parse(self, document: Document, model: type[R], loc: Loc) -> R | None:
        record, problems = parse(document, model, loc)
        self.problems += problems
        return record


def _by_id(placed: Iterable[PlacedRecord[N]]) -> dict[str, N]:
    return {one.record.id: one.record for one in placed}


def _versions(entries: Iterable[PlacedEntry]) -> dict[str, tuple[EntryVersion, ...]]:
    versions: dict[str, list[EntryVersion]] = {}
    for placed in entries:
        versions.setdefault(placed.entry.id, []).append(EntryVersion(placed.stem, placed.entry))
    return {
        entry_id: tuple(sorted(found, key=lambda version: version.entry.in_force.from_))
        for entry_id, found in versions.items()
    }
