"""No language falls below what was recorded, and the scorecard says what was recorded.

After search or words got better: `madoguchi evaluate --record` writes both anew.
"""

from __future__ import annotations

from pathlib import Path

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.evaluation.relevance import load_questions
from kb.evaluation.report import losses, measure
from kb.evaluation.scorecard import scorecard

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"


def test_no_language_falls_below_its_recorded_score(base: KnowledgeBase) -> None:
    questions, problems = load_questions(HERE)
    typical, typical_problems = load_questions(HERE / "typical")
    assert (*problems, *typical_problems) == ()

    reports = measure(base, base, questions, (), typical)

    assert [str(loss) for loss in losses(RECORDED, reports)] == []


def test_the_scorecard_says_what_was_recorded() -> None:
    page = (CHECKOUT / "docs" / "scorecard.md").read_text(encoding="utf-8")

    assert page == scorecard(RECORDED), "run `madoguchi evaluate --record`"
