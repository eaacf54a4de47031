"""Text of every script as a query: understood without raising, and never dearer than a question."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from kb.languages.detection import Detector, features_of
from kb.search.query import MAX_QUERY, Query, understand
from tests.kb.languages.scripts import MIXED
from tests.kb.search.conftest import LEXICONS, TODAY, Counter

quick = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


class Understanding:
    """What a page needs to understand a query, with the words of a small counter."""

    def __init__(self, counter: Counter) -> None:
        index = counter.open()
        self.matcher = index.matcher
        forms: dict[str, list[str]] = {code: [] for code in LEXICONS}
        for form in counter.lexicon().forms:
            forms[form.language].append(form.text)
        self.detector = Detector({code: features_of(texts) for code, texts in forms.items()})
        index.close()

    def of(self, text: str, language: str) -> Query:
        """Return the query as understood where no word is known to an index."""
        return understand(text, language, self.matcher, self.detector, lambda word: False)


@pytest.mark.parametrize("language", LEXICONS)
def test_any_text_is_understood_and_its_places_lie_inside(counter: Counter, language: str) -> None:
    understanding = Understanding(counter)

    @quick
    @given(MIXED, MIXED)
    def check(before: str, after: str) -> None:
        for typed in (before + after, f"{before} 在留カード {after}", f"{before} residense card {after}"):
            query = understanding.of(typed, language)
            end = 0
            for match in query.matches:
                assert end <= match.start < match.end <= len(query.text)
                end = match.end
            assert all(0 < weight <= 1 for weight in query.concepts.values())
            assert all(code and not code.isspace() for code in query.codes)

    check()


def test_any_text_may_be_searched_and_begun(counter: Counter) -> None:
    index = counter.open()

    @quick
    @given(MIXED)
    def check(typed: str) -> None:
        found = index.search(typed, "en", on=TODAY, limit=3)
        assert len(found.hits) <= min(3, found.total)
        assert len(index.suggest(typed, "en", on=TODAY, limit=3)) <= 3

    check()
    index.close()


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 10_000,
        "在" * 10_000,
        "mất thẻ " * 1_250,
        "*" * 500,
        "?*" * 250,
        "res* " * 2_000,
        "~0.1^9" * 100,
        "\ufdfa" * 10_000,
    ],
    ids=["letters", "han", "syllables", "stars", "wildcards", "prefixes", "operators", "ligatures"],
)
def test_a_huge_query_is_a_query_of_the_first_characters(counter: Counter, typed: str) -> None:
    understanding = Understanding(counter)
    for language in ("vi", "ja", "en"):
        huge, cut = understanding.of(typed, language), understanding.of(typed[:MAX_QUERY], language)
        assert huge == cut
        assert len(huge.text) <= MAX_QUERY


@pytest.mark.parametrize("typed", ["*" * 500, "?*" * 250, "()[]{}" * 80])
def test_wildcards_alone_are_no_words(counter: Counter, typed: str) -> None:
    assert Understanding(counter).of(typed, "en").words == ()
