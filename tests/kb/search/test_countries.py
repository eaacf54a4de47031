"""A form of a lexicon with `{country}` holds for every country but Japan, as the real languages name them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kb.base import CHECKOUT
from kb.languages.analysis import words
from kb.languages.countries import other_countries
from kb.languages.country_words import CountryWords
from kb.languages.registry import load_languages
from kb.search.concepts import OUT_OF_SCOPE, ConceptMatcher
from kb.search.countries import Countries
from kb.search.lexicon import Lexicon, form_of

LANGUAGES, _ = load_languages(CHECKOUT)
FORMS = {
    "en": ["visa for {country}"],
    "vi": ["visa {country}", "sang {country} làm việc"],
    "ja": ["{country}のビザ"],
    "ko": ["{country}에서 일하고 싶"],
    "ru": ["виза в {country}"],
    "tr": ["{country} çalışmak", "{country} da çalışmak"],
    "ne": ["{country} भिसा", "{country} काम गर्न"],
    "ar": ["فيزا {country}"],
    "th": ["วีซ่า{country}"],
    "zh-Hans": ["{country}签证"],
    "zh-Hant": ["{country}簽證"],
}


@pytest.fixture(scope="module")
def matcher() -> ConceptMatcher:
    forms = [form_of(OUT_OF_SCOPE, language, text) for language, texts in FORMS.items() for text in texts]
    return ConceptMatcher(Lexicon({}, tuple(forms)), Countries(LANGUAGES.values()))


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("a tourist visa for Canada please", "en"),
        ("visa for the United Kingdom", "en"),
        ("xin visa Hàn Quốc", "vi"),
        ("xin visa han quoc", "vi"),
        ("muốn sang Đức làm việc", "vi"),
        ("カナダのビザ", "ja"),
        ("독일에서 일하고 싶어요", "ko"),
        ("виза в Канаду", "ru"),
        ("Almanya'da çalışmak", "tr"),
        ("almanyada çalışmak", "tr"),
        ("क्यानडाको भिसा", "ne"),
        ("कोरियामा काम गर्न जान", "ne"),
        ("فيزا لكندا", "ar"),
        ("ขอวีซ่าเกาหลี", "th"),
        ("美国签证", "zh-Hans"),
        ("美國簽證", "zh-Hant"),
    ],
)
def test_any_country_stands_in_a_form(matcher: ConceptMatcher, typed: str, page: str) -> None:
    found = matcher.match(words(typed, page), (page,))

    assert [match.concepts for match in found] == [(OUT_OF_SCOPE,)]
    assert typed[found[0].start : found[0].end] in typed


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("visa for Japan", "en"),
        ("visa for my wife", "en"),
        ("visa for us", "en"),
        ("visa my", "vi"),
        ("visa anh hết hạn", "vi"),
        ("長く住みたいビザ", "ja"),
        ("नेपालको भिसा", "ne"),
        ("日本签证", "zh-Hans"),
        ("太太在越南，簽證怎麼辦", "zh-Hant"),
        ("country", "en"),
    ],
)
def test_what_names_no_other_country_does_not(matcher: ConceptMatcher, typed: str, page: str) -> None:
    """Nor one's own, where somebody has a family and a school; nor what is only spelled like one."""
    assert matcher.match(words(typed, page), (page,)) == ()


def test_every_language_has_words_for_countries() -> None:
    assert [code for code, language in LANGUAGES.items() if language.countries is None] == []


def test_own_countries_are_left_out() -> None:
    assert "Japan" not in set(other_countries("en"))
    assert "Nepal" in set(other_countries("en"))
    assert "Nepal" not in set(other_countries("en", ["NP"]))


def test_names_end_as_they_do_in_a_sentence() -> None:
    known = CountryWords(names=("канада",), endings=("а>у", ">ми", "а>"))

    assert list(known.spellings(["Перу"])) == ["канада", "канаду", "канадами", "канад", "Перу", "Перуми"]


@pytest.mark.parametrize("ending", ["у", ">", "а>у>е"])
def test_an_ending_says_what_becomes_of_it(ending: str) -> None:
    with pytest.raises(ValidationError):
        CountryWords(endings=(ending,))
