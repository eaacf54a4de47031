"""The official terms in every language, for translators and their tools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field

from kb.content.problems import Problem
from kb.content.yaml_reader import parse, read_yaml
from kb.languages.registry import ENGLISH
from kb.model import Id, LanguageCode, Record, Text

UNVERIFIED = "own-knowledge-unverified"
"""The source of a term that no page was seen for; a native speaker should look at it first."""


class Term(Record):
    """A term in one language, and the page where it was seen or `own-knowledge-unverified`."""

    term: Text
    source: Text


class GlossaryEntry(Record):
    """One official term in all languages."""

    id: Id
    ja: Text
    note: Text
    terms: dict[LanguageCode, Term] = Field(min_length=1)


class Glossary:
    """All terms; finds those that occur in an English text."""

    def __init__(self, entries: Sequence[GlossaryEntry]) -> None:
        self.entries = tuple(entries)
        self._by_english = {_bare(entry.terms[ENGLISH].term).lower(): entry for entry in self.entries}
        longest_first = sorted(self._by_english, key=len, reverse=True)
        words = "|".join(re.escape(word) for word in longest_first)
        self._pattern = re.compile(rf"\b({words})(?:s|es)?\b", re.IGNORECASE) if words else None
        self._known: dict[str, tuple[str, ...]] = {}

    def in_text(self, english: str, language: str) -> Iterator[tuple[str, str]]:
        """Yield the terms of an English text with their form in a language, in their order, each once."""
        for word in self._words_of(english):
            term = self._by_english[word].terms.get(language)
            if term is not None:
                yield word, term.term

    def _words_of(self, english: str) -> tuple[str, ...]:
        """Return the terms in an English text, looked for once: it is asked about in every language."""
        found = self._known.get(english)
        if found is None:
            matches = self._pattern.finditer(english) if self._pattern else ()
            found = self._known[english] = tuple(dict.fromkeys(match[1].lower() for match in matches))
        return found


def load_glossary(root: Path) -> tuple[Glossary, tuple[Problem, ...]]:
    """Read `translations/glossary.yaml`; a house without one has an empty glossary."""
    path = root / "translations" / "glossary.yaml"
    if not path.exists():
        return Glossary(()), ()
    document = read_yaml(path, root)
    if not isinstance(document.data, list):
        wrong = document.problem((), "is no list", "start each term with `- `")
        return Glossary(()), document.problems or (wrong,)
    entries: list[GlossaryEntry] = []
    problems = list(document.problems)
    lines: dict[str, int] = {}
    for place in range(len(document.data)):
        entry, slips = parse(document, GlossaryEntry, (place,))
        problems += slips
        if entry is None:
            continue
        line = document.line((place,))
        if ENGLISH not in entry.terms:
            problems.append(document.problem((place,), f"`{entry.id}` has no English term", "write it"))
        elif entry.id in lines:
            what = f"`{entry.id}` stands here twice, first in line {lines[entry.id]}"
            problems.append(document.problem((place,), what, "merge the two"))
        else:
            lines[entry.id] = line
            entries.append(entry)
    return Glossary(entries), tuple(problems)


def term_languages(glossary: Glossary) -> Mapping[str, int]:
    """Return how many terms each language has."""
    counts: dict[str, int] = {}
    for entry in glossary.entries:
        for code in entry.terms:
            counts[code] = counts.get(code, 0) + 1
    return counts


def _bare(term: str) -> str:
    """Return a term without its gloss in brackets."""
    return re.sub(r"\s*[(（][^)）]*[)）]", "", term).strip()
