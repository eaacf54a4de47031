"""Codes, names of laws, and languages that have ways to ask but no texts yet, on the real content."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.languages.analysis import words
from kb.search.concepts import OUT_OF_SCOPE
from kb.search.query import MAX_QUERY


@pytest.mark.parametrize(
    ("query", "article"),
    [("19-9", "19-9"), ("第19条の9", "19-9"), ("入管法第二十二条の四", "22-4"), ("Article 24", "24")],
)
def test_an_article_leads_to_entries_that_rest_on_it(base: KnowledgeBase, query: str, article: str) -> None:
    first = base.search(query, "ja").results[0].id
    version = base.content.version(first, base.today())

    assert any(
        basis.article and basis.article.split("(")[0] == article for basis in version.entry.legal_basis
    )


def test_a_phone_number_leads_to_entries_that_name_it(base: KnowledgeBase) -> None:
    first = base.search("0570 013 904", "en").results[0].id
    contacts = base.content.version(first, base.today()).entry.contacts

    assert any((base.content.contacts[one].phone or "").replace("-", "") == "0570013904" for one in contacts)


def test_a_form_leads_to_its_entry(base: KnowledgeBase) -> None:
    assert base.search("様式第3号", "ja").results[0].id == "employer-hello-work"


@pytest.mark.parametrize("query", ["生活保護法", "労働基準法"])
def test_the_name_of_a_law_leads_to_an_entry_that_rests_on_it(base: KnowledgeBase, query: str) -> None:
    first = base.search(query, "ja").results[0].id
    version = base.content.version(first, base.today())

    assert any(query in base.content.laws[one.law].name.ja for one in version.entry.legal_basis)


def test_languages_without_texts_are_found_by_their_ways_to_ask(base: KnowledgeBase) -> None:
    """Every language with ways to ask finds the lost card by them; the text is a labelled fallback."""
    asked = {code: base.translations.asked("residence-card-lost", code) for code in base.languages}
    tried = {code: ways for code, ways in asked.items() if ways}
    for language, ways in tried.items():
        first = base.search(ways[0], language).results[0]
        assert first.id == "residence-card-lost", language
        assert first.question.language in (language, *base.languages[language].fallback)
    assert len(tried) >= 5


@pytest.mark.parametrize("query", ["在留カード" * 2000, "*" * 500, "? " * 5000, "residence card " * 700])
def test_a_long_query_is_cut_to_that_of_a_question(base: KnowledgeBase, query: str) -> None:
    understood = base.index._understand(query, "en")

    assert len(understood.text) <= MAX_QUERY
    assert sum(len(word.tokens) for word in understood.words) <= 3 * MAX_QUERY


@pytest.mark.parametrize(
    ("query", "language"),
    [("football score of today", "en"), ("thời tiết ở sân bay", "vi"), ("فيزا كندا كم تكلف", "ar")],
)
def test_what_no_entry_is_about_finds_nothing(base: KnowledgeBase, query: str, language: str) -> None:
    assert not base.search(query, language).results


def test_a_word_of_something_else_beside_our_own_does_no_harm(base: KnowledgeBase) -> None:
    query = "the restaurant does not pay my wages, can I change my job"
    heard = base.index.matcher.match(words(query, "en"), ("en",))
    found = base.search(query, "en")

    assert any(OUT_OF_SCOPE in match.concepts for match in heard)
    assert OUT_OF_SCOPE not in found.concepts  # what is ours takes more room
    assert {"unpaid-wages", "job-change-notification"} & {one.id for one in found.results[:3]}
