"""Where tokens stand is kept as tables of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.stored import Postings

NUMBERS = st.integers(min_value=0, max_value=2**32 - 1)
HOLDERS = st.dictionaries(
    NUMBERS,
    st.dictionaries(st.integers(0, 300), st.integers(1, 2**31 - 1), min_size=1, max_size=5),
    max_size=8,
)


@given(HOLDERS)
def test_what_was_written_is_read(holders: dict[int, dict[int, int]]) -> None:
    postings = Postings.read(Postings.of(holders).as_data())

    everywhere = range(301)
    assert all(postings.row(number, everywhere) == of for number, of in holders.items())
    assert all(postings.frequency(number) == len(of) for number, of in holders.items())


def test_only_the_asked_documents_are_returned() -> None:
    postings = Postings.of({7: {1: 1, 2: 2}})

    assert postings.row(7, {2}) == {2: 2}
    assert postings.row(8, {2}) == {}
    assert postings.frequency(8) == 0


@pytest.mark.parametrize("name", ["tokens", "ends", "documents", "bits"])
def test_tables_that_do_not_fit_together_are_damage(name: str) -> None:
    data = dict(Postings.of({7: {1: 1}, 9: {2: 1}}).as_data())
    data[name] = ""

    with pytest.raises(ValueError, match="do not fit"):
        Postings.read(data)
