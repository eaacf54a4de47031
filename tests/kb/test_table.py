"""A packed table says what the mapping that it was made from says, and nothing else."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.table import Table

KEYS = st.text(st.characters(), max_size=4)
"""Texts of any characters, lone surrogates among them: what is typed is not always Unicode."""

quick = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def test_what_stands_under_a_word_comes_back_as_it_was() -> None:
    table = Table.of({"在留カード": [("residence-card", "ja")], "thẻ": [("residence-card", "vi"), ("x", "")]})

    assert table.get("在留カード") == [("residence-card", "ja")]
    assert table.get("thẻ") == [("residence-card", "vi"), ("x", "")]
    assert table.get("the") is None
    assert table.get("") is None


def test_an_empty_table_knows_nothing() -> None:
    nothing: Table[int] = Table.of({})
    assert nothing.get("カード") is None


def test_a_number_may_have_a_bit_for_each_of_many_languages() -> None:
    assert Table.of({"ы": 1 << 40 | 1}).get("ы") == 1 << 40 | 1


def test_what_was_found_may_be_changed_by_whoever_asked() -> None:
    table = Table.of({"card": ["one"]})
    found = table.get("card")
    assert found is not None
    found.append("two")

    assert table.get("card") == ["one"]


@quick
@given(st.dictionaries(KEYS, st.integers(), max_size=50), st.lists(KEYS, max_size=50))
def test_it_says_what_the_mapping_says_also_when_it_was_kept(known: dict[str, int], asked: list[str]) -> None:
    table: Table[int] = pickle.loads(pickle.dumps(Table.of(known)))

    for key in [*known, *asked]:
        assert table.get(key) == known.get(key)
