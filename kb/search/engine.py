"""The narrow interface to a full-text engine. What is beyond it never sees Whoosh, nor any other engine.

An engine stores tokens and finds documents by them. It does not analyse text, knows no language and no
law, and nothing of concepts: `kb.languages.analysis` makes the tokens, `kb.search.ranking` the final order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

FIELDS = ("text", "concepts", "romanised", "codes")
"""The fields of an index.

- text: everything people read, tokens repeated by the weight of the part that they stand in (BM25F)
- concepts: the ids of the entry's concepts
- romanised: the shadow in Latin letters
- codes: articles, phone numbers, names of forms
"""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A document as an engine stores it: tokens without spaces, by field. Its number is its place."""

    fields: Mapping[str, Sequence[str]]


class Term(NamedTuple):
    """A token sought in a field, and how much finding it counts."""

    field: str
    token: str
    weight: float = 1.0


class Scored(NamedTuple):
    """A document that was found, by its number, with the engine's own score (BM25)."""

    number: int
    score: float


class OpenIndex(Protocol):
    """An index that can be searched, by several threads at once."""

    def count(self) -> int:
        """Return how many documents the index holds."""

    def frequency(self, field: str, token: str) -> int:
        """Return in how many documents a field holds a token."""

    def search(self, terms: Sequence[Term], limit: int, among: Collection[int] | None = None) -> list[Scored]:
        """Return the best documents that hold any of the terms, best first; `among` leaves out all others."""

    def close(self) -> None:
        """Let go of the files."""


class Engine(Protocol):
    """Builds and opens indexes. `name` and `version` are part of what decides whether an index is current."""

    name: str
    version: str

    def build(self, folder: Path, documents: Sequence[IndexDocument]) -> None:
        """Write an index of the documents into an empty folder."""

    def open(self, folder: Path) -> OpenIndex:
        """Open an index that `build` wrote. Raises OSError or ValueError where it is damaged."""
