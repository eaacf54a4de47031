"""The same thing said in any language, misspelt, inflected, without accents, is the same concept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages.analysis import words
from kb.model import Concept, ConceptKind
from kb.search.concepts import LIKELY, SURE, ConceptMatcher
from kb.search.lexicon import Lexicon, form_of

FORMS = {
    ("card", "en"): ["residence card", "zairyu card", "ARC"],
    ("card", "ja"): ["在留カード", "ざいりゅうカード"],
    ("card", "vi"): ["thẻ cư trú"],
    ("card", "ko"): ["재류카드"],
    ("card", "th"): ["บัตรไซริว"],
    ("card", "tr"): ["ikamet kartı"],
    ("renewal", "ja"): ["在留カード更新"],
    ("period", "ja"): ["在留期間"],
    ("lose", "en"): ["lost"],
    ("lose", "vi"): ["mất"],
    ("lose", "ja"): ["なくした"],
    ("eye", "vi"): ["mắt"],
    ("fine", "en"): ["fine"],
    ("end", "fr"): ["fine"],
    ("photo", "vi"): ["ảnh"],
    ("yes", "ja"): ["はい"],
    ("move", "ko"): ["이사"],
    ("28", "en"): ["28 hours"],
    ("renew", "en"): ["renew"],
    ("application", "en"): ["application"],
    ("card", "ta"): ["குடியிருப்பு அட்டை", "ஜுமின்ஹ்யோ அட்டை"],
    ("lose", "ta"): ["தொலைஞ்சு", "அட்டையை காணோம்"],
    ("pay", "ta"): ["வரி கட்ட"],
    ("arrears", "ta"): ["வரி கட்டல"],
    ("card", "ar"): ["بطاقة", "بطاقة الإقامة"],
    ("lose", "ar"): ["ضاعت"],
    ("energy", "ar"): ["طاقة"],
    ("spouse", "ar"): ["marti"],
    ("out-of-scope", "en"): ["thai visa", "jlpt", "knife shop"],
    ("fee", "en"): ["visa how much"],
    ("test-for-residence", "en"): ["jlpt for my visa"],
    ("threatened", "en"): ["husband with a knife"],
}


@pytest.fixture(scope="module")
def matcher() -> ConceptMatcher:
    forms = [
        form_of(concept, language, text) for (concept, language), texts in FORMS.items() for text in texts
    ]
    threatened = Concept(id="threatened", kind=ConceptKind.DANGER)
    return ConceptMatcher(Lexicon({threatened.id: threatened}, tuple(forms)))


def concepts(matcher: ConceptMatcher, text: str, *own: str) -> list[str]:
    return [concept for match in matcher.match(words(text), own) for concept in match.concepts]


@pytest.mark.parametrize(
    "typed",
    [
        "residence card",
        "Residence  CARD",
        "在留ｶｰﾄﾞ",
        "ざいりゅうかーど",
        "在留 カード",
        "the cu tru",
        "THẺ CƯ TRÚ",
        "재류카드를",
        "บัตรไซริว",
        "İkamet Kartı",
        "zairyu card",
        "residence cards",
        "residense card",
        "residence crad",
    ],
)
def test_every_way_to_say_it_is_understood(matcher: ConceptMatcher, typed: str) -> None:
    assert concepts(matcher, typed) == ["card"]


def test_the_longest_form_wins(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "在留カード更新") == ["renewal"]
    assert concepts(matcher, "在留期間と在留カード") == ["period", "card"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("thai visa how much", ["out-of-scope"]),
        ("jlpt for my visa", ["test-for-residence"]),
        ("husband with a knife shop", ["threatened"]),
    ],
)
def test_what_is_not_ours_goes_before_what_it_overlaps_but_danger(
    matcher: ConceptMatcher, typed: str, heard: list[str]
) -> None:
    """What is part of a longer form says something else: a test of language that a status asks for."""
    assert concepts(matcher, typed, "en") == heard


def test_languages_may_be_mixed(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "zairyu card なくした") == ["card", "lose"]


def test_other_marks_are_another_word(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "mất") == ["lose"]
    assert concepts(matcher, "mắt") == ["eye"]
    assert set(concepts(matcher, "mat", "vi")) == {"lose", "eye"}


def test_the_language_at_hand_goes_first(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "fine", "en") == ["fine"]
    assert concepts(matcher, "fine", "fr") == ["end"]
    assert set(concepts(matcher, "fine")) == {"fine", "end"}


def test_very_short_words_count_only_in_their_own_language(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "anh", "en") == []
    assert concepts(matcher, "anh", "vi") == ["photo"]
    assert concepts(matcher, "arc", "fr") == []
    assert concepts(matcher, "arc", "en") == ["card"]


def test_parts_of_other_words_are_not_words(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "はいりました") == []
    assert concepts(matcher, "はい") == ["yes"]
    assert concepts(matcher, "회이사") == []
    assert concepts(matcher, "이사를") == ["move"]


@pytest.mark.parametrize("typed", ["29 hours", "18 hours", "280 hours", "rene", "lot", "lists"])
def test_numbers_and_short_words_are_never_guessed(matcher: ConceptMatcher, typed: str) -> None:
    assert concepts(matcher, typed, "en") == []


@pytest.mark.parametrize("typed", ["renewed", "renews", "aplication", "applicatoin", "applications"])
def test_endings_and_typos_are_forgiven_and_count_less(matcher: ConceptMatcher, typed: str) -> None:
    (match,) = matcher.match(words(typed), ("en",))
    assert match.weight == LIKELY < SURE


def test_an_everyday_word_is_no_slip_of_one_of_another_language(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "mardi", "fr") == []
    assert concepts(matcher, "mardi", "ar") == ["spouse"]
    assert concepts(matcher, "rensw", "fr") == ["renew"], "English is mixed into every language"


def test_what_is_read_exactly_has_no_other_endings_and_no_slips(matcher: ConceptMatcher) -> None:
    text = words("renew renewed aplication 在留カード更新")

    assert [match.concepts for match in matcher.exactly(text)] == [("renew",), ("renewal",)]
    assert {match.weight for match in matcher.exactly(text)} == {SURE}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("குடியிருப்பு அட்டையைத் தொலைஞ்சிடுச்சு", ["card", "lose"]),
        ("குடியிருப்பு அட்டைக்கும்", ["card"]),
        ("ஜூமின்ஹியோ அட்டையில்", ["card"]),
        ("வரி கட்டணுமா", ["pay"]),
        ("வரியை கட்டல", ["arrears"]),
        ("جددت إقامتي وضاعت البطاقة", ["lose", "card"]),
        ("بطاقة إقامتي", ["card"]),
        ("بطاقتي", ["card"]),
        ("بطاقة", ["card"]),
        ("والطاقة", ["energy"]),
    ],
)
def test_what_is_inflected_by_rule_is_as_good_as_the_form(
    matcher: ConceptMatcher, typed: str, heard: list[str]
) -> None:
    found = matcher.exactly(words(typed))

    assert [one for match in found for one in match.concepts] == heard
    assert {match.weight for match in found} == {SURE}


def test_the_form_itself_goes_before_what_it_may_be_a_form_of(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "அட்டையை காணோம்") == ["lose"]


def test_arabic_particles_are_letters_on_a_page_in_urdu(matcher: ConceptMatcher) -> None:
    assert [match.weight for match in matcher.match(words("وضاعت"), ("ar",))] == [SURE]
    assert matcher.match(words("وضاعت"), ("ur",), known=lambda word: True) == ()


def test_a_word_that_the_index_knows_is_no_misspelling(matcher: ConceptMatcher) -> None:
    assert matcher.match(words("aplication"), ("en",), known=lambda word: word == "aplication") == ()


def test_a_match_says_where_it_stands(matcher: ConceptMatcher) -> None:
    text = "Ở đây, mất thẻ cư trú!"
    found = matcher.match(words(text), ("vi",))
    assert [text[match.start : match.end] for match in found] == ["mất", "thẻ cư trú"]
    assert all(match.languages == {"vi"} for match in found)


@given(st.text(st.characters(), max_size=60))
def test_any_text_can_be_matched(matcher: ConceptMatcher, text: str) -> None:
    for match in matcher.match(words(text), ("en", "vi")):
        assert 0 <= match.start < match.end <= len(text)


def test_of_a_message_typed_with_marks_a_short_word_without_is_meant_so(matcher: ConceptMatcher) -> None:
    assert concepts(matcher, "anh ấy mất thẻ cư trú", "vi") == ["lose", "card"]
    assert concepts(matcher, "anh the cu tru", "vi") == ["photo", "card"]


def test_a_word_of_the_page_is_no_word_of_english() -> None:
    forms = [
        form_of("child", "en", "son"),
        form_of("to-be", "es", "son"),
        form_of("out-of-scope", "en", "pan"),
    ]
    forms.append(form_of("bread", "es", "pan"))
    matcher = ConceptMatcher(Lexicon({}, tuple(forms)))

    assert concepts(matcher, "son", "es", "en") == ["to-be"]
    assert concepts(matcher, "son", "en", "es") == ["child"]
    assert set(concepts(matcher, "pan", "es", "en")) == {"out-of-scope", "bread"}


def test_what_is_not_ours_does_not_reach_over_a_comma() -> None:
    outside = Concept(id="out-of-scope", kind=ConceptKind.TALK)
    matcher = ConceptMatcher(Lexicon({outside.id: outside}, (form_of(outside.id, "zh-Hant", "越南簽證"),)))

    assert concepts(matcher, "越南簽證", "zh-Hant") == ["out-of-scope"]
    assert concepts(matcher, "太太在越南，簽證怎麼辦", "zh-Hant") == []


def test_what_only_we_have_is_no_part_of_what_is_not_ours() -> None:
    permit = Concept(id="permit", kind=ConceptKind.THING, only_here=True)
    forms = (form_of("permit", "en", "re-entry visa"), form_of("out-of-scope", "en", "visa to nepal"))
    matcher = ConceptMatcher(Lexicon({"permit": permit}, forms))
    (match,) = matcher.match(words("re-entry visa to nepal"), ("en",))

    assert match.concepts == ("permit",)
    assert matcher.names_ours([match])
