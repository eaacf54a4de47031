"""What a candidate holds of a typed word: the whole of it, parts of it, or its letters in Latin."""

from __future__ import annotations

from typing import Any

import pytest

from kb.search import weights
from kb.search.held import Held, TypedPart
from kb.search.stored import BODY, Postings, StoredDocument, StoredDocuments

WORD, PART, OTHER_PART, PAIR, LATIN, OTHER_LATIN = range(1, 7)
FIRST_WAY, SECOND_WAY = 0b01, 0b10


def held(
    text: dict[int, dict[int, int]], latin: dict[int, dict[int, int]] | None = None, **part: Any
) -> Held:
    """Return what two documents, each with two ways to ask of weight 4, hold of one typed part."""
    documents = [StoredDocument(f"entry-{number}", (4.0, 4.0), True, frozenset()) for number in range(2)]
    stored = StoredDocuments(documents, Postings.of(text), Postings.of(latin or {}))
    typed = {"parts": (), "shadow": (), "pairs": (), "weight": 1.0, "match": None, "sure": 0.0} | part
    return Held(stored, dict.fromkeys(text, 2.0), [TypedPart(0, 4, WORD, **typed)], range(2))


@pytest.mark.parametrize(("where", "credit"), [(FIRST_WAY, 1.0), (BODY, weights.IN_BODY_ONLY)])
def test_a_whole_word_counts_by_where_it_stands(where: int, credit: float) -> None:
    found = held({WORD: {0: where}})

    assert found.credits_of(0) == [credit]
    assert found.credits_of(1) == [0.0]


def test_parts_count_from_half_of_them_on() -> None:
    both = held({PART: {0: FIRST_WAY, 1: FIRST_WAY}, OTHER_PART: {0: BODY}}, parts=(PART, OTHER_PART))
    few = held({PART: {0: FIRST_WAY}}, parts=(PART, OTHER_PART, PAIR))

    assert both.credits_of(0) == [weights.PARTS * weights.IN_BODY_ONLY]
    assert both.credits_of(1) == [weights.PARTS * 0.5]
    assert few.credits_of(0) == [0.0]


def test_a_syllable_beside_other_syllables_counts_less() -> None:
    found = held({WORD: {0: FIRST_WAY, 1: FIRST_WAY}, PAIR: {0: FIRST_WAY}}, pairs=(PAIR,))

    assert found.credits_of(0) == [1.0]
    assert found.credits_of(1) == [weights.LONE_SYLLABLE]


def test_latin_letters_count_where_more_than_half_of_them_are_held() -> None:
    found = held({}, {LATIN: {0: 1, 1: 1}, OTHER_LATIN: {0: 1}}, shadow=(LATIN, OTHER_LATIN))

    assert found.credits_of(0) == [weights.ROMANISED_COVERAGE]
    assert found.credits_of(1) == [0.0]


def test_a_query_is_liker_to_one_way_that_holds_it_all_than_to_two_that_share_it() -> None:
    found = held({WORD: {0: FIRST_WAY, 1: FIRST_WAY}, PART: {0: FIRST_WAY, 1: SECOND_WAY | BODY}})

    one, two = found.text_measures()[0], found.text_measures()[1]
    assert one == {"likeness": 1.0, "ways": 1.0, "body": 0.0}
    assert two == {"likeness": pytest.approx(1 / 3), "ways": 1.0, "body": 0.5}
