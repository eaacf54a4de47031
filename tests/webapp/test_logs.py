"""The log says which kind of page was asked for and how it went, and nothing about who asked or what."""

from __future__ import annotations

import io
import logging
import re
import sys

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app, logs
from webapp.config import Config

SECRET_WORDS = "chongtoidanhtoi"
LINE = re.compile(r"route=(-|[a-z_.]+) status=\d{3} ms=\d+")

REQUESTS = [
    ("GET", f"/vi/search?q={SECRET_WORDS}", None),
    ("GET", f"/vi/{SECRET_WORDS}", None),
    ("GET", f"/vi/q/{SECRET_WORDS}?on={SECRET_WORDS}", None),
    ("GET", f"/vi/q/residence-card-lost?on={SECRET_WORDS}", None),
    ("GET", f"/{SECRET_WORDS}/", None),
    ("POST", "/vi/chat", {"message": SECRET_WORDS, "state": SECRET_WORDS}),
    ("POST", "/vi/chat", {"message": SECRET_WORDS * 200}),
    ("POST", "/vi/chat", {"message": SECRET_WORDS * 2000}),
    ("DELETE", f"/vi/search?q={SECRET_WORDS}", None),
    ("GET", f"/api/v1/search?q={SECRET_WORDS}&lang={SECRET_WORDS}", None),
    ("GET", f"/static/{SECRET_WORDS}/{SECRET_WORDS}", None),
]


@pytest.mark.parametrize(("method", "address", "form"), REQUESTS)
def test_a_request_is_one_line_without_anything_of_the_visitor(
    visitor: FlaskClient,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    method: str,
    address: str,
    form: dict[str, str] | None,
) -> None:
    headers = {
        "User-Agent": SECRET_WORDS,
        "Referer": f"https://{SECRET_WORDS}/",
        "X-Forwarded-For": "203.0.113.7",
    }
    with caplog.at_level(logging.DEBUG):
        visitor.open(address, method=method, data=form, headers=headers)
    ours = [record for record in caplog.records if record.name.startswith("madoguchi")]
    assert len(ours) == 1
    assert LINE.fullmatch(ours[0].getMessage())
    everything = caplog.text + "".join(capfd.readouterr())
    assert SECRET_WORDS not in everything
    assert not re.search(r"203\.0\.113|127\.0\.0\.1", everything)


def test_an_unforeseen_error_is_told_by_type_and_place_alone(
    config: Config, small_site: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = create_app(config, small_site.extensions["madoguchi"].live.base)

    def fail(*_: object, **__: object) -> None:
        try:
            int(SECRET_WORDS)
        except ValueError as error:
            raise RuntimeError(SECRET_WORDS) from error

    monkeypatch.setattr("kb.base.KnowledgeBase.search", fail)
    with caplog.at_level(logging.INFO, "madoguchi"):
        assert site.test_client().get(f"/vi/search?q={SECRET_WORDS}").status_code == 500
    assert "unexpected RuntimeError" in caplog.text
    assert "after ValueError" in caplog.text
    assert "webapp/public/routes.py" in caplog.text
    assert SECRET_WORDS not in caplog.text


def test_even_an_error_page_that_fails_keeps_the_path_out_of_the_log(
    config: Config, small_site: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = create_app(config, small_site.extensions["madoguchi"].live.base)
    monkeypatch.setattr("webapp.errors._page", lambda *_: 1 / 0)
    with caplog.at_level(logging.INFO):
        response = site.test_client().get(f"/vi/{SECRET_WORDS}")
    assert (response.status_code, response.mimetype) == (404, "text/plain")
    assert response.text.startswith("This page does not exist")
    assert "unexpected ZeroDivisionError" in caplog.text
    assert SECRET_WORDS not in caplog.text


def test_records_of_other_libraries_lose_the_message_of_their_exception() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.PrivateFormatter("%(message)s"))
    try:
        raise KeyError(SECRET_WORDS)
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, sys.exc_info())
    handler.emit(record)
    assert "KeyError" in stream.getvalue()
    assert SECRET_WORDS not in stream.getvalue()


def test_an_error_that_causes_itself_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    first, second = ValueError(), TypeError()
    first.__context__, second.__context__ = second, first
    logs.unexpected(first)
    assert caplog.text.count("ValueError") == 1
