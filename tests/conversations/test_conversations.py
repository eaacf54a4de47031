"""Every conversation of this folder, played against the real content."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.evaluation.conversations import PlacedScript, load_scripts, play

HERE = Path(__file__).parent
SCRIPTS, PROBLEMS = load_scripts(HERE)
LANGUAGES = {"ja", "en", "vi", "zh-Hans", "ne"}
"""Languages that every sort of conversation is held in."""


def test_the_files_are_well_written() -> None:
    assert [str(problem) for problem in PROBLEMS] == []


@pytest.mark.parametrize(
    "placed",
    [placed for placed in SCRIPTS if placed.script.split == "tuning"],
    ids=lambda placed: placed.script.id,
)
def test_a_conversation_goes_as_written(placed: PlacedScript, base: KnowledgeBase) -> None:
    assert [str(difference) for difference in play(placed.script, base)] == []


@pytest.mark.parametrize(
    ("file", "at_least"),
    [
        ("emergencies.yaml", 25),
        ("out-of-scope.yaml", 40),
        ("near-misses.yaml", 30),
        ("several-turns.yaml", 40),
    ],
)
def test_there_are_enough_of_each_sort_in_every_language(file: str, at_least: int) -> None:
    found = Counter(placed.script.lang for placed in SCRIPTS if placed.file == file)

    assert sum(found.values()) >= at_least
    assert set(found) >= LANGUAGES


def test_the_readme_names_every_key() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")

    for key in (
        "id",
        "lang",
        "about",
        "split",
        "say",
        "kind",
        "entry",
        "field",
        "contact_first",
        "callable",
        "options",
        "also",
        "cites",
        "last_day",
        "flow",
        "step",
        "offers",
    ):
        assert f"`{key}`" in readme or f"{key}:" in readme
