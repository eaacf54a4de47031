"""The same question from a small keyboard, the same at each run."""

from __future__ import annotations

import pytest

from kb.evaluation.variants import mistyped, romanised, without_marks


def test_a_slip_leaves_the_first_letter_and_most_of_the_rest() -> None:
    query = "where do i register my address"

    changed = mistyped(query)

    assert changed is not None
    assert changed != query
    assert changed == mistyped(query)
    assert [word[0] for word in changed.split()] == [word[0] for word in query.split()]
    assert sum(before != after for before, after in zip(query.split(), changed.split(), strict=True)) == 1


def test_short_words_and_numbers_have_no_room_for_a_slip() -> None:
    assert mistyped("19-9 in my 28") is None


@pytest.mark.parametrize(
    ("query", "bare"),
    [
        ("mất thẻ cư trú", "mat the cu tru"),
        ("đổi địa chỉ", "doi dia chi"),
        ("lost card", None),
        ("在留カード", None),
    ],
)
def test_marks_are_left_out(query: str, bare: str | None) -> None:
    assert without_marks(query) == bare


@pytest.mark.parametrize(
    ("query", "latin"),
    [("निवास कार्ड", "nivas kard"), ("lost card", None), ("在留", None), ("mất thẻ", None)],
)
def test_other_scripts_are_written_in_latin_letters(query: str, latin: str | None) -> None:
    assert romanised(query) == latin
