"""The headers that keep pages to themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.config import Config
from webapp.security import CONTENT_SECURITY_POLICY, HEADERS

EVERYWHERE = ["/", "/en/", "/en/chat", "/xx/", "/en", "/healthz", "/robots.txt", "/static/0/site.css"]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_carries_every_header(visitor: FlaskClient, address: str) -> None:
    response = visitor.get(address)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "Set-Cookie" not in response.headers
    assert "Strict-Transport-Security" not in response.headers


@pytest.mark.parametrize("word", ["unsafe", "*", "http:", "https:", "data:", "blob:"])
def test_the_policy_opens_no_door(word: str) -> None:
    assert word not in CONTENT_SECURITY_POLICY


def test_by_https_browsers_are_told_to_stay_there(visitor: FlaskClient) -> None:
    response = visitor.get("/en/", base_url="https://counter.example")
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000"


@pytest.fixture
def public_site(config: Config, small_site: Flask) -> Flask:
    base = small_site.extensions["madoguchi"].live.base
    return create_app(replace(config, public_url="https://counter.example", trusted_proxies=1), base)


def test_a_public_https_address_counts_too(public_site: Flask) -> None:
    assert "Strict-Transport-Security" in public_site.test_client().get("/en/").headers


def test_links_for_search_engines_name_the_public_address(public_site: Flask) -> None:
    text = public_site.test_client().get("/en/", headers={"X-Forwarded-Host": "evil.example"}).text
    assert '<link rel="canonical" href="https://counter.example/en/">' in text
    assert "evil.example" not in text


def test_a_proxy_is_believed_only_where_one_is_configured(visitor: FlaskClient) -> None:
    response = visitor.get("/en/", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in response.headers
