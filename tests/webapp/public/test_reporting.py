"""Reporting a mistake: a prepared message, sent by the visitor, stored by nobody."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from tests.webapp.conftest import PageOf
from tests.webapp.pages import fetch, words
from webapp import create_app
from webapp.config import Config, ConfigError

PAGE = "/vi/q/residence-card-lost/report"


def site_with(channel: str, config: Config, small_site: Flask) -> Flask:
    return create_app(replace(config, report_to=channel), small_site.extensions["madoguchi"].live.base)


def test_every_answer_leads_to_its_report(page: PageOf) -> None:
    assert page("/vi/q/residence-card-lost").link(PAGE) is not None


def test_without_a_channel_the_message_can_be_copied(page: PageOf) -> None:
    message = words(page(PAGE).one("textarea", id="message"))
    assert message.startswith("Madoguchi: residence-card-lost (vi, 2026-11-23)")
    assert "http://localhost/vi/q/residence-card-lost" in message


@pytest.mark.parametrize(
    ("channel", "title"),
    [("mailto:desk@example.jp", "subject"), ("https://git.example/new?label=text", "title")],
)
def test_a_channel_gets_the_prepared_message(
    channel: str, title: str, config: Config, small_site: Flask
) -> None:
    found = fetch(site_with(channel, config, small_site).test_client(), PAGE)
    address = next(link.get("href") or "" for link in found.all("a", class_="button"))
    assert address.startswith(channel)
    asked = parse_qs(urlsplit(address).query)
    assert asked[title] == ["Madoguchi: residence-card-lost (vi, 2026-11-23)"]
    assert "residence-card-lost · vi · 2026-11-23" in asked["body"][0]


@pytest.mark.parametrize(
    "channel", ["javascript:alert(1)", "desk@example.jp", "http://git.example/", "mailto:x"]
)
def test_another_channel_is_refused(channel: str) -> None:
    with pytest.raises(ConfigError, match="MADOGUCHI_REPORT_TO"):
        Config.from_environment({"MADOGUCHI_REPORT_TO": channel, "SECRET_KEY": "s" * 40})
