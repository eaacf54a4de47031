"""The index of one language: the engine finds candidates, the ranker measures them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from weakref import WeakKeyDictionary

from kb.content.store import EntryVersion
from kb.languages.romanisation import typed_tokens
from kb.search import weights
from kb.search.documents import BROADER_MARK
from kb.search.engine import Engine, Term
from kb.search.letters import letter_parts, read_letters
from kb.search.measure import Measure
from kb.search.profiles import Profiles
from kb.search.query import Query
from kb.search.query_tokens import QueryTokens
from kb.search.ranking import Ranker
from kb.search.relations import Relations
from kb.search.stored import read_stored

ROMANISED_TERMS = 16
"""Tokens of the shadow that are looked up for one query."""


@dataclass(frozen=True, eq=False)
class Possible:
    """The versions that a question may find, by stem. Each index remembers its own numbers for them."""

    versions: Mapping[str, EntryVersion]


@dataclass(frozen=True, slots=True)
class Measured:
    """The candidates for one query in the index of one language, each with its measure.

    `letters` says by stem how like the letters of the query are to the ways to ask; the likest stand first.
    """

    ranker: Ranker
    candidates: Sequence[tuple[EntryVersion, Measure]]
    letters: Mapping[str, float]

    def ahead(self, stem: str) -> float:
        """Return how much liker the letters are to a version's than to any other's; below 0 where less."""
        others = (like for other, like in self.letters.items() if other != stem)
        return self.letters.get(stem, 0.0) - next(others, 0.0)


class LanguageIndex:
    """An open index. Raises OSError or ValueError when it is made from a damaged folder."""

    def __init__(self, language: str, folder: Path, engine: Engine) -> None:
        self.language = language
        self.stored = read_stored(folder)
        self._letters = read_letters(folder)
        self._engine_index = engine.open(folder)
        self._numbers = {document.stem: number for number, document in enumerate(self.stored.documents)}
        self._among: WeakKeyDictionary[Possible, frozenset[int] | None] = WeakKeyDictionary()

    def measured(
        self, query: Query, possible: Possible, relations: Relations, profiles: Profiles
    ) -> Measured:
        """Return the candidates among the `possible` versions, each with its measure, and who measured them.

        Candidates are what the engine finds by words, concepts and codes, the entries of which people
        speak most in the concepts of the query, and those whose ways to ask its letters are likest to.
        """
        among = self._numbers_of(possible)
        tokens = QueryTokens.of(query, self.language, self.stored)
        terms = self._terms(query, tokens, relations)
        scored = self._engine_index.search(terms, weights.CANDIDATES, among)
        numbers = {one.number: None for one in scored}
        for stem in profiles.nearest(query.concepts, weights.CANDIDATES_BY_CONCEPTS):
            if stem in possible.versions and stem in self._numbers:
                numbers.setdefault(self._numbers[stem])
        letters = self._likeness(query, tokens)
        likest = self._likest(letters, possible)
        numbers |= dict.fromkeys(likest)
        ranker = Ranker(query, self.language, tokens, self.stored, relations, profiles, numbers, letters)
        stems = {number: self.stored.documents[number].stem for number in (*likest, *numbers)}
        versions = {number: possible.versions[stems[number]] for number in numbers}
        return Measured(
            ranker,
            [
                (version, ranker.measure(number, version.entry.concepts))
                for number, version in versions.items()
            ],
            {stem: letters[number] for number, stem in stems.items()},
        )

    def close(self) -> None:
        """Let go of the files."""
        self._engine_index.close()

    def _numbers_of(self, possible: Possible) -> frozenset[int] | None:
        """Return the numbers of the possible versions, None where that is every document."""
        if possible not in self._among:
            found = frozenset(self._numbers[stem] for stem in possible.versions if stem in self._numbers)
            self._among[possible] = found if len(found) < len(self._numbers) else None
        return self._among[possible]

    def _likeness(self, query: Query, tokens: QueryTokens) -> Sequence[float]:
        """Return how like the letters of a query are to the ways to ask each document.

        Letters of another language tell nothing.
        """
        if query.detected not in (None, self.language):
            return [0.0] * len(self.stored.documents)
        return self._letters.likeness(letter_parts(tokens.words, self.language))

    def _likest(self, letters: Sequence[float], possible: Possible) -> list[int]:
        """Return the possible documents to whose ways to ask the letters are likest, the likest first."""
        among = self._numbers_of(possible)
        numbers = range(len(letters)) if among is None else sorted(among)
        least = min(sorted([letters[one] for one in numbers])[-weights.CANDIDATES_BY_LETTERS :], default=0.0)
        likest = [one for one in numbers if letters[one] >= least]
        return sorted(likest, key=letters.__getitem__, reverse=True)[: weights.CANDIDATES_BY_LETTERS]

    def _terms(self, query: Query, tokens: QueryTokens, relations: Relations) -> list[Term]:
        """Return what the engine looks up: the rarest tokens, concepts and those around them, codes."""
        terms = [Term("text", token, weights.TEXT_TERM) for token in _rarest(tokens)]
        for concept, weight in query.concepts.items():
            terms.append(Term("concepts", concept, weights.CONCEPT_TERM * weight))
            terms.append(Term("concepts", BROADER_MARK + concept, weights.BROADER_TERM * weight))
            terms += [
                Term("concepts", above, weights.BROADER_TERM * weight) for above in relations.above[concept]
            ]
        if self.stored.has_shadow:
            unknown = [word for word in tokens.words if word.folded.isascii() and not tokens.is_known(word)]
            shadow = islice(typed_tokens(unknown), ROMANISED_TERMS)
            terms += [Term("romanised", token, weights.ROMANISED_TERM) for token in shadow]
        terms += [Term("codes", code, weights.CODE_TERM) for code in query.codes]
        return terms


def _rarest(tokens: QueryTokens) -> list[str]:
    counted = [(tokens.frequencies[number], token) for token, number in tokens.numbers.items()]
    present = sorted((count, token) for count, token in counted if count)
    return [token for _, token in present[: weights.RAREST_TERMS]]
