"""A long list of results in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from kb.search.response import SearchResponse

RESULTS_ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of results is shown, and which lie beside it."""

    number: int
    before: int | None
    after: int | None

    @classmethod
    def of(cls, found: SearchResponse | None, number: int) -> Self:
        """Return where page `number` of what was found lies."""
        more = found is not None and found.total > number * RESULTS_ON_A_PAGE
        return cls(number, number - 1 if number > 1 else None, number + 1 if more else None)
