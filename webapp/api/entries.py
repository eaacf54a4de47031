"""Answers about entries: the list of entries and one whole entry."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from flask import url_for
from pydantic import Field

from kb import model, rendered
from kb.content import Content
from kb.languages.language import Language
from kb.rendered import Freshness, ReviewState
from webapp.api.contacts import Contact
from webapp.api.records import Fact, Item, LegalBasis, Record, Source, Span, Text
from webapp.interface import public_url

PageUrl = Annotated[
    str,
    Field(
        description="The page of the entry for people: a whole address where the operator of this "
        "server told it its own, else relative to this server.",
        json_schema_extra={"format": "uri-reference"},
    ),
]


def page_url(entry_id: str, language: str, on: date | None = None) -> str:
    """Return the address of the page of an entry, as of a day where one is asked for."""
    as_of = None if on is None else on.isoformat()
    return public_url(url_for("public.entry", lang=language, entry_id=entry_id, on=as_of))


class EntrySummary(Record):
    """An entry in a list. `language` is that of the question; the rest speaks of the whole entry."""

    id: str
    topic: str
    question: str
    language: str
    review: ReviewState
    freshness: Freshness
    in_force: Span

    @classmethod
    def of(cls, entry: rendered.RenderedEntry) -> Self:
        """Return the entry in a line."""
        question = Text.of(entry.question)
        return cls(
            id=entry.id,
            topic=entry.topic,
            question=question.text,
            language=question.language,
            review=entry.review,
            freshness=entry.freshness,
            in_force=Span.of(entry.in_force),
        )


class Entries(Record):
    """The entries in force on a day, in the order of the topics."""

    language: str
    entries: tuple[EntrySummary, ...]


class LawReview(Record):
    """The expert who stands behind the content of an entry."""

    by: str
    role: str
    date: date


class EntryLink(Record):
    """A pointer to another entry."""

    id: str
    topic: str
    question: Text
    url: PageUrl

    @classmethod
    def of(cls, link: rendered.EntryLink, language: str, on: date | None) -> Self:
        """Return the link, as of the day asked for, None for today."""
        url = page_url(link.id, language, on)
        return cls(id=link.id, topic=link.topic, question=Text.of(link.question), url=url)


class Entry(Record):
    """One question that people ask and its answer, as of a day, with its legal basis and sources.

    `review` and `freshness` speak of the whole text in the language asked for; every text says its own.
    """

    id: str
    url: PageUrl
    topic: str
    topic_name: Text
    language: str
    on: date = Field(description="The day that the answer speaks of.")
    in_force: Span
    changes_on: date | None = Field(description="The day from which another version is known to hold.")
    checked: date = Field(description="The day someone last held the entry against its sources.")
    audience: tuple[Literal["migrant", "officer"], ...]
    question: Text
    answer: Text
    steps: tuple[Item, ...]
    bring: tuple[Item, ...]
    where: Text | None
    deadline: tuple[Fact, ...]
    fee: tuple[Fact, ...]
    penalty: tuple[Fact, ...]
    notes: tuple[Item, ...]
    for_officers: tuple[Item, ...]
    legal_basis: tuple[LegalBasis, ...]
    sources: tuple[Source, ...]
    confidence: model.Confidence
    review: ReviewState
    freshness: Freshness
    law_review: LawReview | None
    related: tuple[EntryLink, ...]
    contacts: tuple[Contact, ...]
    concepts: tuple[str, ...]
    fields_in_other_language: tuple[str, ...]

    @classmethod
    def of(cls, entry: rendered.RenderedEntry, content: Content, language: Language, on: date | None) -> Self:
        """Return the whole entry, its facts with their typed values from `content`.

        `on` is the day that was asked for, None for today: addresses of pages keep it.
        """

        def items(rendered_items: tuple[rendered.RenderedItem, ...]) -> tuple[Item, ...]:
            return tuple(Item.of_item(item) for item in rendered_items)

        def facts(rendered_facts: tuple[rendered.RenderedFact, ...]) -> tuple[Fact, ...]:
            return tuple(Fact.of(fact, content, language, entry.on) for fact in rendered_facts)

        reviewer = entry.law_review
        return cls(
            id=entry.id,
            url=page_url(entry.id, language.code, on),
            topic=entry.topic,
            topic_name=Text.of(entry.topic_name),
            language=entry.language,
            on=entry.on,
            in_force=Span.of(entry.in_force),
            changes_on=entry.changes_on,
            checked=entry.checked,
            audience=entry.audience,
            question=Text.of(entry.question),
            answer=Text.of(entry.answer),
            steps=items(entry.steps),
            bring=items(entry.bring),
            where=None if entry.where is None else Text.of(entry.where),
            deadline=facts(entry.deadline),
            fee=facts(entry.fee),
            penalty=facts(entry.penalty),
            notes=items(entry.notes),
            for_officers=items(entry.for_officers),
            legal_basis=tuple(LegalBasis.of(basis) for basis in entry.legal_basis),
            sources=tuple(Source.of(source) for source in entry.sources),
            confidence=entry.confidence,
            review=entry.review,
            freshness=entry.freshness,
            law_review=None
            if reviewer is None
            else LawReview(by=reviewer.by, role=reviewer.role, date=reviewer.date),
            related=tuple(EntryLink.of(link, language.code, on) for link in entry.related),
            contacts=tuple(Contact.of(contact) for contact in entry.contacts),
            concepts=entry.concepts,
            fields_in_other_language=entry.fields_in_other_language,
        )
