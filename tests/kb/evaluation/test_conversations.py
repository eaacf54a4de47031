"""Reading conversations from files, and telling where a reply differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.evaluation.conversations import Script, load_scripts, play

GOOD = """\
- id: lost-card
  lang: en
  turns:
    - say: I lost my residence card 3 days ago
      expect: {kind: answer, entry: residence-card-lost, field: answer, last_day: 2026-12-04}
    - say: residence card
      expect: {kind: clarify, options: [residence-card-lost]}
    - say: my husband hits me
      expect: {kind: [emergency, contacts], contact_first: [police, yorisoi-hotline], notice: false}
"""


def script(**expected: object) -> Script:
    turn = {"say": "I lost my residence card", "expect": {"kind": "answer", **expected}}
    return Script.model_validate({"id": "a", "lang": "en", "turns": [turn]})


def test_a_good_file_is_read_and_goes_as_written(tmp_path: Path, base: KnowledgeBase) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")

    scripts, problems = load_scripts(tmp_path)

    assert problems == ()
    assert [(placed.script.id, placed.file, placed.line) for placed in scripts] == [
        ("lost-card", "good.yaml", 1)
    ]
    assert play(scripts[0].script, base) == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("lang: en", "lang: English!", "has not the form of lang"),
        ("kind: clarify", "kind: clarifies", "is not possible"),
        ("expect: {kind: clarify", "expects: {kind: clarify", "`expects` is not a field here"),
        ("last_day: 2026-12-04", "last_day: soon", "`soon` is no date"),
        ("- id: lost-card", "id: lost-card", "is not valid YAML"),
        (GOOD, "a: b", "is no list"),
        (GOOD, GOOD + GOOD, "the id `lost-card` stands in bad.yaml:1 as well"),
    ],
)
def test_a_slip_is_told_with_file_and_line(tmp_path: Path, before: str, after: str, told: str) -> None:
    (tmp_path / "bad.yaml").write_text(GOOD.replace(before, after), encoding="utf-8")

    _, problems = load_scripts(tmp_path)

    assert any(told in str(problem) and str(problem).startswith("bad.yaml:") for problem in problems), (
        problems
    )


@pytest.mark.parametrize(
    ("expected", "what"),
    [
        ({"kind": "clarify"}, "the kind is answer (residence-card-lost), not clarify"),
        ({"entry": "re-entry"}, "the first entry is residence-card-lost, not re-entry"),
        ({"field": "fee"}, "the field is answer, not fee"),
        ({"contact_first": "police"}, "the first contact is "),
        ({"options": ["re-entry"]}, "the offer is nothing, not re-entry"),
        ({"last_day": "2026-12-04"}, "the last day is None, not 2026-12-04"),
        ({"notice": "true"}, "a notice is False, not True"),
    ],
)
def test_a_difference_is_told(base: KnowledgeBase, expected: dict[str, object], what: str) -> None:
    (difference,) = play(script(**expected), base)

    assert str(difference).startswith(f"a, turn 1: {what}")
