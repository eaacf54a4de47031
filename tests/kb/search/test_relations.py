"""What concepts are above one, and which are its opposite, whichever of the two says so."""

from __future__ import annotations

from kb.model import Concept, ConceptKind
from kb.search.relations import Relations

CONCEPTS = {
    one.id: one
    for one in (
        Concept(id="resident", kind=ConceptKind.PERSON),
        Concept(id="student", kind=ConceptKind.PERSON, broader=("resident",)),
        Concept(id="lose", kind=ConceptKind.ACTION, opposes=("renew",)),
        Concept(id="renew", kind=ConceptKind.ACTION),
        Concept(id="how-much", kind=ConceptKind.FACET),
    )
}


def test_opposites_know_one_another_whichever_names_the_other() -> None:
    relations = Relations(CONCEPTS)

    assert relations.opposites["lose"] == {"renew"}
    assert relations.opposites["renew"] == {"lose"}
    assert relations.opposites["student"] == frozenset()


def test_what_is_above_and_what_is_said_aside() -> None:
    relations = Relations(CONCEPTS)

    assert relations.above["student"] == ("resident",)
    assert relations.aside == {"how-much"}
