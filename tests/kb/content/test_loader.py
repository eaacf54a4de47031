"""One spoilt thing gives one message that says what to do; all of them are reported at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb.content import load_content
from kb.facts import Duration, Unit

ENTRY = "card/card-lost.yaml"


def spoil(root: Path, name: str, old: str, new: str) -> list[str]:
    """Replace `old` by `new` in a file and return the problems that the loader then reports."""
    path = root / "questions" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in load_content(root).problems]


def test_good_content_loads(root: Path) -> None:
    loaded = load_content(root)
    assert loaded.problems == ()
    assert loaded.content is not None
    version = loaded.content.version("card-lost", date(2026, 11, 23))
    assert version.entry.steps[0].en == "Go to the police."
    value = loaded.content.value("reissue-deadline", date(2026, 11, 23))
    assert value is not None
    assert value.value.value == Duration(number=14, unit=Unit.DAY)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (ENTRY, "topic: card", "topic: cart", "`cart` is no topic; did you mean `card`?"),
        (ENTRY, "contacts: [town-hall]", "contacts: [town-hal]", "did you mean `town-hall`?"),
        (ENTRY, "[residence-card, lose]", "[residence-crad, lose]", "did you mean `residence-card`?"),
        (
            ENTRY,
            "deadline: reissue-deadline",
            "deadline: reissue-dedline",
            "did you mean `reissue-deadline`?",
        ),
        (
            ENTRY,
            "contacts:",
            "related: [card-lots]\ncontacts:",
            "`card-lots` is no entry; did you mean `card-lost`?",
        ),
        (ENTRY, "law: the-act", "law: the-atc", "`the-atc` is no law; did you mean `the-act`?"),
        (ENTRY, "within ${reissue-deadline}", "within ${reisue-deadline}", "`reisue-deadline` is no fact"),
        (ENTRY, "within ${reissue-deadline}", "within ${Reissue}", "`${Reissue}` is no placeholder"),
        (ENTRY, "within ${reissue-deadline}", "soon", "${reissue-deadline} stands in one language only"),
        (
            ENTRY,
            "within ${reissue-deadline}",
            "within ${reissue-deadline}, 14 days",
            "`14 days` is a number of the law",
        ),
        (ENTRY, "警察に行きます。", "14日以内に警察に行きます。", "`14日` is a number of the law in prose"),
        (ENTRY, "ja: 警察に行きます。, ", "", "`ja` is missing; add it"),
        (ENTRY, "en: I lost it.", "en: ''", "`en` is empty"),
        (ENTRY, "id: apply", "id: police", "the item id `police` stands twice in `steps`"),
        (ENTRY, ", seen: 2026-08-29", "", "`seen` is missing; add it"),
        (ENTRY, "seen: 2026-08-29", "seen: 2026-12-01", "after `checked`"),
        (ENTRY, "seen: 2026-08-29", "seen: 29.8.2026", "`29.8.2026` is no date; write 2026-11-23"),
        (ENTRY, "https://www.example.go.jp/", "www.example.go.jp", "url"),
        (ENTRY, "article: 19-12(1)", "article: Art. 19", "`Art. 19` has not the form of article"),
        (
            ENTRY,
            "confidence: official",
            "confidence: sure",
            "write one of 'official', 'secondary' or 'unverified'",
        ),
        (ENTRY, "audience: [migrant]", "audience: []", "`audience` is empty"),
        (ENTRY, "concepts:", "conceps:", "did you mean `concepts`?"),
        (ENTRY, "id: card-lost", "id: card-gone", "the file is `card-lost.yaml`, its id is `card-gone`"),
        (ENTRY, "from: 2012-07-09", "from: 2011-01-01", "is recorded from 2012-07-09"),
        (ENTRY, "from: 2012-07-09", "from: 2012-07-09, until: 2011-01-01", "`until` lies before `from`"),
        (ENTRY, "en: Go to the police.", "en: Go to the <b>police</b>.", "looks like HTML"),
        ("facts.yaml", "id: fee", "id: reissue-deadline", "the id `reissue-deadline` stands here twice"),
        ("facts.yaml", "duration: 14 days", "duration: fourteen days", "write a duration as `14 days`"),
        (
            "facts.yaml",
            "duration: 14 days",
            "duration: 14 days\n      age: 3",
            "has 2 values (duration, age)",
        ),
        ("facts.yaml", "money: 4000", "money: 4,000", "`4,000` is no whole number"),
        ("facts.yaml", "from: 2025-04-01", "from: 2025-04-31", "`2025-04-31` is no date"),
        (
            "facts.yaml",
            "recorded_from: 2012-07-09",
            "recorded_from: 2010-01-01",
            "add the value that held before",
        ),
        (
            "facts.yaml",
            "duration: 14 days",
            "until: 2020-01-01\n      duration: 14 days",
            "no value after 2020-01-01",
        ),
        ("facts.yaml", "law: the-act", "law: that-act", "`that-act` is no law"),
        (
            "concepts.yaml",
            "opposes: [renew]",
            "opposes: [renow]",
            "`renow` is no concept; did you mean `renew`?",
        ),
        (
            "redirects.yaml",
            "{}",
            "card-gone: card-lots",
            "`card-lots` is no entry; did you mean `card-lost`?",
        ),
        ("redirects.yaml", "{}", "card-lost: card-lost", "`card-lost` is an entry and a redirect"),
    ],
)
def test_one_slip_one_message(root: Path, name: str, old: str, new: str, expected: str) -> None:
    problems = spoil(root, name, old, new)
    assert any(expected in problem for problem in problems), problems


def test_messages_name_file_and_line(root: Path) -> None:
    [problem] = spoil(root, ENTRY, "en: Go to the police.", "en: Go within 14 days.")
    assert problem.startswith(
        f"questions/{ENTRY}:14: `14 days` is a number of the law in prose; record it in"
    )


def test_ways_to_ask_may_hold_numbers(root: Path) -> None:
    assert spoil(root, ENTRY, "[lost within 14 days]", "[lost 14 days ago]") == []


def test_all_problems_are_reported_at_once(root: Path) -> None:
    spoil(root, ENTRY, "topic: card", "topic: cart")
    spoil(root, "concepts.yaml", "opposes: [renew]", "opposes: [renow]")
    problems = spoil(root, "facts.yaml", "money: 6000", "mony: 6000")
    assert {problem.split(":")[0] for problem in problems} >= {
        f"questions/{ENTRY}",
        "questions/concepts.yaml",
        "questions/facts.yaml",
    }


def test_a_broken_record_does_not_seem_unknown_elsewhere(root: Path) -> None:
    [problem] = spoil(root, "facts.yaml", "duration: 14 days", "duration: two weeks")
    assert "write a duration as `14 days`" in problem


def test_an_unreadable_file_does_not_make_its_ids_seem_unknown(root: Path) -> None:
    [problem] = spoil(root, "facts.yaml", "money: 4000", "money: 4000\n      money: 5000")
    assert "`money` stands here twice" in problem


@pytest.mark.parametrize(
    ("until", "start", "expected"),
    [
        ("2027-03-31", "2027-04-01", None),
        ("2027-03-30", "2027-04-01", "leave a gap; write `until: 2027-03-31` here"),
        ("2027-04-01", "2027-04-01", "overlap; write `until: 2027-03-31` here"),
        ("", "2027-04-01", "overlap; write `until: 2027-03-31` here"),
    ],
)
def test_versions_of_one_id_meet_day_by_day(root: Path, until: str, start: str, expected: str | None) -> None:
    first = root / "questions" / ENTRY
    text = first.read_text(encoding="utf-8")
    later = text.replace("from: 2012-07-09", f"from: {start}")
    first.with_name(f"card-lost@{start}.yaml").write_text(later, encoding="utf-8")
    end = f", until: {until}" if until else ""
    problems = spoil(root, ENTRY, "from: 2012-07-09", f"from: 2012-07-09{end}")
    if expected is None:
        assert problems == []
    else:
        assert expected in problems[0]


def test_a_file_that_is_no_entry_is_reported(root: Path) -> None:
    (root / "questions" / "card" / "notes.txt").write_text("hello")
    [problem] = load_content(root).problems
    assert "is no entry file" in problem.what


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    problems = load_content(tmp_path).problems
    assert any("questions/facts.yaml" in problem.file for problem in problems)
