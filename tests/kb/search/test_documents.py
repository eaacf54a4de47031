"""What of an entry is indexed: its own language, no fact values, no markup; concepts and codes always."""

from __future__ import annotations

from datetime import date

import pytest

from kb.model import Concept, ConceptKind
from kb.search.documents import analyse, broader_closure, documents, plain, readings
from tests.kb.search.conftest import Counter


def test_every_version_is_a_document(counter: Counter) -> None:
    found = documents(counter.content(), counter.load(), "en")
    assert [one.stem for one in found if one.entry_id == "fees"] == ["fees", "fees@2026-10-01"]
    assert counter.content().version("fees", date(2026, 11, 23)).stem in {one.stem for one in found}


def test_the_question_and_the_ways_to_ask_stand_first(counter: Counter) -> None:
    (lost,) = (one for one in documents(counter.content(), counter.load(), "en") if one.stem == "card-lost")
    assert lost.ways == (
        "I lost my residence card. What should I do?",
        "lost zairyu card",
        "wallet stolen with card",
    )


def test_what_is_not_translated_is_left_to_its_own_language(counter: Counter) -> None:
    (lost,) = (one for one in documents(counter.content(), counter.load(), "vi") if one.stem == "card-lost")
    assert lost.ways == ("mất thẻ cư trú phải làm sao", "bị trộm thẻ")
    assert lost.answer == ""
    assert lost.concepts == ("residence-card", "lose")
    assert "art:19-12" in lost.codes


def test_fact_values_and_ruby_are_no_words() -> None:
    assert plain("within ${address-deadline} of it").split() == ["within", "of", "it"]
    assert plain("｜在留《ざいりゅう》カード") == "在留カード"
    assert readings("｜在留《ざいりゅう》カード") == "ざいりゅうカード"
    assert readings("在留カード") == ""


def test_parts_weigh_by_how_much_they_say(counter: Counter) -> None:
    content = counter.content()
    (lost,) = (one for one in documents(content, counter.load(), "en") if one.stem == "card-lost")
    text = analyse(lost, "en", content.concepts).indexed.fields["text"]
    assert text.count("lost") > text.count("police") > 0
    assert all(" " not in token for token in text)


@pytest.mark.parametrize(("concept", "above"), [("c", ("b", "a")), ("b", ("a",)), ("a", ()), ("x", ("y",))])
def test_what_is_broader_is_followed_upwards_and_never_in_circles(
    concept: str, above: tuple[str, ...]
) -> None:
    kind = ConceptKind.THING
    concepts = {
        one.id: one
        for one in (
            Concept(id="a", kind=kind),
            Concept(id="b", kind=kind, broader=("a",)),
            Concept(id="c", kind=kind, broader=("b",)),
            Concept(id="x", kind=kind, broader=("y",)),
            Concept(id="y", kind=kind, broader=("x",)),
        )
    }
    assert broader_closure(concept, concepts) == above
