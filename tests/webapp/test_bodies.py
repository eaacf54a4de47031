"""A body without a length is measured like any other."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask.testing import FlaskClient

CHUNKED = {"Transfer-Encoding": "chunked"}
FORM = "application/x-www-form-urlencoded"


def send(client: FlaskClient, address: str, body: bytes, media_type: str) -> int:
    stream = BytesIO(body)
    overrides = {"wsgi.input_terminated": True, "wsgi.input": stream}
    return client.post(
        address, headers=CHUNKED, content_type=media_type, environ_overrides=overrides
    ).status_code


@pytest.mark.parametrize(
    ("body", "status"), [(b"message=card", 200), (b"", 200), (b"message=" + b"a" * 9_000, 413)]
)
def test_a_form(visitor: FlaskClient, body: bytes, status: int) -> None:
    assert send(visitor, "/en/chat", body, FORM) == status


def test_a_form_is_read_whole(visitor: FlaskClient) -> None:
    overrides = {"wsgi.input_terminated": True, "wsgi.input": BytesIO(b"message=lost+residence+card")}
    response = visitor.post("/en/chat", headers=CHUNKED, content_type=FORM, environ_overrides=overrides)
    assert "lost residence card" in response.text


def test_json(visitor: FlaskClient) -> None:
    assert send(visitor, "/api/v1/chat", b'{"message": "card"}', "application/json") == 200
    assert send(visitor, "/api/v1/chat", b'{"message": "' + b"a" * 9_000, "application/json") == 413
