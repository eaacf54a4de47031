"""The date helper: from the day on which something happened to the last day to act, kept by nobody."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.base import KnowledgeBase
from tests.webapp.conftest import PageOf
from tests.webapp.pages import fetch, words
from webapp.public import last_days

LOST = "/vi/q/residence-card-lost"
ASKED = f"{LOST}?since=2026-11-20&fact=reissue-deadline"


def test_asks_for_the_day_of_the_event_in_words(page: PageOf) -> None:
    found = page("/en/q/residence-card-lost")
    label = found.one("label", **{"for": "since-reissue-deadline"})
    assert words(label) == "the day you noticed"
    assert not found.all("div", class_="last-day")


def test_shows_the_last_day_and_the_days_left(page: PageOf) -> None:
    shown = words(
        page("/en/q/residence-card-lost?since=2026-11-20&fact=reissue-deadline").one("div", class_="last-day")
    )
    assert "Last day: 4 December 2026" in shown
    assert "11 days left" in shown


def test_says_when_the_day_has_passed(page: PageOf) -> None:
    shown = words(
        page("/en/q/residence-card-lost?since=2026-10-01&fact=reissue-deadline").one("div", class_="last-day")
    )
    assert "This day has passed. Go as soon as you can." in shown


def test_is_never_kept_nor_found_by_search_engines(page: PageOf) -> None:
    found = page(ASKED)
    assert found.response.headers["Cache-Control"] == "no-store"
    assert found.one("meta", name="robots").get("content") == "noindex"
    assert not [script for script in found.all("script") if script.get("type")]


def test_the_switch_of_language_keeps_the_day(page: PageOf) -> None:
    assert page(ASKED).link("/en/q/residence-card-lost?since=2026-11-20&fact=reissue-deadline") is not None


@pytest.mark.parametrize("since", ["yesterday", "2026-02-30", "1999-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_told(page: PageOf, since: str) -> None:
    found = page(f"{LOST}?since={since}&fact=reissue-deadline", 422)
    assert not found.all("div", class_="last-day")


@pytest.mark.parametrize("fact", ["", "none", "../x", "<b>"])
def test_a_fact_that_is_none_shows_nothing(visitor: FlaskClient, fact: str) -> None:
    found = fetch(visitor, "/en/q/residence-card-lost?since=2026-11-20&fact=" + fact.replace("<", "%3C"))
    assert not found.all("div", class_="last-day")


def test_every_countable_deadline_of_the_house_has_its_form(base: KnowledgeBase, small_site: Flask) -> None:
    with small_site.test_request_context("/en/"):
        for entry in base.entries("en"):
            forms = last_days.event_forms(base, entry, None, None)
            counted = [fact for fact in entry.deadline if base.content.facts[fact.id].counting]
            assert bool(forms) == bool(counted), entry.id


def test_offers_a_calendar_file_where_the_site_has_one(page: PageOf, small_site: Flask) -> None:
    has_route = any(rule.rule.endswith("/deadline.ics") for rule in small_site.url_map.iter_rules())
    found = page("/en/q/residence-card-lost?since=2026-11-20&fact=reissue-deadline")
    links = [link.get("href") for link in found.one("div", class_="last-day").iter("a")]
    address = "/en/q/residence-card-lost/deadline.ics?fact=reissue-deadline&from=2026-11-20"
    assert links == ([address] if has_route else [])
