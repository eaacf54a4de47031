"""`questions/dangers.yaml`: slips are told, and no danger is left without anybody to call."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content import load_content

DANGER = "- {id: violence, contacts: [town-hall], may_report: [town-hall], entry: card-lost}\n"


@pytest.fixture
def house(root: Path) -> Path:
    """Return the small house with one danger in it."""
    with (root / "questions" / "concepts.yaml").open("a", encoding="utf-8") as concepts:
        concepts.write("- {id: violence, kind: danger}\n")
    (root / "questions" / "dangers.yaml").write_text(DANGER, encoding="utf-8")
    return root


def spoil(house: Path, before: str, after: str) -> list[str]:
    path = house / "questions" / "dangers.yaml"
    path.write_text(DANGER.replace(before, after), encoding="utf-8")
    return [str(problem) for problem in load_content(house).problems]


def test_a_danger_is_loaded_with_its_contacts_in_order(house: Path) -> None:
    content = load_content(house).content

    assert content is not None
    assert content.dangers["violence"].contacts == ("town-hall",)
    assert content.dangers["violence"].entry == "card-lost"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "contacts: [town-hall]",
            "contacts: [town-hal]",
            "`town-hal` is no contact; did you mean `town-hall`?",
        ),
        ("may_report: [town-hall]", "may_report: [hall]", "`hall` is no contact"),
        (
            "may_report",
            "first: [townhall], may_report",
            "`townhall` is no contact; did you mean `town-hall`?",
        ),
        ("entry: card-lost", "entry: card-last", "`card-last` is no entry; did you mean `card-lost`?"),
        ("entry: card-lost", "entry_by: {loose: card-lost}", "`loose` is no concept"),
        ("entry: card-lost", "entry_by: {lose: card-last}", "`card-last` is no entry"),
        ("entry", "told_by: [[[lose], [loose]]], entry", "`loose` is no concept"),
        ("entry", "worried_by: [loose], entry", "`loose` is no concept"),
        ("entry", "beside: {danger: lose, by: [lose]}, entry", "`lose` is no danger"),
        ("entry", "beside: {danger: detention, by: [loose]}, entry", "`loose` is no concept"),
        ("id: violence", "id: lose", "`lose` is no concept of kind `danger`"),
        ("contacts: [town-hall],", "", "`contacts` is missing"),
        ("contacts: [town-hall]", "contacts: []", "`contacts`"),
        ("entry", "entri", "`entri` is not a field here"),
    ],
)
def test_a_slip_is_told_with_what_to_do(house: Path, before: str, after: str, told: str) -> None:
    problems = spoil(house, before, after)

    assert any(told in problem and problem.startswith("questions/dangers.yaml:1:") for problem in problems), (
        problems
    )


def test_a_danger_without_anybody_to_call_is_a_problem(house: Path) -> None:
    (house / "questions" / "dangers.yaml").unlink()

    (problem,) = [str(problem) for problem in load_content(house).problems]

    assert problem.startswith("questions/concepts.yaml:")
    assert "nobody is named for the danger `violence`; add it to questions/dangers.yaml" in problem


def test_a_danger_stands_once(house: Path) -> None:
    assert any("stands here twice" in problem for problem in spoil(house, DANGER, DANGER * 2))


def test_content_without_dangers_needs_no_such_file(root: Path) -> None:
    assert load_content(root).problems == ()


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("  counting: after-event-day\n", "`event` does not name the concepts of the event"),
        ("  counting: after-event-day\n  event: [los]\n", "`los` is no concept; did you mean `lose`?"),
        ("  counting: some-day\n  event: [lose]\n", "`some-day` is not possible for `counting`"),
    ],
)
def test_a_fact_says_how_it_is_counted_only_with_its_event(root: Path, added: str, told: str) -> None:
    path = root / "questions" / "facts.yaml"
    line = "  counts_from: {ja: 気づいた日, en: the day you noticed}\n"
    text = path.read_text(encoding="utf-8")
    assert line in text
    path.write_text(text.replace(line, line + added), encoding="utf-8")

    assert any(told in str(problem) for problem in load_content(root).problems)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ("  counts_from: {ja: 気づいた日, en: the day you noticed}\n", "`counts_from` does not say"),
        ("duration: 14 days", "is no duration in days"),
    ],
)
def test_only_a_period_from_an_event_is_counted(root: Path, spoilt: str, told: str) -> None:
    path = root / "questions" / "facts.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "  values:\n", "  counting: after-event-day\n  event: [lose]\n  values:\n", 1
    )
    assert spoilt in text
    path.write_text(text.replace(spoilt, "duration: 28 hours" if "14" in spoilt else ""), encoding="utf-8")

    assert any(told in str(problem) for problem in load_content(root).problems)
