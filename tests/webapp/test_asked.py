"""What visitors type is cleaned and measured before anything looks at it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import asked
from webapp.failures import InputError

PERSIAN = "می\u200cخواهم"


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  lost \t\n card ", "lost card"),
        ("a\x00b\x1fc", "a b c"),
        ("a\ud800b", "a b"),
        ("a\uffffb", "a b"),
        (PERSIAN, PERSIAN),
        ("thẻ cư trú 🪪", "thẻ cư trú 🪪"),
        ("", ""),
    ],
)
def test_only_text_gets_through(typed: str, cleaned: str) -> None:
    assert asked.cleaned(typed) == cleaned


@given(st.text(alphabet=st.characters(), max_size=80))
def test_whatever_gets_through_can_be_written_down_and_stays(typed: str) -> None:
    cleaned = asked.cleaned(typed)
    cleaned.encode("utf-8")
    assert asked.cleaned(cleaned) == cleaned


@pytest.mark.parametrize(
    ("take", "most"), [(asked.query, asked.LONGEST_QUERY), (asked.message, asked.LONGEST_MESSAGE)]
)
def test_length_is_measured_in_characters_of_any_script(take: object, most: int) -> None:
    assert callable(take)
    assert take("漢" * most) == "漢" * most
    with pytest.raises(InputError):
        take("漢" * (most + 1))


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-10-01", date(2026, 10, 1)), (" 2012-07-09 ", date(2012, 7, 9)), ("", None), (None, None)],
)
def test_a_day_is_read(written: str | None, day: date | None) -> None:
    assert asked.day(written) == day


@pytest.mark.parametrize(
    "written", ["20261001", "2026-W40-4", "2026-13-01", "2026-02-30", "0000-01-01", "１０００-01-01"]
)
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(InputError) as refused:
        asked.day(written)
    assert refused.value.parameter == "on"
    assert written not in str(refused.value)


@pytest.mark.parametrize("written", ["0", "51", "-1", "1.0", "٣", "9" * 30])
def test_a_number_out_of_bounds_is_refused(written: str) -> None:
    with pytest.raises(InputError):
        asked.whole_number(written, "page", 1, 1, 50)


def test_a_number_is_read() -> None:
    assert [asked.whole_number(one, "page", 1, 1, 50) for one in (None, "", "7", "50")] == [1, 1, 7, 50]
