"""What people type without their keyboard must meet the shadow of what is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages.analysis import words
from kb.languages.romanisation import shadow_tokens, skeleton, typed_tokens


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("ne", "हरायो", "harayo"),
        ("ne", "निवास", "nibas"),
        ("hi", "कार्ड", "card"),
        ("ru", "потерял", "poteryal"),
        ("mn", "үнэмлэх", "unemleh"),
        ("ja", "ざいりゅう", "zairyu"),
        ("zh-Hans", "在留卡", "zai liu ka"),
        ("bn", "কার্ড", "kard"),
        ("ar", "بطاقة", "bitaqa"),
    ],
)
def test_romanised_words_share_tokens_with_their_shadow(language: str, written: str, typed: str) -> None:
    assert set(shadow_tokens(words(written, language), language)) & set(typed_tokens(words(typed)))


@pytest.mark.parametrize(
    ("one", "other"), [("harayo", "haraayo"), ("visa", "bhisa"), ("zairyu", "jairyuu"), ("nivas", "niwas")]
)
def test_letters_for_one_sound_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_latin_text_casts_no_shadow() -> None:
    assert shadow_tokens(words("residence card"), "en") == []


def test_kanji_are_not_read_as_mandarin_in_japanese() -> None:
    assert shadow_tokens(words("在留"), "ja") == []


@given(st.text(st.characters(), max_size=40))
def test_any_text_can_be_romanised(text: str) -> None:
    found = words(text)
    assert all(token.isascii() for token in shadow_tokens(found, "ne") + typed_tokens(found))
