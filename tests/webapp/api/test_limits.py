"""One address in a loop is asked to wait; nobody else is, and nothing is remembered longer than a minute."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.api import limits
from webapp.api.limits import Limits
from webapp.config import Config

from .schemas import PREFIX, check_response, description

TOPICS = f"{PREFIX}/topics?lang=en"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def site(app: Flask, per_minute: int, proxies: int = 0) -> FlaskClient:
    """Return the small house with a limit."""
    there = app.extensions["madoguchi"]
    assert isinstance(there.config, Config)
    config = replace(there.config, requests_per_minute=per_minute, trusted_proxies=proxies)
    return create_app(config, there.live.base).test_client()


def statuses(client: FlaskClient, count: int, address: str = "192.0.2.1", **headers: str) -> list[int]:
    return [
        client.get(TOPICS, headers=headers, environ_overrides={"REMOTE_ADDR": address}).status_code
        for _ in range(count)
    ]


def test_beyond_the_limit_is_a_problem_that_says_how_long_to_wait(app: Flask) -> None:
    client = site(app, 3)
    told = description(client)
    assert statuses(client, 3) == [200] * 3
    refused = client.get(TOPICS, environ_overrides={"REMOTE_ADDR": "192.0.2.1"})
    assert refused.status_code == 429
    check_response(told, "get", "/topics", refused)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.get_json()["detail"].startswith(f"Please wait {refused.headers['Retry-After']} seconds")
    assert refused.headers["Cache-Control"] == "no-store"


def test_others_pages_and_leave_are_not_counted(app: Flask) -> None:
    client = site(app, 2)
    assert statuses(client, 3) == [200, 200, 429]
    assert statuses(client, 1, "192.0.2.2") == [200]
    here = {"REMOTE_ADDR": "192.0.2.1"}
    assert client.get("/en/", environ_overrides=here).status_code == 200
    assert client.post("/en/chat", data={"message": "hi"}, environ_overrides=here).status_code == 200
    assert client.options(TOPICS, environ_overrides=here).status_code == 200


def test_a_household_counts_as_one_and_two_ways_to_write_an_address_too(app: Flask) -> None:
    client = site(app, 2)
    assert statuses(client, 2, "2001:db8:1:2::1") == [200, 200]
    assert statuses(client, 1, "2001:db8:1:2:ffff::9") == [429]
    assert statuses(client, 1, "2001:db8:1:3::1") == [200]
    assert statuses(client, 2, "192.0.2.7") == [200, 200]
    assert statuses(client, 1, "::ffff:192.0.2.7") == [429]


def test_without_a_limit_nothing_is_counted(app: Flask) -> None:
    assert set(statuses(site(app, 0), 30)) == {200}


class TestBehindAProxy:
    def test_that_is_not_configured_nobody_is_turned_away(
        self, app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "_warned", set())
        client = site(app, 1)
        with caplog.at_level(logging.WARNING, "madoguchi.limits"):
            assert set(statuses(client, 5, "10.0.0.1", **{"X-Forwarded-For": "192.0.2.1"})) == {200}
            assert set(statuses(client, 5, "10.0.0.1", Forwarded="for=192.0.2.1")) == {200}
        assert len(caplog.records) == 1
        assert "MADOGUCHI_PROXIES" in caplog.text
        assert "192.0.2" not in caplog.text

    def test_that_is_configured_each_visitor_counts(self, app: Flask) -> None:
        client = site(app, 1, proxies=1)
        one, other = ({"X-Forwarded-For": f"{spoofed}, 192.0.2.1"} for spoofed in ("8.8.8.8", "9.9.9.9"))
        assert statuses(client, 1, "10.0.0.1", **one) == [200]
        assert statuses(client, 1, "10.0.0.1", **other) == [429]
        assert statuses(client, 1, "10.0.0.1", **{"X-Forwarded-For": "192.0.2.2"}) == [200]

    def test_that_names_fewer_than_configured_nobody_is_turned_away(self, app: Flask) -> None:
        client = site(app, 1, proxies=2)
        assert set(statuses(client, 5, "10.0.0.1", **{"X-Forwarded-For": "192.0.2.1"})) == {200}
        assert set(statuses(client, 5, "10.0.0.1")) == {200}


class TestMemory:
    def test_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "MOST_ADDRESSES", 50)
        counting = Limits(5, Clock())
        for number in range(500):
            counting.seconds_to_wait(f"10.0.{number // 250}.{number % 250}")
        minute = counting._minute
        assert minute is not None
        store = minute.limiter._store
        assert len(store._backend._client) == 50

    def test_is_gone_after_a_minute(self) -> None:
        clock = Clock()
        counting = Limits(1, clock)
        assert counting.seconds_to_wait("192.0.2.1") == 0
        assert counting.seconds_to_wait("192.0.2.1") > 0
        before = counting._minute
        assert before is not None
        salt = before.salt
        clock.now += limits.WINDOW
        assert counting.seconds_to_wait("192.0.2.1") == 0
        assert counting._minute is not before
        assert counting._minute is not None
        assert counting._minute.salt != salt

    def test_holds_no_address(self) -> None:
        counting = Limits(5, Clock())
        counting.seconds_to_wait("192.0.2.123")
        assert counting._minute is not None
        keys = list(counting._minute.limiter._store._backend._client)
        assert len(keys) == 1
        assert "192.0.2.123" not in keys[0]
