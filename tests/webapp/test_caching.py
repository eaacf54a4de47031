"""Pages may be kept for a moment, never past midnight in Japan, and never with what somebody typed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.clock import TOKYO


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/", "public, max-age=30"),
        ("/en/", "public, max-age=30"),
        ("/en/q/residence-card-lost", "public, max-age=30"),
        ("/en/q/residence-card-lost/print", "public, max-age=30"),
        ("/en/contacts", "public, max-age=30"),
        ("/en/?on=2026-01-01", "no-store"),
        ("/en/topics/fees?on=2026-01-01", "no-store"),
        ("/en/q/residence-card-lost?on=2026-01-01", "no-store"),
        ("/en/q/residence-card-lost?since=2026-11-01&fact=reissue-deadline", "no-store"),
        ("/en/q/residence-card-lost/print?on=2026-01-01", "no-store"),
        ("/en/q/residence-card-lost/qr.svg?on=2026-01-01", "no-store"),
        ("/en/search?q=card", "no-store"),
        ("/en/chat", "no-store"),
        ("/en/q/none", "no-store"),
        ("/en", "no-store"),
        ("/VI/", "no-store"),
        ("/healthz", "no-store"),
    ],
)
def test_what_may_be_kept(visitor: FlaskClient, address: str, kept: str) -> None:
    response = visitor.get(address)
    assert response.headers["Cache-Control"] == kept
    assert ("ETag" in response.headers) == ("max-age" in kept)


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        (datetime(2026, 9, 30, 23, 59, 50, tzinfo=TOKYO), 10),
        (datetime(2026, 9, 30, 23, 59, 59, 999_999, tzinfo=TOKYO), 0),
        (datetime(2026, 10, 1, 0, 0, 0, tzinfo=TOKYO), 30),
    ],
)
def test_nothing_is_kept_past_the_switch_of_the_law(
    site_on: Callable[[datetime], Flask], moment: datetime, seconds: int
) -> None:
    response = site_on(moment).test_client().get("/en/q/extension-fees")
    assert response.headers["Cache-Control"] == f"public, max-age={seconds}"


def test_a_page_that_did_not_change_is_not_sent_again(visitor: FlaskClient) -> None:
    tag = visitor.get("/en/").headers["ETag"]
    again = visitor.get("/en/", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert "Content-Security-Policy" in again.headers
    other = visitor.get("/vi/", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_the_day_of_an_answer_is_left_to_the_server_that_sends_it(visitor: FlaskClient) -> None:
    assert "Date" not in visitor.get("/en/").headers


def test_pages_travel_compressed_where_the_browser_can(visitor: FlaskClient) -> None:
    plain = visitor.get("/en/q/residence-card-lost")
    small = visitor.get("/en/q/residence-card-lost", headers={"Accept-Encoding": "gzip, br"})
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2
    assert small.headers["ETag"] == plain.headers["ETag"]
    assert "Content-Encoding" not in visitor.get("/en/", headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_a_head_request_gets_headers_alone(visitor: FlaskClient) -> None:
    response = visitor.head("/en/", headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response.data) == (200, b"")
