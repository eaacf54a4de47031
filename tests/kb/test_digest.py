"""Digests tell texts apart and stay the same for ever: they stand in catalogs and reviews."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.digest import digest, pair_digest
from kb.model import Pair


def test_the_digest_of_a_pair_is_fixed_for_ever() -> None:
    # sha256("はい\0Yes"); a change here would make every translation stale.
    assert pair_digest(Pair(ja="はい", en="Yes")) == "9fb9b74d92d1"


@given(st.text(max_size=20), st.text(max_size=20))
def test_texts_are_kept_apart(first: str, second: str) -> None:
    found = digest(first, second)
    assert len(found) == 12 and set(found) <= set("0123456789abcdef")
    if "\0" not in first + second:
        assert found != digest(first + second)
        assert (found == digest(second, first)) is (first == second)
