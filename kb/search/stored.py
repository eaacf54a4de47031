"""What is kept beside an engine's index for the final order: compact, as numbers.

A token becomes its CRC-32; with some ten thousand tokens a language two of them meet less than once, and
then a word counts where it does not stand, no more.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.search import weights
from kb.search.documents import AnalysedDocument, Document

FILE = "documents.json"
FEATURES = "features.json"


def token_number(token: str) -> int:
    """Return the number that stands for a token, the same in every process."""
    return zlib.crc32(token.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The tokens of a document as sorted numbers: of each way to ask it, of everything, of its shadow."""

    stem: str
    ways: tuple[array[int], ...]
    everything: array[int]
    shadow: array[int]
    codes: frozenset[str]

    def holds(self, number: int) -> bool:
        """Return whether the document holds a token anywhere."""
        return _found(self.everything, number) is not None

    def shadows(self, number: int) -> bool:
        """Return whether the document holds a token of its shadow in Latin letters."""
        return _found(self.shadow, number) is not None


class StoredDocuments:
    """All documents of a language, and in how many of them each token stands."""

    def __init__(self, documents: Sequence[StoredDocument], tokens: array[int], counts: array[int]) -> None:
        self.documents = tuple(documents)
        self.has_shadow = any(document.shadow for document in documents)
        self._tokens = tokens
        self._counts = counts
        self._way_weights: dict[str, tuple[float, ...]] = {}

    def frequency(self, number: int) -> int:
        """Return in how many documents a token stands."""
        place = _found(self._tokens, number)
        return 0 if place is None else self._counts[place]

    def rarity(self, number: int) -> float:
        """Return the weight of a token by how rare it is: Lucene's idf above a floor."""
        count, found = len(self.documents), self.frequency(number)
        return weights.RARITY_FLOOR + math.log(1 + (count - found + 0.5) / (found + 0.5))

    def way_weights(self, document: StoredDocument) -> tuple[float, ...]:
        """Return the weight of all tokens of each way to ask an entry."""
        if document.stem not in self._way_weights:
            self._way_weights[document.stem] = tuple(
                sum(self.rarity(number) for number in way) for way in document.ways
            )
        return self._way_weights[document.stem]


def write_stored(
    folder: Path,
    documents: Sequence[Document],
    analysed: Sequence[AnalysedDocument],
    features: Collection[str],
) -> None:
    """Write what `read_stored` and `read_features` read into the folder of an index."""
    counts: Counter[int] = Counter()
    rows = []
    for document, tokens in zip(documents, analysed, strict=True):
        everything = sorted({token_number(token) for token in tokens.indexed.fields["text"]})
        counts.update(everything)
        ways = [sorted({token_number(token) for token in way}) for way in tokens.ways]
        shadow = sorted({token_number(token) for token in tokens.indexed.fields["romanised"]})
        rows.append(
            {
                "stem": document.stem,
                "ways": [_text(way) for way in ways],
                "all": _text(everything),
                "shadow": _text(shadow),
                "codes": document.codes,
            }
        )
    numbers = sorted(counts)
    data = {
        "documents": rows,
        "tokens": _text(numbers),
        "counts": _text(counts[number] for number in numbers),
    }
    (folder / FILE).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / FEATURES).write_text(json.dumps(sorted(features), ensure_ascii=False), encoding="utf-8")


def read_stored(folder: Path) -> StoredDocuments:
    """Return what `write_stored` wrote. Raises OSError or ValueError where it is damaged."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        documents = [
            StoredDocument(
                row["stem"],
                tuple(_numbers(way) for way in row["ways"]),
                _numbers(row["all"]),
                _numbers(row["shadow"]),
                frozenset(row["codes"]),
            )
            for row in data["documents"]
        ]
        return StoredDocuments(documents, _numbers(data["tokens"]), _numbers(data["counts"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"damaged index: {FILE}") from error


def read_features(folder: Path) -> frozenset[str]:
    """Return the features by which the language is told from others. Raises OSError or ValueError."""
    data = json.loads((folder / FEATURES).read_text(encoding="utf-8"))
    if not isinstance(data, list):
        raise ValueError(f"damaged index: {FEATURES}")
    return frozenset(str(feature) for feature in data)


def _found(numbers: array[int], number: int) -> int | None:
    place = bisect_left(numbers, number)
    return place if place < len(numbers) and numbers[place] == number else None


def _text(numbers: Iterable[int]) -> str:
    packed = array("I", numbers)
    return base64.b64encode(packed.tobytes()).decode("ascii")


def _numbers(text: str) -> array[int]:
    numbers = array("I")
    numbers.frombytes(base64.b64decode(text, validate=True))
    return numbers
