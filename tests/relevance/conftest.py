"""Every question is asked once, however many tests look at what came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from kb import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Came:
    """An entry that came; of its texts nothing is kept."""

    id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for a question, best first."""

    results: tuple[Came, ...]


class Searched:
    """The real search, remembering what came: the same question has the same answer."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._asked = cache(self._ask)

    def search(self, query: str, lang: str, limit: int = 10) -> Answer:
        """Return the entries that answer a query, best first."""
        return self._asked(query, lang, limit)

    def _ask(self, query: str, lang: str, limit: int) -> Answer:
        return Answer(tuple(Came(one.id) for one in self._base.search(query, lang, limit=limit).results))


@pytest.fixture(scope="session")
def searched(base: KnowledgeBase) -> Searched:
    """Return the search of the real house."""
    return Searched(base)
