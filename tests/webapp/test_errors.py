"""Whatever goes wrong, the visitor gets a page in their language that says how to go on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.base import KnowledgeBase
from tests.webapp.conftest import PageOf
from tests.webapp.pages import fetch, words
from webapp import create_app
from webapp.config import Config

BAD_ADDRESSES = [
    ("/vi/nothing-here", 404, "not-found"),
    ("/vi/q/no-such-entry", 404, "unknown-entry"),
    ("/vi/q/No_Such", 404, "not-found"),
    ("/vi/q/" + "a" * 65, 404, "not-found"),
    ("/vi/topics/no-such-topic", 404, "unknown-topic"),
    ("/vi/q/residence-card-found", 404, "entry-on-hold"),
    ("/vi/q/extension-fees?on=2015-01-01", 404, "not-recorded"),
    ("/vi/q/residence-card-lost?on=2012-07-08", 422, "day-out-of-range"),
    ("/vi/q/residence-card-lost?on=9999-12-31", 422, "day-out-of-range"),
    ("/vi/q/residence-card-lost?on=2026-02-30", 422, "invalid-input"),
    ("/vi/q/residence-card-lost?on=today", 422, "invalid-input"),
    ("/vi/q/residence-card-lost?on=%EF%BC%92026-01-01", 422, "invalid-input"),
    ("/vi/topics/fees?on=1", 422, "invalid-input"),
    ("/vi/search?q=" + "a" * 501, 422, "invalid-input"),
    ("/vi/search?q=a&page=0", 422, "invalid-input"),
    ("/vi/search?q=a&page=%F0%9F%92%A9", 422, "invalid-input"),
]


@pytest.mark.parametrize(("address", "status", "code"), BAD_ADDRESSES)
def test_an_error_page_is_a_whole_page(page: PageOf, address: str, status: int, code: str) -> None:
    found = page(address, status)
    assert found.root.get("lang") == "vi"
    assert found.response.headers["Cache-Control"] == "no-store"
    assert found.response.headers["X-Robots-Tag"] == "noindex"
    assert found.all("input", id="q")
    assert found.link("/vi/topics/residence-card") is not None
    assert found.all("a", class_="tel")


@pytest.mark.parametrize("address", ["/xx/", "/tlh/q/residence-card-lost", "/zz-Latn/search?q=card"])
def test_an_unknown_language_offers_those_that_are_here(page: PageOf, address: str) -> None:
    found = page(address, 404, headers={"Accept-Language": "ja"})
    assert found.root.get("lang") == "ja"
    main = found.one("main")
    assert {"/ja/", "/en/", "/vi/", "/fa/"} <= {link.get("href") for link in main.iter("a")}


@pytest.mark.parametrize(
    ("address", "method", "allowed"),
    [("/en/search", "POST", "GET, HEAD, OPTIONS"), ("/en/chat", "DELETE", "GET, HEAD, OPTIONS, POST")],
)
def test_a_wrong_method_says_which_are_right(page: PageOf, address: str, method: str, allowed: str) -> None:
    assert page(address, 405, method).response.headers["Allow"] == allowed


def test_an_entry_on_hold_says_why_and_whom_to_ask(page: PageOf) -> None:
    found = page("/en/q/residence-card-found", 404)
    assert words(found.one("h1")) == "This answer is being checked"
    assert "We are checking how the old card is returned." in found.text
    assert [link.get("href") for link in found.all("a", class_="tel")] == ["tel:0570013904"]


def test_a_reason_that_is_not_translated_says_its_language(page: PageOf) -> None:
    reason = page("/vi/q/residence-card-found", 404).one("p", class_="notice")
    assert (reason.get("lang"), words(reason)) == ("en", "We are checking how the old card is returned.")


def test_a_day_without_a_record_names_the_recorded_ones(page: PageOf) -> None:
    found = page("/en/q/extension-fees?on=2015-01-01", 404)
    assert "From 1 January 2020 to 30 September 2026" in found.text
    assert found.link("/en/q/extension-fees?on=2020-01-01") is not None


def test_a_query_that_is_too_long_stays_in_its_box(page: PageOf) -> None:
    typed = "thẻ cư trú " * 60
    found = page("/vi/search", 422, query_string={"q": typed})
    assert found.one("input", id="q").get("value") == typed.strip()
    assert found.text.count("500") == 1


@pytest.mark.parametrize(
    "query",
    [
        "q=%ED%A0%80",
        "q=%00%01%1F%7F",
        "q=%FF%FE%80",
        "q=%EF%BF%BF",
        "q=" + "%F0%9F%92%A9" * 100,
        "q[]=1",
        "q=1&q=2",
    ],
)
def test_what_is_no_text_never_upsets_a_page(page: PageOf, query: str) -> None:
    found = page("/vi/search", query_string=query)
    assert found.one("input", id="q") is not None


@pytest.mark.parametrize(
    "path", ["/%ED%A0%80/", "/vi/q/%00", "/vi/%FF", "/..%2f..%2fetc/passwd", "/vi/q/a%2Fb"]
)
def test_what_is_no_address_is_not_found(page: PageOf, path: str) -> None:
    assert words(page(path, 404).one("h1"))


def test_a_huge_body_is_refused(page: PageOf) -> None:
    refused = page("/en/chat", 413, "POST", data={"message": "a" * 20_000})
    assert "aaaa" not in refused.text


def test_a_host_or_header_full_of_rubbish_changes_nothing(page: PageOf) -> None:
    found = page("/en/", headers={"Accept-Language": "\x7f,;q=x" * 50, "Host": "a b<c>"})
    assert "a b<c>" not in found.text
    assert words(found.one("h1")) == words(page("/en/").one("h1"))


class _Failing(KnowledgeBase):
    """A base in which something breaks that nobody foresaw."""

    def entry(self, *_: object, **__: object) -> None:  # type: ignore[override]
        raise RuntimeError("with words that somebody typed")


@pytest.fixture
def broken_site(small_site: Flask, config: Config) -> Iterator[Flask]:
    good = small_site.extensions["madoguchi"].live.base
    yield create_app(config, _Failing(good.content, good.translations, good.index, good.clock))


def test_an_unforeseen_error_is_a_page_too_and_tells_nothing_of_the_inside(broken_site: Flask) -> None:
    found = fetch(broken_site.test_client(), "/vi/q/residence-card-lost", 500)
    assert "RuntimeError" not in found.text
    assert "somebody typed" not in found.text


def test_under_api_an_error_is_problem_json(visitor: FlaskClient) -> None:
    response = visitor.get("/api/v1/nothing")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
