"""No language falls below what was recorded, and the scorecard says what was recorded.

After search or words got better: `madoguchi evaluate --record` writes both anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.evaluation.relevance import Question, load_questions
from kb.evaluation.report import losses, measure
from kb.evaluation.scorecard import scorecard
from tests.relevance.conftest import Searched

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"
Questions = Mapping[str, Sequence[Question]]


@pytest.fixture(scope="module")
def questions() -> Questions:
    found, problems = load_questions(HERE)
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def typical() -> Questions:
    found, problems = load_questions(HERE / "typical")
    assert problems == ()
    return found


@pytest.mark.parametrize("language", sorted(path.stem for path in HERE.glob("*.yaml")))
def test_a_language_does_not_fall_below_its_recorded_score(
    base: KnowledgeBase, searched: Searched, questions: Questions, typical: Questions, language: str
) -> None:
    asked = {language: questions[language]}
    researched = {language: typical[language]} if language in typical else {}

    reports = measure(searched, base, asked, (), researched)

    assert [str(loss) for loss in losses(RECORDED, reports)] == []


def test_every_language_of_the_researched_questions_is_measured(
    questions: Questions, typical: Questions
) -> None:
    assert set(typical) <= set(questions)


def test_the_scorecard_says_what_was_recorded() -> None:
    page = (CHECKOUT / "docs" / "scorecard.md").read_text(encoding="utf-8")

    assert page == scorecard(RECORDED), "run `madoguchi evaluate --record`"
