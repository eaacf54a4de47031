"""What readers get: texts in a language, with who stands behind them. No file, no web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from kb.facts import DecidedBy, Whom
from kb.model import Confidence, InForce, Review, Source


class Freshness(StrEnum):
    """How a translation stands to its source text."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"


class ReviewState(StrEnum):
    """Who stands behind a text: the reference languages are `original`."""

    ORIGINAL = "original"
    DRAFTED = "drafted"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A text as shown.

    `language` is the language that the text is really in; it differs from the one asked for
    where the text fell back. `freshness` speaks of the language asked for: `missing` after a fallback.
    `source` is the English beside a stale translation, so that readers can compare.
    """

    text: str
    language: str
    freshness: Freshness
    review: ReviewState
    source: str | None = None


@dataclass(frozen=True, slots=True)
class RenderedItem:
    """A step, a thing to bring or a note; `id` is stable over time."""

    id: str
    text: RenderedText


@dataclass(frozen=True, slots=True)
class RenderedRow:
    """A row of a fee table: its label and one cell a column."""

    label: RenderedText
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenderedTable:
    """A fee table with translated labels."""

    columns: tuple[RenderedText, ...]
    rows: tuple[RenderedRow, ...]


@dataclass(frozen=True, slots=True)
class RenderedBasis:
    """A legal basis in words: `Immigration Control … Act, Art. 19-12(1)`."""

    law: str
    article: str | None
    name: RenderedText
    provision: str | None
    url: str


@dataclass(frozen=True, slots=True)
class RenderedFact:
    """The value of a fact on a day.

    `text` is None where no value is recorded for the day. `until` is the last day of this value and
    `next_value` what follows, where it is known.
    """

    id: str
    label: RenderedText
    hits: Whom
    type: str | None
    text: str | None
    table: RenderedTable | None
    decided_by: DecidedBy
    counts_from: RenderedText | None
    from_: date | None
    until: date | None
    next_text: str | None
    basis: tuple[RenderedBasis, ...]
    sources: tuple[Source, ...]
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class RenderedContact:
    """A body to ask. `seen` is the newest day on which its details were seen.

    `open_now` is said only of bodies that were seen within two years to answer day and night.
    """

    id: str
    name: RenderedText
    phone: str | None
    phone_to_check: bool
    url: str | None
    hours: RenderedText | None
    open_now: bool
    languages: tuple[str, ...]
    cost: RenderedText | None
    who: RenderedText
    area: RenderedText
    emergency: bool
    seen: date
    sources: tuple[Source, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A pointer to an entry: its id and its question."""

    id: str
    topic: str
    question: RenderedText


@dataclass(frozen=True, slots=True)
class RenderedEntry:
    """A whole entry in a language, as of a day.

    `text` is the answer, the same string that `KnowledgeBase.ask` replies with. `review` speaks of the
    text in the language asked for, `law_review` of the lawyer or officer behind the content, None while
    it is drafted. `changes_on` is the day from which the next version is known to hold. `careful` entries
    speak of violence or of losing one's status.
    """

    id: str
    stem: str
    topic: str
    topic_name: RenderedText
    language: str
    on: date
    in_force: InForce
    changes_on: date | None
    checked: date
    audience: tuple[Literal["migrant", "officer"], ...]
    careful: bool
    question: RenderedText
    answer: RenderedText
    steps: tuple[RenderedItem, ...]
    bring: tuple[RenderedItem, ...]
    where: RenderedText | None
    deadline: tuple[RenderedFact, ...]
    fee: tuple[RenderedFact, ...]
    penalty: tuple[RenderedFact, ...]
    notes: tuple[RenderedItem, ...]
    for_officers: tuple[RenderedItem, ...]
    legal_basis: tuple[RenderedBasis, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    review: ReviewState
    freshness: Freshness
    law_review: Review | None
    related: tuple[EntryLink, ...]
    contacts: tuple[RenderedContact, ...]
    concepts: tuple[str, ...]
    fields_in_other_language: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the answer as shown."""
        return self.answer.text
