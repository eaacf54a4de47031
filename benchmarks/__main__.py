"""Measure loading, searching, chatting and serving on the real content; print medians and ratios."""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.queries import queries
from benchmarks.synthetic import measure_growth
from kb import KnowledgeBase
from kb.base import data_root
from kb.search.engines import ENGINES
from webapp import create_app
from webapp.config import Config

ROUNDS = 3

Call = Callable[[], object]


def times(calls: Iterable[Call]) -> Iterator[float]:
    """Yield how long each call takes, in milliseconds."""
    for call in calls:
        start = time.perf_counter()
        call()
        yield (time.perf_counter() - start) * 1000


def measure(name: str, calls: Iterable[Call]) -> float:
    """Print the median and the 99th percentile of the calls' times, and return the median."""
    ordered = sorted(times(calls))
    median = statistics.median(ordered)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"{name:<42} {median:9.2f} {p99:9.2f} ms   n={len(ordered)}")
    return median


QUICK, WHOLE = (1_000,), (1_000, 10_000)
"""Synthetic entries, with `--quick` and without."""


def main() -> None:
    """Run every measurement; `--quick` leaves out the 10,000 synthetic entries."""
    root = data_root()
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        load = partial(KnowledgeBase.load, root, var=var)
        print(f"{'':<42} {'median':>9} {'p99':>9}")
        measure("load: read, check, build every index", [load])
        measure("load: indexes built", [load] * 5)
        base = load()
        measure("warm: what is made when first needed", [base.warm])
        asked = queries(root) * ROUNDS
        print(f"{len(base.content.versions)} entries, {len(base.languages)} languages, {len(asked)} queries")
        search = measure("search", [partial(base.search, query, lang) for lang, query in asked])
        ask = measure("ask", [partial(base.ask, query, lang) for lang, query in asked])
        print(f"{'ask, in searches':<42} {ask / search:9.1f}")
        measure("render an entry", [partial(base.entry, one, "vi") for one in base.content.versions] * ROUNDS)
        _measure_http(
            base, Config.from_environment({"MADOGUCHI_DATA": str(root), "MADOGUCHI_VAR": folder}), asked
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'peak memory of this process':<42} {peak:9.0f} MB")
        _measure_engines(root, var, asked)
        measure_growth(base, QUICK if "--quick" in sys.argv[1:] else WHOLE, asked)


def _measure_engines(root: Path, var: Path, asked: list[tuple[str, str]]) -> None:
    """Print the whole search with each engine: the first time a question is asked, and again."""
    medians = []
    for name in ENGINES:
        os.environ["SEARCH_ENGINE"] = name
        try:
            base = KnowledgeBase.load(root, var=var / name)
            base.warm()
        finally:
            del os.environ["SEARCH_ENGINE"]
        measure(
            f"search with {name}, first time", [partial(base.search, query, lang) for lang, query in asked]
        )
        again = [partial(base.search, query, lang) for lang, query in asked]
        medians.append(measure(f"search with {name}, again", again))
    print(f"{'whoosh, in tantivys':<42} {medians[0] / medians[1]:9.1f}")


def _measure_http(base: KnowledgeBase, config: Config, asked: list[tuple[str, str]]) -> None:
    floor = measure("GET / of an empty Flask handler", [partial(_empty_app().get, "/")] * 300)
    client = create_app(config, base).test_client()
    for name, path in (("search page", "/{lang}/search"), ("GET /api/v1/search", "/api/v1/search")):
        median = measure(name, [_search(client, path, lang, query) for lang, query in asked])
        print(f"{name + ', in empty handlers':<42} {median / floor:9.1f}")
    measure("entry page", [partial(client.get, f"/vi/q/{one}") for one in base.content.versions])


def _search(client: FlaskClient, path: str, lang: str, query: str) -> Call:
    return partial(client.get, path.format(lang=lang), query_string={"q": query, "lang": lang})


def _empty_app() -> FlaskClient:
    """Return a client of an app that does nothing: the floor that every request stands on."""
    app = Flask("empty")
    app.add_url_rule("/", view_func=lambda: "")
    return app.test_client()


if __name__ == "__main__":
    main()
