"""Answers about the bodies that people can ask."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field

from kb import model, rendered
from webapp.api.records import Record, Source, Text


class Contact(Record):
    """A body that people can ask. It has a phone number, an address on the web, or both."""

    id: str
    name: Text
    phone: str | None
    phone_to_check: bool = Field(description="Whether the number or its hours should be checked before use.")
    url: str | None
    hours: Text | None
    open_now: bool = Field(description="Said only of bodies seen within two years to answer day and night.")
    languages: tuple[str, ...] = Field(description="Codes of the languages that it speaks.")
    cost: Text | None
    who: Text = Field(description="Who may ask.")
    area: Text
    emergency: bool = Field(description="Whether it comes first where there is danger.")
    seen: date = Field(description="The newest day on which these details were seen.")
    sources: tuple[Source, ...]
    confidence: model.Confidence

    @classmethod
    def of(cls, contact: rendered.RenderedContact) -> Self:
        """Return the contact."""
        return cls(
            id=contact.id,
            name=Text.of(contact.name),
            phone=contact.phone,
            phone_to_check=contact.phone_to_check,
            url=contact.url,
            hours=None if contact.hours is None else Text.of(contact.hours),
            open_now=contact.open_now,
            languages=contact.languages,
            cost=None if contact.cost is None else Text.of(contact.cost),
            who=Text.of(contact.who),
            area=Text.of(contact.area),
            emergency=contact.emergency,
            seen=contact.seen,
            sources=tuple(Source.of(source) for source in contact.sources),
            confidence=contact.confidence,
        )


class Contacts(Record):
    """All bodies that people can ask."""

    language: str
    contacts: tuple[Contact, ...]
