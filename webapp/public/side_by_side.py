"""An entry in two languages, paragraph by paragraph, for both sides of a counter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from kb.languages.furigana import Readings
from kb.languages.language import Language
from kb.languages.registry import ENGLISH, JAPANESE
from kb.rendered import RenderedEntry, RenderedFact, RenderedItem, RenderedText
from webapp.prose import prose

Part = Literal["question", "answer", "steps", "bring", "where", "deadline", "fee", "penalty", "notes"]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph and its counterpart. `values` are those of a fact, whose label the texts are."""

    part: Part
    text: RenderedText
    other: RenderedText
    values: tuple[str, str] | None = None
    first: bool = True


def other_language(language: Language) -> str:
    """Return the language at the side: Japanese, and English beside Japanese."""
    return ENGLISH if language.code == JAPANESE else JAPANESE


def beside(readings: Readings | None) -> Callable[[RenderedText], Markup]:
    """Return how a text of the other language is shown: with furigana where readings are given."""

    def shown(text: RenderedText) -> Markup:
        return prose(
            text.text if readings is None or text.language != JAPANESE else readings.with_ruby(text.text)
        )

    return shown


def rows(entry: RenderedEntry, other: RenderedEntry) -> tuple[Row, ...]:
    """Return the paragraphs of an entry that matter at a counter, each with its counterpart."""
    return tuple(_rows(entry, other))


def _rows(entry: RenderedEntry, other: RenderedEntry) -> Iterator[Row]:
    yield Row("answer", entry.answer, other.answer)
    yield from _items("steps", entry.steps, other.steps)
    yield from _items("bring", entry.bring, other.bring)
    if entry.where is not None and other.where is not None:
        yield Row("where", entry.where, other.where)
    yield from _facts("deadline", entry.deadline, other.deadline)
    yield from _facts("fee", entry.fee, other.fee)
    yield from _items("notes", entry.notes, other.notes)


def _items(part: Part, items: tuple[RenderedItem, ...], others: tuple[RenderedItem, ...]) -> Iterator[Row]:
    for place, (item, other) in enumerate(zip(items, others, strict=True)):
        yield Row(part, item.text, other.text, first=place == 0)


def _facts(part: Part, facts: tuple[RenderedFact, ...], others: tuple[RenderedFact, ...]) -> Iterator[Row]:
    for place, (fact, other) in enumerate(zip(facts, others, strict=True)):
        if fact.text is not None and other.text is not None:
            yield Row(part, fact.label, other.label, (fact.text, other.text), first=place == 0)
