"""One slip in a script without spaces still reaches what was meant, and never an alarm."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.search.lexicon import form_of
from kb.search.slips import Slips


@pytest.mark.parametrize(
    "typed",
    ["在資留格変更", "在留資変更", "在留資資格変更", "在留資各変更"],
    ids=["swapped", "missing", "twice", "other"],
)
def test_a_form_is_found_with_one_slip(typed: str) -> None:
    slips = Slips([form_of("change", "ja", "在留資格変更")])

    assert {form.concept for _, _, forms in slips.find(typed, ("ja",)) for form in forms} == {"change"}


@pytest.mark.parametrize(
    ("typed", "language"),
    [("在資留格変更", "zh-Hans"), ("在資留変格更", "ja"), ("仮放", "ja"), ("仮方免許", "ja"), ("", "ja")],
    ids=["other language", "two slips", "too short", "another word", "nothing"],
)
def test_other_languages_two_slips_and_short_stretches_are_left_alone(typed: str, language: str) -> None:
    slips = Slips([form_of("change", "ja", "在留資格変更"), form_of("release", "ja", "仮放免許")])

    assert list(slips.find(typed, (language,))) == []


def test_a_slip_is_no_alarm(base: KnowledgeBase) -> None:
    assert "self-harm" in base.search("しにたい", "ja").concepts
    assert "self-harm" not in base.search("しりたい", "ja").concepts
