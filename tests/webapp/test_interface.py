"""What templates say: in the page's language, or marked with the one that it is in."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from markupsafe import escape

from tests.webapp.pages import fetch
from webapp import interface

HERE = "There is no such question here"


def test_a_sentence_in_the_pages_language_is_bare(small_site: Flask) -> None:
    with small_site.test_request_context("/vi/"):
        assert str(escape(interface.say(HERE))) == "Ở đây không có câu hỏi này"


def test_a_sentence_that_fell_back_says_its_language(small_site: Flask) -> None:
    with small_site.test_request_context("/fa/"):
        assert str(escape(interface.say(HERE))) == f'<span lang="en" dir="ltr">{HERE}</span>'
        assert interface.plain(interface.say(HERE)) == HERE


def test_values_are_put_in_and_escaped(small_site: Flask) -> None:
    with small_site.test_request_context("/en/"):
        said = interface.say("This page shows the law as of {day}.", day="<b>{n}")
        assert str(escape(said)) == "This page shows the law as of &lt;b&gt;{n}."


def test_days_read_as_the_language_writes_them(small_site: Flask) -> None:
    with small_site.test_request_context("/ja/"):
        assert interface.day(date(2026, 10, 1)) == '<time datetime="2026-10-01">2026年10月1日</time>'


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("vi", "Tiếng Việt"),
        ("pt-BR", "português (Brasil)"),
        ("id", "Bahasa Indonesia"),
        ("xx", "xx"),
        ("-", "-"),
    ],
)
def test_languages_have_names_also_without_pages_here(small_site: Flask, code: str, name: str) -> None:
    with small_site.test_request_context("/en/"):
        assert interface.language_name(code) == name


def test_the_switch_of_language_keeps_page_day_and_query(small_site: Flask) -> None:
    found = fetch(small_site.test_client(), "/en/search?q=lost+card&on=2026-01-01&page=1&x=1")
    switch = {
        link.get("hreflang"): link.get("href") for link in found.one("details", class_="languages").iter("a")
    }
    assert switch["vi"] == "/vi/search?on=2026-01-01&q=lost+card"
