"""What an embedder may choose, and what is not taken."""

from __future__ import annotations

import pytest
from flask import Flask

from webapp.widget.options import HOUSE_COLOUR, LEAST_CONTRAST, Options, contrast_with_white


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#ff0000", 4.0)]
)
def test_contrast_is_that_of_wcag(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


def test_the_usual_colour_can_be_read() -> None:
    assert contrast_with_white(HOUSE_COLOUR) >= LEAST_CONTRAST


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("#7A1F5C", "#7a1f5c"),
        ("7a1f5c", "#7a1f5c"),
        ("#777777", None),
        ("#fff", None),
        ("red", None),
        ("", None),
        ("#12345g", None),
    ],
)
def test_a_colour_is_taken_if_white_words_on_it_can_be_read(
    small_site: Flask, written: str, taken: str | None
) -> None:
    base = small_site.extensions["madoguchi"].live.base
    assert Options.read({"colour": written}, base).colour == taken


def test_wishes_that_cannot_be_met_are_left_out(small_site: Flask) -> None:
    base = small_site.extensions["madoguchi"].live.base
    assert Options.read({"lang": "xx", "place": "top", "topic": "none", "label": " "}, base) == Options()
    given = {"lang": "vi-VN", "place": "left", "topic": "fees", "label": "a" * 99, "end": "x"}
    options = Options.read(given, base)
    assert options.language is not None
    found = (options.language.code, options.place, options.topic, options.label)
    assert found == ("vi", "left", "fees", "a" * 40)
