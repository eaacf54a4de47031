"""Both engines and SQLite FTS5 on many entries: real sentences shuffled into 1,000 and 10,000 entries."""

from __future__ import annotations

import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from kb import KnowledgeBase
from kb.languages.analysis import tokens
from kb.search.documents import documents
from kb.search.engine import Engine, IndexDocument, Term
from kb.search.engines import ENGINES, engine_named
from kb.search.weights import CANDIDATES, RAREST_TERMS

SEED = "2026-11-23"
SENTENCES = 6
"""Sentences of one synthetic entry; with its ways to ask that is about as much as a real one holds."""

ASKED = 150
"""Questions that are asked of each index."""


def measure_growth(base: KnowledgeBase, sizes: Sequence[int], asked: Sequence[tuple[str, str]]) -> None:
    """Print index time, size, first and median query of each engine and of FTS5, by number of entries."""
    english = [query for language, query in asked if language == "en"][:ASKED]
    print(f"\n{'English, synthetic':<24} {'entries':>8} {'index':>9} {'first':>9} {'median':>9} {'99 %':>9}")
    for size in sizes:
        texts = list(_synthetic(base, size))
        medians = [_measured("SQLite FTS5 trigram", size, partial(_fts5, texts), english)]
        for name in ENGINES:
            build = partial(_engine, texts, engine_named(name))
            medians.append(_measured(name, size, build, english))
        print(f"  medians beside FTS5: {', '.join(f'{one / medians[0]:.2f}' for one in medians[1:])}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory up to here':<42} {peak:9.0f} MB")


Ask = Callable[[str], object]
Build = Callable[[Path], Ask]


def _measured(name: str, size: int, build: Build, queries: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        ask = build(Path(folder))
        indexed = time.perf_counter() - start
        took = []
        for query in queries:
            start = time.perf_counter()
            ask(query)
            took.append((time.perf_counter() - start) * 1000)
    first, ordered = took[0], sorted(took)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(
        f"{name:<24} {size:>8} {indexed:>7.1f} s {first:>6.1f} ms {median(ordered):>6.2f} ms {p99:>6.1f} ms"
    )
    return median(ordered)


def _synthetic(base: KnowledgeBase, size: int) -> Iterator[str]:
    """Yield the texts of so many entries, made of the sentences and ways to ask of the real ones."""
    random = Random(SEED)
    real = documents(base.content, base.translations, "en")
    sentences = [
        text for one in real for text in (*one.ways, one.answer, *one.steps, *one.rest) if text.strip()
    ]
    for _ in range(size):
        yield " ".join(random.choices(sentences, k=SENTENCES))


def _engine(texts: Sequence[str], engine: Engine, folder: Path) -> Ask:
    found = [tokens(text, "en") for text in texts]
    engine.build(
        folder, [IndexDocument({"text": one, "concepts": [], "romanised": [], "codes": []}) for one in found]
    )
    index = engine.open(folder)

    def ask(query: str) -> object:
        known = {token: index.frequency("text", token) for token in dict.fromkeys(tokens(query, "en"))}
        rarest = sorted((token for token in known if known[token]), key=known.__getitem__)[:RAREST_TERMS]
        return index.search([Term("text", token) for token in rarest], CANDIDATES)

    return ask


def _fts5(texts: Sequence[str], folder: Path) -> Ask:
    database = sqlite3.connect(folder / "fts.db")
    database.execute("CREATE VIRTUAL TABLE entries USING fts5(body, tokenize='trigram')")
    database.executemany("INSERT INTO entries VALUES (?)", ((text,) for text in texts))
    database.commit()

    def ask(query: str) -> object:
        words = [word for word in query.split() if len(word) > 2]
        wanted = " OR ".join(f'"{word.replace(chr(34), "")}"' for word in words)
        if not wanted:
            return []
        sql = "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY bm25(entries) LIMIT ?"
        return database.execute(sql, (wanted, CANDIDATES)).fetchall()

    return ask
