"""What is in force on a day: entries, facts, and the next switch."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb.content import Content, load_content
from kb.errors import EntryMoved, NotRecorded, UnknownEntry


@pytest.fixture
def content(root: Path) -> Content:
    (root / "questions" / "redirects.yaml").write_text("card-gone: card-lost\n")
    content = load_content(root).content
    assert content is not None
    return content


@pytest.mark.parametrize(
    ("on", "yen"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), 4000),
        (date(2025, 3, 31), 4000),
        (date(2025, 4, 1), 6000),
        (date(2030, 1, 1), 6000),
    ],
)
def test_a_fact_switches_by_itself(content: Content, on: date, yen: int | None) -> None:
    dated = content.value("fee", on)
    assert (None if dated is None else dated.value.money) == yen


def test_a_value_says_how_long_it_counts(content: Content) -> None:
    old, new = content.timeline("fee")
    assert (old.from_, old.until) == (date(2020, 1, 1), date(2025, 3, 31))
    assert (new.from_, new.until) == (date(2025, 4, 1), None)


def test_the_next_switch_is_the_first_day_of_something_else(content: Content) -> None:
    assert content.next_switch(date(2024, 1, 1)) == date(2025, 4, 1)
    assert content.next_switch(date(2025, 4, 1)) is None


def test_an_entry_that_is_not_recorded_says_for_which_days_it_is(content: Content) -> None:
    with pytest.raises(NotRecorded) as caught:
        content.version("card-lost", date(2012, 7, 8))
    assert caught.value.spans == ((date(2012, 7, 9), None),)


def test_old_ids_lead_on_and_unknown_ids_do_not(content: Content) -> None:
    with pytest.raises(EntryMoved) as moved:
        content.version("card-gone", date(2026, 1, 1))
    assert moved.value.new_id == "card-lost"
    with pytest.raises(UnknownEntry):
        content.version("card", date(2026, 1, 1))
