"""What machines read: site maps, the QR code, what a page says about itself."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.conftest import PageOf
from webapp import create_app
from webapp.config import Config
from webapp.public import qr

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
LOST = "/en/q/residence-card-lost"


def test_robots_are_told_of_the_site_maps(visitor: FlaskClient) -> None:
    assert "Sitemap: http://localhost/sitemap.xml" in visitor.get("/robots.txt").text


def test_each_language_has_its_site_map(visitor: FlaskClient) -> None:
    root = ElementTree.fromstring(visitor.get("/sitemap.xml").text)
    maps = [loc.text for loc in root.iter(f"{SPACE}loc")]
    assert maps == [f"http://localhost/{lang}/sitemap.xml" for lang in ("ja", "en", "fa", "vi")]


def test_a_site_map_names_every_page_and_its_sisters_and_each_exists(visitor: FlaskClient) -> None:
    root = ElementTree.fromstring(visitor.get("/vi/sitemap.xml").text)
    pages = [loc.text or "" for loc in root.iter(f"{SPACE}loc")]
    assert "http://localhost/vi/q/residence-card-lost" in pages
    assert "http://localhost/vi/q/residence-card-found" not in pages, "it is on hold"
    assert {visitor.get(page.removeprefix("http://localhost")).status_code for page in pages} == {200}
    first = next(root.iter(f"{SPACE}url"))
    assert [link.get("hreflang") for link in first.iter(LINK)] == ["ja", "en", "fa", "vi"]


def test_a_site_map_travels_compressed(visitor: FlaskClient) -> None:
    response = visitor.get("/vi/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Cache-Control"] == "public, max-age=3600"


def test_an_answer_describes_itself_as_a_question_and_its_answer(page: PageOf) -> None:
    block = page(LOST).one("script", type="application/ld+json")
    told = json.loads(block.text or "")
    assert told["@type"] == "FAQPage"
    assert told["mainEntity"][0]["name"] == "I lost my residence card. What should I do?"
    assert "14 days" in told["mainEntity"][0]["acceptedAnswer"]["text"]


@pytest.mark.parametrize("address", [f"{LOST}?on=2026-01-01", "/fa/q/residence-card-lost"])
def test_what_is_not_of_today_or_fell_back_does_not(page: PageOf, address: str) -> None:
    assert not page(address).all("script", type="application/ld+json")


def test_a_page_shared_elsewhere_says_what_it_is(page: PageOf) -> None:
    found = page("/vi/q/residence-card-lost")
    told = {meta.get("property"): meta.get("content") for meta in found.all("meta") if meta.get("property")}
    assert (told["og:type"], told["og:locale"]) == ("article", "vi")
    assert told["og:url"] == "http://localhost/vi/q/residence-card-lost"
    assert told["og:title"] == "Tôi bị mất thẻ cư trú. Tôi phải làm gì?"


def test_the_code_on_the_counter_card_leads_back(page: PageOf, visitor: FlaskClient) -> None:
    picture = page(f"{LOST}/print?on=2026-01-01").one("img")
    response = visitor.get(picture.get("src") or "")
    assert response.mimetype == "image/svg+xml"
    assert response.data == qr.svg(f"http://localhost{LOST}?on=2026-01-01")
    assert response.data != qr.svg(f"http://localhost{LOST}")


def test_the_code_names_the_public_address(config: Config, small_site: Flask) -> None:
    base = small_site.extensions["madoguchi"].live.base
    site = create_app(replace(config, public_url="https://counter.example"), base)
    assert site.test_client().get(f"{LOST}/qr.svg").data == qr.svg(f"https://counter.example{LOST}")


@pytest.mark.parametrize("address", ["/en/q/none/qr.svg", "/en/q/residence-card-found/qr.svg"])
def test_nothing_has_no_code(visitor: FlaskClient, address: str) -> None:
    assert visitor.get(address).status_code == 404
