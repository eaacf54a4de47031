"""The entry that its neighbours point to stands before those that go into detail."""

from __future__ import annotations

from kb import KnowledgeBase
from kb.search import weights
from kb.search.standing import behind, only_for_officers


def test_what_many_name_stands_before_what_few_name(base: KnowledgeBase) -> None:
    found = behind(base.content)

    assert found["extension-of-stay"] < found["visitor-stay-longer"]
    assert min(found.values()) >= 0.0
    assert max(found.values()) <= weights.STANDING


def test_entries_for_officers_alone_are_known(base: KnowledgeBase) -> None:
    found = only_for_officers(base.content)

    assert "officers-dv-support" in found
    assert "residence-card-lost" not in found


def test_an_officer_finds_the_entry_for_officers(base: KnowledgeBase) -> None:
    asked_by_officer = base.search("our client overstayed, must we report to immigration", "en")
    asked_by_migrant = base.search("I overstayed, must the city report me to immigration", "en")

    assert asked_by_officer.results[0].id == "officers-duty-to-report"
    assert asked_by_migrant.results[0].id != "officers-duty-to-report"
