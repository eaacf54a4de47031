"""What changed in the law, and what comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import Flask

from kb.clock import TOKYO
from tests.webapp.conftest import PageOf
from tests.webapp.pages import fetch, words


def test_what_has_changed_stands_by_year_with_before_and_after(page: PageOf) -> None:
    past = words(page("/en/changes").one("section", aria_labelledby="past"))
    assert past.startswith("What has changed 2026 1 October 2026")
    assert "changes to" in past


def test_what_comes_stands_first(site_on: Callable[[datetime], Flask]) -> None:
    client = site_on(datetime(2026, 9, 1, 9, 0, tzinfo=TOKYO)).test_client()
    found = fetch(client, "/en/changes")
    coming = found.one("section", aria_labelledby="coming")
    assert "1 October 2026" in words(coming)
    assert found.link("/en/q/extension-fees?on=2026-10-01") is not None


def test_where_nothing_is_known_to_come_it_says_so(site_on: Callable[[datetime], Flask]) -> None:
    client = site_on(datetime(2030, 1, 1, 9, 0, tzinfo=TOKYO)).test_client()
    coming = words(fetch(client, "/en/changes").one("section", aria_labelledby="coming"))
    assert coming == "What comes next No change with a fixed day is recorded."


def test_every_language_can_read_it(page: PageOf) -> None:
    for lang in ("ja", "vi", "fa"):
        assert page(f"/{lang}/changes").root.get("lang") == lang
