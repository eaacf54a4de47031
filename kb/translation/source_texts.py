"""Every text of `questions/` that is translated, with its key, its catalog and its place in the order.

Keys are `<file stem>/<field>` and `<file stem>/<field>/<item id>` for entries, and the same with the id of
the record for topics, contacts, laws, facts and flows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.content.problems import Problem
from kb.content.store import Content, EntryVersion
from kb.digest import pair_digest
from kb.facts import Fact
from kb.model import ITEM_FIELDS, Contact, Law, Pair, Topic

TOPICS, CONTACTS, LAWS, FACTS, FLOWS, INTERFACE = (
    "topics",
    "contacts",
    "laws",
    "facts",
    "flows",
    "interface",
)
LABEL_CATALOGS = (TOPICS, CONTACTS, LAWS, FACTS)
"""The catalogs of names and labels; every other one but the interface's is a topic."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to translate. `unit` is what one review covers: an entry's stem, `contacts/<id>` and so on."""

    key: str
    pair: Pair
    catalog: str
    unit: str
    digest: str


def source_texts(content: Content) -> Iterator[SourceText]:
    """Yield every text, catalogs in the order of the topics, texts in the order in which pages show them."""
    for version in content.all_versions():
        for field, pair in _entry_texts(version):
            yield _source_text(f"{version.stem}/{field}", pair, version.entry.topic, version.stem)
    for flow in content.flows.values():
        for _place, field, pair in flow.texts():
            yield _source_text(f"{flow.id}/{field}", pair, FLOWS, f"{FLOWS}/{flow.id}")
    for catalog, texts in (
        (TOPICS, (*_topic_texts(content.topics.values()), *_guide_texts(content))),
        (CONTACTS, _contact_texts(content.contacts.values())),
        (LAWS, _law_texts(content.laws.values())),
        (FACTS, _fact_texts(content.facts.values())),
    ):
        for record, field, pair in texts:
            yield _source_text(f"{record}/{field}", pair, catalog, f"{catalog}/{record}")


def ambiguous_keys(content: Content) -> Iterator[Problem]:
    """Yield a problem for each key that two different texts claim: one would get the other's translation."""
    seen: dict[str, SourceText] = {}
    for text in source_texts(content):
        first = seen.setdefault(text.key, text)
        if first.digest != text.digest or first.catalog != text.catalog:
            what = f"`{text.key}` names two texts, one in `{first.catalog}`, one in `{text.catalog}`"
            yield Problem(_file(text), 1, what, "give one of the two another id")
    for topic in content.topics:
        if topic in (*LABEL_CATALOGS, FLOWS, INTERFACE):
            what = f"a topic cannot be called `{topic}`, that is the name of a catalog"
            yield Problem("questions/topics.yaml", 1, what, "give it another id")


def _source_text(key: str, pair: Pair, catalog: str, unit: str) -> SourceText:
    return SourceText(key, Pair(ja=pair.ja, en=pair.en), catalog, unit, pair_digest(pair))


def _file(text: SourceText) -> str:
    if text.catalog in LABEL_CATALOGS:
        return f"questions/{text.catalog}.yaml"
    if text.catalog == FLOWS:
        return f"questions/{text.unit}.yaml"
    return f"questions/{text.catalog}/{text.unit}.yaml"


def _entry_texts(version: EntryVersion) -> Iterator[tuple[str, Pair]]:
    entry = version.entry
    items = {name: getattr(entry, name) for name in ITEM_FIELDS}
    for field in ("question", "answer", "steps", "bring", "where", "notes", "for_officers", "hold"):
        if field in items:
            for item in items[field]:
                yield f"{field}/{item.id}", item
        elif (pair := getattr(entry, field)) is not None:
            yield field, pair


_Labels = Iterator[tuple[str, str, Pair]]
"""The id of a record, the field with its item, and the text."""


def _topic_texts(topics: Iterable[Topic]) -> _Labels:
    for topic in topics:
        yield topic.id, "name", topic.name
        yield topic.id, "about", topic.about


def _guide_texts(content: Content) -> _Labels:
    """Yield the ways in of the first page; they are translated with the topics."""
    for situation in content.situations.values():
        yield f"situations/{situation.id}", "says", situation.says
    for event in content.life_events.values():
        yield f"life-events/{event.id}", "name", event.name
    for status in content.statuses.values():
        yield f"statuses/{status.id}", "name", status.name


def _contact_texts(contacts: Iterable[Contact]) -> _Labels:
    for contact in contacts:
        for field in ("name", "who", "area", "hours", "cost"):
            if (pair := getattr(contact, field)) is not None:
                yield contact.id, field, pair


def _law_texts(laws: Iterable[Law]) -> _Labels:
    for law in laws:
        yield law.id, "name", law.name
        if law.number is not None:
            yield law.id, "number", law.number
        for amendment in law.amendments:
            yield law.id, f"amendments/{amendment.id}/number", amendment.number
            yield law.id, f"amendments/{amendment.id}/changed", amendment.changed


def _fact_texts(facts: Iterable[Fact]) -> _Labels:
    for fact in facts:
        yield fact.id, "label", fact.label
        if fact.counts_from is not None:
            yield fact.id, "counts_from", fact.counts_from
        yield from _table_texts(fact)


def _table_texts(fact: Fact) -> _Labels:
    """Yield the labels of a fact's tables; two tables in time may share a row, which is one text."""
    seen: set[tuple[str, str]] = set()
    for value in fact.values:
        if value.table is None:
            continue
        for kind, choices in (("rows", value.table.rows), ("columns", value.table.columns)):
            for choice in choices:
                text = (f"{kind}/{choice.id}", pair_digest(choice.label))
                if text not in seen:
                    seen.add(text)
                    yield fact.id, text[0], choice.label
