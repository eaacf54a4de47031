"""Words typed in Latin letters become those of the language's own script."""

from __future__ import annotations

from datetime import date

import pytest

from kb import KnowledgeBase
from kb.search.native_spelling import NativeSpelling

ON = date(2026, 11, 23)


def _native(typed: str, script: str, *texts: str) -> str | None:
    return NativeSpelling(texts, script).native(typed)


@pytest.mark.parametrize(
    ("script", "text", "typed", "meant"),
    [
        ("Cyrl", "продлить визу", "prodlit' vizu", "продлить визу"),
        ("Cyrl", "хүүхэд төрсөн", "xuuhed torson", "хүүхэд төрсөн"),
        ("Cyrl", "хочу уехать", "khochu uehat", "хочу уехать"),
        ("Arab", "قانون إقامة", "qanun ekama", "قانون إقامه"),
        ("Arab", "عندي محامي", "3andi mo7ami", "عندی محامی"),
        ("Deva", "नाम परिवर्तन", "naam parivartan", "नाम परिबर्तन"),
        ("Thai", "ทำงาน", "pai tham ngan", "pai ทำงาน"),
    ],
)
def test_a_word_is_found_by_its_consonants(script: str, text: str, typed: str, meant: str) -> None:
    """Vowels, doubled letters and the many spellings of one sound do not matter."""
    assert _native(typed, script, text) == meant


def test_what_sounds_like_nothing_stays_as_it_is() -> None:
    """A query without any word of ours is not rewritten; a number never is."""
    assert _native("bitcoin 2026", "Cyrl", "продлить визу") is None
    assert _native("vizu 90 bitcoin", "Cyrl", "продлить визу") == "визу 90 bitcoin"
    assert _native("", "Cyrl", "визу") is None


def test_a_short_word_must_have_like_vowels() -> None:
    """Two consonants are shared by many words."""
    assert _native("voza", "Cyrl", "визу") is None
    assert _native("viza", "Cyrl", "визу") == "визу"


@pytest.mark.parametrize(
    ("language", "typed", "entry"),
    [
        ("ru", "podat' na status bezhenca", "refugee-application"),
        ("ru", "poteryal kartu rezidenta", "residence-card-lost"),
        ("ne", "mero kard harayo", "residence-card-lost"),
    ],
)
def test_the_search_tries_the_own_script(base: KnowledgeBase, language: str, typed: str, entry: str) -> None:
    """The rewritten query is searched like any other, and shown as what was understood."""
    found = base.index.search(typed, language, on=ON, limit=3)
    assert entry in [hit.entry_id for hit in found.hits]


def test_an_english_question_stays_english(base: KnowledgeBase) -> None:
    """On a Russian page too, where English knows the words."""
    found = base.index.search("how to report my new address", "ru", on=ON, limit=3)
    assert found.detected_language == "en"
    assert found.did_you_mean is None
