"""The public pages, in several languages, as visitors and caches see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.clock import TOKYO
from tests.webapp.conftest import PageOf
from tests.webapp.pages import fetch, words

LOST = "/vi/q/residence-card-lost"
LANGUAGES = ("ja", "en", "vi", "fa")
PAGES = (
    "/{lang}/",
    "/{lang}/search",
    "/{lang}/search?q=card",
    "/{lang}/search?q=zzzzqqqq",
    "/{lang}/topics/residence-card",
    "/{lang}/topics/fees",
    "/{lang}/q/residence-card-lost",
    "/{lang}/q/extension-fees",
    "/{lang}/q/extension-fees?on=2025-06-01",
    "/{lang}/q/residence-card-lost/print",
    "/{lang}/contacts",
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_in_every_language(page: PageOf, address: str, lang: str) -> None:
    found = page(address.format(lang=lang))
    assert found.root.get("lang") == lang
    assert found.root.get("dir") == ("rtl" if lang == "fa" else "ltr")
    assert found.response.headers.get("Vary") == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "first"),
    [("vi,en;q=0.5", "vi"), ("fa-IR", "fa"), ("xx", "en"), ("", "en"), ("ja-JP;q=0.9, vi;q=0.1", "ja")],
)
def test_the_choice_of_language_begins_with_what_the_browser_likes(
    page: PageOf, accepted: str, first: str
) -> None:
    found = page("/", headers={"Accept-Language": accepted})
    assert found.root.get("lang") == first
    assert "Accept-Language" in found.response.headers["Vary"]
    links = [link for link in found.root.iter("main") for link in link.iter("a")]
    assert links[0].get("href") == f"/{first}/"
    assert {link.get("href") for link in links} == {f"/{lang}/" for lang in LANGUAGES}
    assert {link.get("lang") or first for link in links} == set(LANGUAGES)


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/vi-VN/search?q=th%E1%BA%BB%20%2B&on=2026-10-01", "/vi/search?q=th%E1%BA%BB%20%2B&on=2026-10-01"),
        ("/VI/q/residence-card-lost", "/vi/q/residence-card-lost"),
        ("/fa_IR/", "/fa/"),
        ("/fa-IR/topics/fees", "/fa/topics/fees"),
    ],
)
def test_an_alias_moves_to_the_code_and_keeps_path_and_query(
    visitor: FlaskClient, address: str, there: str
) -> None:
    response = visitor.get(address)
    assert (response.status_code, response.location) == (308, there)


def test_an_alias_keeps_the_method_of_the_chat(visitor: FlaskClient) -> None:
    response = visitor.post("/VI/chat", data={"message": "card"})
    assert (response.status_code, response.location) == (308, "/vi/chat")


def test_a_redirect_never_names_a_host(visitor: FlaskClient) -> None:
    response = visitor.get("/vi", headers={"Host": "evil.example"})
    assert (response.status_code, response.location) == (308, "/vi/")


def test_an_old_id_moves_to_the_new_one_with_language_and_day(visitor: FlaskClient) -> None:
    response = visitor.get("/vi/q/card-lost/print?on=2026-01-01")
    assert response.status_code == 301
    assert response.location == "/vi/q/residence-card-lost/print?on=2026-01-01"


class TestTheEntryPage:
    def test_answers_first(self, page: PageOf) -> None:
        found = page(LOST)
        assert words(found.one("h1")) == "Tôi bị mất thẻ cư trú. Tôi phải làm gì?"
        answer = found.one("div", class_="answer")
        assert words(answer) == "Hãy báo cảnh sát, rồi xin cấp thẻ cư trú mới trong vòng 14 ngày."
        assert found.text.index(words(answer)) < found.text.index("200,000")

    def test_shows_the_source_beside_a_stale_step(self, page: PageOf) -> None:
        step = page(LOST).one("li", id="steps-police")
        assert "Gọi cho cảnh sát." in words(step)
        beside = next(span for span in step.iter("span") if span.get("lang") == "en" and span.get("dir"))
        assert "Go to the police." in words(step)
        assert beside is not None

    def test_says_in_which_language_a_missing_text_is(self, page: PageOf) -> None:
        note = page(LOST).one("li", id="notes-abroad")
        fallen = next(span for span in note.iter("span") if span.get("lang"))
        assert (fallen.get("lang"), fallen.get("dir")) == ("en", "ltr")
        assert words(fallen).startswith("If you lost it abroad")

    def test_says_direction_of_a_left_to_right_text_on_a_right_to_left_page(self, page: PageOf) -> None:
        answer = page("/fa/q/residence-card-lost").one("div", class_="answer")
        assert next(answer.iter("span")).attrib == {"lang": "en", "dir": "ltr"}

    def test_reads_ruby_as_furigana_with_brackets_for_old_browsers(self, page: PageOf) -> None:
        ruby = next(page("/ja/q/residence-card-lost").one("div", class_="answer").iter("ruby"))
        assert words(ruby) == "警察(けいさつ)"
        assert [child.tag for child in ruby] == ["rp", "rt", "rp"]

    def test_shows_a_fee_table_as_a_table(self, page: PageOf) -> None:
        table = page("/en/q/extension-fees").one("table")
        assert [words(cell) for cell in table.iter("th")] == [
            "At the counter",
            "Online",
            "Short stay",
            "Long stay",
        ]
        assert "75,000 yen" in words(table)

    def test_switches_with_the_law(self, page: PageOf) -> None:
        before = page("/en/q/extension-fees?on=2026-09-30")
        assert "It costs 6,000 yen." in before.text
        assert "This page shows the law as of 30 September 2026." in before.text
        assert before.one("meta", name="robots").get("content") == "noindex"
        assert "The law changes on" not in before.text

    def test_tells_of_a_change_to_come(self, site_on: Callable[[datetime], Flask]) -> None:
        client = site_on(datetime(2026, 9, 1, 9, 0, tzinfo=TOKYO)).test_client()
        found = fetch(client, "/en/q/extension-fees")
        assert "The law changes on 1 October 2026." in found.text
        assert found.link("/en/q/extension-fees?on=2026-10-01") is not None
        assert "From 1 October 2026:" in found.text
        assert "The day on which permission is given decides." in found.text

    def test_names_basis_sources_and_who_stands_behind_it(self, page: PageOf) -> None:
        found = page(LOST)
        basis = words(found.one("details", id="legal-basis"))
        assert "Immigration Control and Refugee Recognition Act" in basis
        assert "https://www.moj.go.jp/isa/lost.html" in [link.get("href") for link in found.all("a")]
        assert "Drafted. No native speaker has reviewed it yet." in found.text
        assert "Drafted from public sources. No lawyer or officer has reviewed it yet." in found.text
        assert "tel:0570013904" in [link.get("href") for link in found.all("a")]

    def test_folds_what_officers_need(self, page: PageOf) -> None:
        folded = page("/en/q/residence-card-lost").one("details", id="for-officers")
        assert "open" not in folded.attrib
        assert "Direct the person to the immigration office." in words(folded)


def test_every_page_links_to_itself_in_every_language(page: PageOf) -> None:
    found = page(f"{LOST}?on=2026-01-01")
    alternates = {link.get("hreflang"): link.get("href") for link in found.all("link", rel="alternate")}
    assert alternates.pop("x-default") == "http://localhost/"
    there = "http://localhost/{}/q/residence-card-lost?on=2026-01-01"
    assert alternates == {lang: there.format(lang) for lang in LANGUAGES}


class TestSearch:
    def test_finds_and_marks(self, page: PageOf) -> None:
        found = page("/en/search?q=lost+residence+card")
        first = found.all("h2")[0]
        assert next(first.iter("a")).get("href") == "/en/q/residence-card-lost"
        assert {words(mark).lower() for mark in first.iter("mark")} >= {"residence", "card"}

    def test_keeps_what_was_typed_escaped_in_its_box(self, page: PageOf) -> None:
        found = page("/en/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        assert found.one("input", id="q").get("value") == '"><script>alert(1)</script>'
        assert all((script.get("src") or "").startswith("/static/") for script in found.all("script"))

    def test_is_honest_when_nothing_is_found(self, page: PageOf) -> None:
        found = page("/en/search?q=zzzzqqqq")
        assert "We found nothing for these words" in found.text
        assert found.all("a", class_="tel")

    def test_only_the_empty_page_is_for_search_engines(self, page: PageOf) -> None:
        assert not page("/en/search").all("meta", name="robots")
        assert page("/en/search?q=card").one("meta", name="robots").get("content") == "noindex"

    def test_is_never_kept(self, page: PageOf) -> None:
        assert page("/en/search?q=card").response.headers["Cache-Control"] == "no-store"

    def test_searches_as_of_a_day(self, page: PageOf) -> None:
        found = page("/en/search?q=extension+fee&on=2026-09-30")
        assert found.link("/en/q/extension-fees?on=2026-09-30") is not None


def test_contacts_begin_with_those_that_help_in_danger(page: PageOf) -> None:
    numbers = [link.get("href") for link in page("/en/contacts").all("a", class_="tel")]
    assert numbers == ["tel:110", "tel:0570013904"]


def test_the_print_page_sets_japanese_beside_the_visitors_language(page: PageOf) -> None:
    found = page(f"{LOST}/print")
    beside = [words(other) for other in found.all("p", class_="other")]
    assert beside[0] == "在留カードをなくしました。どうすればいいですか。"
    assert "警察に行きます。" in beside
    assert all(other.get("lang") == "ja" for other in found.all("p", class_="other"))


def test_beside_japanese_stands_english(page: PageOf) -> None:
    others = page("/ja/q/residence-card-lost/print").all("p", class_="other")
    assert {other.get("lang") for other in others} == {"en"}


def test_health_and_readiness(visitor: FlaskClient) -> None:
    assert visitor.get("/healthz").json == {"status": "alive"}
    ready = visitor.get("/readyz").json
    assert (ready["status"], ready["day"], ready["problems_in_newer_content"]) == ("ready", "2026-11-23", 0)


def test_robots_stay_out_of_what_people_type(visitor: FlaskClient) -> None:
    response = visitor.get("/robots.txt")
    assert response.mimetype == "text/plain"
    assert "Disallow: /*/search?" in response.text


@pytest.mark.parametrize(
    "name", ["_external", "_scheme", "_anchor", "_method", "endpoint", "lang", "entry_id"]
)
@pytest.mark.parametrize("address", [LOST, "/vi/q/card-lost", "/vi/search", "/vi/q/extension-fees"])
def test_parameters_of_a_visitors_own_lead_nowhere(visitor: FlaskClient, address: str, name: str) -> None:
    response = visitor.get(address, query_string={name: "javascript", "q": "card"})
    assert response.status_code in (200, 301)
    assert "javascript" not in response.text + (response.location or "")
