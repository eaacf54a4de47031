"""What was written in Latin letters one letter after the other is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.letter_by_letter import LetterByLetter

TEXTS = {
    "ar": ("ضاعت بطاقة الإقامة", "متى أجدد بطاقة الإقامة", "زوجي يضربني"),
    "ur": ("شوہر مارتا ہے", "کارڈ گم ہو گیا ہے", "ویزا کیسے ملے گا"),
    "km": ("បាត់កាតស្នាក់នៅ", "ប្តូរទៅវីសាការងារ", "ឈប់ពីការងារ"),
    "th": ("บัตรไซริวหาย", "แต่งงานกับคนญี่ปุ่น", "วีซ่าขาด"),
    "ja-Hira": (
        "しゃちょう が きゅうりょう を くれない",
        "ざいりゅうカード を なくした",
        "ひっこした じゅうしょ",
    ),
    "ru": ("потерял карту резидента", "продлить визу"),
    "hi": ("SSW वीज़ा कैसे मिलेगा", "कार्ड खो गया"),
}


def _native(language: str, typed: str) -> str | None:
    reading = LetterByLetter(TEXTS[language]).read(typed)
    return reading.native if reading is not None and reading.is_sure else None


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("ar", "d`t btqh lqmh", "ضاعت بطاقة الإقامة"),
        ("ar", "dt btqh lqmh", "ضاعت بطاقة الإقامة"),
        ("ur", "shwhr mrt he", "شوہر مارتا ہے"),
        ("km", "chhbapeikarngar", "ឈប់ពីការងារ"),
        ("th", "wisakhad", "วีซ่าขาด"),
        ("ru", "poteryal vizu", "потерял визу"),
    ],
)
def test_letters_come_back_as_our_texts_make_them_likely(language: str, typed: str, meant: str) -> None:
    """Letters that leave nothing too, and with or without spaces."""
    assert _native(language, typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "shachou ga kyuuryou wo kurenai",
        "shacho ga kyuryo o kurenai",
        "syatyou ga kyuuryou wo kurenai",
        "shiyachiyou ga kiyuuriyou wo kurenai",
    ],
)
def test_kana_meet_in_all_their_spellings(typed: str) -> None:
    """Hepburn with and without long vowels, the government's table, letter by letter."""
    assert _native("ja-Hira", typed) == "しゃちょう が きゅうりょう を くれない"


def test_a_letter_too_many_does_not_matter() -> None:
    """A doubled consonant, a slip of the finger."""
    assert _native("ru", "poteryall kartu rezidenta") == "потерял карту резидента"
    assert _native("ur", "shwhhr mrt he") == "شوہر مارتا ہے"


def test_latin_words_and_numbers_stay() -> None:
    """They are typed beside every script."""
    assert _native("hi", "SSW vija kaise milega") == "ssw वीज़ा कैसे मिलेगा"
    assert _native("hi", "28 kard kho gya 2027") == "28 कार्ड खो गया 2027"


@pytest.mark.parametrize(
    "typed", ["", "28", "how long may I stay", "bitcoin", "3ayez amadded el iqama", "потерял"]
)
def test_what_is_not_likely_is_not_read(typed: str) -> None:
    """Another language, a spelling by ear, the own script."""
    assert all(_native(language, typed) is None for language in TEXTS)


def test_a_language_without_texts_reads_nothing() -> None:
    """Nor does one that is written in Latin letters."""
    assert LetterByLetter(()).read("wisakhad") is None
    assert LetterByLetter(("lost my card",)).read("lost") is None


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever it is: a query never raises."""
    reader = LetterByLetter(TEXTS["th"])
    found = reader.read(text)
    assert found is None or not found.native.isascii()
