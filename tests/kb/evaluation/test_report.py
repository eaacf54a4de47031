"""What `madoguchi evaluate` prints, records and compares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.evaluation.relevance import Question, Scores, Share
from kb.evaluation.report import WHOLE, LanguageReport, as_json, losses, measure, table


def report(right: int, of: int) -> LanguageReport:
    none = Share(0, 0)
    found = Scores(Share(right, of), Share(of, of), Share(of, of), 0.9, none, none)
    return LanguageReport("vi", {WHOLE: found}, Share(1, 1))


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """Return a file in which 95 of 100 stand as right."""
    path = tmp_path / "recorded.json"
    path.write_text(as_json([report(95, 100)]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("right", "of", "lost"),
    [(96, 100, False), (93, 100, False), (92, 100, True), (18, 20, False), (0, 0, True)],
    ids=["better", "two points", "three points and questions", "one question of few", "nothing asked"],
)
def test_more_than_two_points_and_two_questions_are_a_loss(
    recorded: Path, right: int, of: int, lost: bool
) -> None:
    found = losses(recorded, [report(right, of)])

    assert bool(found) == (lost and of > 0)
    assert all("vi, all" in str(loss) for loss in found)


def test_a_language_that_is_not_recorded_loses_nothing(recorded: Path) -> None:
    recorded.write_text("{}", encoding="utf-8")

    assert losses(recorded, [report(0, 100)]) == ()


def test_the_table_ends_with_all_languages_together() -> None:
    lines = table([report(95, 100)]).splitlines()

    assert lines[-1].startswith("together")
    assert "0.950" in lines[1]


def test_the_real_house_is_measured_as_typed_and_in_variants(base: KnowledgeBase) -> None:
    asked = [Question(query="mất thẻ cư trú", entry=("residence-card-lost",), split="tuning")]

    (found,) = measure(base, base, {"": {"vi": asked}}, ())

    assert {WHOLE, "tuning", "holdout", "without marks"} <= set(found.sets)
    assert found.sets[WHOLE].first == Share(1, 1)
    assert json.loads(as_json([found]))["vi"][WHOLE]["first"] == [1, 1]
