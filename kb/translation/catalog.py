"""Catalogs: PO files as translators' tools read and write them.

A message carries the digest of the pair of texts that stands beside it (`#. source: …`), and the one that its
translation was made from (`# made-from: …`) once that is another. polib reads and writes; it never matches.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from kb.content.problems import Problem

MAX_CATALOG_BYTES = 8_000_000
"""Bytes of one catalog; the largest topic of a hundred entries stays under one million."""

_DIGEST = r"([0-9a-f]{12})"
_SOURCE = re.compile(rf"^source: {_DIGEST}$", re.MULTILINE)
_MADE_FROM = re.compile(rf"^made-from: {_DIGEST}$", re.MULTILINE)
_FUZZY = "fuzzy"

_STRING = r'"(?:[^"\\]|\\[ntrvbf"\\])*"'
_LINE = re.compile(
    rf"\s*(?:#(?!~\|?\s|\|).*"
    rf"|(?:#~\|?\s*|#\|\s*)?(?:(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?{_STRING})?\s*"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a catalog.

    `key` is the msgctxt, None in the interface catalog, where the English itself is the key. `texts` is the
    translation, with as many members as the language has plural forms where `plural` is set. `source` is the
    digest of the pair that stands here, `made_from` that of the pair which the translation was made from, if
    it says so. `remarks` are what translators wrote to each other, `hints` what is told to translators.
    """

    english: str
    key: str | None = None
    plural: str | None = None
    texts: tuple[str, ...] = ("",)
    source: str | None = None
    made_from: str | None = None
    fuzzy: bool = False
    previous: str | None = None
    remarks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = 0

    @property
    def id(self) -> tuple[str | None, str]:
        """Return what makes the message one: its key, or its English where it has none."""
        return (self.key, "" if self.key is not None else self.english)

    @property
    def translated(self) -> bool:
        """Return whether there is any text."""
        return any(text.strip() for text in self.texts)

    @property
    def translated_from(self) -> str | None:
        """Return the digest of the pair that the translation was made from, None where nobody knows.

        A translator who takes the fuzzy mark away confirms the translation against the pair that stands here.
        """
        return self.made_from if self.fuzzy or self.obsolete else self.source


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: what its head says, and its messages in order, the obsolete ones last."""

    messages: tuple[Message, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    head: str = ""


def read_catalog(path: Path, root: Path) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Read a PO file. Returns None and what to mend where it cannot be read whole. Never raises."""
    name = path.relative_to(root).as_posix()
    problems = tuple(_slips(path, name))
    if problems:
        return None, problems
    try:
        po = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    except OSError as error:
        line = re.search(r"line (\d+)", str(error))
        problem = Problem(name, int(line[1]) if line else 1, "is not valid PO", "see docs/translating.md")
        return None, (problem,)
    messages = tuple(_message(entry) for entry in po)
    problems = tuple(_duplicates(messages, name))
    return (None if problems else Catalog(messages, dict(po.metadata), po.header)), problems


def catalog_text(catalog: Catalog) -> str:
    """Return a catalog as the text of a PO file, lines unwrapped: the same messages give the same bytes."""
    po = polib.POFile(wrapwidth=0)
    po.header = catalog.head
    po.metadata = dict(catalog.metadata)
    po.extend(_entry(message) for message in catalog.messages)
    return str(po).rstrip("\n") + "\n"


def normalised(text: str) -> str:
    """Return a translation as it is shown: composed letters, no blanks around it."""
    return unicodedata.normalize("NFC", text).strip()


def _message(entry: polib.POEntry) -> Message:
    source = _SOURCE.search(entry.comment)
    made_from = _MADE_FROM.search(entry.tcomment)
    remarks = _MADE_FROM.sub("", entry.tcomment).strip("\n")
    plural = entry.msgid_plural or None
    texts = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
    return Message(
        english=entry.msgid,
        key=entry.msgctxt,
        plural=plural,
        texts=texts if plural and texts else (entry.msgstr,),
        source=source[1] if source else None,
        made_from=made_from[1] if made_from else None,
        fuzzy=_FUZZY in entry.flags,
        previous=entry.previous_msgid,
        remarks=tuple(remarks.split("\n")) if remarks else (),
        flags=tuple(flag for flag in entry.flags if flag and flag != _FUZZY),
        places=tuple(place for place, _ in entry.occurrences),
        obsolete=bool(entry.obsolete),
        line=entry.linenum or 0,
    )


def _entry(message: Message) -> polib.POEntry:
    made_from = (f"made-from: {message.made_from}",) if message.made_from else ()
    source = (f"source: {message.source}",) if message.source else ()
    return polib.POEntry(
        msgctxt=message.key,
        msgid=message.english,
        msgid_plural=message.plural or "",
        msgstr="" if message.plural else message.texts[0],
        msgstr_plural=dict(enumerate(message.texts)) if message.plural else {},
        comment="\n".join((*source, *message.hints)),
        tcomment="\n".join((*message.remarks, *made_from)),
        flags=[*((_FUZZY,) if message.fuzzy else ()), *message.flags],
        previous_msgid=message.previous,
        occurrences=[(place, "") for place in message.places],
        obsolete=message.obsolete,
    )


def _slips(path: Path, name: str) -> Iterator[Problem]:
    """Find what polib would pass over: it cuts the last letter off a text whose quotes are not closed."""
    try:
        if path.stat().st_size > MAX_CATALOG_BYTES:
            yield Problem(name, 1, f"has more than {MAX_CATALOG_BYTES:,} bytes", "is this a catalog?")
            return
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError:
        yield Problem(name, 1, "the file is not UTF-8", "save it with the encoding UTF-8")
        return
    except OSError as error:
        yield Problem(name, 1, f"the file cannot be read ({error.strerror})", "check its permissions")
        return
    for number, line in enumerate(lines, start=1):
        if line.startswith(("<<<<<<<", ">>>>>>>", "=======")):
            yield Problem(name, number, "two versions were not merged", "keep one, delete the marks of git")
        elif not _LINE.fullmatch(line):
            remedy = 'write msgstr "…", with \\" for a quote inside; begin remarks with `# `'
            yield Problem(name, number, "the line is no part of a PO file", remedy)


def _duplicates(messages: Iterable[Message], name: str) -> Iterator[Problem]:
    seen: dict[tuple[str | None, str], int] = {}
    for message in messages:
        if message.obsolete:
            continue
        if message.id in seen:
            what = f"`{message.key or message.english}` stands here twice, first in line {seen[message.id]}"
            yield Problem(name, message.line, what, "keep the better translation, delete the other")
        seen.setdefault(message.id, message.line)
