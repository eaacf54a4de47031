"""A language as one file for the phone: small, without what is careful, ending when the law changes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.base import KnowledgeBase
from kb.clock import TOKYO
from tests.webapp.conftest import SECRET, PageOf
from tests.webapp.pages import LEFTOVERS, words
from webapp import create_app
from webapp.config import Config
from webapp.public.bundles import expiry

MOST_BYTES = 3_000_000


def unpacked(client: FlaskClient, lang: str) -> dict[str, Any]:
    response = client.get(f"/{lang}/kept.gz")
    assert response.mimetype == "application/gzip"
    assert "Content-Encoding" not in response.headers
    return dict(json.loads(gzip.decompress(response.data)))


def test_the_page_says_how_large_it_is_and_until_when(page: PageOf) -> None:
    said = words(page("/en/keep").one("main"))
    assert "Size: " in said
    assert "may be shown until" in said


def test_it_holds_answers_topics_and_contacts(visitor: FlaskClient) -> None:
    pages = unpacked(visitor, "vi")["pages"]
    assert {"", "contacts", "topics/fees", "statuses/student", "q/residence-card-lost"} <= set(pages)
    title, content = pages["q/residence-card-lost"]
    assert title == "Tôi bị mất thẻ cư trú. Tôi phải làm gì?"
    assert "14 ngày" in content


@pytest.mark.parametrize("lang", ["vi", "fa"])
def test_every_kept_page_is_whole_and_brings_no_script(visitor: FlaskClient, lang: str) -> None:
    bundle = unpacked(visitor, lang)
    for title, content in [*bundle["pages"].values(), ("", bundle["missing"])]:
        html = bundle["frame"].replace("[[title]]", title).replace("[[content]]", content)
        root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        assert len(list(root.iter("h1"))) == 1
        assert not list(root.iter("script"))
        assert LEFTOVERS.search(words(root.find("body"))) is None
        assert root.get("dir") == ("rtl" if lang == "fa" else "ltr")


def test_what_is_careful_or_on_hold_is_no_part_of_it(visitor: FlaskClient) -> None:
    pages = unpacked(visitor, "en")["pages"]
    assert "statuses/no-status" not in pages
    assert "q/residence-card-found" not in pages


def test_it_ends_at_the_next_switch_of_the_law(site_on: Callable[[datetime], Flask]) -> None:
    client = site_on(datetime(2026, 9, 20, 9, 0, tzinfo=TOKYO)).test_client()
    midnight = datetime(2026, 10, 1, tzinfo=TOKYO)
    assert unpacked(client, "en")["expires"] == midnight.timestamp() * 1000


def test_the_index_tells_a_changed_answer_from_the_same_and_names_no_held_one(
    visitor: FlaskClient, site_on: Callable[[datetime], Flask]
) -> None:
    bundle = unpacked(visitor, "en")
    response = visitor.get("/en/kept.json")
    index = response.get_json()
    assert {name: bundle[name] for name in index} == index
    assert "max-age=30" in response.headers["Cache-Control"]
    assert (
        visitor.get("/en/kept.json", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    )
    assert "q/residence-card-found" not in index["digests"], "it is on hold"
    earlier = site_on(datetime(2026, 9, 20, 9, 0, tzinfo=TOKYO)).test_client().get("/en/kept.json").get_json()
    changed = {path for path, digest in index["digests"].items() if earlier["digests"][path] != digest}
    assert changed == {"q/extension-fees"}
    assert earlier["version"] != index["version"]


@pytest.mark.parametrize("lang", ["vi", "fa"])
def test_the_page_for_an_expired_copy_is_part_of_it_and_holds_no_answer(
    page: PageOf, visitor: FlaskClient, lang: str
) -> None:
    address = f"/{lang}/kept-expired"
    assert address in unpacked(visitor, lang)["assets"]
    found = page(address)
    assert found.one("meta", name="robots").get("content") == "noindex"
    assert not found.all("script")
    assert not found.all("a", class_="tel"), "nobody in the small house was seen to answer day and night"


def test_the_worker_may_rule_its_language_alone(visitor: FlaskClient) -> None:
    response = visitor.get("/vi/keep-worker.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Service-Worker-Allowed" not in response.headers


@pytest.mark.parametrize("lang", ["ja", "ne"])
def test_all_of_the_house_is_small_and_keeps_nothing_careful(
    base: KnowledgeBase, var: Path, lang: str
) -> None:
    client = create_app(Config(secret_key=SECRET, var=var, reload_seconds=0), base).test_client()
    packed = client.get(f"/{lang}/kept.gz").data
    pages = json.loads(gzip.decompress(packed))["pages"]
    assert len(packed) < MOST_BYTES
    careful = [entry.id for entry in base.entries(lang) if entry.careful]
    assert len(careful) > 50
    assert not [
        entry_id for entry_id in careful if f"q/{entry_id}" in pages or f'/q/{entry_id}"' in str(pages)
    ]
    assert expiry(base) > datetime.combine(base.today(), datetime.min.time(), TOKYO)
