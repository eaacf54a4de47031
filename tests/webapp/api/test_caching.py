"""How long answers may be kept: never past the day in Japan, never what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from .conftest import MINUTE_TO_MIDNIGHT
from .schemas import PREFIX

KEPT = (
    "/entries", "/entries/residence-card-lost", "/topics", "/facts", "/laws",
    "/contacts", "/languages", "/changes", "/openapi.json", "/bulk", "/bulk/entries.jsonl",
)  # fmt: skip


@pytest.mark.parametrize("path", KEPT)
def test_content_may_be_kept_for_a_while_and_asked_for_again(client: FlaskClient, path: str) -> None:
    first = client.get(PREFIX + path)
    assert first.headers["Cache-Control"] == "public, max-age=30"
    again = client.get(PREFIX + path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("path", KEPT)
def test_nothing_is_kept_past_midnight_in_japan(site_at: Callable[[datetime], Flask], path: str) -> None:
    response = site_at(MINUTE_TO_MIDNIGHT).test_client().get(PREFIX + path)
    assert response.headers["Cache-Control"] == "public, max-age=10"


def test_the_tag_differs_by_language_and_day(client: FlaskClient) -> None:
    path = f"{PREFIX}/entries/extension-fees"
    addresses = ("?lang=en", "?lang=ja", "?lang=en&on=2026-09-30", "?lang=en&on=2025-01-01")
    tags = {client.get(path + rest).headers["ETag"] for rest in addresses}
    assert len(tags) == 4


@pytest.mark.parametrize("path", ["/search?q=card&lang=en", "/suggest?q=card&lang=en"])
def test_what_somebody_typed_is_never_kept(client: FlaskClient, path: str) -> None:
    response = client.get(PREFIX + path)
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_a_conversation_is_never_kept(client: FlaskClient) -> None:
    response = client.post(f"{PREFIX}/chat", json={"message": "hello", "lang": "en"})
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_head_gives_the_headers_alone(client: FlaskClient) -> None:
    response = client.head(f"{PREFIX}/topics?lang=en")
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["ETag"] == client.get(f"{PREFIX}/topics?lang=en").headers["ETag"]
