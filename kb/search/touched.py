"""Which concepts the ways to ask an entry often speak of, in any language: the entry touches them.

The chat compares them with what a message names. Reading every way to ask in every language takes seconds, so
it is done once for each language and kept in `var/touched/<language>-<digest>.json`; the digest covers the
ways, the words and the code.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from kb.content.store import Content, EntryVersion
from kb.digest import digest
from kb.languages.analysis import words
from kb.languages.registry import ENGLISH, JAPANESE
from kb.search.concepts import SURE, ConceptMatcher
from kb.search.documents import Texts
from kb.search.kept import keep, read_kept

WAYS_THAT_TOUCH = 2
"""One way to ask may hold a word by chance; two mean it."""

FOLDER = "touched"

KEPT = 2
"""States of each language that stay; the oldest go."""

Ways = Mapping[str, tuple[str, ...]]


def current_touched(
    content: Content,
    texts: Texts,
    languages: Collection[str],
    matcher: ConceptMatcher,
    matching: str,
    var: Path,
) -> Mapping[str, frozenset[str]]:
    """Return, by the stem of a version, its own concepts and all that its ways to ask often speak of.

    `matching` is the digest of the matcher's words and code. What is kept in `var` is used where it is
    current. A folder that cannot be written costs time and no more.
    """
    counts: dict[str, Counter[str]] = {version.stem: Counter() for version in content.all_versions()}
    for language in languages:
        ways = {version.stem: _ways(version, texts, language) for version in content.all_versions()}
        for stem, found in _counted(ways, language, matcher, matching, var / FOLDER).items():
            counts[stem].update(found)
    return {
        version.stem: frozenset(version.entry.concepts).union(
            concept for concept, count in counts[version.stem].items() if count >= WAYS_THAT_TOUCH
        )
        for version in content.all_versions()
    }


def _counted(
    ways: Ways, language: str, matcher: ConceptMatcher, matching: str, folder: Path
) -> Mapping[str, Mapping[str, int]]:
    """Return, by stem, in how many ways to ask of a language each concept is spoken of."""
    path = folder / f"{language}-{digest(matching, language, json.dumps(ways))}.json"
    counts = _whole(read_kept(path), ways)
    if counts is None:
        counts = {stem: Counter(_spoken_of(found, language, matcher)) for stem, found in ways.items()}
        keep(counts, path, f"{language}-????????????.json", KEPT)
    return counts


def _whole(kept: object, ways: Ways) -> Mapping[str, Mapping[str, int]] | None:
    """Return what a file held, None where that is damaged."""
    whole = (
        isinstance(kept, dict)
        and kept.keys() == ways.keys()
        and all(
            isinstance(counts, dict) and all(isinstance(count, int) for count in counts.values())
            for counts in kept.values()
        )
    )
    return kept if whole and isinstance(kept, dict) else None


def _spoken_of(ways: tuple[str, ...], language: str, matcher: ConceptMatcher) -> list[str]:
    """Return the concepts of each way to ask, each once a way."""
    return [
        concept
        for way in ways
        for concept in {
            one
            for match in matcher.match(words(way, language), (language,))
            if match.weight >= SURE
            for one in match.concepts
        }
    ]


def _ways(version: EntryVersion, texts: Texts, language: str) -> tuple[str, ...]:
    question = {JAPANESE: version.entry.question.ja, ENGLISH: version.entry.question.en}
    return (*filter(None, (question.get(language),)), *texts.asked(version.stem, language))
