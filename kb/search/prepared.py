"""What search works out from words and texts before it opens an index; the snapshot of the data keeps it.

What is large and asked for by a word lies in tables (`kb/table.py`), so that a snapshot is read quickly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.content.store import Content
from kb.languages.detection import Detector
from kb.search.clues import ClueForm, Clues
from kb.search.concepts import ConceptMatcher
from kb.search.countries import PLACEHOLDER, Countries
from kb.search.documents import SpokenTexts, documents
from kb.search.features import current_features
from kb.search.lexicon import Lexicon
from kb.search.profiles import Profiles, profiles_of, touched_by
from kb.search.spoken import current_spoken
from kb.table import Table

Terms = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Prepared:
    """The matchers of all lexicons and clues, what tells languages apart, what the ways to ask speak of.

    `features`, `terms` and `clue_words` are what one language is asked for, by its code: what the detector
    knows it by, the concept and text of each form of its lexicon, and the words of its clues.
    """

    matcher: ConceptMatcher
    clues: Clues
    detector: Detector
    features: Table[list[str]]
    terms: Table[list[tuple[str, str]]]
    clue_words: Table[list[str]]
    profiles: Profiles
    touched: Mapping[str, frozenset[str]]


def prepare(
    content: Content, texts: SpokenTexts, lexicon: Lexicon, clues: Sequence[ClueForm], var: Path
) -> Prepared:
    """Return what is worked out from content, texts, lexicons and clues; what is kept in `var` is used."""
    matcher = ConceptMatcher(lexicon, Countries(texts.languages.values()))
    spoken = current_spoken(content, texts, matcher, lexicon, var)
    terms = _terms(lexicon)
    features = {
        code: current_features(code, _known_texts(content, texts, terms, code), var)
        for code in {*texts.languages, *terms}
    }
    return Prepared(
        matcher,
        Clues(clues),
        Detector(features),
        Table.of({code: sorted(found) for code, found in features.items()}),
        Table.of(terms),
        Table.of(_clue_words(clues)),
        profiles_of(content, spoken),
        touched_by(content, spoken),
    )


def _terms(lexicon: Lexicon) -> Terms:
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form in lexicon.forms:
        if PLACEHOLDER not in form.text:
            terms[form.language].append((form.concept, form.text))
    return dict(terms)


def _clue_words(clues: Sequence[ClueForm]) -> Mapping[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for form in clues:
        found[form.language].update(part.marked for part in form.parts)
    return {code: sorted(known) for code, known in found.items()}


def _known_texts(content: Content, texts: SpokenTexts, terms: Terms, code: str) -> Iterator[str]:
    """Yield the ways to ask and the terms of a language; one that is not spoken yet has terms only."""
    if code in texts.languages:
        for document in documents(content, texts, code):
            yield from document.ways
    yield from (text for _, text in terms.get(code, ()))
