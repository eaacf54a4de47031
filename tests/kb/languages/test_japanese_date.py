"""Days as Japanese forms write them."""

from __future__ import annotations

from datetime import date

import pytest

from kb.languages.japanese_date import japanese_date


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 28), "令和8年11月28日（土）"),
        (date(2019, 5, 1), "令和元年5月1日（水）"),
        (date(2019, 4, 30), "平成31年4月30日（火）"),
        (date(1989, 1, 7), "昭和64年1月7日（土）"),
        (date(1926, 12, 24), "1926年12月24日（金）"),
    ],
)
def test_a_day_is_written_by_its_era(day: date, written: str) -> None:
    assert japanese_date(day) == written
