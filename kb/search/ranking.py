"""The final order: how well an entry answers a query, from 0 to 1, the same measure in every language.

The engine finds candidates. Here each is measured on what was typed (how much of it stands in the entry, how
like it is to one way to ask) and on what was meant (whether query and entry speak of the same things, or of
opposite ones). The weights stand in `kb.search.weights`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kb.languages.analysis import GRAM, PAIR, Word, Writing, grams, syllable_pairs
from kb.languages.romanisation import typed_tokens
from kb.model import Concept, ConceptKind
from kb.search import weights
from kb.search.concepts import Match
from kb.search.documents import broader_closure
from kb.search.query import Query
from kb.search.stored import StoredDocument, StoredDocuments, token_number

_SIDE_KINDS = (ConceptKind.FACET, ConceptKind.SIGN, ConceptKind.TALK)


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured on one entry. `agreement` is None where the query speaks of no concept.

    `held` is the share of what was typed that the entry holds anywhere, `coverage` the same with a word in a
    note counted less than one in a question.
    """

    coverage: float
    held: float
    likeness: float
    agreement: float | None
    opposed: bool
    code: bool
    matched: tuple[str, ...]

    @property
    def score(self) -> float:
        """Return the one figure, from 0 to 1."""
        text = [(weights.COVERAGE, self.coverage), (weights.LIKENESS, self.likeness)]
        score = by_text = _mean(text)
        if self.agreement is not None:
            backed = weights.BY_ITSELF + (1 - weights.BY_ITSELF) * self.coverage
            score = _mean([*text, (weights.AGREEMENT, self.agreement * backed)])
        if self.held >= weights.ALL_HELD:
            score = max(score, min(by_text, weights.IN_SO_MANY_WORDS))
        if self.likeness > weights.CLOSE:
            score += (1 - score) * (self.likeness - weights.CLOSE) / (1 - weights.CLOSE)
        if self.opposed:
            score -= weights.OPPOSED
        if self.code:
            score += weights.CODE_FOUND * (1 - score)
        return round(min(1.0, max(0.0, score)), 4)

    @property
    def answers(self) -> bool:
        """Return whether the entry has to do with the query at all."""
        if self.agreement or self.held >= weights.ALL_HELD:
            return self.score >= weights.LEAST_MEANT
        return self.score >= weights.LEAST


@dataclass(frozen=True, slots=True)
class _TypedPart:
    """A typed word, or a part of an unspaced run: what it is found by, and how rare that is."""

    typed: str
    start: int
    end: int
    number: int
    parts: tuple[int, ...]
    shadow: tuple[int, ...]
    pairs: tuple[int, ...]
    weight: float


def _mean(parts: Sequence[tuple[float, float]]) -> float:
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


class Ranker:
    """Measures entries for one query in the index of one language."""

    def __init__(
        self,
        query: Query,
        language: str,
        stored: StoredDocuments,
        concepts: Mapping[str, Concept],
        concept_weight: Callable[[str], float],
    ) -> None:
        self._query = query
        self._language = language
        self._stored = stored
        self._concepts = concepts
        self._concept_weight = concept_weight
        found = query.words_in(language)
        numbers = {token_number(token) for word in found for token in word.tokens}
        self._rarity = {number: stored.rarity(number) for number in numbers}
        self._numbers = frozenset(numbers)
        self._all_rarity = sum(self._rarity.values())
        following = [*found[1:], None]
        self._parts = [
            part
            for word, after in zip(found, following, strict=False)
            for part in self._typed_parts(word, after)
        ]

    def measure(self, document: StoredDocument, entry_concepts: Sequence[str]) -> Measure:
        """Return how well a document answers the query."""
        common = [self._numbers.intersection(way) for way in document.ways]
        in_ways = set().union(*common)
        coverage, held, matched = self._coverage(document, in_ways, frozenset(entry_concepts))
        return Measure(
            coverage=coverage,
            held=held,
            likeness=self._likeness(document, common),
            agreement=self._agreement(entry_concepts),
            opposed=self._opposed(entry_concepts),
            code=not document.codes.isdisjoint(self._query.codes),
            matched=matched,
        )

    def _typed_parts(self, word: Word, after: Word | None) -> Sequence[_TypedPart]:
        if word.writing is Writing.SPACED:
            number = token_number(word.folded)
            shadow = tuple(map(token_number, typed_tokens([word]))) if word.folded.isascii() else ()
            parts = [] if word.is_code or len(word.folded) <= GRAM else list(grams(word.folded, GRAM))
            return [
                _TypedPart(
                    word.typed,
                    word.start,
                    word.end,
                    number,
                    tuple(map(token_number, parts)),
                    shadow,
                    tuple(map(token_number, syllable_pairs(word, after))),
                    self._stored.rarity(number) * self._side(word.start, word.end),
                )
            ]
        length = PAIR if word.writing is Writing.IDEOGRAPHIC else GRAM
        same = len(word.folded) == len(word.typed)
        found = []
        for place, gram in enumerate(grams(word.folded, length)):
            start = word.start + place if same else word.start
            end = start + len(gram) if same else word.end
            number = token_number(gram)
            weight = self._stored.rarity(number) * self._side(start, end) / length
            found.append(_TypedPart(self._query.text[start:end], start, end, number, (), (), (), weight))
        return found

    def _side(self, start: int, end: int) -> float:
        """Return the share that a stretch counts: little where it only asks how much, or greets."""
        match = self._match_at(start, end)
        if match is None:
            return 1.0
        aside = all(self._concepts[one].kind in _SIDE_KINDS for one in match.concepts)
        return weights.ASIDE if aside else weights.MEANT

    def _match_at(self, start: int, end: int) -> Match | None:
        return next((one for one in self._query.matches if one.start < end and start < one.end), None)

    def _coverage(
        self, document: StoredDocument, in_ways: set[int], entry_concepts: frozenset[str]
    ) -> tuple[float, float, tuple[str, ...]]:
        """Return the shares of what was typed that the entry covers and holds, by rarity, and those words."""
        total = reached = held = 0.0
        readable = bool(document.ways) and self._query.detected in (None, self._language)
        matched: list[tuple[int, int]] = []
        for part in self._parts:
            credit = self._credit(part, document, in_ways)
            match = self._match_at(part.start, part.end)
            if match is not None:
                credit = max(credit, match.weight * self._meant(match, entry_concepts))
            weight = part.weight if credit or readable else part.weight * weights.OTHER_WORDS
            total += weight
            reached += weight * credit
            held += weight * (credit >= weights.IN_BODY_ONLY)
            if credit >= weights.PARTS_AT_LEAST:
                matched.append((part.start, part.end))
        if not total:
            return 0.0, 0.0, ()
        return reached / total, held / total, self._typed(matched)

    def _meant(self, match: Match, entry_concepts: frozenset[str]) -> float:
        """Return how far what a stretch means is in the entry, by itself or by a broader concept."""
        if not entry_concepts.isdisjoint(match.concepts):
            return 1.0
        above = (up for one in match.concepts for up in broader_closure(one, self._concepts))
        return 0.0 if entry_concepts.isdisjoint(above) else weights.BY_BROADER

    def _credit(self, part: _TypedPart, document: StoredDocument, in_ways: set[int]) -> float:
        if document.holds(part.number):
            found = 1.0 if part.number in in_ways else weights.IN_BODY_ONLY
            alone = part.pairs and not any(document.holds(pair) for pair in part.pairs)
            return found * weights.LONE_SYLLABLE if alone else found
        best = 0.0
        if part.parts:
            near = sum(number in in_ways for number in part.parts) / len(part.parts)
            far = sum(document.holds(number) for number in part.parts) / len(part.parts)
            best = max(
                near if near >= weights.PARTS_AT_LEAST else 0.0,
                far * weights.IN_BODY_ONLY if far >= weights.PARTS_AT_LEAST else 0.0,
            )
            best *= weights.PARTS
        if part.shadow and document.shadow:
            share = sum(document.shadows(number) for number in part.shadow) / len(part.shadow)
            if share > weights.PARTS_AT_LEAST:
                best = max(best, share * weights.ROMANISED_COVERAGE)
        return best

    def _likeness(self, document: StoredDocument, common: Sequence[frozenset[int]]) -> float:
        """Return how like the query is to the nearest way to ask: what both hold to what either holds."""
        best = 0.0
        for shared, whole in zip(common, self._stored.way_weights(document), strict=True):
            both = sum(self._rarity[number] for number in shared)
            either = self._all_rarity + whole - both
            best = max(best, both / either if either > 0 else 0.0)
        return best

    def _agreement(self, entry_concepts: Sequence[str]) -> float | None:
        """Return how much query and entry speak of the same, seen from both sides."""
        asked = {
            one: weight * weights.KIND.get(self._concepts[one].kind, 1.0) * self._concept_weight(one)
            for one, weight in self._query.concepts.items()
        }
        if (
            not any(self._concepts[one].kind not in _SIDE_KINDS for one in asked)
            and "out-of-scope" not in asked
        ):
            return None
        places = {one: weights.PLACE[min(place, 3)] for place, one in enumerate(entry_concepts)}
        above = {up for one in entry_concepts for up in broader_closure(one, self._concepts)}
        there = sum(weight * self._presence(one, places, above) for one, weight in asked.items())
        wanted = {up for one in asked for up in broader_closure(one, self._concepts)}
        hit = sum(
            place * (1.0 if one in asked else weights.BY_BROADER if one in wanted else 0.0)
            for one, place in places.items()
        )
        return weights.ASKED_IS_IN_ENTRY * there / sum(asked.values()) + weights.ENTRY_IS_ASKED * hit / sum(
            places.values()
        )

    def _presence(self, concept: str, places: Mapping[str, float], above: set[str]) -> float:
        if concept in places:
            return 0.5 + 0.5 * places[concept]
        if concept in above or any(up in places for up in broader_closure(concept, self._concepts)):
            return weights.BY_BROADER
        return 0.0

    def _opposed(self, entry_concepts: Sequence[str]) -> bool:
        """Return whether the entry is about the opposite of something asked, and not about that itself."""
        asked = self._query.concepts
        main = entry_concepts[:3]
        return any(
            other not in asked
            and one not in entry_concepts
            and (other in self._concepts[one].opposes or one in self._concepts[other].opposes)
            for one in asked
            for other in main
        )

    def _typed(self, stretches: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Return the typed words of the stretches, those that touch or overlap as one."""
        joined: list[list[int]] = []
        for start, end in sorted(stretches):
            if joined and start < joined[-1][1]:
                joined[-1][1] = max(end, joined[-1][1])
            else:
                joined.append([start, end])
        return tuple(dict.fromkeys(self._query.text[start:end] for start, end in joined))
