"""Answers about the law itself: its laws, their amendments, its numbers, and what changes when."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from kb import model
from kb.rendering import Renderer
from kb.timeline import ChangeKind, TimelineChange
from webapp.api.entries import PageUrl, page_url
from webapp.api.records import Fact, LeftOut, Record, Source, Text
from webapp.prose import without_ruby


class Facts(Record):
    """Every number that the law sets, as of a day."""

    language: str
    on: date
    facts: tuple[Fact, ...]


class Abbreviations(Record):
    """How a law is called for short, in Japanese and in English."""

    ja: tuple[str, ...]
    en: tuple[str, ...]


class Amendment(Record):
    """A change of a law."""

    id: str
    number: Text
    promulgated: date | None
    in_force: date
    changed: Text
    sources: tuple[Source, ...]
    confidence: model.Confidence

    @classmethod
    def of(cls, amendment: model.Amendment, law_id: str, renderer: Renderer) -> Self:
        """Return the amendment in the renderer's language."""
        key = f"{law_id}/amendments/{amendment.id}"
        return cls(
            id=amendment.id,
            number=Text.of(renderer.text(f"{key}/number", amendment.number)),
            promulgated=amendment.promulgated,
            in_force=amendment.in_force,
            changed=Text.of(renderer.text(f"{key}/changed", amendment.changed)),
            sources=tuple(Source.of(source) for source in amendment.sources),
            confidence=amendment.confidence,
        )


class Law(Record):
    """A law, ordinance or notice, with where to read it."""

    id: str
    name: Text
    number: Text | None
    abbreviations: Abbreviations
    url: str
    url_en: str | None
    amendments: tuple[Amendment, ...]

    @classmethod
    def of(cls, law: model.Law, renderer: Renderer) -> Self:
        """Return the law in the renderer's language."""
        return cls(
            id=law.id,
            name=Text.of(renderer.text(f"{law.id}/name", law.name)),
            number=None if law.number is None else Text.of(renderer.text(f"{law.id}/number", law.number)),
            abbreviations=Abbreviations(ja=law.abbreviations.ja, en=law.abbreviations.en),
            url=law.url,
            url_en=law.url_en,
            amendments=tuple(Amendment.of(one, law.id, renderer) for one in law.amendments),
        )


class Laws(Record):
    """The laws, ordinances and notices that answers rest on."""

    language: str
    laws: tuple[Law, ...]


class Change(Record):
    """One change of the law, of an answer or of a number, on the day from which it holds.

    `law` and `amendment` are there for an amendment, `before` and `after` (in words) for a fact.
    """

    on: date
    kind: ChangeKind
    id: str = Field(description="The id of the law, the entry or the fact.")
    what: Text = Field(description="What an amendment changes, the entry's question or the fact's label.")
    law: Text | SkipJsonSchema[None] = LeftOut
    amendment: str | SkipJsonSchema[None] = LeftOut
    before: str | SkipJsonSchema[None] = LeftOut
    after: str | SkipJsonSchema[None] = LeftOut
    url: PageUrl | SkipJsonSchema[None] = LeftOut
    ends: bool = Field(description="Whether nothing is known to follow.")
    confidence: model.Confidence
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, change: TimelineChange, language: str) -> Self:
        """Return the change; an entry's has the address of its page as of that day."""
        has_page = change.kind is ChangeKind.ENTRY and not change.ends
        return cls(
            on=change.on,
            kind=change.kind,
            id=change.id,
            what=Text.of(change.what),
            law=None if change.law is None else Text.of(change.law),
            amendment=change.amendment,
            before=None if change.before is None else without_ruby(change.before),
            after=None if change.after is None else without_ruby(change.after),
            url=page_url(change.id, language, change.on) if has_page else None,
            ends=change.ends,
            confidence=change.confidence,
            sources=tuple(Source.of(source) for source in change.sources),
        )


class Changes(Record):
    """The public timeline, in the order of the days."""

    language: str
    since: date | None
    changes: tuple[Change, ...]
