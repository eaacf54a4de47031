"""Whatever is sent, the answer is a clear problem (RFC 9457) in the language asked for."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kb.base import KnowledgeBase

from .conftest import NOT_HERE
from .schemas import PREFIX, check, description

TYPES = f"{PREFIX}/openapi.json#/components/examples/"
LONG = "a" * 501


def told(client: FlaskClient, response: TestResponse, status: int, code: str) -> dict[str, Any]:
    """Return the problem of a response after holding it against the description."""
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    problem = response.get_json()
    check(description(client), {"$ref": "#/components/schemas/Problem"}, problem)
    assert (problem["type"], problem["status"]) == (TYPES + code, status)
    assert "{" not in problem["title"] + problem["detail"]
    return problem


@pytest.mark.parametrize(
    ("query", "parameter", "detail"),
    [
        ("", "q", "This is needed."),
        ("q=", "q", "Please write something."),
        ("q=+%20%09", "q", "Please write something."),
        (f"q={LONG}", "q", "This is too long. Please write at most 500 characters."),
        ("q=a%00b", "q", "Please take out control characters and broken characters."),
        ("q=a%1bb", "q", "Please take out control characters and broken characters."),
        ("q=a%C2%85b", "q", "Please take out control characters and broken characters."),
        ("q=a&limit=0", "limit", "Please write a number that is not smaller than 1."),
        ("q=a&limit=51", "limit", "Please write a number that is not larger than 50."),
        ("q=a&limit=-1", "limit", "Please write a number that is not smaller than 1."),
        ("q=a&limit=", "limit", "Please write a whole number."),
        ("q=a&limit=5.0", "limit", "Please write a whole number."),
        ("q=a&limit=1_0", "limit", "Please write a whole number."),
        ("q=a&limit=%D9%A3", "limit", "Please write a whole number."),
        ("q=a&limit=99999999999999999999", "limit", "Please write a whole number."),
        ("q=a&on=2026-13-01", "on", "This is not a day. Write year, month and day like this: 2026-10-01"),
        ("q=a&on=2026-02-30", "on", "This is not a day. Write year, month and day like this: 2026-10-01"),
        ("q=a&on=1790000000", "on", "This is not a day. Write year, month and day like this: 2026-10-01"),
        ("q=a&on=2026-1-1", "on", "This is not a day. Write year, month and day like this: 2026-10-01"),
        ("q=a&on=2012-07-08", "on", "Please choose a day from 2012-07-09 to 2036-12-31."),
        ("q=a&on=2037-01-01", "on", "Please choose a day from 2012-07-09 to 2036-12-31."),
        ("q=a&topic=Nope!", "topic", "This is not an id. Ids are made of small letters, digits and hyphens."),
        ("q=a&topic=cooking", "topic", "There is no such topic. Please choose one of those listed."),
        ("q=a&lang=xx", "lang", "This language is not here. Please choose one of those listed."),
        ("q=a&lang=", "lang", "This language is not here. Please choose one of those listed."),
        ("q=a&lang=" + "v" * 50, "lang", "This language is not here. Please choose one of those listed."),
        ("q=a&q=b", "q", "Please give this only once."),
        ("q=a&langauge=vi", "langauge", "This name is not known here. The known ones are listed."),
    ],
)
def test_a_search_that_cannot_be_used(client: FlaskClient, query: str, parameter: str, detail: str) -> None:
    problem = told(client, client.get(f"{PREFIX}/search?{query}"), 422, "invalid-input")
    (error,) = (error for error in problem["errors"] if error["detail"] == detail)
    assert error["parameter"] == parameter


def test_a_query_of_the_stated_length_is_searched(client: FlaskClient) -> None:
    assert client.get(f"{PREFIX}/search?q={'か' * 500}&lang=ja").status_code == 200


def test_raw_utf8_in_an_address_is_understood(client: FlaskClient) -> None:
    raw = "q=mất+thẻ&lang=vi".encode().decode("latin-1")
    found = client.get(f"{PREFIX}/search", environ_overrides={"QUERY_STRING": raw})
    assert found.get_json()["query"] == "mất thẻ"


@pytest.mark.parametrize("broken", ["%FF", "%C3", "%ED%A0%80", "%F4%90%80%80", "a%C0%80"])
def test_an_address_that_is_no_utf8(client: FlaskClient, broken: str) -> None:
    problem = told(client, client.get(f"{PREFIX}/search?lang=en&q={broken}"), 400, "bad-request")
    assert problem["status"] == 400


def test_an_address_with_hundreds_of_parameters(client: FlaskClient) -> None:
    query = "&".join(f"a{n}=1" for n in range(300))
    problem = told(client, client.get(f"{PREFIX}/search?{query}"), 400, "bad-request")
    assert "a299" not in str(problem)


def test_everything_that_is_wrong_is_told_at_once(client: FlaskClient) -> None:
    response = client.get(f"{PREFIX}/search?lang=xx&q=&limit=99&foo=1")
    problem = told(client, response, 422, "invalid-input")
    assert {error["parameter"] for error in problem["errors"]} == {"lang", "q", "limit", "foo"}
    known = {error["parameter"]: error.get("known") for error in problem["errors"]}
    assert known["lang"] == ["ja", "en", "vi"]
    assert known["foo"] == ["lang", "on", "q", "topic", "limit"]


@pytest.mark.parametrize(
    "path",
    ["/topics", "/facts", "/laws", "/contacts", "/entries", "/changes", "/entries/residence-card-lost"],
)
def test_an_unknown_language_lists_the_known_ones_everywhere(client: FlaskClient, path: str) -> None:
    problem = told(client, client.get(f"{PREFIX}{path}?lang=tlh"), 422, "invalid-input")
    assert problem["errors"][0]["known"] == ["ja", "en", "vi"]


@pytest.mark.parametrize("path", ["/languages", "/topics", "/chat"])
def test_an_unknown_parameter_is_told_everywhere(client: FlaskClient, path: str) -> None:
    ask = client.get if path != "/chat" else client.post
    problem = told(client, ask(f"{PREFIX}{path}?utm=1"), 422, "invalid-input")
    assert "utm" in str(problem["errors"])


@pytest.mark.parametrize("entry", ["nobody-asked", "Residence-Card-Lost", "%FF", "a" * 200, "a%00b", "<b>"])
def test_an_unknown_entry(client: FlaskClient, entry: str) -> None:
    response = client.get(f"{PREFIX}/entries/{entry}?lang=en")
    told(client, response, 404, "unknown-entry")
    assert "<b>" not in response.text


@pytest.mark.parametrize("path", ["", "/", "/nothing", "/search/", "/entries/a/b", "/../v2/search"])
def test_an_unknown_address(client: FlaskClient, path: str) -> None:
    problem = told(client, client.get(PREFIX + path), 404, "not-found")
    assert problem["status"] == 404


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/search", "GET, HEAD, OPTIONS"),
        ("DELETE", "/entries/residence-card-lost", "GET, HEAD, OPTIONS"),
        ("PUT", "/chat", "OPTIONS, POST"),
        ("GET", "/chat", "OPTIONS, POST"),
        ("PATCH", "/openapi.json", "GET, HEAD, OPTIONS"),
    ],
)
def test_a_wrong_method_says_which_are_right(
    client: FlaskClient, method: str, path: str, allowed: str
) -> None:
    response = client.open(PREFIX + path, method=method)
    problem = told(client, response, 405, "method-not-allowed")
    assert response.headers["Allow"] == allowed
    assert allowed in problem["detail"]


def chat(client: FlaskClient, body: bytes, content_type: str = "application/json") -> TestResponse:
    return client.post(f"{PREFIX}/chat", data=body, content_type=content_type)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{'message': 'a'}",
        b'{"message": "\xff"}',
        b'\xef\xbb\xbf{"message": "a"}',
        '{"message": "a"}'.encode("utf-16"),
        b'{"message": NaN}',
        b'{"message": "a"} {}',
        b"[" * 4_000,
        b'{"message": ' + b"1" * 5_000 + b"}",
    ],
)
def test_a_body_that_is_no_json_in_utf8(client: FlaskClient, body: bytes) -> None:
    problem = told(client, chat(client, body), 400, "broken-json")
    assert problem["status"] == 400


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "", "nonsense"])
def test_a_body_of_another_type(client: FlaskClient, content_type: str) -> None:
    problem = told(client, chat(client, b'{"message": "a"}', content_type), 415, "unsupported-media-type")
    assert problem["status"] == 415


def test_a_body_with_a_charset_in_its_type_is_read(client: FlaskClient) -> None:
    response = chat(client, b'{"message": "hello"}', "application/json; charset=utf-8")
    assert response.status_code == 200


def test_a_body_that_is_too_large(client: FlaskClient) -> None:
    body = json.dumps({"message": "a" * 10_000}).encode()
    problem = told(client, chat(client, body), 413, "too-large")
    assert "8192" in problem["detail"]


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ("{}", "#/message", "This is needed."),
        ('{"message": 5}', "#/message", "Please write a text here."),
        ('{"message": null}', "#/message", "Please write a text here."),
        ('{"message": ["a"]}', "#/message", "Please write a text here."),
        ('{"message": " "}', "#/message", "Please write something."),
        ('{"message": "a\\u0000"}', "#/message", "Please take out control characters and broken characters."),
        ('{"message": "\\ud800"}', "#/message", "Please take out control characters and broken characters."),
        ('{"message": "a", "lang": 1}', "#/lang", "Please write a text here."),
        (
            '{"message": "a", "lang": "xx"}',
            "#/lang",
            "This language is not here. Please choose one of those listed.",
        ),
        ('{"message": "a", "conversation": {}}', "#/conversation", "Please write a text here."),
        (
            '{"message": "a", "mesage": "b"}',
            "#/mesage",
            "This name is not known here. The known ones are listed.",
        ),
        ("[]", "#", "Please send one JSON object."),
        ("null", "#", "Please send one JSON object."),
        ('"message"', "#", "Please send one JSON object."),
    ],
)
def test_a_body_that_cannot_be_used(client: FlaskClient, body: str, pointer: str, detail: str) -> None:
    problem = told(client, chat(client, body.encode()), 422, "invalid-input")
    assert [(error["pointer"], error["detail"]) for error in problem["errors"]] == [(pointer, detail)]


def test_a_name_that_nobody_would_give_to_a_field_is_not_said_back(client: FlaskClient) -> None:
    for name in ("\\ud800", "<script>", "x" * 100):
        response = chat(client, f'{{"message": "a", "{name}": 1}}'.encode())
        problem = told(client, response, 422, "invalid-input")
        assert problem["errors"][0].get("pointer", "#") == "#"


def test_a_message_may_have_lines_and_any_script(client: FlaskClient) -> None:
    said = client.post(f"{PREFIX}/chat", json={"message": "在留カード\n\tなくした 👩‍👧", "lang": "ja"})
    assert said.status_code == 200


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/entries/nobody-asked?lang=vi", {}),
        ("/entries/nobody-asked", {"Accept-Language": "vi"}),
        ("/entries/nobody-asked?lang=vn", {"Accept-Language": "ja"}),
    ],
)
def test_a_problem_speaks_the_language_asked_for(
    client: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    response = client.get(PREFIX + address, headers=headers)
    problem = told(client, response, 404, "unknown-entry")
    assert problem["title"] == NOT_HERE[1]
    assert response.headers["Content-Language"] == "vi"


def test_a_problem_without_a_translation_says_which_language_it_is_in(client: FlaskClient) -> None:
    response = client.get(f"{PREFIX}/nothing?lang=vi")
    told(client, response, 404, "not-found")
    assert response.headers["Content-Language"] == "en"


SECRET = "my-own-words-4711"


def test_nothing_that_was_typed_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.get(f"{PREFIX}/search?q={SECRET}&lang=en")
    client.get(f"{PREFIX}/suggest?q={SECRET}&lang={SECRET}")
    client.get(f"{PREFIX}/entries/{SECRET}")
    client.get(f"{PREFIX}/{SECRET}?{SECRET}=1")
    client.post(f"{PREFIX}/chat", json={"message": SECRET, SECRET: SECRET})
    client.post(f"{PREFIX}/chat", json={"message": SECRET, "conversation": SECRET})
    assert caplog.messages
    assert SECRET not in caplog.text


def test_an_unforeseen_error_tells_nothing_of_itself(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(KnowledgeBase, "search", fail)
    client = app.test_client()
    response = client.get(f"{PREFIX}/search?q={SECRET}&lang=en")
    told(client, response, 500, "unexpected")
    assert SECRET not in response.text + caplog.text
    assert "Traceback" not in response.text
    assert "RuntimeError" in caplog.text
