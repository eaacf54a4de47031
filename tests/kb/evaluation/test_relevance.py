"""Questions as data: read with their slips, asked, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.evaluation.relevance import Asked, Question, Share, ask_all, load_questions, scores


def question(*entries: str) -> Question:
    return Question(query="lost card", entry=entries, split="tuning")


def test_questions_are_read_by_language(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text(
        "- {query: lost card, entry: residence-card-lost, split: tuning}\n"
        "- {query: my dog, entry: none, split: holdout}\n",
        encoding="utf-8",
    )

    found, problems = load_questions(tmp_path)

    assert problems == ()
    assert [one.entry for one in found["en"]] == [("residence-card-lost",), ()]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("- {query: a, entry: b, split: train}", "split"),
        ("- {query: a, split: tuning}", "entry"),
        ("query: a", "is no list"),
        ("- {query: a, entry: b, split: tuning}\n- {query: a, entry: c, split: tuning}", "stands here twice"),
    ],
)
def test_a_slip_is_told_with_its_file(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "en.yaml").write_text(row, encoding="utf-8")

    problems = load_questions(tmp_path)[1]

    assert any(told in str(problem) and problem.file == "en.yaml" for problem in problems)


def test_what_came_is_counted() -> None:
    found = scores(
        [
            Asked(question("a"), 1, 10),
            Asked(question("a"), 3, 10),
            Asked(question("a"), None, 0),
            Asked(question(), None, 0),
            Asked(question(), None, 2),
        ]
    )

    assert found.first == Share(1, 3)
    assert found.among_three == Share(2, 3)
    assert found.mean_reciprocal_rank == pytest.approx((1 + 1 / 3) / 3)
    assert found.nothing_found == Share(1, 3)
    assert found.rightly_nothing == Share(1, 2)


def test_the_interval_is_wilsons() -> None:
    low, high = Share(9, 10).interval

    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_the_real_search_is_asked(base: KnowledgeBase) -> None:
    (asked,) = ask_all(
        base, "en", [Question(query="lost residence card", entry=("residence-card-lost",), split="tuning")]
    )

    assert asked.is_right
