"""Of which concepts the ways to ask an entry speak, and its answer: read by the matcher that reads queries.

Reading every way to ask in every language takes seconds, so what was found is kept in
`var/spoken/<language>-<digest>.json`; the digest covers the texts, the words and the code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from kb.content.store import Content
from kb.digest import digest
from kb.languages.analysis import words
from kb.languages.registry import ENGLISH, JAPANESE
from kb.search.concepts import ConceptMatcher
from kb.search.documents import Document, SpokenTexts, documents
from kb.search.kept import keep, read_kept
from kb.search.lexicon import Lexicon

BODIES = (JAPANESE, ENGLISH)
"""The languages in which every entry has an answer."""

FOLDER = "spoken"

KEPT = 2
"""States of each language that stay; the oldest go."""

_CODE = (
    "languages/normalisation",
    "languages/analysis",
    "languages/endings",
    "languages/tamil",
    "languages/arabic",
    "languages/traditional",
    "search/concepts",
    "search/lexicon",
    "search/slips",
    "search/spoken",
    "search/units",
    "table",
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The concepts that were found exactly: in each way to ask an entry, in answer and steps together."""

    ways: tuple[frozenset[str], ...]
    body: frozenset[str]


def current_spoken(
    content: Content, texts: SpokenTexts, matcher: ConceptMatcher, lexicon: Lexicon, var: Path
) -> Mapping[str, Spoken]:
    """Return, by the stem of a version, of what its ways to ask speak in all languages, and its answer.

    What is kept in `var` is used where it is current. A folder that cannot be written costs time and no more.
    """
    matching = _matching_digest(lexicon)
    ways: dict[str, list[frozenset[str]]] = {version.stem: [] for version in content.all_versions()}
    bodies: dict[str, set[str]] = {stem: set() for stem in ways}
    for language in texts.languages:
        found = documents(content, texts, language)
        for stem, (of_ways, of_body) in _of_language(
            found, language, matcher, matching, var / FOLDER
        ).items():
            ways[stem] += map(frozenset, of_ways)
            bodies[stem].update(of_body)
    return {stem: Spoken(tuple(of), frozenset(bodies[stem])) for stem, of in ways.items()}


_Row = tuple[list[list[str]], list[str]]


def _of_language(
    found: Sequence[Document], language: str, matcher: ConceptMatcher, matching: str, folder: Path
) -> Mapping[str, _Row]:
    """Return, by stem, the concepts of each way to ask in one language, and those of the answer."""
    texts = {document.stem: [document.ways, _body(document, language)] for document in found}
    path = folder / f"{language}-{digest(matching, language, json.dumps(texts))}.json"
    rows = _whole(read_kept(path), found)
    if rows is None:
        rows = {
            document.stem: (
                [_concepts(way, language, matcher) for way in document.ways],
                sorted(
                    {one for text in _body(document, language) for one in _concepts(text, language, matcher)}
                ),
            )
            for document in found
        }
        keep(rows, path, f"{language}-????????????.json", KEPT)
    return rows


def _body(document: Document, language: str) -> tuple[str, ...]:
    return (document.answer, *document.steps) if language in BODIES else ()


def _concepts(text: str, language: str, matcher: ConceptMatcher) -> list[str]:
    found = matcher.exactly(words(text, language), (language,))
    return sorted({concept for match in found for concept in match.concepts})


def _whole(kept: object, found: Sequence[Document]) -> Mapping[str, _Row] | None:
    """Return what a file held, None where that is damaged."""
    if not isinstance(kept, dict) or kept.keys() != {document.stem for document in found}:
        return None
    for document in found:
        match kept[document.stem]:
            case [list() as ways, list() as body] if len(ways) == len(document.ways):
                lists = all(isinstance(one, list) for one in ways)
                if not lists or not _are_texts([*chain.from_iterable(ways), *body]):
                    return None
            case _:
                return None
    return kept


def _are_texts(values: Sequence[object]) -> bool:
    return all(isinstance(one, str) for one in values)


def _matching_digest(lexicon: Lexicon) -> str:
    """Return a digest of all that decides which concepts are found in a text: the code and the forms."""
    code = sha256()
    kb = Path(__file__).resolve().parent.parent
    for name in _CODE:
        code.update((kb / f"{name}.py").read_bytes())
    forms = [[form.concept, form.language, form.text] for form in lexicon.forms]
    return digest(code.hexdigest(), json.dumps(forms))
