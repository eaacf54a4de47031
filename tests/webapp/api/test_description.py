"""The OpenAPI document is valid, whole, and its examples are what it says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from webapp.api.problems import KINDS
from webapp.asked import LONGEST_MESSAGE

from .schemas import check, description, resolved


@pytest.fixture
def told(client: FlaskClient) -> dict[str, Any]:
    return description(client)


def operations(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_valid_openapi_3_1(told: dict[str, Any]) -> None:
    assert told["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(told).validate()


def test_every_route_is_described_and_nothing_else(app: Flask, told: dict[str, Any]) -> None:
    served = {
        (rule.rule.removeprefix("/api/v1").replace("<", "{").replace(">", "}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert served - {("/openapi.json", "get")} == {(path, method) for path, method, _ in operations(told)}


def test_the_routes_are_those_of_the_design(told: dict[str, Any]) -> None:
    assert set(told["paths"]) == {
        "/search", "/suggest", "/chat", "/entries", "/entries/{id}", "/topics",
        "/facts", "/laws", "/contacts", "/languages", "/changes", "/bulk", "/bulk/{file}",
    }  # fmt: skip


def test_every_operation_and_parameter_says_what_it_is(told: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(told)]
    assert len(names) == len(set(names))
    for _path, _method, operation in operations(told):
        assert operation["summary"].endswith(".")
        assert operation["description"].strip()
        for parameter in operation["parameters"]:
            assert parameter["description"].strip()
            check(told, parameter["schema"], parameter["example"])


def test_every_example_of_an_answer_and_a_body_fits_its_schema(told: dict[str, Any]) -> None:
    for path, _method, operation in operations(told):
        places = list(operation["responses"].values())
        places += [operation["requestBody"]] if "requestBody" in operation else []
        for place in places:
            for media in place.get("content", {}).values():
                assert media["examples"], f"no example at {path}"
                for example in media["examples"].values():
                    check(told, media["schema"], resolved(told, example)["value"])


def test_every_operation_tells_what_may_go_wrong(told: dict[str, Any]) -> None:
    for _path, _method, operation in operations(told):
        assert {"200", "400", "422", "default"} <= set(operation["responses"])
    assert {"413", "415"} <= set(told["paths"]["/chat"]["post"]["responses"])
    assert {"301", "404"} <= set(told["paths"]["/entries/{id}"]["get"]["responses"])


def test_every_kind_of_problem_has_an_example_at_its_own_type(told: dict[str, Any]) -> None:
    examples = told["components"]["examples"]
    assert set(examples) == {kind.code for kind in KINDS}
    for code, example in examples.items():
        assert example["value"]["type"] == f"/api/v1/openapi.json#/components/examples/{code}"
        assert "{" not in example["value"]["detail"]


def test_limits_are_stated(told: dict[str, Any]) -> None:
    parameters = {p["name"]: p["schema"] for p in told["paths"]["/search"]["get"]["parameters"]}
    assert parameters["q"]["maxLength"] == 500
    assert (parameters["limit"]["minimum"], parameters["limit"]["maximum"]) == (1, 50)
    body = told["components"]["schemas"]["ChatMessage"]["properties"]
    assert body["message"]["maxLength"] == LONGEST_MESSAGE


def test_it_lists_what_the_house_offers(told: dict[str, Any]) -> None:
    parameters = {p["name"]: p["schema"] for p in told["paths"]["/search"]["get"]["parameters"]}
    assert {"ja", "en", "vi", "vn"} <= set(parameters["lang"]["enum"])
    assert parameters["topic"]["enum"] == ["residence-card", "fees"]
    days = re.compile(parameters["on"]["pattern"])
    inside = ("2012-07-09", "2012-07-31", "2012-12-01", "2013-01-01", "2036-12-31")
    outside = ("2012-07-08", "2012-06-30", "2011-12-31", "2037-01-01")
    assert all(days.search(day) for day in inside)
    assert not any(days.search(day) for day in outside)


def test_it_can_be_kept(client: FlaskClient) -> None:
    first = client.get("/api/v1/openapi.json")
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
