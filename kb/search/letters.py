"""How like the letters of a query are to those of the ways to ask an entry: a second witness.

Words must be known to count, and concepts must have been given their forms. The parts of three letters that
ways to ask an entry have in common know no words: they bear slips, endings and spellings that nobody listed,
and tell which entry the message as a whole sounds like. It is the cosine of two vectors: the parts of the
query, and the share of an entry's ways that hold each part, both weighed by how few ways of the language hold
it. What it is worth: docs/decisions/0035-a-second-witness.md.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kb.languages.analysis import PAIR, Word, Writing, grams, is_chinese
from kb.languages.traditional import simplified
from kb.search.numbers import as_table, as_text, token_number

FILE = "letters.json"

LETTERS = 3
"""Letters of a part of a word, its ends counted as letters; the jamo of Hangul, no syllables."""

MOST_HOLDERS = 0.5
"""Where a larger share of the documents holds a part, it tells none from another, and costs the most time."""

MANY_HOLDERS = 24
"""Documents from which on a part's shares are added up at once, as one long number of a KB that is kept."""

_WHOLE = 0xFFFF
"""What the share 1 is kept as."""

_STEPS = 64
"""To a unit of weight. What is summed for a document then fits into 32 bits: it is at most `_WHOLE` times the
length of the query's vector, which stays below 2 ** 16 for 10,000 different parts."""


def letter_parts(found: Iterable[Word], language: str) -> frozenset[str]:
    """Return the parts of words that likeness is measured by: threes, or pairs where words are not spaced."""
    return frozenset(part for word in found for part in _parts(word, language))


def _parts(word: Word, language: str) -> Iterator[str]:
    if word.writing is Writing.SPACED or language == "ko":
        return grams(f" {unicodedata.normalize('NFD', word.folded)} ", LETTERS)
    return grams(simplified(word.folded) if is_chinese(language) else word.folded, PAIR)


class LetterProfiles:
    """For each part, in how many ways of the language it stands, and its share in each document."""

    def __init__(
        self,
        size: int,
        ways: int,
        parts: array[int],
        holding: array[int],
        ends: array[int],
        documents: array[int],
        shares: array[int],
    ) -> None:
        """Take the tables as `of` makes them. Raises ValueError where they do not fit together."""
        whole = len(parts) == len(holding) == len(ends) and len(documents) == len(shares)
        if not whole or (ends and ends[-1] != len(shares)):
            raise ValueError("the tables of letters do not fit together")
        self._size = size
        self._ways = ways
        self._parts = parts
        self._holding = holding
        self._ends = ends
        self._documents = documents
        self._shares = shares
        self._rows = {place: self._row(place) for place in range(len(parts)) if self._is_held_by_many(place)}

    def likeness(self, parts: Iterable[str]) -> Sequence[float]:
        """Return, in the order of the documents, how like the parts of a query are to theirs: 0 to 1."""
        few = array("I", bytes(4 * self._size))
        many = square = 0
        for number in map(token_number, parts):
            place = bisect_left(self._parts, number)
            known = place < len(self._parts) and self._parts[place] == number
            weight = round(_weight(self._ways, self._holding[place] if known else 0) * _STEPS)
            square += weight * weight
            if not known:
                continue
            row = self._rows.get(place)
            if row is not None:
                many += weight * row
            else:
                for document, share in self._shares_of(place):
                    few[document] += weight * share
        reached = array("I", (_as_one_number(few) + many).to_bytes(4 * self._size, sys.byteorder))
        whole = _WHOLE * (math.sqrt(square) or 1.0)
        return [one / whole for one in reached]

    def _row(self, place: int) -> int:
        """Return the shares of all documents in a part, in one number."""
        shares = array("I", bytes(4 * self._size))
        for document, share in self._shares_of(place):
            shares[document] = share
        return _as_one_number(shares)

    def _is_held_by_many(self, place: int) -> bool:
        return self._ends[place] - self._start(place) >= MANY_HOLDERS

    def _shares_of(self, place: int) -> Iterator[tuple[int, int]]:
        """Return the documents that hold a part, each with its share."""
        start, end = self._start(place), self._ends[place]
        return zip(self._documents[start:end], self._shares[start:end], strict=True)

    def _start(self, place: int) -> int:
        return self._ends[place - 1] if place else 0

    def as_data(self) -> Mapping[str, object]:
        """Return the tables as what JSON can hold."""
        sizes = {"size": self._size, "ways": self._ways}
        return sizes | {name: as_text(getattr(self, f"_{name}")) for name in _TABLES}

    @classmethod
    def read(cls, data: Mapping[str, object]) -> LetterProfiles:
        """Return what `as_data` gave. Raises ValueError, KeyError or TypeError where it is damaged."""
        tables = (as_table(kind, str(data[name])) for name, kind in _TABLES.items())
        return cls(int(str(data["size"])), int(str(data["ways"])), *tables)

    @classmethod
    def of(cls, documents: Sequence[Sequence[frozenset[str]]]) -> LetterProfiles:
        """Return the profiles of documents, each given as the parts of each way to ask it."""
        counts = [Counter(token_number(part) for way in ways for part in way) for ways in documents]
        holding = Counter[int]()
        for counted in counts:
            holding.update(counted)  # one after another: `sum` would copy the whole for each document
        all_ways = sum(map(len, documents))
        weights = {part: _weight(all_ways, count) for part, count in holding.items()}
        holders: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, (counted, ways) in enumerate(zip(counts, documents, strict=True)):
            values = {part: weights[part] * count / len(ways) for part, count in counted.items()}
            length = math.sqrt(sum(value * value for value in values.values()))
            for part, value in values.items():
                holders[part].append((number, round(_WHOLE * value / length)))
        parts = array("I", sorted(holders))
        ends, numbers, shares = array("I"), array("H"), array("H")
        for part in parts:
            if len(holders[part]) <= MOST_HOLDERS * len(documents):
                for number, share in holders[part]:
                    numbers.append(number)
                    shares.append(share)
            ends.append(len(shares))
        return cls(
            len(documents),
            all_ways,
            parts,
            array("I", [holding[part] for part in parts]),
            ends,
            numbers,
            shares,
        )


_TABLES = {"parts": "I", "holding": "I", "ends": "I", "documents": "H", "shares": "H"}
"""The tables that are kept, each with the kind of its numbers."""


def write_letters(folder: Path, documents: Sequence[Sequence[frozenset[str]]]) -> None:
    """Write what `read_letters` reads into the folder of an index."""
    (folder / FILE).write_text(json.dumps(LetterProfiles.of(documents).as_data()), encoding="utf-8")


def read_letters(folder: Path) -> LetterProfiles:
    """Return what `write_letters` wrote. Raises OSError or ValueError where it is damaged."""
    try:
        return LetterProfiles.read(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (KeyError, TypeError) as error:
        raise ValueError(f"damaged index: {FILE}") from error


def _as_one_number(table: array[int]) -> int:
    """Return a table of numbers of 32 bits as one number: so two tables are added at once."""
    return int.from_bytes(table.tobytes(), sys.byteorder)


def _weight(ways: int, holding: int) -> float:
    """Return what a part counts that stands in `holding` of so many ways."""
    return 1 + math.log((1 + ways) / (1 + holding))
