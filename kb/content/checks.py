"""What one file cannot know alone: unknown ids, numbers in prose, days that overlap or are missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from kb.content.placeholders import malformed_placeholders, placeholders
from kb.content.problems import Problem, did_you_mean
from kb.content.prose import number_in_prose
from kb.content.store import Content
from kb.content.yaml_reader import Document, Loc
from kb.facts import Fact
from kb.model import (
    FACT_FIELDS,
    ITEM_FIELDS,
    Concept,
    ConceptKind,
    Danger,
    Entry,
    Identified,
    Law,
    LegalBasis,
    Pair,
    Record,
)

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True)
class PlacedRecord(Generic[R_co]):
    """A record, the file it stands in, and where in the file."""

    record: R_co
    document: Document
    loc: Loc


@dataclass(frozen=True)
class PlacedEntry:
    """An entry, its file, the file's name without ending, and its folder."""

    entry: Entry
    document: Document
    stem: str
    folder: str


def entry_texts(entry: Entry) -> Iterator[tuple[Loc, Pair]]:
    """Yield every text of an entry that readers see, with its place in the file."""
    for name in ("question", "answer", "where", "hold"):
        pair = getattr(entry, name)
        if pair is not None:
            yield (name,), pair
    for name in ITEM_FIELDS:
        for place, item in enumerate(getattr(entry, name)):
            yield (name, place), item


def facts_used(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Yield every fact that an entry names, in its texts or in its fields, with the place."""
    for loc, pair in entry_texts(entry):
        for language in ("ja", "en"):
            for placeholder in placeholders(getattr(pair, language)):
                yield (*loc, language), placeholder.fact
    for name in FACT_FIELDS:
        for place, fact_id in enumerate(getattr(entry, name)):
            yield (name, place), fact_id


def duplicate_ids(*groups: Sequence[PlacedRecord[Identified]]) -> Iterator[Problem]:
    """Yield a problem for each id that stands twice in one file."""
    for group in groups:
        seen: dict[str, int] = {}
        for placed in group:
            record_id = placed.record.id
            if record_id in seen:
                what = f"the id `{record_id}` stands here twice, first in line {seen[record_id]}"
                yield placed.document.problem((*placed.loc, "id"), what, "give one of them another id")
            else:
                seen[record_id] = placed.document.line((*placed.loc, "id"))


def check_entry(placed: PlacedEntry, content: Content) -> Iterator[Problem]:
    """Yield the problems of one entry that its own fields, or the rest of the content, show."""
    entry, document = placed.entry, placed.document
    yield from _check_name(placed)
    yield from _unknown(document, ("topic",), [entry.topic], content.topics, "topic", "questions/topics.yaml")
    for field, known, kind in (
        ("contacts", content.contacts, "contact"),
        ("concepts", content.concepts, "concept"),
        ("related", content.versions, "entry"),
    ):
        yield from _unknown(document, (field,), getattr(entry, field), known, kind, None)
    yield from _check_basis(document, (), "legal_basis", entry.legal_basis, content)
    yield from _check_items(placed)
    yield from _check_texts(placed)
    yield from _check_facts_used(placed, content)
    yield from _check_reference_days(placed)


def check_versions(entries: Iterable[PlacedEntry]) -> Iterator[Problem]:
    """Yield the problems between the versions of one id: overlaps and gaps of their days."""
    by_id: dict[str, list[PlacedEntry]] = {}
    for placed in entries:
        by_id.setdefault(placed.entry.id, []).append(placed)
    for versions in by_id.values():
        versions.sort(key=lambda placed: placed.entry.in_force.from_)
        for earlier, later in itertools.pairwise(versions):
            end, start = earlier.entry.in_force.until, later.entry.in_force.from_
            wanted = start - timedelta(days=1)
            if end == wanted:
                continue
            word = "overlap" if end is None or end > wanted else "leave a gap"
            what = f"the days of this version and of {later.document.file} {word}"
            yield earlier.document.problem(("in_force",), what, f"write `until: {wanted}` here")


def check_facts(facts: Iterable[PlacedRecord[Fact]], content: Content) -> Iterator[Problem]:
    """Yield the problems of facts: unknown laws, days before the research began."""
    for placed in facts:
        fact, document = placed.record, placed.document
        first = fact.values[0].from_
        if first is not None and first > fact.recorded_from:
            what = f"`recorded_from` is {fact.recorded_from}, but the first value begins on {first}"
            remedy = "write the same day, or add the value that held before"
            yield document.problem((*placed.loc, "recorded_from"), what, remedy)
        for place, value in enumerate(fact.values):
            yield from _check_basis(document, (*placed.loc, "values", place), "basis", value.basis, content)
        event = (*placed.loc, "event")
        yield from _unknown(document, event, fact.event, content.concepts, "concept", None)


def check_records(
    laws: Iterable[PlacedRecord[Law]],
    concepts: Iterable[PlacedRecord[Concept]],
    content: Content,
) -> Iterator[Problem]:
    """Yield the problems of laws and concepts."""
    for law in laws:
        yield from _repeated_items(law.document, (*law.loc, "amendments"), law.record.amendments)
    for concept in concepts:
        for field in ("broader", "opposes"):
            ids = getattr(concept.record, field)
            loc = (*concept.loc, field)
            yield from _unknown(concept.document, loc, ids, content.concepts, "concept", None)
        yield from _ages(concept, content)


def _ages(concept: PlacedRecord[Concept], content: Content) -> Iterator[Problem]:
    """Yield the problems of a concept's ages: facts that do not exist, or that are no age."""
    ages = concept.record.ages
    for field, fact in (("from", ages.from_), ("until", ages.until)) if ages is not None else ():
        loc = (*concept.loc, "ages", field)
        yield from _unknown(concept.document, loc, [fact] if fact else [], content.facts, "fact", None)
        known = content.facts.get(fact) if fact else None
        if known is not None and any(value.age is None for value in known.values):
            yield concept.document.problem(loc, f"the fact `{fact}` is no age", "name a fact with `age`")


def check_dangers(
    dangers: Sequence[PlacedRecord[Danger]], concepts: Sequence[PlacedRecord[Concept]], content: Content
) -> Iterator[Problem]:
    """Yield the problems of dangers: unknown ids, and a danger concept for which nobody is named."""
    kinds = {concept.record.id: concept.record.kind for concept in concepts}
    known = {one: kind for one, kind in kinds.items() if kind is ConceptKind.DANGER}
    for danger in dangers:
        document, record = danger.document, danger.record
        yield from _unknown(
            document, (*danger.loc, "id"), [record.id], known, "concept of kind `danger`", None
        )
        for field in ("first", "contacts", "may_report"):
            ids = getattr(record, field)
            yield from _unknown(document, (*danger.loc, field), ids, content.contacts, "contact", None)
        for field in ("said_by", "past_by"):
            for place, together in enumerate(getattr(record, field)):
                loc = (*danger.loc, field, place)
                yield from _unknown(document, loc, together, content.concepts, "concept", None)
        for place, rule in enumerate(record.told_by):
            for part, group in enumerate(rule):
                loc = (*danger.loc, "told_by", place, part)
                yield from _unknown(document, loc, group, content.concepts, "concept", None)
        for field in ("worried_by", "asked_by", "acute"):
            ids = getattr(record, field)
            yield from _unknown(document, (*danger.loc, field), ids, content.concepts, "concept", None)
        if record.beside is not None:
            loc = (*danger.loc, "beside")
            yield from _unknown(document, loc, [record.beside.danger], known, "danger", None)
            people = (*record.beside.by, *record.beside.unless)
            yield from _unknown(document, loc, people, content.concepts, "concept", None)
        loc = (*danger.loc, "entry_by")
        yield from _unknown(document, loc, list(record.entry_by), content.concepts, "concept", None)
        entries = [] if record.entry is None else [record.entry]
        for field, ids in (("entry", entries), ("entry_by", list(record.entry_by.values()))):
            yield from _unknown(document, (*danger.loc, field), ids, content.versions, "entry", None)
    named = {danger.record.id for danger in dangers}
    for concept in concepts:
        if concept.record.kind is ConceptKind.DANGER and concept.record.id not in named:
            what = f"nobody is named for the danger `{concept.record.id}`"
            remedy = "add it to questions/dangers.yaml with the contacts in their order"
            yield concept.document.problem((*concept.loc, "id"), what, remedy)


def check_redirects(document: Document, content: Content) -> Iterator[Problem]:
    """Yield the problems of redirects: to nowhere, to another redirect, from a living id."""
    for old, new in content.redirects.items():
        if old in content.versions:
            remedy = "an id is never used again: name the entry otherwise"
            yield document.problem((old,), f"`{old}` is an entry and a redirect", remedy)
        if new not in content.versions:
            remedy = did_you_mean(new, list(content.versions))
            yield document.problem((old,), f"`{new}` is no entry", remedy)


def _check_name(placed: PlacedEntry) -> Iterator[Problem]:
    entry = placed.entry
    dated = f"{entry.id}@{entry.in_force.from_}"
    if placed.stem not in (entry.id, dated):
        what = f"the file is `{placed.stem}.yaml`, its id is `{entry.id}`"
        remedy = f"name the file `{entry.id}.yaml`, or `{dated}.yaml` for a later version"
        yield placed.document.problem(("id",), what, remedy)
    if placed.folder != entry.topic:
        what = f"the file is in `{placed.folder}/`, its topic is `{entry.topic}`"
        yield placed.document.problem(("topic",), what, f"move it to questions/{entry.topic}/")


def _unknown(
    document: Document,
    loc: Loc,
    ids: Sequence[str],
    known: Mapping[str, object],
    kind: str,
    where: str | None,
) -> Iterator[Problem]:
    for place, wanted in enumerate(ids):
        if wanted not in known:
            remedy = did_you_mean(wanted, list(known)) + (f" (see {where})" if where else "")
            yield document.problem((*loc, place), f"`{wanted}` is no {kind}", remedy)


def _check_basis(
    document: Document, loc: Loc, field: str, basis: Sequence[LegalBasis], content: Content
) -> Iterator[Problem]:
    for place, one in enumerate(basis):
        if one.law not in content.laws:
            remedy = did_you_mean(one.law, list(content.laws))
            yield document.problem((*loc, field, place, "law"), f"`{one.law}` is no law", remedy)


def _check_items(placed: PlacedEntry) -> Iterator[Problem]:
    for field in ITEM_FIELDS:
        yield from _repeated_items(placed.document, (field,), getattr(placed.entry, field))


def _repeated_items(document: Document, loc: Loc, items: Sequence[Identified]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, item in enumerate(items):
        if item.id in seen:
            what = f"the item id `{item.id}` stands twice in `{loc[-1]}`"
            yield document.problem((*loc, place), what, "give one of them another id")
        seen.add(item.id)


def _check_texts(placed: PlacedEntry) -> Iterator[Problem]:
    for loc, pair in entry_texts(placed.entry):
        for language in ("ja", "en"):
            text = getattr(pair, language)
            where = (*loc, language)
            for bad in malformed_placeholders(text):
                yield placed.document.problem(where, f"`{bad}` is no placeholder", "write `${fact-id}`")
            if number := number_in_prose(text, language):
                remedy = "record it in questions/facts.yaml and write `${fact-id}` here"
                yield placed.document.problem(where, f"`{number}` is a number of the law in prose", remedy)
            if "<" in text and ">" in text:
                yield placed.document.problem(where, "looks like HTML", "write plain text")
        yield from _same_facts(placed.document, loc, pair)


def _same_facts(document: Document, loc: Loc, pair: Pair) -> Iterator[Problem]:
    japanese, english = ({p.fact for p in placeholders(text)} for text in (pair.ja, pair.en))
    if japanese != english:
        only = ", ".join(f"${{{fact}}}" for fact in sorted(japanese ^ english))
        yield document.problem(loc, f"{only} stands in one language only", "say the same in both languages")


def _check_facts_used(placed: PlacedEntry, content: Content) -> Iterator[Problem]:
    span = placed.entry.in_force
    reported: set[str] = set()
    for loc, fact_id in facts_used(placed.entry):
        if fact_id not in content.facts:
            remedy = did_you_mean(fact_id, list(content.facts))
            yield placed.document.problem(loc, f"`{fact_id}` is no fact", remedy)
            continue
        first, last = content.timeline(fact_id)[0], content.timeline(fact_id)[-1]
        if fact_id in reported:
            continue
        if first.from_ > span.from_:
            reported.add(fact_id)
            what = f"the entry is in force from {span.from_}, but `{fact_id}` is recorded from {first.from_}"
            remedy = f"begin `in_force` on {first.from_}, or record the earlier value of the fact"
            yield placed.document.problem(loc, what, remedy)
        if last.until is not None and (span.until is None or span.until > last.until):
            reported.add(fact_id)
            what = f"`{fact_id}` has no value after {last.until}, but the entry goes on"
            yield placed.document.problem(loc, what, "add the later value, or end this version of the entry")


def _check_reference_days(placed: PlacedEntry) -> Iterator[Problem]:
    entry = placed.entry
    for place, source in enumerate(entry.sources):
        if source.seen > entry.checked:
            what = f"the source was seen on {source.seen}, after `checked` ({entry.checked})"
            yield placed.document.problem(("sources", place, "seen"), what, "move `checked` to that day")
    if entry.id in entry.related:
        yield placed.document.problem(("related",), "the entry names itself as related", "delete it")
