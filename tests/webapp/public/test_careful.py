"""Pages that somebody may have to leave quickly: which they are is data, and what they owe their readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from kb.base import KnowledgeBase
from tests.webapp.conftest import SECRET, PageOf
from tests.webapp.pages import Page, fetch, words
from webapp import create_app
from webapp.config import Config

CAREFUL = (
    "topics/safety",
    "topics/without-status",
    "topics/deportation",
    "topics/police-and-courts",
    "statuses/no-status",
    "q/domestic-violence",
    "q/separation-six-months",
    "q/status-revocation",
    "q/medical-care-without-status",
    "q/domestic-violence/print",
    "q/domestic-violence/report",
)
ORDINARY = ("topics/fees", "statuses/student", "q/change-of-address", "q/change-of-address/print", "contacts")


@pytest.fixture(scope="module")
def site(base: KnowledgeBase, var: Path) -> Flask:
    return create_app(Config(secret_key=SECRET, var=var, reload_seconds=0), base)


def exits(page: Page) -> int:
    scripts = [script for script in page.all("script") if (script.get("src") or "").endswith("/leave.js")]
    links = [link for link in page.all("a") if "data-leave" in link.attrib]
    assert len(scripts) == len(links)
    return len(links)


@pytest.mark.parametrize("path", CAREFUL)
def test_a_careful_page_can_be_left_and_says_what_stays_behind(site: Flask, path: str) -> None:
    found = fetch(site.test_client(), f"/en/{path}")
    assert exits(found) == 1
    said = words(found.one("aside", class_="leave"))
    assert "Your browser's history still shows that you were here." in said
    assert "choose History, and delete the last hour" in said


@pytest.mark.parametrize("path", ORDINARY)
def test_an_ordinary_page_has_no_alarm_at_its_top(site: Flask, path: str) -> None:
    assert exits(fetch(site.test_client(), f"/en/{path}")) == 0


def test_every_entry_on_danger_is_careful(base: KnowledgeBase) -> None:
    dangers = set(base.content.dangers) - {"medical-emergency", "homeless"}
    for entry in base.entries("en"):
        if dangers & set(entry.concepts):
            assert entry.careful, entry.id


def test_the_exit_asks_nobody_else_before_it_is_pressed(page: PageOf) -> None:
    assert not page("/en/statuses/no-status").all("link", rel="preconnect")
