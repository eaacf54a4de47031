"""Entries as they can be shown: those on hold or not in force are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kb.chat.knowledge import Knowledge
from kb.errors import EntryNotShown
from kb.rendered import RenderedEntry


def shown_entries(
    base: Knowledge, entry_ids: Iterable[str], language: str, on: date
) -> Iterator[RenderedEntry]:
    """Yield the entries that can be shown in a language on a day, in the order of the ids."""
    for entry_id in entry_ids:
        try:
            yield base.entry(entry_id, language, on)
        except EntryNotShown:
            continue
