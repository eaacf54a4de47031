"""Inflected words lead back to the word that a lexicon lists, and to no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.languages.endings import INFLECTING, bases, inflecting
from kb.languages.normalisation import normalise
from kb.languages.tamil import one_spelling

GOLDEN = yaml.safe_load((Path(__file__).parent / "endings_golden.yaml").read_text(encoding="utf-8"))


def rows(kind: str) -> Iterator[tuple[str, str, str]]:
    for language, lists in GOLDEN.items():
        for base, words in lists[kind].items():
            for word in words:
                yield language, word, base


@pytest.mark.parametrize(("language", "word", "base"), [*rows("forms")])
def test_a_form_leads_to_its_base(language: str, word: str, base: str) -> None:
    assert normalise(base) in bases(normalise(word), language)


@pytest.mark.parametrize(("language", "word", "other"), [*rows("others")])
def test_another_word_does_not(language: str, word: str, other: str) -> None:
    assert normalise(other) not in bases(normalise(word), language)


def test_the_nearest_comes_first() -> None:
    assert bases("மாணவர்களுக்கு", "ta").index("மாணவர்கள்") < bases("மாணவர்களுக்கு", "ta").index("மாணவர்")
    assert bases("மாத்தினேன்", "ta") == ("மாத்தி", "மாத்த")


def test_words_of_other_scripts_and_short_ones_have_no_base() -> None:
    assert bases("residence", "ar") == bases("在留", "ta") == bases("هو", "ar") == ()


def test_arabic_rules_do_not_hold_in_persian_and_urdu() -> None:
    assert "ar" in inflecting(["ar"])
    assert "ar" in inflecting(["en"])
    assert "ar" not in inflecting(["ur"])
    assert "ar" in inflecting(["fa", "ar"])
    assert "ta" in inflecting(["fa"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("அட்டையைப் பெற", "அட்டையை பெற"),
        ("ஜூமின்ஹியோ", "ஜுமின்ஹ்யோ"),
        ("ஆபிஸ்", "ஆபீஸ்"),
        ("பொலிஸ்", "போலீஸ்"),
    ],
)
def test_what_is_spelt_in_several_ways_has_one_spelling(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


@pytest.mark.parametrize(("one", "other"), [("விடு", "வீடு"), ("கொடு", "கோடு"), ("ஒர்க் விசா", "ஒர் விசா")])
def test_tamil_words_keep_their_vowels(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)


@given(
    st.text(st.characters(min_codepoint=0x0B80, max_codepoint=0x0BFF), max_size=30),
    st.sampled_from(sorted(INFLECTING)),
)
def test_any_word_has_bases(word: str, language: str) -> None:
    assert normalise(word) not in bases(normalise(word), language)


@given(st.text("بلكوفالةيه", max_size=12))
def test_any_arabic_word_has_bases(word: str) -> None:
    assert len(bases(normalise(word), "ar")) < 100
