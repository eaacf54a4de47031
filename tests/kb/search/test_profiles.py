"""What people speak of who ask an entry, learnt from its ways to ask and kept."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.search.concepts import ConceptMatcher
from kb.search.profiles import FOLDER, Profile, Profiles, current_profiles
from tests.kb.search.conftest import Counter


def test_ways_to_ask_tell_more_than_the_declared_concepts(base: KnowledgeBase) -> None:
    profiles = base.index.profiles

    assert "residence-card" in profiles["residence-card-lost"].shares
    assert "steal" in profiles["residence-card-lost"].shares
    assert profiles["residence-card-lost"].shares["lose"] > profiles["residence-card-lost"].shares["steal"]


def test_an_unknown_entry_has_an_empty_profile(base: KnowledgeBase) -> None:
    assert base.index.profiles["no-such-entry"] == Profile((), frozenset(), {})
    assert base.index.profiles.length("no-such-entry") == 0.0


def test_the_nearest_speak_most_of_what_was_asked() -> None:
    profiles = Profiles(
        {
            "lost": Profile((), frozenset(), {"lose": 1.0, "card": 1.0}),
            "renewal": Profile((), frozenset(), {"card": 1.0}),
            "fees": Profile((), frozenset(), {"fee": 1.0}),
        }
    )

    assert profiles.nearest({"lose": 1.0, "card": 1.0}, 5) == ["lost", "renewal"]
    assert profiles.nearest({}, 5) == []


@pytest.mark.parametrize("damage", ["", "{", '{"card-lost": []}', "[1]"])
def test_a_damaged_file_is_made_anew(counter: Counter, damage: str) -> None:
    index = counter.open()
    matcher = ConceptMatcher(index.matcher.lexicon)
    (kept,) = (counter.root / "var" / FOLDER).glob("*.json")
    before = kept.read_text(encoding="utf-8")
    kept.write_text(damage, encoding="utf-8")

    made = current_profiles(counter.content(), counter.load(), matcher, counter.root / "var")

    assert made["card-lost"].shares["lose"] > 0
    assert kept.read_text(encoding="utf-8") == before
