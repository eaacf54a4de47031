"""What is kept beside an engine's index for the final order: compact, as numbers.

For each token, in which documents it stands and in which of their parts: a bit for each way to ask, one for
all that the entry says. The ranker reads the few rows of a query's tokens and no document as a
whole, so a query costs the same however long the entries are, and 27 languages stay small in memory.
"""

from __future__ import annotations

import json
import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kb.search import weights
from kb.search.documents import AnalysedDocument, Document
from kb.search.numbers import as_table, as_text, token_number

FILE = "documents.json"

MOST_WAYS = 31
"""Ways to ask an entry that are told apart; all after them count as one, the last."""

WAYS = (1 << MOST_WAYS) - 1
BODY = 1 << MOST_WAYS
"""The parts of a document, as bits: the ways to ask it, and what it says."""

MANY_HOLDERS = 32
"""Documents from which on those that a question is about are looked up one by one: they are a dozen."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is known of a document beside its tokens.

    `way_weights` are the weights of all tokens of each way to ask; `has_body` says whether the language has
    what the entry answers.
    """

    stem: str
    way_weights: tuple[float, ...]
    has_body: bool
    codes: frozenset[str]


class StoredDocuments:
    """All documents of a language, and where each token stands in them."""

    def __init__(self, documents: Sequence[StoredDocument], text: Postings, shadow: Postings) -> None:
        self.documents = tuple(documents)
        self._text = text
        self._shadow = shadow

    @property
    def has_shadow(self) -> bool:
        """Return whether any document is known in Latin letters as well."""
        return len(self._shadow) > 0

    def frequency(self, number: int) -> int:
        """Return in how many documents a token stands."""
        return self._text.frequency(number)

    def rarity(self, number: int) -> float:
        """Return the weight of a token by how rare it is: Lucene's idf above a floor."""
        return rarity(len(self.documents), self.frequency(number))

    def places(self, number: int, among: Collection[int]) -> Mapping[int, int]:
        """Return, by document, the parts that a token stands in, for the documents of `among`."""
        return self._text.row(number, among)

    def shadowed(self, number: int, among: Collection[int]) -> Mapping[int, int]:
        """Return the documents of `among` that hold a token in Latin letters."""
        return self._shadow.row(number, among)


class Postings:
    """For each token, sorted by number, the documents that hold it and a few bits on where."""

    def __init__(self, tokens: array[int], ends: array[int], documents: array[int], bits: array[int]) -> None:
        if len(tokens) != len(ends) or len(documents) != len(bits) or (ends and ends[-1] != len(bits)):
            raise ValueError("the tables of the index do not fit together")
        self._tokens = tokens
        self._ends = ends
        self._documents = documents
        self._bits = bits

    def __len__(self) -> int:
        return len(self._tokens)

    def frequency(self, number: int) -> int:
        """Return in how many documents a token stands."""
        start, end = self._span(number)
        return end - start

    def row(self, number: int, among: Collection[int]) -> Mapping[int, int]:
        """Return by document the bits of a token, for the documents of `among` alone."""
        start, end = self._span(number)
        if end - start < MANY_HOLDERS:
            row = zip(self._documents[start:end], self._bits[start:end], strict=True)
            return {document: bits for document, bits in row if document in among}
        documents, found = self._documents, {}
        for document in among:
            place = bisect_left(documents, document, start, end)
            if place < end and documents[place] == document:
                found[document] = self._bits[place]
        return found

    def as_data(self) -> Mapping[str, str]:
        """Return the tables as text."""
        return {
            "tokens": as_text(self._tokens),
            "ends": as_text(self._ends),
            "documents": as_text(self._documents),
            "bits": as_text(self._bits),
        }

    @classmethod
    def of(cls, holders: Mapping[int, Mapping[int, int]]) -> Postings:
        """Return the postings of a mapping of tokens to documents to bits."""
        tokens, ends, documents, bits = array("I"), array("I"), array("I"), array("I")
        for number in sorted(holders):
            tokens.append(number)
            for document, where in sorted(holders[number].items()):
                documents.append(document)
                bits.append(where)
            ends.append(len(bits))
        return cls(tokens, ends, documents, bits)

    @classmethod
    def read(cls, data: Mapping[str, str]) -> Postings:
        """Return what `as_data` gave. Raises ValueError, KeyError or TypeError where it is damaged."""
        return cls(*(as_table("I", data[name]) for name in ("tokens", "ends", "documents", "bits")))

    def _span(self, number: int) -> tuple[int, int]:
        place = bisect_left(self._tokens, number)
        if place == len(self._tokens) or self._tokens[place] != number:
            return 0, 0
        return (self._ends[place - 1] if place else 0), self._ends[place]


def rarity(documents: int, found: int) -> float:
    """Return the weight of a token that stands in `found` of `documents`."""
    return weights.RARITY_FLOOR + math.log(1 + (documents - found + 0.5) / (found + 0.5))


def write_stored(folder: Path, documents: Sequence[Document], analysed: Sequence[AnalysedDocument]) -> None:
    """Write what `read_stored` reads into the folder of an index."""
    ways = [_told_apart(tokens.ways) for tokens in analysed]
    parts = [dict(_parts(tokens, own)) for tokens, own in zip(analysed, ways, strict=True)]
    text = Postings.of(_inverted(parts))
    shadow = Postings.of(
        _inverted({token_number(token): 1 for token in one.indexed.fields["romanised"]} for one in analysed)
    )
    rows = []
    for document, own in zip(documents, ways, strict=True):
        weighed = [_weight(way, text, len(documents)) for way in own]
        rows.append(
            {
                "stem": document.stem,
                "ways": [round(way, 2) for way in weighed],
                "body": bool(document.answer),
                "codes": document.codes,
            }
        )
    data = {"documents": rows, "text": text.as_data(), "shadow": shadow.as_data()}
    (folder / FILE).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def read_stored(folder: Path) -> StoredDocuments:
    """Return what `write_stored` wrote. Raises OSError or ValueError where it is damaged."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        documents = [
            StoredDocument(
                row["stem"],
                tuple(map(float, row["ways"])),
                bool(row["body"]),
                frozenset(row["codes"]),
            )
            for row in data["documents"]
        ]
        return StoredDocuments(documents, Postings.read(data["text"]), Postings.read(data["shadow"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"damaged index: {FILE}") from error


def _told_apart(ways: Sequence[Iterable[str]]) -> Sequence[Iterable[str]]:
    """Return the tokens of each way to ask, those of the ways that are too many as of one."""
    if len(ways) <= MOST_WAYS:
        return ways
    return [*ways[: MOST_WAYS - 1], frozenset(chain.from_iterable(ways[MOST_WAYS - 1 :]))]


def _parts(tokens: AnalysedDocument, ways: Sequence[Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Yield each token of a document once, with the bits of the parts that it stands in."""
    bits: dict[str, int] = defaultdict(int)
    for place, way in enumerate(ways):
        for token in way:
            bits[token] |= 1 << place
    for token in chain(tokens.answer, tokens.steps, tokens.rest):
        bits[token] |= BODY
    for token, where in bits.items():
        yield token_number(token), where


def _inverted(documents: Iterable[Mapping[int, int]]) -> Mapping[int, Mapping[int, int]]:
    holders: dict[int, dict[int, int]] = defaultdict(dict)
    for place, document in enumerate(documents):
        for number, bits in document.items():
            holders[number][place] = bits
    return holders


def _weight(way: Iterable[str], text: Postings, documents: int) -> float:
    """Return the weights of all tokens of a way to ask, together."""
    numbers = {token_number(token) for token in way}
    return sum(rarity(documents, text.frequency(number)) for number in numbers)
