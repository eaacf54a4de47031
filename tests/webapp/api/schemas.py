"""Holding answers against the published description, as a careful client would."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.test import TestResponse

PREFIX = "/api/v1"


def description(client: FlaskClient) -> dict[str, Any]:
    """Return the description that the site serves."""
    response = client.get(f"{PREFIX}/openapi.json")
    assert response.status_code == 200
    found = response.get_json()
    assert isinstance(found, dict)
    return found


def check(told: dict[str, Any], schema: dict[str, Any], value: object) -> None:
    """Hold `value` against a schema of the description `told`."""
    whole = {**schema, "components": told["components"]}
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(value)


def resolved(told: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference of the description points to, or the node itself."""
    if "$ref" not in node:
        return node
    found: Any = told
    for name in node["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    assert isinstance(found, dict)
    return found


def check_response(told: dict[str, Any], method: str, path: str, response: TestResponse) -> Any:
    """Hold a response to `method` on a described `path` against the description; return its JSON."""
    responses = told["paths"][path][method]["responses"]
    described = responses.get(str(response.status_code))
    assert described is not None, f"{response.status_code} is not described for {method} {path}"
    ((media_type, media),) = described["content"].items()
    assert response.mimetype == media_type
    value = response.get_json()
    check(told, media["schema"], value)
    for name in described.get("headers", {}):
        assert name in response.headers, f"{name} is described and missing"
    return value
