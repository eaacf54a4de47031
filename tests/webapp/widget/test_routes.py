"""The loader, the chat in a frame, and the page for web masters, as a server gives them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb import KnowledgeBase
from kb.base import CHECKOUT
from tests.webapp.conftest import PageOf
from tests.webapp.pages import words
from webapp import create_app
from webapp.config import Config
from webapp.embedders import Embedders
from webapp.security import CONTENT_SECURITY_POLICY
from webapp.widget.lines import SANDBOX
from webapp.widget.loader import SOURCE, loader

MOST_BYTES_OF_THE_LOADER = 4 * 1024
CITY = "https://www.city.example.jp"
SiteFor = Callable[[str], FlaskClient]


@pytest.fixture(scope="session")
def site_for(config: Config, small_site: Flask) -> SiteFor:
    """Return a function that opens the small house to embedders."""
    base = small_site.extensions["madoguchi"].live.base
    return lambda written: create_app(replace(config, embedders=Embedders.read(written)), base).test_client()


def test_the_page_for_web_masters_tells_every_option_and_the_same_frame() -> None:
    explained = (CHECKOUT / "docs" / "embedding.md").read_text(encoding="utf-8")
    source = SOURCE.read_text(encoding="utf-8")
    read = {*re.findall(r"options\.(\w+)", source), *re.findall(r'chosen\("(\w+)"', source)}
    assert read == {"lang", "position", "colour", "topic", "label"}
    assert read == set(re.findall(r"^\| `data-(\w+)`", explained, re.MULTILINE))
    assert f'sandbox="{SANDBOX}"' in explained
    assert f'sandbox: "{SANDBOX}"' in source


class TestTheLoader:
    def test_is_small_in_all_languages(self, base: KnowledgeBase) -> None:
        assert len(gzip.compress(loader(base).encode(), compresslevel=6)) <= MOST_BYTES_OF_THE_LOADER

    def test_may_be_included_and_kept_by_anybody(self, visitor: FlaskClient) -> None:
        response = visitor.get("/widget.js")
        assert response.mimetype == "text/javascript"
        assert response.headers["Cache-Control"] == "public, max-age=3600"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        again = visitor.get("/widget.js", headers={"If-None-Match": response.headers["ETag"]})
        assert again.status_code == 304

    def test_knows_its_words_in_every_language(self, base: KnowledgeBase) -> None:
        found = re.search(r"const WORDS = (\{.*?\});", loader(base))
        assert found
        spoken = json.loads(found[1])
        assert next(iter(spoken)).split()[0] == "en"
        for language in base.languages.values():
            (direction, ask, close) = spoken[" ".join((language.code, *language.aliases)).lower()]
            assert direction == language.direction
            assert ask == base.translations.interface("Ask a question", language.code)
            assert close == base.translations.interface("Close", language.code)

    def test_holds_no_comment_and_asks_nobody(self, base: KnowledgeBase) -> None:
        script = loader(base)
        assert not re.search(r"^\s*//|/\*", script, re.MULTILINE)
        assert not re.search(r"fetch\(|XMLHttpRequest|sendBeacon|cookie|Storage|innerHTML|\.referrer", script)


class TestTheFrame:
    @pytest.mark.parametrize(
        ("written", "ancestors", "options"),
        [
            ("", "'self'", "SAMEORIGIN"),
            (CITY, f"'self' {CITY}", None),
            ("*", "*", None),
        ],
    )
    def test_opens_to_those_who_may_embed(
        self, site_for: SiteFor, written: str, ancestors: str, options: str | None
    ) -> None:
        for response in (site_for(written).get("/widget"), site_for(written).post("/widget", data={})):
            assert f"frame-ancestors {ancestors};" in response.headers["Content-Security-Policy"]
            assert response.headers.get("X-Frame-Options") == options
            assert response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize(
        "address", ["/", "/en/", "/en/chat", "/en/q/residence-card-lost", "/api/v1/topics", "/xx/"]
    )
    def test_nothing_else_opens(self, site_for: SiteFor, address: str) -> None:  # fmt: skip
        response = site_for("*").get(address)
        assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
        assert response.headers["X-Frame-Options"] == "DENY"

    @pytest.mark.parametrize(
        ("query", "header", "language"),
        [
            ("?lang=vi", "ja", "vi"),
            ("?lang=vi-VN", "ja", "vi"),
            ("", "ja", "ja"),
            ("?lang=xx", "ja", "ja"),
            ("?lang=auto", "", "en"),
        ],
    )
    def test_speaks_the_language_of_the_page_around_it(
        self, visitor: FlaskClient, query: str, header: str, language: str
    ) -> None:
        text = visitor.get(f"/widget{query}", headers={"Accept-Language": header}).text
        assert f'<html lang="{language}"' in text
        assert f'action="/widget?lang={language}' in text

    def test_answers_and_keeps_its_options(self, visitor: FlaskClient) -> None:
        sent = visitor.post(
            "/widget?lang=en&topic=fees&colour=7a1f5c", data={"message": "I lost my residence card"}
        )
        assert 'data-colour="#7a1f5c"' in sent.text
        assert 'action="/widget?lang=en&amp;topic=fees&amp;colour=7a1f5c#latest"' in sent.text
        assert "residence-card-lost" in sent.text
        alone = visitor.post("/widget?lang=en", data={"message": "I lost my residence card", "part": "turn"})
        assert alone.text.lstrip().startswith("<article")

    def test_begins_with_the_topic_of_the_embedder(self, visitor: FlaskClient) -> None:
        text = visitor.get("/widget?lang=en&topic=fees").text
        (question,) = re.findall(r'<button name="message" value="([^"]*)"', text)
        fees = visitor.get("/api/v1/entries?lang=en&topic=fees").get_json()["entries"]
        assert unescape(question) == fees[0]["question"]

    def test_takes_a_colour_that_cannot_be_read_for_none(self, visitor: FlaskClient) -> None:
        assert "data-colour" not in visitor.get("/widget?colour=ffff00").text


class TestTheBuilder:
    @pytest.mark.parametrize("lang", ["ja", "en", "vi", "fa"])
    def test_is_a_whole_page(self, visitor: FlaskClient, lang: str) -> None:
        response = visitor.get(f"/{lang}/widget-builder")
        assert response.status_code == 200
        assert "frame-src 'self'" in response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize(
        ("query", "line"),
        [
            ("", '<script src="http://localhost/widget.js" data-lang="auto" async></script>'),
            (
                "?lang=ja&place=left&colour=%237a1f5c&topic=fees&label=Hi+%22%3E",
                '<script src="http://localhost/widget.js" data-lang="ja" data-position="left" '
                'data-colour="#7a1f5c" data-topic="fees" data-label="Hi &#34;&gt;" async></script>',
            ),
            (
                "?lang=xx&place=end&colour=yellow",
                '<script src="http://localhost/widget.js" data-lang="auto" async></script>',
            ),
        ],
    )  # fmt: skip
    def test_makes_the_line(self, visitor: FlaskClient, query: str, line: str) -> None:
        text = visitor.get(f"/en/widget-builder{query}").text
        found = re.search(r'<code id="script-line"[^>]*>(.*?)</code>', text)
        assert found
        assert unescape(found[1]) == line

    def test_offers_a_frame_and_a_link_too(self, visitor: FlaskClient) -> None:
        text = visitor.get("/en/widget-builder?lang=vi&topic=fees&colour=%237a1f5c").text
        lines = [
            unescape(line) for line in re.findall(r'<code id="(?:frame|link)-line"[^>]*>(.*?)</code>', text)
        ]
        assert lines[0].startswith(
            '<iframe src="http://localhost/widget?lang=vi&amp;topic=fees&amp;colour=7a1f5c" title='
        )
        assert f'sandbox="{SANDBOX}"' in lines[0]
        assert lines[1].startswith('<a href="http://localhost/vi/chat">')

    def test_names_the_address_that_the_operator_told(self, config: Config, small_site: Flask) -> None:
        base = small_site.extensions["madoguchi"].live.base
        public = create_app(replace(config, public_url="https://counter.example"), base).test_client()
        text = public.get("/en/widget-builder", headers={"Host": "evil.example"}).text
        assert "https://counter.example/widget.js" in text
        assert "evil.example" not in text

    def test_says_which_colour_cannot_be_read(self, visitor: FlaskClient) -> None:
        assert (
            "White words on #ffff00 would be hard to read."
            in visitor.get("/en/widget-builder?colour=%23ffff00").text
        )

    def test_says_who_may_embed(self, site_for: SiteFor) -> None:
        assert "no other site may embed" in site_for("").get("/en/widget-builder").text
        assert "Every site may embed" in site_for("*").get("/en/widget-builder").text
        assert CITY in site_for(CITY).get("/en/widget-builder").text

    def test_is_a_page_like_the_others(self, page: PageOf) -> None:
        # html5lib reads it strictly; the frame in it is our own.
        found = page("/en/widget-builder")
        assert found.one("iframe").get("src") == "/en/widget-builder/preview"
        assert words(found.one("h1")) == "Put the chat on your site"

    def test_the_preview_may_be_shown_by_ourselves_alone(self, visitor: FlaskClient) -> None:
        response = visitor.get("/ja/widget-builder/preview?lang=vi&label=%3Cb%3E")
        assert (
            '<script src="/widget.js" data-lang="vi" data-label="&lt;b&gt;" async></script>' in response.text
        )
        assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
