"""What stands behind a turn of the chat: the entries cited, further answers, and why it came to this."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field

from kb import model, rendered
from kb.chat import reply
from kb.rendered import Freshness, ReviewState
from webapp.api.entries import PageUrl, page_url
from webapp.api.records import Record
from webapp.prose import without_ruby


class Cited(Record):
    """An entry that a reply cites, and what it rests on."""

    id: str
    url: PageUrl
    question: str
    checked: date = Field(description="The day someone last held the entry against its sources.")
    legal_basis: tuple[str, ...]
    confidence: model.Confidence
    review: ReviewState
    freshness: Freshness

    @classmethod
    def of(cls, entry: rendered.RenderedEntry, language: str) -> Self:
        """Return what a reader of `language` should know about an entry that is cited."""
        bases = (f"{base.name.text} {base.provision or ''}".strip() for base in entry.legal_basis)
        return cls(
            id=entry.id,
            url=page_url(entry.id, language, None),
            question=without_ruby(entry.question.text),
            checked=entry.checked,
            legal_basis=tuple(map(without_ruby, bases)),
            confidence=entry.confidence,
            review=entry.review,
            freshness=entry.freshness,
        )


class Further(Record):
    """The answer to a further question of the same message: a field of an entry."""

    entry: str
    field: str
    text: str
    language: str

    @classmethod
    def of(cls, further: reply.Further) -> Self:
        """Return a further answer with ruby taken off."""
        return cls(
            entry=further.entry.id,
            field=further.field,
            text=without_ruby(further.text),
            language=further.text_language,
        )


class TraceStep(Record):
    """One line of why the reply is what it is. It holds ids and figures, never a typed word."""

    rule: str
    detail: str

    @classmethod
    def of(cls, step: reply.TraceStep) -> Self:
        """Return a step as programs read it."""
        return cls(rule=step.rule, detail=step.detail)
