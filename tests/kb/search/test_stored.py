"""Where tokens stand is kept as tables of numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.documents import Document, analyse
from kb.search.numbers import token_number
from kb.search.stored import MANY_HOLDERS, MOST_WAYS, Postings, read_stored, write_stored

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


def test_what_many_documents_hold_is_found_in_those_that_are_asked_for() -> None:
    even = {document: document + 1 for document in range(0, 4 * MANY_HOLDERS, 2)}

    postings = Postings.of({7: even})

    assert postings.row(7, {0, 1, 40, 4 * MANY_HOLDERS - 1}) == {0: 1, 40: 41}
    assert postings.frequency(8) == 0


@pytest.mark.parametrize("name", ["tokens", "ends", "documents", "bits"])
def test_tables_that_do_not_fit_together_are_damage(name: str) -> None:
    data = dict(Postings.of({7: {1: 1}, 9: {2: 1}}).as_data())
    data[name] = ""

    with pytest.raises(ValueError, match="do not fit"):
        Postings.read(data)


def test_the_last_of_too_many_ways_to_ask_count_as_one(tmp_path: Path) -> None:
    asked = tuple(f"way{number} card" for number in range(MOST_WAYS + 9))
    document = Document("many", "many", "", asked, "", (), (), (), ())
    write_stored(tmp_path, [document], [analyse(document, "en", {})])

    stored = read_stored(tmp_path)

    last = 1 << MOST_WAYS - 1
    assert len(stored.documents[0].way_weights) == MOST_WAYS
    assert stored.places(token_number(f"way{MOST_WAYS + 3}"), [0]) == {0: last}
    assert stored.places(token_number("way0"), [0]) == {0: 1}
    assert stored.documents[0].way_weights[-1] > 5 * stored.documents[0].way_weights[0]
