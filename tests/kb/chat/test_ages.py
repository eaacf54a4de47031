"""Ages as people tell them, read from the patterns of the real languages; a length of time is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.base import CHECKOUT
from kb.chat.ages import AgeReader, concepts_of
from kb.content.loader import load_content
from kb.languages.age_words import AgeWords
from kb.languages.normalisation import normalise
from kb.languages.registry import load_languages

TODAY = date(2026, 11, 23)
LANGUAGES, _ = load_languages(CHECKOUT)
READER = AgeReader(language.ages for language in LANGUAGES.values() if language.ages is not None)


def read(message: str) -> list[int]:
    return [age.years for age in READER.read_normalised(normalise(message))]


def test_every_language_tells_ages() -> None:
    assert [code for code, language in LANGUAGES.items() if language.ages is None] == []


@pytest.mark.parametrize(
    ("message", "years"),
    [
        ("my son is 16", 16),
        ("I am 70", 70),
        ("she turns 16 next month", 16),
        ("my 3-year-old", 3),
        ("子どもが16歳になる", 16),
        ("こどもは ３さい です", 3),
        ("con tôi 3 tuổi", 3),
        ("我儿子快16岁了", 16),
        ("小孩16歲", 16),
        ("아들이 16살이에요", 16),
        ("मेरो छोरा १६ वर्षको भयो", 16),
        ("anak saya berumur 16 tahun", 16),
        ("meu filho vai fazer 16 anos", 16),
        ("mi hija cumple 16", 16),
        ("16 na taong gulang ang anak ko", 16),
        ("ลูกอายุ 16 ปี", 16),
        ("កូនខ្ញុំអាយុ ១៦", 16),
        ("သားက အသက် ၁၆ ပြည့်ပြီ", 16),
        ("මගේ පුතාට වයස 16", 16),
        ("আমার ছেলের বয়স ১৬", 16),
        ("मेरा बेटा 16 साल का है", 16),
        ("میرا بیٹا 16 سال کا ہے", 16),
        ("என் மகனுக்கு 16 வயது", 16),
        ("хүү 16 нас хүрлээ", 16),
        ("сыну скоро 16 лет", 16),
        ("доньці 16", 16),
        ("mon fils aura 16 ans", 16),
        ("پسرم ۱۶ ساله می‌شود", 16),
        ("ابني عمره ١٦ سنة", 16),
        ("oğlum 16 yaşına giriyor", 16),
    ],
)
def test_an_age_is_read(message: str, years: int) -> None:
    assert read(message) == [years]


@pytest.mark.parametrize(
    "message",
    [
        "",
        "I am 16 days late",
        "he is 3 months old",
        "I lived in Japan for 16 years",
        "visto de 3 anos",
        "visa de 3 años",
        "5 वर्षको भिसा",
        "5 साल का वीजा",
        "28 hours a week",
        "on 16 November",
        "I am 500",
        "page 16",
        "16",
        "2026-11-16",
    ],
)
def test_a_length_of_time_a_day_a_number_is_no_age(message: str) -> None:
    assert read(message) == []


def test_two_ages_are_read_in_their_order() -> None:
    assert read("my son is 16 and my daughter is 3") == [16, 3]


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(message: str) -> None:
    text = normalise(message)

    assert all(0 <= age.start < age.end <= len(text) for age in READER.read_normalised(text))


def test_an_age_says_the_people_whom_the_law_treats_so() -> None:
    content = load_content(CHECKOUT).content
    assert content is not None
    said = {
        years: concepts_of(READER.read_normalised(f"aged {years}"), content.concepts, content, TODAY)
        for years in (3, 16, 40, 80)
    }

    assert said == {
        3: ("child",),
        16: ("child", "sixteen-year-old"),
        40: (),
        80: ("over-elderly-insurance-age",),
    }


@pytest.mark.parametrize("pattern", ["years old", "{n}", "{n} of {n}", "{years} old"])
def test_a_pattern_that_tells_no_age_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError):
        AgeWords(said=(pattern,))
