"""The public timeline: amendments, next versions of entries, next values of facts, each on its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb.base import KnowledgeBase
from kb.timeline import ChangeKind, TimelineChange, changes_since
from tests.webapp.api.conftest import build_house

TODAY = date(2026, 11, 23)
AMENDMENT, ENTRY, FACT = ChangeKind.AMENDMENT, ChangeKind.ENTRY, ChangeKind.FACT


@pytest.fixture(scope="module")
def small_base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    root: Path = build_house(tmp_path_factory.mktemp("timeline"))
    return KnowledgeBase.load(root, lambda: TODAY, var=root / "var")


def told(base: KnowledgeBase, since: date | None = None, lang: str = "en") -> tuple[TimelineChange, ...]:
    return changes_since(base.renderer(lang), since)


def test_changes_come_in_the_order_of_their_days(small_base: KnowledgeBase) -> None:
    assert [(change.on.isoformat(), change.kind, change.id) for change in told(small_base)] == [
        ("2020-01-01", ENTRY, "extension-fees"),
        ("2025-04-01", FACT, "extension-fee"),
        ("2026-10-01", AMENDMENT, "immigration-act"),
        ("2026-10-01", ENTRY, "extension-fees"),
        ("2026-10-01", FACT, "extension-fee"),
        ("2026-10-01", FACT, "reduction"),
        ("2027-04-01", FACT, "photo-age"),
        ("2027-04-01", FACT, "reduction"),
    ]


@pytest.mark.parametrize(
    ("since", "days"),
    [
        (date(2026, 10, 2), {date(2027, 4, 1)}),
        (date(2026, 10, 1), {date(2026, 10, 1), date(2027, 4, 1)}),
        (date(2027, 4, 1), {date(2027, 4, 1)}),
        (date(2027, 4, 2), set()),
    ],
)
def test_the_day_asked_for_counts(small_base: KnowledgeBase, since: date, days: set[date]) -> None:
    assert {change.on for change in told(small_base, since)} == days


def test_a_fact_tells_its_values_before_and_after(small_base: KnowledgeBase) -> None:
    values = {
        (change.id, change.on.isoformat()): (change.before, change.after, change.ends)
        for change in told(small_base)
        if change.kind is FACT
    }
    assert values == {
        ("extension-fee", "2025-04-01"): ("4,000 yen", "6,000 yen", False),
        ("extension-fee", "2026-10-01"): ("6,000 yen", "9,000 yen to 75,000 yen", False),
        ("reduction", "2026-10-01"): (None, "12.5%", False),
        ("reduction", "2027-04-01"): ("12.5%", None, True),
        ("photo-age", "2027-04-01"): ("16", "15", False),
    }


def test_an_amendment_names_its_law_and_what_changes(small_base: KnowledgeBase) -> None:
    (amendment,) = (change for change in told(small_base, lang="ja") if change.kind is AMENDMENT)
    assert amendment.what.text == "手数料が変わりました。"
    assert amendment.law is not None
    assert amendment.law.text == "出入国管理及び難民認定法"
    assert amendment.amendment == "fees-of-2026"


def test_texts_are_in_the_language_asked_for_or_say_theirs(small_base: KnowledgeBase) -> None:
    labels = {(change.what.text, change.what.language) for change in told(small_base, lang="vi")}
    assert ("Fee for an extension", "en") in labels


def test_an_entry_that_ends_without_another_ends_on_the_day_after(tmp_path: Path) -> None:
    root = build_house(tmp_path)
    (root / "questions" / "fees" / "extension-fees@2026-10-01.yaml").unlink()
    base = KnowledgeBase.load(root, lambda: TODAY, var=root / "var")
    ends = [change for change in told(base) if change.kind is ENTRY and change.ends]
    assert [(change.id, change.on) for change in ends] == [("extension-fees", date(2026, 10, 1))]


def test_an_entry_on_hold_is_not_spoken_of(tmp_path: Path) -> None:
    root = build_house(tmp_path)
    file = root / "questions" / "fees" / "extension-fees@2026-10-01.yaml"
    held = file.read_text(encoding="utf-8") + "hold: {ja: 確かめています。, en: We are checking.}\n"
    file.write_text(held, encoding="utf-8")
    base = KnowledgeBase.load(root, lambda: TODAY, var=root / "var")
    assert not [change for change in told(base, date(2026, 10, 2)) if change.kind is ENTRY]
