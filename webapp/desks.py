"""Which bodies a page names, and in which order."""

from __future__ import annotations

from kb.base import KnowledgeBase
from kb.rendered import RenderedContact

FEW = 4


def at_once(base: KnowledgeBase, language: str) -> tuple[RenderedContact, ...]:
    """Return the numbers that answer in danger, day and night, and were seen to: they change least of all."""
    return tuple(contact for contact in base.contacts(language) if _answers_at_once(contact))


def everybody(base: KnowledgeBase, language: str) -> tuple[RenderedContact, ...]:
    """Return every body, those that answer at once before a line whose number is yet to be checked."""
    return tuple(sorted(base.contacts(language), key=lambda contact: not _answers_at_once(contact)))


def _answers_at_once(contact: RenderedContact) -> bool:
    return contact.emergency and contact.phone is not None and contact.open_now


def first(base: KnowledgeBase, language: str) -> tuple[RenderedContact, ...]:
    """Return a few bodies to ask about anything: those that speak `language` first, no emergency lines."""
    return tuple(contact for contact in base.contacts(language) if not contact.emergency)[:FEW]
