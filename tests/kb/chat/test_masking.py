"""Numbers of residence cards and My Numbers are neither read nor shown again, however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.chat.masking import masked, without_numbers


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("my card is AB12345678CD", "my card is ●●●●●●●●●●●●"),
        ("my card is ab 12345678 cd!", "my card is ●● ●●●●●●●● ●●!"),
        ("カードは ＡＢ１２３４５６７８ＣＤ です", "カードは ●●●●●●●●●●●● です"),
        ("AB-1234-5678-CD", "●●-●●●●-●●●●-●●"),
        ("マイナンバーは1234 5678 9012です", "マイナンバーは●●●● ●●●● ●●●●です"),
        ("number १२३४-५६७८-९०१२", "number ●●●●-●●●●-●●●●"),
        ("١٢٣٤٥٦٧٨٩٠١٢", "●●●●●●●●●●●●"),
        ("1 2 3 4 5 6 7 8 9 0 1 2 is mine", "● ● ● ● ● ● ● ● ● ● ● ● is mine"),
    ],
)
def test_a_number_is_shown_as_dots_and_read_as_nothing(typed: str, shown: str) -> None:
    left, held = without_numbers(typed)

    assert masked(typed) == shown
    assert held
    assert not any(character.isdecimal() for character in left)


@pytest.mark.parametrize(
    "typed",
    [
        "I moved on 2026-11-01",
        "電話は 03-5796-7112 です",
        "0570-013904",
        "４０００円",
        "I have 12345 questions",
        "0 9 0 1 2 3 4 5 6 7 8",
        "",
        "在留カードをなくしました。",
    ],
)
def test_what_is_no_such_number_is_left_as_it_was_typed(typed: str) -> None:
    assert masked(typed) == typed
    assert without_numbers(typed) == (typed, False)


@given(st.text(max_size=100))
def test_nothing_but_such_a_number_is_ever_changed(typed: str) -> None:
    assert masked(typed) == typed or "●" in masked(typed)
