"""Sets of small numbers as the bits of one number."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def places_of(bits: int) -> tuple[int, ...]:
    """Return which bits of a number, not less than 0, are set, the lowest first."""
    return tuple(place for place in range(bits.bit_length()) if bits >> place & 1)
