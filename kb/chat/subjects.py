"""What each entry is about, so that the chat can tell whether a message is about the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kb.content.store import Content
from kb.errors import MadoguchiError
from kb.model import ConceptKind

MAIN_CONCEPTS = 3
"""Of the concepts of an entry the first ones say what it is about; by others it is only touched."""


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about.

    `concepts` are its own, the most important first. `touched` are these and all that its ways to ask
    often speak of, in any language. `telling` are those of its main concepts that no other entry has
    among its main ones. `danger` is set where the entry is first of all about a danger.
    """

    concepts: tuple[str, ...]
    touched: frozenset[str]
    telling: frozenset[str]
    danger: str | None = None

    @property
    def main(self) -> tuple[str, ...]:
        """Return what the entry is about first."""
        return self.concepts[:MAIN_CONCEPTS]


NOTHING = About((), frozenset(), frozenset())
"""What an entry is about that is not in force."""


class Subjects:
    """Knows what the entries are about. Made once for a knowledge base."""

    def __init__(self, content: Content, touched: Mapping[str, frozenset[str]]) -> None:
        """Take the content, and by the stem of each version what its ways to ask often speak of."""
        self._content = content
        self._touched = touched
        self._entries_by_main = _entries_by_main(content)

    def about(self, entry_id: str, on: date) -> About:
        """Return what an entry is about as it is in force on a day; nothing if it is not."""
        try:
            version = self._content.version(entry_id, on)
        except MadoguchiError:
            return NOTHING
        concepts = version.entry.concepts
        telling = (one for one in concepts[:MAIN_CONCEPTS] if self._entries_by_main[one] == 1)
        danger = concepts[0] if self._content.concepts[concepts[0]].kind is ConceptKind.DANGER else None
        return About(concepts, self._touched[version.stem], frozenset(telling), danger)


def _entries_by_main(content: Content) -> Mapping[str, int]:
    """Return of each concept in how many entries it is a main one, in any of their versions."""
    return Counter(
        concept
        for versions in content.versions.values()
        for concept in {one for version in versions for one in version.entry.concepts[:MAIN_CONCEPTS]}
    )
