"""The second engine: tantivy 0.27, for many entries and many visitors. Installed by the extra `tantivy`.

It stores the same tokens and ranks by the same BM25 (Lucene idf, k1 1.2, b 0.75): results agree with those of
Whoosh. When to choose which: docs/decisions/0011-tantivy-as-the-second-engine.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib.metadata import version
from pathlib import Path

from tantivy import Document, Index, Occur, Query, SchemaBuilder

from kb.search.engine import FIELDS, IndexDocument, Scored, Term

NUMBER = "number"
"""The field that holds a document's place; tantivy's own addresses may change when segments merge."""

FEW = 64
"""So many documents more are asked for, and passed over afterwards: tantivy takes six times as long where
it compares each document with a set of numbers."""

WRITER_BYTES = 30_000_000
"""Memory of the writer for its one thread; tantivy asks for at least 15 MB."""


class TantivyIndex:
    """An open tantivy index. A searcher is a snapshot that threads may share."""

    def __init__(self, folder: Path) -> None:
        if not Index.exists(str(folder)):
            raise FileNotFoundError(f"there is no tantivy index in {folder.name}")
        try:
            index = Index.open(str(folder))
            self._searcher = index.searcher()
        except OSError:
            raise
        except Exception as error:  # a damaged file is told in whatever words its reader stumbled over
            raise ValueError(f"damaged index: {type(error).__name__}") from error
        self._schema = index.schema

    def count(self) -> int:
        """Return how many documents the index holds."""
        return self._searcher.num_docs

    def frequency(self, field: str, token: str) -> int:
        """Return in how many documents a field holds a token."""
        return self._searcher.doc_freq(field, token)

    def search(self, terms: Sequence[Term], limit: int, among: Collection[int] | None = None) -> list[Scored]:
        """Return the best documents that hold any of the terms, best first."""
        if not terms or limit < 1 or (among is not None and not among):
            return []
        wanted = Query.boolean_query([(Occur.Should, self._term(term)) for term in terms])
        left_out = 0 if among is None else max(0, self.count() - len(among))
        if among is not None and left_out > FEW:
            allowed = Query.const_score_query(Query.term_set_query(self._schema, NUMBER, sorted(among)), 0.0)
            wanted = Query.boolean_query([(Occur.Must, wanted), (Occur.Must, allowed)])
            left_out = 0
        hits = self._searcher.search(wanted, limit=limit + left_out, count=False).hits
        numbers = self._searcher.fast_field_values(NUMBER, [address for _, address in hits])
        found = (Scored(int(number or 0), score) for (score, _), number in zip(hits, numbers, strict=True))
        return [one for one in found if among is None or one.number in among][:limit]

    def close(self) -> None:
        """Let go of the files; tantivy does so with the last reference."""

    def _term(self, term: Term) -> Query:
        found = Query.term_query(self._schema, term.field, term.token, index_option="freq")
        return Query.boost_query(found, term.weight)


class TantivyEngine:
    """Builds and opens tantivy indexes."""

    name = "tantivy"
    version = version("tantivy")

    def build(self, folder: Path, documents: Sequence[IndexDocument]) -> None:
        """Write an index of the documents into an empty folder."""
        schema = SchemaBuilder().add_unsigned_field(NUMBER, indexed=True, fast=True)
        for name in FIELDS:
            schema = schema.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        writer = Index(schema.build(), path=str(folder)).writer(WRITER_BYTES, num_threads=1)
        for number, document in enumerate(documents):
            written = Document()
            written.add_unsigned(NUMBER, number)
            for name, tokens in document.fields.items():
                written.add_text(name, " ".join(tokens))
            writer.add_document(written)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> TantivyIndex:
        """Open an index that `build` wrote. Raises OSError or ValueError where it is damaged."""
        return TantivyIndex(folder)
