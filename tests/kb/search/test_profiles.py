"""What people speak of who ask an entry, learnt from its ways to ask in all languages."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.search.profiles import Profile, Profiles


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


def test_the_nearest_way_is_the_one_that_speaks_of_little_else() -> None:
    ways = (frozenset({"card"}), frozenset({"card", "lose"}), frozenset({"card", "lose", "bank"}))
    profiles = Profiles({"lost": Profile(ways, frozenset(), {"card": 1.0, "lose": 0.6, "bank": 0.3})})
    card, lose = profiles.rarity("card"), profiles.rarity("lose")

    assert profiles.nearest_way("lost", {"card": card, "lose": lose}) == pytest.approx(1.0)
    assert profiles.nearest_way("lost", {"lose": lose}) == pytest.approx(lose / (card + lose))
    assert profiles.nearest_way("lost", {"fee": 1.0}) == 0.0
    assert profiles.nearest_way("no-such-entry", {"card": card}) == 0.0


def test_a_careful_concept_that_was_not_said_counts_against_an_entry() -> None:
    """How to marry without a status answers only people who say that they have none."""
    ways = (frozenset({"marry", "no-status"}),)
    profiles = Profiles(
        {
            "plain": Profile(ways, frozenset(), {"marry": 1.0}),
            "hard": Profile(ways, frozenset(), {"no-status": 1.0}),
        },
        careful={"no-status"},
    )
    assert profiles.unsaid("plain", {"marry"}) == 0
    assert profiles.unsaid("hard", {"marry"}) > 0
    assert profiles.unsaid("hard", {"no-status"}) == 0


def test_what_nearly_everybody_speaks_of_and_was_not_said_counts_against_an_entry() -> None:
    """Who has lost a card has lost none with a My Number in it, unless they say so."""
    profiles = Profiles(
        {
            "lost": Profile((), frozenset(), {"lose": 0.7, "card": 0.6, "bank": 0.1}),
            "combined": Profile((), frozenset(), {"lose": 0.6, "my-number": 0.8}),
        }
    )
    assert profiles.unspoken("lost", {"lose", "card"}) == 0
    assert profiles.unspoken("combined", {"lose", "card"}) > profiles.unspoken("lost", {"lose"}) > 0
    assert profiles.unspoken("no-such-entry", {"lose"}) == 0
