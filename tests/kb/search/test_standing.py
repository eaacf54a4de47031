"""The entry that its neighbours point to stands before those that go into detail."""

from __future__ import annotations

from kb import KnowledgeBase
from kb.search import weights
from kb.search.standing import standings


def test_what_many_name_stands_before_what_few_name(base: KnowledgeBase) -> None:
    found = standings(base.content)

    assert found["extension-of-stay"] > found["visitor-stay-longer"]
    assert max(found.values()) <= 1.0
    assert min(found.values()) >= (1 - weights.STANDING) * weights.FOR_OFFICERS


def test_what_is_for_officers_alone_stands_behind(base: KnowledgeBase) -> None:
    everybody = [
        standing
        for entry_id, standing in standings(base.content).items()
        if base.content.versions[entry_id][0].entry.audience != ("officer",)
    ]

    assert min(everybody) >= 1 - weights.STANDING
