"""Whose pages may read the API: those that may embed the widget, by the same setting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.embedders import Embedders

from .schemas import PREFIX

CITY, EVIL = "https://www.city.example.jp", "https://evil.example"
SiteFor = Callable[[str], FlaskClient]
ADDRESSES = (
    "/topics",
    "/search?q=card",
    "/entries/none",
    "/search?q=card&lang=xx",
    "/nowhere",
    "/bulk/entries.jsonl",
)


@pytest.fixture(scope="module")
def site_for(app: Flask) -> SiteFor:
    there = app.extensions["madoguchi"]
    return lambda written: create_app(
        replace(there.config, embedders=Embedders.read(written)), there.live.base
    ).test_client()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobodys_pages_by_default(client: FlaskClient, address: str) -> None:
    headers = client.get(PREFIX + address, headers={"Origin": CITY}).headers
    assert not [name for name, _value in headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_of_the_list_and_no_others(site_for: SiteFor, address: str) -> None:
    site = site_for(CITY)
    let_in = site.get(PREFIX + address, headers={"Origin": CITY}).headers
    assert let_in["Access-Control-Allow-Origin"] == CITY
    assert "Retry-After" in let_in["Access-Control-Expose-Headers"]
    for asking in ({"Origin": EVIL}, {"Origin": "null"}, {}):
        headers = site.get(PREFIX + address, headers=asking).headers
        assert "Access-Control-Allow-Origin" not in headers
        assert "Origin" in headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in let_in


def test_everybodys_pages(site_for: SiteFor) -> None:
    headers = site_for("*").get(f"{PREFIX}/topics", headers={"Origin": EVIL}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Origin" not in headers.get("Vary", "")


def test_a_browser_may_ask_before_it_sends_json(site_for: SiteFor) -> None:
    asking = {
        "Origin": CITY,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    leave = site_for(CITY).options(f"{PREFIX}/chat", headers=asking)
    assert leave.status_code == 200
    assert leave.headers["Access-Control-Allow-Origin"] == CITY
    assert "POST" in leave.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in leave.headers["Access-Control-Allow-Headers"]
    refused = site_for(CITY).options(f"{PREFIX}/chat", headers={**asking, "Origin": EVIL})
    assert "Access-Control-Allow-Methods" not in refused.headers


def test_pages_for_people_are_not_shared(site_for: SiteFor) -> None:
    for address in ("/en/", "/en/chat", "/widget"):
        assert "Access-Control-Allow-Origin" not in site_for("*").get(address).headers
