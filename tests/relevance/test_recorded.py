"""No language falls below what was recorded, and the scorecard says what was recorded.

After search or words got better: `madoguchi evaluate --record` writes both anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.evaluation.relevance import QuestionSets, load_sets
from kb.evaluation.report import losses, measure
from kb.evaluation.scorecard import scorecard
from tests.relevance.conftest import Searched

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"


@pytest.fixture(scope="module")
def sets() -> QuestionSets:
    found, problems = load_sets(HERE)
    assert problems == ()
    return found


@pytest.mark.parametrize("language", sorted(path.stem for path in HERE.glob("*.yaml")))
def test_a_language_does_not_fall_below_its_recorded_score(
    base: KnowledgeBase, searched: Searched, sets: QuestionSets, language: str
) -> None:
    asked = {name: {language: found[language]} for name, found in sets.items() if language in found}

    reports = measure(searched, base, asked, ())

    assert [str(loss) for loss in losses(RECORDED, reports)] == []


def test_every_language_of_a_further_set_is_measured(base: KnowledgeBase, sets: QuestionSets) -> None:
    assert all(set(found) <= set(sets[""]) for found in sets.values())
    named = {
        entry for found in sets.values() for asked in found.values() for one in asked for entry in one.entry
    }
    assert named <= set(base.content.versions)


def test_the_scorecard_says_what_was_recorded() -> None:
    page = (CHECKOUT / "docs" / "scorecard.md").read_text(encoding="utf-8")

    assert page == scorecard(RECORDED), "run `madoguchi evaluate --record`"
