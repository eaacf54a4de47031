"""The final order: how well an entry answers a query, from 0 to 1, the same measure in every language.

The engine finds candidates. Here each is measured on what was typed (how much of it stands in which part of
the entry, how like it is to one way to ask) and on what was meant (whether people who ask the entry speak of
the same things, or of opposite ones). Every measure lies between 0 and 1; the score is their weighted mean.
The weights stand in `kb.search.weights`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt

from kb.languages.analysis import GRAM, PAIR, Word, Writing, grams, parts_of_run, syllable_pairs
from kb.languages.romanisation import typed_tokens
from kb.model import ConceptKind
from kb.search import weights
from kb.search.concepts import OUT_OF_SCOPE, Match
from kb.search.held import Held, TypedPart
from kb.search.measure import Measure, Stretch
from kb.search.numbers import token_number
from kb.search.profiles import Profile, Profiles
from kb.search.query import Query
from kb.search.query_tokens import QueryTokens
from kb.search.relations import Relations
from kb.search.stored import StoredDocuments, rarity


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a stretch of the query means, and what is above that."""

    concepts: frozenset[str]
    above: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A concept of the query: what it counts, how rare it is, and what is above it."""

    concept: str
    weight: float
    rarity: float
    above: tuple[str, ...]


class Ranker:
    """Measures the candidates for one query in the index of one language."""

    def __init__(
        self,
        query: Query,
        language: str,
        tokens: QueryTokens,
        stored: StoredDocuments,
        relations: Relations,
        profiles: Profiles,
        candidates: Collection[int],
        letters: Sequence[float],
    ) -> None:
        """Take the query, the index's language and what it knows of both, and the candidates.

        `letters` says how like the letters of the query are to the ways to ask each document.
        """
        self._query = query
        self._stored = stored
        self._relations = relations
        self._profiles = profiles
        self._language = language
        self._letters = letters
        self._meanings = [self._meaning(match) for match in query.matches]
        self._numbers = tokens.numbers
        self._rarity = {
            number: rarity(len(stored.documents), count) for number, count in tokens.frequencies.items()
        }
        found = tokens.words
        self._parts = [
            part
            for word, after in zip(found, [*found[1:], None], strict=False)
            for part in self._typed_parts(word, after)
        ]
        self._held = Held(stored, self._rarity, self._parts, candidates)
        self._weights = self._weighted_concepts()
        self._asked = [
            _Asked(one, weight, profiles.rarity(one), relations.above[one])
            for one, weight in self._weights.items()
        ]
        self._all_asked = sum(self._weights.values())
        self._asked_length = sqrt(sum(weight * weight for weight in self._weights.values()))
        self._opposites = [
            (one, opposites)
            for one in query.concepts
            if (opposites := relations.opposites[one] - query.concepts.keys())
        ]
        self._scope = self._share_in_scope()
        self._readable = query.detected in (None, language)
        in_latin = not self._readable or self._is_in_latin(tokens)
        self._by_text = {} if in_latin else self._held.text_measures()

    @property
    def amount(self) -> float:
        """Return how much was typed: the weights of all words and parts by rarity."""
        return sum(part.weight for part in self._parts)

    def measure(self, number: int, entry_concepts: Sequence[str]) -> Measure:
        """Return how well the document of a number answers the query."""
        document = self._stored.documents[number]
        coverage, matched = self._coverage(number, entry_concepts)
        return Measure(
            typed={"coverage": coverage, **self._text_measures(number, coverage)},
            meant=self._by_concepts(document.stem) if self._asked else {},
            opposed=self._opposed(entry_concepts),
            code=not document.codes.isdisjoint(self._query.codes),
            scope=self._scope,
            matched=matched,
        )

    def words_of(self, stretches: Sequence[Stretch]) -> tuple[str, ...]:
        """Return the typed words of stretches of the query, those that overlap as one."""
        joined: list[list[int]] = []
        for start, end in sorted(stretches):
            if joined and start < joined[-1][1]:
                joined[-1][1] = max(end, joined[-1][1])
            else:
                joined.append([start, end])
        return tuple(dict.fromkeys(self._query.text[start:end] for start, end in joined))

    def _is_in_latin(self, tokens: QueryTokens) -> bool:
        """Return whether most words are in Latin letters that this language's texts do not hold."""
        strange = sum(word.folded.isascii() and not tokens.is_known(word) for word in tokens.words)
        return self._stored.has_shadow and self._readable and strange > len(tokens.words) / 2

    def _text_measures(self, number: int, coverage: float) -> Mapping[str, float]:
        """Return the measures on text beside the coverage, as far as they can be taken."""
        if not self._readable:
            return {}
        letters = min(1.0, self._letters[number] / weights.LETTERS_ALIKE)
        found = self._by_text.get(number)
        if found is None:
            found = {name: share * coverage for name, share in weights.LIKE_COVERAGE.items()}
        return found | {"letters": letters}

    def _by_concepts(self, stem: str) -> dict[str, float]:
        """Return how far people who ask the entry speak of what the query speaks of."""
        profile = self._profiles[stem]
        together = mentioned = 0.0
        for one in self._asked:
            share = _share(one, profile)
            together += one.weight * share * one.rarity
            if share or one.concept in profile.body:
                mentioned += one.weight
        length = self._profiles.length(stem) * self._asked_length
        return {
            "mentioned": mentioned / self._all_asked,
            "alike": together / length if length else 0.0,
            "one way": self._profiles.nearest_way(stem, self._weights) if together else 0.0,
        }

    def _weighted_concepts(self) -> dict[str, float]:
        """Return the concepts of the query with what each counts: a follow-up question counts little.

        Nothing, where it speaks of no more than that: "how much" asks about no entry.
        """
        asked = self._query.concepts
        if asked.keys() <= self._relations.aside:
            return {}
        kinds = {one: self._relations.concepts[one].kind for one in asked}
        return {
            one: weight * weights.KIND.get(kinds[one], 1.0) * self._profiles.rarity(one)
            for one, weight in asked.items()
            if kinds[one] is not ConceptKind.TALK
        }

    def _share_in_scope(self) -> float:
        """Return what scores are multiplied by: below 1 where the query is on what no entry is about.

        A restaurant is where somebody works who has not been paid.
        """
        named = self._weights.keys() - self._relations.aside
        return weights.OUT_OF_SCOPE if OUT_OF_SCOPE in self._query.concepts and len(named) < 2 else 1.0

    def _meaning(self, match: Match) -> _Meaning:
        above = (self._relations.above[one] for one in match.concepts)
        return _Meaning(frozenset(match.concepts), frozenset(chain.from_iterable(above)))

    def _typed_parts(self, word: Word, after: Word | None) -> Sequence[TypedPart]:
        if word.writing is Writing.SPACED:
            number = self._number_of(word.folded)
            match = self._match_at(word.start, word.end)
            shadow: tuple[int, ...] = ()
            if self._stored.has_shadow and word.folded.isascii():
                shadow = tuple(map(token_number, typed_tokens([word])))
            parts = () if word.is_code or len(word.folded) <= GRAM else grams(word.folded, GRAM)
            return [
                TypedPart(
                    word.start,
                    word.end,
                    number,
                    tuple(map(self._number_of, parts)),
                    shadow,
                    tuple(map(self._number_of, syllable_pairs(word, after))),
                    self._rarity_of(number) * self._side(match),
                    match,
                    self._sure(match),
                )
            ]
        length = PAIR if word.writing is Writing.IDEOGRAPHIC else GRAM
        same = len(word.folded) == len(word.typed)
        found = []
        for place, gram in enumerate(parts_of_run(word, self._language)):
            start = word.start + place if same else word.start
            end = start + len(gram) if same else word.end
            number = self._number_of(gram)
            match = self._match_at(start, end)
            weight = self._rarity_of(number) * self._side(match) / length
            found.append(TypedPart(start, end, number, (), (), (), weight, match, self._sure(match)))
        return found

    def _number_of(self, token: str) -> int:
        known = self._numbers.get(token)
        return token_number(token) if known is None else known

    def _rarity_of(self, number: int) -> float:
        known = self._rarity.get(number)
        return self._stored.rarity(number) if known is None else known

    def _side(self, match: int | None) -> float:
        """Return the share that a stretch counts: little where it only asks how much, or greets."""
        if match is None:
            return 1.0
        aside = self._meanings[match].concepts <= self._relations.aside
        return weights.ASIDE if aside else weights.MEANT

    def _sure(self, match: int | None) -> float:
        return 0.0 if match is None else self._query.matches[match].weight

    def _match_at(self, start: int, end: int) -> int | None:
        found = enumerate(self._query.matches)
        return next((place for place, one in found if one.start < end and start < one.end), None)

    def _coverage(self, number: int, entry_concepts: Sequence[str]) -> tuple[float, Sequence[Stretch]]:
        """Return the share of what was typed that the entry covers, by rarity, and where that stands."""
        total = reached = 0.0
        readable = self._readable and bool(self._stored.documents[number].way_weights)
        meant = [_meant(meaning, entry_concepts) for meaning in self._meanings]
        matched: list[Stretch] = []
        for part, credit in zip(self._parts, self._held.credits_of(number), strict=True):
            if part.match is not None and credit < part.sure:
                credit = max(credit, part.sure * meant[part.match])
            weight = part.weight if credit or readable else part.weight * weights.OTHER_WORDS
            total += weight
            reached += weight * credit
            if credit >= weights.PARTS_AT_LEAST:
                matched.append((part.start, part.end))
        return (reached / total, matched) if total else (0.0, ())

    def _opposed(self, entry_concepts: Sequence[str]) -> bool:
        """Return whether the entry is about the opposite of something asked, and not about that itself."""
        main = entry_concepts[:3]
        return any(
            one not in entry_concepts and not opposites.isdisjoint(main) for one, opposites in self._opposites
        )


def _share(asked: _Asked, profile: Profile) -> float:
    """Return the share of ways that speak of a concept, or half of that for one above it."""
    share = profile.shares.get(asked.concept)
    if share is None:
        above = [profile.shares.get(up, 0.0) for up in asked.above]
        return weights.BY_BROADER * max(above, default=0.0)
    return share


def _meant(meaning: _Meaning, entry_concepts: Sequence[str]) -> float:
    """Return how far what a stretch means is in the entry, by itself or by a broader concept."""
    if not meaning.concepts.isdisjoint(entry_concepts):
        return 1.0
    return 0.0 if meaning.above.isdisjoint(entry_concepts) else weights.BY_BROADER
