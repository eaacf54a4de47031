"""Which bodies a page names when it has no better answer."""

from __future__ import annotations

from kb.base import KnowledgeBase
from kb.rendered import RenderedContact

FEW = 4


def first(base: KnowledgeBase, language: str) -> tuple[RenderedContact, ...]:
    """Return a few bodies to ask about anything: those that speak `language` first, no emergency lines."""
    return tuple(contact for contact in base.contacts(language) if not contact.emergency)[:FEW]
