"""What a search returns."""

from __future__ import annotations

from dataclasses import dataclass, field

from kb.rendered import RenderedText


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One entry that was found.

    `score` lies between 0 and 1 and means the same in every language; `matched` are the words of the query
    that were found, as typed, for marking. `found_in` is the language whose index found it. `asked` is the
    share of what was typed, by rarity, that stands in ways to ask the entry; `ahead` how much liker its
    letters are to those of these ways than to any other entry's.
    """

    id: str
    topic: str
    question: RenderedText
    answer: RenderedText
    score: float
    found_in: str
    matched: tuple[str, ...] = ()
    asked: float = 0.0
    ahead: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """The answer to a query: `results` best first, `total` before paging.

    `detected_language` is None when the query is too short or mixed to say. `did_you_mean` is a query
    that finds something. `concepts` are what was understood.
    """

    query: str
    language: str
    detected_language: str | None
    did_you_mean: str | None
    concepts: tuple[str, ...]
    total: int
    results: tuple[SearchResult, ...] = field(default=())
