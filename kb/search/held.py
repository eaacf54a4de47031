"""What the candidates hold of what was typed: each typed word by itself, as parts, or in Latin letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from kb.bits import places_of
from kb.search import weights
from kb.search.stored import BODY, WAYS, StoredDocuments


class TypedPart(NamedTuple):
    """A typed word, or a part of an unspaced run: what it is found by, and how rare that is.

    `match` is the place of the match of a concept among those of the query, `sure` how surely it is meant.
    """

    start: int
    end: int
    number: int
    parts: tuple[int, ...]
    shadow: tuple[int, ...]
    pairs: tuple[int, ...]
    weight: float
    match: int | None
    sure: float


class Held:
    """What the candidates for one query hold of its tokens, in the index of one language."""

    def __init__(
        self,
        stored: StoredDocuments,
        rarity: Mapping[int, float],
        parts: Sequence[TypedPart],
        candidates: Collection[int],
    ) -> None:
        """Take the rarity of every token of the query, its parts, and the documents to look at."""
        self._stored = stored
        self._rarity = rarity
        self._candidates = candidates
        self._rows = {number: stored.places(number, candidates) for number in rarity}
        self._credits = [self._credit(part) for part in parts]
        self._all_rarity = sum(rarity.values()) or 1.0

    def credits_of(self, document: int) -> list[float]:
        """Return how far a document holds each part: as a whole, in parts, or in Latin letters."""
        return [credit.get(document, 0.0) for credit in self._credits]

    def text_measures(self) -> Mapping[int, dict[str, float]]:
        """Return by document how much of the query stands in which part, how like it is to a way to ask."""
        documents = self._stored.documents
        in_ways = dict.fromkeys(self._candidates, 0.0)
        in_body = dict.fromkeys(self._candidates, 0.0)
        by_way: dict[int, dict[int, float]] = {one: {} for one in self._candidates}
        for number, row in self._rows.items():
            rarity = self._rarity[number]
            for document, bits in row.items():
                if bits & BODY:
                    in_body[document] += rarity
                if bits & WAYS:
                    in_ways[document] += rarity
                    ways = by_way[document]
                    for way in places_of(bits & WAYS):
                        ways[way] = ways.get(way, 0.0) + rarity
        found = {}
        total = self._all_rarity
        for one in self._candidates:
            whole = documents[one].way_weights
            alike = [both / (total + whole[way] - both) for way, both in by_way[one].items()]
            body = in_body[one] if documents[one].has_body else weights.NOT_WRITTEN * in_ways[one]
            likest = max(alike, default=0.0)
            found[one] = {"likeness": likest, "ways": in_ways[one] / total, "body": body / total}
        return found

    def _credit(self, part: TypedPart) -> Mapping[int, float]:
        """Return, by document, how far it holds a part; documents that do not are left out."""
        row = self._rows.get(part.number, {})
        found = {document: 1.0 if bits & WAYS else weights.IN_BODY_ONLY for document, bits in row.items()}
        if part.pairs:
            beside = {document for pair in part.pairs for document in self._rows.get(pair, ())}
            for document in found.keys() - beside:
                found[document] *= weights.LONE_SYLLABLE
        if len(row) < len(self._candidates):
            others = [*self._in_parts(part.parts, row), *self._in_latin(part.shadow, row)]
            for document, credit in others:
                found[document] = max(credit, found.get(document, 0.0))
        return found

    def _in_parts(self, parts: Sequence[int], besides: Collection[int]) -> Iterable[tuple[int, float]]:
        """Yield the documents that hold enough parts of a word which they do not hold as a whole."""
        rows = [row for number in parts if (row := self._rows.get(number))]
        least = weights.PARTS_AT_LEAST * len(parts)
        if len(rows) < least:
            return
        far = Counter(chain.from_iterable(rows))
        for document, count in far.items():
            if count < least or document in besides:
                continue
            near = sum(row.get(document, 0) & WAYS != 0 for row in rows)
            best = count / len(parts) * weights.IN_BODY_ONLY
            if near >= least:
                best = max(best, near / len(parts))
            yield document, best * weights.PARTS

    def _in_latin(self, shadow: Sequence[int], besides: Collection[int]) -> Iterable[tuple[int, float]]:
        """Yield the documents that hold enough of a word in Latin letters."""
        counts = Counter(
            document for number in shadow for document in self._stored.shadowed(number, self._candidates)
        )
        for document, count in counts.items():
            share = count / len(shadow)
            if share > weights.PARTS_AT_LEAST and document not in besides:
                yield document, share * weights.ROMANISED_COVERAGE
