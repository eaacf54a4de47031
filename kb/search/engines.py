"""Which engine serves: Whoosh, unless SEARCH_ENGINE names another."""

from __future__ import annotations

import os

from kb.errors import UnknownEngine
from kb.search.engine import Engine
from kb.search.whoosh_engine import WhooshEngine

ENGINES = ("whoosh", "tantivy")


def engine_named(name: str) -> Engine:
    """Return the engine of a name. Raises UnknownEngine where there is none, or it is not installed."""
    if name == "whoosh":
        return WhooshEngine()
    if name == "tantivy":
        try:
            from kb.search.tantivy_engine import TantivyEngine
        except ImportError as error:
            raise UnknownEngine(
                "SEARCH_ENGINE is tantivy, which is not installed; install the extra `madoguchi[tantivy]`, "
                "or leave SEARCH_ENGINE out"
            ) from error
        return TantivyEngine()
    raise UnknownEngine(f"SEARCH_ENGINE is {name!r}; it may be {' or '.join(ENGINES)}")


def chosen_engine() -> Engine:
    """Return the engine that SEARCH_ENGINE names. Raises UnknownEngine."""
    return engine_named(os.environ.get("SEARCH_ENGINE") or "whoosh")
