"""`questions/coverage.yaml`: nothing researched is without a place, and the list is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.content import load_content
from kb.content.coverage import Coverage, check_coverage

LIST = """\
facts:
  cards:
    lost-card: [card-lost]
    statistics: {left_out: nobody acts on it}
questions:
  cards:
    1: [card-lost]
"""
SHEET = """\
### lost-card
- fact: …

### statistics
- fact: …

## Conflicts and doubts
1. no question

## Typical questions people ask
1. I lost my card.
"""


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """Return a folder of one research sheet and its guide."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "cards.md").write_text(SHEET, encoding="utf-8")
    (folder / "README.md").write_text("### no-fact\n", encoding="utf-8")
    return folder


def coverage(root: Path, listed: str, sheets: Path | None = None) -> Coverage:
    (root / "questions" / "coverage.yaml").write_text(listed, encoding="utf-8")
    content = load_content(root).content
    assert content is not None
    return check_coverage(root, content, sheets)


def test_a_whole_list_is_good_and_counted(root: Path, sheets: Path) -> None:
    found = coverage(root, LIST, sheets)

    assert found.problems == ()
    assert found.carried == {"facts": 1, "questions": 1}
    assert found.left_out == {"facts": 1, "questions": 0}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("lost-card: [card-lost]", "lost-card: []", "questions/coverage.yaml:3: `lost-card` has no entry"),
        ("[card-lost]", "[card-lots]", "`card-lots` is no entry; did you mean `card-lost`?"),
        ("{left_out: nobody acts on it}", '{left_out: ""}', "`statistics` has no place"),
        ("{left_out: nobody acts on it}", "{why: boring}", "`statistics` has no place"),
        ("1: [card-lost]", "1: ", "`1` has no entry"),
        ("    statistics: {left_out: nobody acts on it}\n", "", "`statistics` of cards is not listed"),
        ("    statistics:", "    statistik:", "`statistik` is not in the sheets"),
        ("    1:", "    2:", "`1` of cards is not listed"),
    ],
)
def test_a_gap_is_told(root: Path, sheets: Path, before: str, after: str, told: str) -> None:
    problems = coverage(root, LIST.replace(before, after, 1), sheets).problems

    assert any(told in str(problem) for problem in problems), problems


@pytest.mark.parametrize("listed", ["- a list\n", "facts: [\n"])
def test_a_list_of_another_form_is_told(root: Path, listed: str) -> None:
    assert coverage(root, listed).problems


def test_a_folder_without_sheets_is_told(root: Path, tmp_path: Path) -> None:
    (problem,) = coverage(root, LIST, tmp_path / "nowhere").problems

    assert "no sheets were found" in problem.what


def test_everything_researched_has_its_place(base: KnowledgeBase) -> None:
    found = check_coverage(CHECKOUT, base.content)

    assert found.problems == ()
    assert found.carried["facts"] + found.left_out["facts"] == 579
    assert found.carried["questions"] + found.left_out["questions"] == 245
