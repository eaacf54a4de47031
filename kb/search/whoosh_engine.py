"""The embedded engine: Whoosh-Reloaded 2.7.5, frozen upstream, so used through ten calls only.

Whoosh unpickles its schema when an index is opened, so only folders that `kb.search.build` wrote are opened.
Why Whoosh: docs/decisions/0001-whoosh-reloaded-behind-an-interface.md.
"""

from __future__ import annotations

import heapq
import math
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from threading import Lock

from whoosh import query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from kb.search.engine import FIELDS, IndexDocument, Scored, Term

B = 0.75
K1 = 1.2

KEPT_POSTINGS = 60_000
"""Scores that are kept of terms looked up before, some 5 MB an index: Whoosh takes a Python step for each
posting each time, and people use the same words."""


class LuceneBM25F(BM25F):
    """BM25F with Lucene's idf, which goes down to nothing for a word that every document holds."""

    def idf(self, searcher: Searcher, fieldname: str, text: str) -> float:
        """Return the weight of a term by how rare it is."""
        parent = searcher.get_parent()
        found = parent.doc_frequency(fieldname, text)
        return math.log(1 + (parent.doc_count_all() - found + 0.5) / (found + 0.5))


class WhooshIndex:
    """An open Whoosh index. One reader serves all threads, one at a time: its files have a single cursor."""

    def __init__(self, folder: Path) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[tuple[int, float], ...]] = OrderedDict()
        self._postings = 0
        try:
            self._searcher = FileStorage(str(folder)).open_index().searcher(weighting=LuceneBM25F(B=B, K1=K1))
        except OSError:
            raise
        except Exception as error:  # Whoosh raises whatever its reader stumbles over in a damaged file
            raise ValueError(f"damaged index: {type(error).__name__}") from error
        self._lock = Lock()

    def count(self) -> int:
        """Return how many documents the index holds."""
        with self._lock:
            return self._searcher.doc_count_all()

    def frequency(self, field: str, token: str) -> int:
        """Return in how many documents a field holds a token."""
        with self._lock:
            return self._searcher.doc_frequency(field, token)

    def search(self, terms: Sequence[Term], limit: int, among: Collection[int] | None = None) -> list[Scored]:
        """Return the best documents that hold any of the terms, best first."""
        if not terms or limit < 1 or (among is not None and not among):
            return []
        scores: dict[int, float] = defaultdict(float)
        with self._lock:
            for term in terms:
                for number, score in self._scored(term.field, term.token):
                    scores[number] += score * term.weight
        if among is not None:
            scores = {number: score for number, score in scores.items() if number in among}
        best = heapq.nsmallest(limit, scores.items(), key=lambda one: (-one[1], one[0]))
        return [Scored(number, score) for number, score in best]

    def _scored(self, field: str, token: str) -> tuple[tuple[int, float], ...]:
        """Return the documents that hold a token with what it counts in each; Whoosh is asked once."""
        known = self._kept.get((field, token))
        if known is not None:
            self._kept.move_to_end((field, token))
            return known
        found = self._searcher.search(query.Term(field, token), limit=None)
        scored = tuple((number, score) for score, number in found.top_n)
        self._kept[field, token] = scored
        self._postings += len(scored) + 1
        while self._postings > KEPT_POSTINGS:
            _, dropped = self._kept.popitem(last=False)
            self._postings -= len(dropped) + 1
        return scored

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._searcher.close()


class WhooshEngine:
    """Builds and opens Whoosh indexes."""

    name = "whoosh"
    version = "2.7.5"

    def build(self, folder: Path, documents: Sequence[IndexDocument]) -> None:
        """Write an index of the documents into an empty folder."""
        schema = Schema(**{name: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False) for name in FIELDS})
        # Most terms have few documents: to compress each one's takes a sixth of the time, and saves a fifth.
        writer = FileStorage(str(folder)).create_index(schema).writer(codec=W3Codec(compression=0))
        for document in documents:
            writer.add_document(**{name: " ".join(tokens) for name, tokens in document.fields.items()})
        writer.commit(optimize=True)

    def open(self, folder: Path) -> WhooshIndex:
        """Open an index that `build` wrote. Raises OSError or ValueError where it is damaged."""
        return WhooshIndex(folder)
