"""What people type reaches the right entry, in any language, or honestly nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.search.index import Found, SearchIndex
from tests.kb.search.conftest import TODAY, Counter


@pytest.fixture
def index(counter: Counter) -> SearchIndex:
    return counter.open()


def ids(found: Found) -> list[str]:
    return [hit.entry_id for hit in found.hits]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("lost residence card", "en"),
        ("LOST ZAIRYU CARD!!", "en"),
        ("lost residense crad", "en"),
        ("I cannot find my residence card, it was in my wallet", "en"),
        ("在留カードをなくした", "ja"),
        ("在留ｶｰﾄﾞ 紛失", "ja"),
        ("ざいりゅう かーど なくした", "ja"),
        ("mất thẻ cư trú", "vi"),
        ("mat the cu tru", "vi"),
        ("निवास कार्ड हरायो", "ne"),
        ("residence card harayo", "ne"),
        ("mat the cu tru", "en"),
        ("在留カードをなくした", "ne"),
        ("потерял карту резидента", "zh-Hans"),
        ("บัตรไซริวทำหาย", "en"),
        ("zairyu card なくした", "ja"),
        ("第19条の12", "ja"),
        ("19-12", "en"),
    ],
)
def test_the_lost_card_comes_first(index: SearchIndex, query: str, language: str) -> None:
    found = index.search(query, language, on=TODAY, limit=5)
    assert ids(found)[:1] == ["card-lost"]
    assert 0 < found.hits[0].score <= 1


def test_the_opposite_of_what_was_asked_is_put_back(index: SearchIndex) -> None:
    lost = index.search("lost residence card", "en", on=TODAY, limit=5)
    renewal = index.search("renew residence card", "en", on=TODAY, limit=5)
    assert "card-renewal" not in ids(lost)[:1]
    assert ids(renewal)[0] == "card-renewal"
    assert "card-lost" not in ids(renewal)


@pytest.mark.parametrize("query", ["pizza", "best ramen in town", "xyzzy", "", "   ", "?!*", "\ud800", "🙂"])
def test_nothing_fits_is_an_empty_result(index: SearchIndex, query: str) -> None:
    assert index.search(query, "en", on=TODAY, limit=5).hits == ()


def test_a_narrower_concept_reaches_the_broader_entry(index: SearchIndex) -> None:
    assert ids(index.search("what a mid-term student may do", "en", on=TODAY, limit=5)) == ["everybody"]


def test_the_hit_says_in_which_language_and_by_which_words_it_was_found(index: SearchIndex) -> None:
    (hit, *_) = index.search("Mất thẻ cư trú ở Nhật", "en", on=TODAY, limit=5).hits
    assert hit.matched[:4] == ("Mất", "thẻ", "cư", "trú")
    (hit, *_) = index.search("lost residence card", "vi", on=TODAY, limit=5).hits
    assert hit.found_in in ("en", "vi")


def test_the_language_of_the_query_is_told(index: SearchIndex) -> None:
    assert index.search("mất thẻ cư trú", "en", on=TODAY, limit=1).detected_language == "vi"
    assert index.search("निवास कार्ड हरायो", "en", on=TODAY, limit=1).detected_language == "ne"
    assert index.search("xyzzy", "en", on=TODAY, limit=1).detected_language is None


def test_a_page_without_an_answer_of_its_own_asks_the_fallback_languages(index: SearchIndex) -> None:
    found = index.search("verification at the counter", "zh-Hans", on=TODAY, limit=5)
    assert [(hit.entry_id, hit.found_in) for hit in found.hits] == [("desk-check", "en")]


def test_what_was_understood_is_told(index: SearchIndex) -> None:
    found = index.search("hello, I lost my zairyu card", "en", on=TODAY, limit=1)
    assert set(found.concepts) == {"lose", "residence-card"}


def test_a_misspelt_query_is_corrected_to_one_that_finds_more(index: SearchIndex) -> None:
    found = index.search("verificatoin counter", "en", on=TODAY, limit=3)
    assert found.did_you_mean == "verification counter"
    assert index.search("verification counter", "en", on=TODAY, limit=3).did_you_mean is None


def test_a_correction_that_finds_nothing_is_not_offered(index: SearchIndex) -> None:
    assert index.search("qwertyuiop zxcvbnm", "en", on=TODAY, limit=3).did_you_mean is None


@pytest.mark.parametrize(("day", "stem"), [("2026-09-30", "fees"), ("2026-10-01", "fees@2026-10-01")])
def test_the_version_in_force_on_the_day_is_found(index: SearchIndex, day: str, stem: str) -> None:
    found = index.search("how much are the fees", "en", on=date.fromisoformat(day), limit=5)
    assert found.hits[0].stem == stem


def test_an_entry_on_hold_is_gone_without_a_new_index(counter: Counter) -> None:
    counter.open()
    before = sorted(path.name for path in (counter.root / "var/index").iterdir())
    counter.replace(
        "questions/address/card-lost.yaml", "checked:", "hold: {ja: 確認中, en: in doubt}\nchecked:"
    )
    assert "card-lost" not in ids(counter.open().search("lost residence card", "en", on=TODAY, limit=5))
    assert sorted(path.name for path in (counter.root / "var/index").iterdir()) == before


def test_topic_and_audience_narrow_the_search(index: SearchIndex) -> None:
    query = "verification at the counter"
    assert ids(index.search(query, "en", on=TODAY, limit=5, audience="officer")) == ["desk-check"]
    assert index.search(query, "en", on=TODAY, limit=5, audience="migrant").hits == ()
    assert index.search(query, "en", on=TODAY, limit=5, topic="no-such-topic").hits == ()


def test_pages_follow_each_other_without_overlap(index: SearchIndex) -> None:
    whole = index.search("residence card", "en", on=TODAY, limit=10)
    assert whole.total == len(whole.hits) >= 2
    first = index.search("residence card", "en", on=TODAY, limit=1)
    second = index.search("residence card", "en", on=TODAY, limit=1, offset=1)
    assert (*first.hits, *second.hits) == whole.hits[:2]
    assert first.total == whole.total
    assert index.search("residence card", "en", on=TODAY, limit=5, offset=99).hits == ()
    assert index.search("residence card", "en", on=TODAY, limit=0).hits == ()


def test_fact_values_are_not_in_the_index(index: SearchIndex) -> None:
    assert index.search("14 days", "en", on=TODAY, limit=5).hits == ()


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "*" * 500, "card " * 2_000, "在留" * 5_000, "OR AND NOT (" * 99]
)
def test_a_huge_query_costs_no_more_than_a_question(index: SearchIndex, query: str) -> None:
    index.search(query, "en", on=TODAY, limit=10)
    start = time.thread_time()
    index.search(query, "en", on=TODAY, limit=10)
    assert time.thread_time() - start < 0.5


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(), max_size=60), language=st.sampled_from(["en", "ja", "vi", "ne"]))
def test_no_query_raises(index: SearchIndex, query: str, language: str) -> None:
    found = index.search(query, language, on=TODAY, limit=5)
    assert all(0 <= hit.score <= 1 for hit in found.hits)
    index.suggest(query, language, on=TODAY, limit=5)


def test_type_ahead_offers_questions_ways_and_terms_that_exist(index: SearchIndex) -> None:
    texts = [one.text for one in index.suggest("lost z", "en", on=TODAY, limit=5)]
    assert texts == ["lost zairyu card"]
    assert [one.text for one in index.suggest("residen", "en", on=TODAY, limit=1)] == ["residence card"]
    assert [one.entry for one in index.suggest("mat the", "vi", on=TODAY, limit=1)] == ["card-lost"]
    assert index.suggest("在留カード 紛", "ja", on=TODAY, limit=1)[0].text == "在留カード 紛失"
    assert index.suggest("qqq", "en", on=TODAY, limit=5) == ()


def test_terms_of_one_length_are_offered_in_the_order_of_the_entries(counter: Counter) -> None:
    concepts = ["student", "renew", "move", "lose", "fee", "residence-card"]
    path = counter.root / "questions/address/card-lost.yaml"
    told = path.read_text("utf-8").replace("residence-card, lose", ", ".join(concepts))
    path.write_text(told, encoding="utf-8")
    terms = ["zzs", "zzr", "zzm", "zzl", "zzf", "zzc"]
    lines = (f"{concept}: [{term}]\n" for concept, term in zip(concepts, terms, strict=True))
    counter.write("translations/en/lexicon.yaml", "".join(lines))

    assert [one.text for one in counter.open().suggest("zz", "en", on=TODAY, limit=9)] == terms


def test_type_ahead_leaves_out_what_is_not_in_force(index: SearchIndex) -> None:
    assert index.suggest("fee online", "en", on=date(2026, 9, 30), limit=5) != ()
    assert index.suggest("how much are", "en", on=date(2012, 7, 8), limit=5) == ()
