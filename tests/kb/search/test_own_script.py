"""Queries in Latin letters that are meant in another script."""

from __future__ import annotations

from datetime import date

import pytest

from kb import KnowledgeBase
from kb.search.own_script import OwnScript

ON = date(2026, 11, 23)


def test_letter_by_letter_and_by_ear_are_two_readings() -> None:
    """Who spells by ear does not write what each letter becomes."""
    script = OwnScript(("хочу продлить визу", "хүүхэд төрсөн"), "Cyrl")
    reading = script.letter_by_letter("khochu prodlit' vizu")
    assert reading is not None
    assert reading.native == "хочу продлить визу"
    assert reading.is_sure
    other = script.letter_by_letter("hochoo prodleet veezoo")
    assert other is None or not other.is_sure
    assert script.by_ear("xochu prodleet' viza") == "хочу продлить визу"


@pytest.mark.parametrize(
    ("language", "typed", "entry"),
    [
        ("ar", "d`t btqh lqmh", "residence-card-lost"),
        ("ur", "shwhr mrt he", "domestic-violence"),
        ("km", "batakatsnaknau", "residence-card-lost"),
        ("th", "bat zairyu hai", "residence-card-lost"),
        ("ja-Hira", "zairyu kado nakushita", "residence-card-lost"),
        ("ja", "hikkoshita juusho henkou", "change-of-address"),
    ],
)
def test_the_search_reads_it_in_the_own_script(
    base: KnowledgeBase, language: str, typed: str, entry: str
) -> None:
    """On a page in Japanese by the readings that Easy Japanese is written in."""
    found = base.index.search(typed, language, on=ON, limit=3)
    assert entry in [hit.entry_id for hit in found.hits]


@pytest.mark.parametrize("typed", ["zairyuu kaado nakushita", "zairyu card nakushita"])
def test_a_sure_reading_comes_before_the_letters_as_typed(base: KnowledgeBase, typed: str) -> None:
    """Few ways to ask are in Latin letters: those of a rarer entry do not win by that alone."""
    found = base.index.search(typed, "ja", on=ON, limit=3)
    assert found.hits[0].entry_id == "residence-card-lost"


def test_what_was_surely_meant_is_told(base: KnowledgeBase) -> None:
    """As for a misspelt query."""
    found = base.index.search("shwhr mrt he", "ur", on=ON, limit=3)
    assert found.did_you_mean == "شوہر مارتا ہے"


def test_an_english_question_on_a_page_in_another_script_is_not_read(base: KnowledgeBase) -> None:
    """Its words are English ones."""
    for language in ("th", "my", "ar", "ja"):
        found = base.index.search("how do I report my new address", language, on=ON, limit=3)
        assert found.detected_language == "en"
        assert found.did_you_mean is None


def test_burmese_in_zawgyi_is_found_as_in_unicode(base: KnowledgeBase) -> None:
    """The older encoding is still what some phones write."""
    typed, meant = "ဗီဇာ သက္တမ္းတိုးခ်င္လို႔", "ဗီဇာ သက်တမ်းတိုးချင်လို့"
    found = base.index.search(typed, "my", on=ON, limit=5)
    assert found.hits[0].entry_id == "extension-of-stay"
    assert found.hits == base.index.search(meant, "my", on=ON, limit=5).hits


@pytest.mark.parametrize("language", ["fa", "hi", "ja", "km", "my", "ru", "zh-Hant"])
def test_english_words_that_many_languages_know_are_found_on_a_page_in_another_script(
    base: KnowledgeBase, language: str
) -> None:
    assert base.search("residence card", language).results[0].id == "residence-card-lost"
    assert "card" in base.search("card", language).results[0].id


def test_what_no_entry_is_about_is_not_found_when_it_is_read_in_the_own_script(base: KnowledgeBase) -> None:
    """The reading may lose the word for it: sending money home is asked for in Latin letters as well."""
    for typed, language in (("wise eken salli yawana fee", "si"), ("western union se paise bhejna", "hi")):
        assert base.search(typed, language).results == (), typed
