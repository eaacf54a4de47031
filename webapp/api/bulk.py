"""Everything at once: files of JSON Lines, one record a line, made once for a language and a day.

The files hold what the other routes answer, and more: every version of every entry and every value of every
number, past and future, each as of a day on which it holds.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from pydantic import BaseModel, Field

from kb.base import FIRST_DAY, KnowledgeBase
from kb.timeline import changes_since
from webapp.api.contacts import Contact
from webapp.api.entries import Entry
from webapp.api.laws import Change, Law
from webapp.api.records import Fact, Record
from webapp.api.topics import Language, Topic, counted_topics

SHELF = "madoguchi.bulk"
MEDIA_TYPE = "application/jsonl"


class BulkFile(Record):
    """A file to download. `sha256` and `bytes` are those of the file as it is when unpacked."""

    name: str
    url: str = Field(json_schema_extra={"format": "uri-reference"})
    lines: int = Field(ge=0)
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Licence(Record):
    """What may be done with the content, and whom to name."""

    name: str
    identifier: str = Field(description="The identifier of SPDX.")
    url: str
    attribution: str


class Bulk(Record):
    """The files that hold everything, in a language, as of today."""

    language: str
    on: date
    licence: Licence
    files: tuple[BulkFile, ...]


LICENCE = Licence(
    name="Creative Commons Attribution 4.0 International",
    identifier="CC-BY-4.0",
    url="https://creativecommons.org/licenses/by/4.0/",
    attribution="The Madoguchi contributors. Keep with each entry the day on which it was checked.",
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it is kept: compressed, with what the list says of it."""

    lines: int
    size: int
    sha256: str
    gzipped: bytes

    @classmethod
    def of(cls, records: Iterator[BaseModel]) -> Packed:
        """Return the file of `records`."""
        lines = [record.model_dump_json(by_alias=True) for record in records]
        plain = "".join(f"{line}\n" for line in lines).encode()
        return cls(len(lines), len(plain), sha256(plain).hexdigest(), gzip.compress(plain, 6, mtime=0))

    @property
    def plain(self) -> bytes:
        """Return the file unpacked."""
        return gzip.decompress(self.gzipped)


class Shelf:
    """The files that were asked for, of the content and the day that are current; others are thrown away."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of: tuple[KnowledgeBase, date] | None = None
        self._files: dict[tuple[str, str], Packed] = {}

    def file(self, base: KnowledgeBase, language: str, name: str) -> Packed:
        """Return a file, made at its first use. Whoever asks for the same at once waits for it."""
        with self._lock:
            if self._of is None or self._of[0] is not base or self._of[1] != base.today():
                self._of, self._files = (base, base.today()), {}
            if (language, name) not in self._files:
                self._files[language, name] = Packed.of(FILES[name](base, language))
            return self._files[language, name]


def _entries(base: KnowledgeBase, code: str) -> Iterator[Entry]:
    """Yield every version that is not on hold, as of today or the nearest day on which it is the law."""
    today = base.today()
    for version in base.content.all_versions():
        span = version.entry.in_force
        if version.entry.hold is not None:
            continue
        on = None if span.includes(today) else span.from_ if span.from_ > today else span.until
        rendered = base.renderer(code, on).entry(version)
        yield Entry.of(rendered, base.content, base.language(code), on)


def _facts(base: KnowledgeBase, code: str) -> Iterator[Fact]:
    """Yield every value of every number, as of its first day."""
    for fact in base.content.facts.values():
        for dated in base.content.timeline(fact.id):
            on = max(dated.from_, FIRST_DAY)
            rendered = base.renderer(code, on).fact(fact)
            yield Fact.of(rendered, base.content, base.language(code), on)


def _laws(base: KnowledgeBase, code: str) -> Iterator[Law]:
    renderer = base.renderer(code)
    return (Law.of(law, renderer) for law in base.content.laws.values())


def _contacts(base: KnowledgeBase, code: str) -> Iterator[Contact]:
    return (Contact.of(contact) for contact in base.contacts(code))


def _topics(base: KnowledgeBase, code: str) -> Iterator[Topic]:
    return counted_topics(base, code)


def _changes(base: KnowledgeBase, code: str) -> Iterator[Change]:
    return (Change.of(one, code) for one in changes_since(base.renderer(code)))


def _languages(base: KnowledgeBase, code: str) -> Iterator[Language]:
    return (Language.of(language) for language in base.languages.values())


FILES: dict[str, Callable[[KnowledgeBase, str], Iterator[BaseModel]]] = {
    "entries.jsonl": _entries,
    "facts.jsonl": _facts,
    "laws.jsonl": _laws,
    "contacts.jsonl": _contacts,
    "topics.jsonl": _topics,
    "changes.jsonl": _changes,
    "languages.jsonl": _languages,
}
"""What makes the records of each file, by its name."""
