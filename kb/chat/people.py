"""Whom to ask: about an entry, and about everything."""

from __future__ import annotations

from datetime import date

from kb.chat.answer import speakers_first
from kb.chat.knowledge import Knowledge
from kb.chat.shown import shown_entries
from kb.rendered import RenderedContact, RenderedEntry

GENERAL_ADVICE = "consultation-in-my-language"
"""The entry whose contacts advise on everything: who is named when nothing else fits."""

MOST_CONTACTS = 5
"""Contacts named where no entry of its own answers. More is a list that nobody calls."""


class People:
    """The bodies to ask, those that speak a language first."""

    def __init__(self, base: Knowledge, language: str, on: date) -> None:
        self._base = base
        self._language = language
        self._on = on

    def of(self, entry: RenderedEntry) -> tuple[RenderedContact, ...]:
        """Return whom an entry names, or where it names nobody, who advises on everything."""
        return speakers_first(entry.contacts, self._language) or self.advising()

    def advising(self) -> tuple[RenderedContact, ...]:
        """Return who advises on everything, or where no entry says who, those that speak the language."""
        for advice in shown_entries(self._base, (GENERAL_ADVICE,), self._language, self._on):
            return speakers_first(advice.contacts, self._language)[:MOST_CONTACTS]
        everybody = self._base.contacts(self._language)
        speaking = [one for one in everybody if not one.emergency and self._language in one.languages]
        return tuple(speaking[:MOST_CONTACTS])
