"""Small numbers as the bits of one number."""

from __future__ import annotations

import pytest

from kb.bits import places_of


@pytest.mark.parametrize(("bits", "places"), [(0, ()), (1, (0,)), (0b10110, (1, 2, 4)), (1 << 40, (40,))])
def test_the_places_of_bits_are_told_the_lowest_first(bits: int, places: tuple[int, ...]) -> None:
    assert places_of(bits) == places
