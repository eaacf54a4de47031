"""How a translation stands follows from digests and weights alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Change, Weight
from kb.translation.staleness import Standing, Weights

A, B, C, D = ("a" * 12, "b" * 12, "c" * 12, "d" * 12)
DIGESTS = (A, B, C, D)


def weights(*steps: tuple[str, str, str]) -> Weights:
    line = {"key": "x/answer", "why": "a test"}
    return Weights(
        Change.model_validate({**line, "from": before, "to": after, "weight": weight})
        for before, after, weight in steps
    )


@pytest.mark.parametrize(
    ("steps", "made_from", "current", "standing"),
    [
        ((), A, A, Standing.CURRENT),
        ((), A, B, Standing.MEANING),
        ((), None, B, Standing.MEANING),
        (((A, B, "typo"),), A, B, Standing.CURRENT),
        (((A, B, "meaning"),), A, B, Standing.MEANING),
        (((A, B, "law"),), A, B, Standing.LAW),
        (((B, A, "typo"),), A, B, Standing.MEANING),
        (((A, B, "typo"), (B, C, "typo")), A, C, Standing.CURRENT),
        (((A, B, "typo"), (B, C, "law")), A, C, Standing.LAW),
        (((A, B, "law"), (B, C, "typo")), A, C, Standing.LAW),
        (((A, B, "law"), (B, C, "typo")), B, C, Standing.CURRENT),
        # of several ways the mildest counts
        (((A, B, "law"), (B, C, "typo"), (A, C, "typo")), A, C, Standing.CURRENT),
        (((A, B, "meaning"), (B, D, "typo"), (A, C, "law"), (C, D, "typo")), A, D, Standing.MEANING),
        # a way that ends before the current text: not weighed, but a change of law lies behind it
        (((A, B, "typo"),), A, C, Standing.MEANING),
        (((A, B, "law"),), A, C, Standing.LAW),
        # texts that went to and fro
        (((A, B, "typo"), (B, A, "typo"), (A, C, "meaning")), B, C, Standing.MEANING),
    ],
)
def test_the_worst_weight_on_the_way_counts(
    steps: tuple[tuple[str, str, str], ...], made_from: str | None, current: str, standing: Standing
) -> None:
    assert weights(*steps).standing("x/answer", made_from, current) == standing


def test_a_change_counts_for_its_own_key_only() -> None:
    assert weights((A, B, "typo")).standing("y/answer", A, B) == Standing.MEANING


STEPS = st.tuples(st.sampled_from(DIGESTS), st.sampled_from(DIGESTS), st.sampled_from(list(Weight)))


@given(st.lists(STEPS, max_size=12), st.sampled_from(DIGESTS), st.sampled_from(DIGESTS))
def test_any_web_of_changes_is_walked_to_an_end(
    steps: list[tuple[str, str, Weight]], made_from: str, current: str
) -> None:
    found = weights(*((before, after, str(weight)) for before, after, weight in steps))
    standing = found.standing("x/answer", made_from, current)
    assert (standing is Standing.CURRENT) or made_from != current
