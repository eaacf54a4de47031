"""How concepts stand to one another, worked out once: which are above one, and which are its opposite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kb.model import Concept, ConceptKind
from kb.search.documents import broader_closure

_SIDE_KINDS = frozenset({ConceptKind.FACET, ConceptKind.SIGN, ConceptKind.TALK})


class Relations:
    """The concepts and what was worked out from them; all by the concept's id.

    `above` holds the broader concepts, nearest first; `opposites` those that one of the two names as opposed;
    `aside` the concepts that no entry is about: how much, where, a greeting.
    """

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self.concepts = concepts
        self.above = {one: broader_closure(one, concepts) for one in concepts}
        opposites: dict[str, set[str]] = defaultdict(set)
        for one in concepts.values():
            for other in one.opposes:
                opposites[one.id].add(other)
                opposites[other].add(one.id)
        self.opposites = {one: frozenset(opposites[one]) for one in concepts}
        self.aside = frozenset(one.id for one in concepts.values() if one.kind in _SIDE_KINDS)
