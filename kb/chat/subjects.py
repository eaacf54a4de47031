"""What each entry is about, so that the chat can tell whether a message is about the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kb.content.store import Content
from kb.errors import MadoguchiError
from kb.model import Concept, ConceptKind
from kb.search.documents import broader_closure

MAIN_CONCEPTS = 3
"""Of the concepts of an entry the first ones say what it is about; by others it is only touched."""

SITUATIONS = frozenset(
    {"no-status", "overstay", "provisional-release", "supervisory-measure", "tourist-short-stay", "be-late"}
)
"""Concepts that are no people, yet say for whom an entry is written: those without status, on a short visit,
or too late."""

ABROAD = "abroad"
"""The concept of a circumstance: who is not abroad needs the plain entry about the same."""


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about.

    `concepts` are its own, the most important first. `touched` are these and all that its ways to ask
    often speak of, in any language. `telling` are those of its main concepts that no other entry has
    among its main ones. `danger` is set where the entry is first of all about a danger. `supposes` tells for
    whom it is written, if not for everybody: of each such concept the ones that say it, itself, broader and
    narrower. `special` are a circumstance in which it holds and the follow-up question that it is first of
    all about. `opposed` are concepts that are the opposite of a main one. `related` are the entries that it
    points to; `for_officers` is set where it is for officers alone. `elsewhere` are the entries near it that
    are first of all about a follow-up question, by that question: who may go in one's place.
    """

    concepts: tuple[str, ...]
    touched: frozenset[str]
    telling: frozenset[str]
    danger: str | None = None
    supposes: tuple[tuple[str, frozenset[str]], ...] = ()
    special: frozenset[str] = frozenset()
    opposed: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    for_officers: bool = False
    elsewhere: Mapping[str, str] = field(default_factory=dict)

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
        self._said_by = _said_by(content.concepts)
        self._opposites = _opposites(content.concepts)
        self._of_a_facet = _of_a_facet(content)

    def about(self, entry_id: str, on: date) -> About:
        """Return what an entry is about as it is in force on a day; nothing if it is not."""
        try:
            version = self._content.version(entry_id, on)
        except MadoguchiError:
            return NOTHING
        known = self._content.concepts
        concepts = version.entry.concepts
        main = concepts[:MAIN_CONCEPTS]
        whom = (one for one in main if known[one].kind is ConceptKind.PERSON or one in SITUATIONS)
        facets = (one for one in main[:1] if known[one].kind is ConceptKind.FACET)
        return About(
            concepts=concepts,
            touched=self._touched[version.stem],
            telling=frozenset(one for one in main if self._entries_by_main[one] == 1),
            danger=concepts[0] if known[concepts[0]].kind is ConceptKind.DANGER else None,
            supposes=tuple((one, self._said_by[one]) for one in whom),
            special=frozenset((*facets, *(one for one in main if one == ABROAD))),
            opposed=frozenset(other for one in main for other in self._opposites[one]),
            related=frozenset(version.entry.related),
            for_officers=version.entry.audience == ("officer",),
            elsewhere={
                facet: other
                for other, (facet, related) in self._of_a_facet.items()
                if entry_id in related or other in version.entry.related
            },
        )


def _entries_by_main(content: Content) -> Mapping[str, int]:
    """Return of each concept in how many entries it is a main one, in any of their versions."""
    return Counter(
        concept
        for versions in content.versions.values()
        for concept in {one for version in versions for one in version.entry.concepts[:MAIN_CONCEPTS]}
    )


def _of_a_facet(content: Content) -> Mapping[str, tuple[str, frozenset[str]]]:
    """Return the entries that are first of all about a follow-up question: that, and what they point to."""
    entries = (versions[-1].entry for versions in content.versions.values())
    return {
        entry.id: (entry.concepts[0], frozenset(entry.related))
        for entry in entries
        if content.concepts[entry.concepts[0]].kind is ConceptKind.FACET
    }


def _said_by(concepts: Mapping[str, Concept]) -> Mapping[str, frozenset[str]]:
    """Return of each concept those that say it: itself, the broader and the narrower ones."""
    found = {one: {one, *broader_closure(one, concepts)} for one in concepts}
    for one in concepts:
        for above in broader_closure(one, concepts):
            found[above].add(one)
    return {one: frozenset(names) for one, names in found.items()}


def _opposites(concepts: Mapping[str, Concept]) -> Mapping[str, frozenset[str]]:
    """Return of each concept its opposites, whichever of the two declares it."""
    found: dict[str, set[str]] = {one: set(concept.opposes) for one, concept in concepts.items()}
    for one, concept in concepts.items():
        for other in concept.opposes:
            found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}
