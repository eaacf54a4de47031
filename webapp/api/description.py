"""The OpenAPI 3.1 description, made from the declared routes, their models and the kinds of problems."""

from __future__ import annotations

import json
from functools import cache

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from kb.model import Id
from webapp.api.examples import EXAMPLES, MESSAGES
from webapp.api.operations import OPERATIONS, Operation
from webapp.api.problems import (
    BAD_REQUEST,
    ENTRY_MOVED,
    INVALID_INPUT,
    KINDS,
    MEDIA_TYPE,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    UNEXPECTED,
    Error,
    Kind,
    Problem,
)

Json = dict[str, object]

SCHEMAS = "#/components/schemas/"
EXAMPLE_VALUES = {
    "id": "residence-card-lost",
    "day": "2012-07-08",
    "methods": "GET, HEAD, OPTIONS",
    "most": "65536",
}
EVERYWHERE = (BAD_REQUEST, INVALID_INPUT)
OTHERWISE = (NOT_FOUND, METHOD_NOT_ALLOWED, UNEXPECTED)

ABOUT = """\
Questions and answers on Japan's immigration law and resident registration, in many languages, each with its
legal basis, its sources and the day it was last checked.

- **Languages.** `lang` takes any code or alias of `/languages`; without it, `Accept-Language` decides. A text
  that is not translated falls back, and says which language it is in.
- **Days.** Where `on` is known, the law is told as of that day in Japan; otherwise as of today.
- **Errors** are problem details (RFC 9457). `type` is stable, `errors` names each thing to mend.
- **Caching.** What can be kept has an `ETag`, and its `Cache-Control` never outlasts the day in Japan, so
  that a change of the law shows at midnight. Searches and conversations are never kept.
- **Privacy.** Nothing that is typed is stored or logged. No key, no cookie.
- **Stability.** Within `/api/v1`, fields may be added, never removed or given another meaning. Ids are
  for ever.

Answers are drafted from public sources and are no legal advice; `review` says who stands behind a text.
"""

TAGS = {
    "Ask": "In one's own words.",
    "Read": "What is known, by topic and id.",
    "The law": "Laws, their numbers and their calendar.",
    "The house": "What the rest refers to.",
}


@cache
def description_json() -> str:
    """Return the description as JSON. The code does not change while it runs, so it is made once."""
    return json.dumps(describe(), ensure_ascii=False, separators=(",", ":"))


def describe() -> Json:
    """Return the description of every declared route."""
    paths: dict[str, Json] = {}
    for declared in OPERATIONS:
        paths.setdefault(declared.path, {})[declared.method.lower()] = _operation(declared)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Madoguchi",
            "version": "1",
            "summary": "A counter for questions on Japan's immigration law, open day and night.",
            "description": ABOUT,
            "license": {"name": "Content: CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "examples": {kind.code: _problem_example(kind) for kind in KINDS},
        },
    }


def _schemas() -> object:
    """Return the schemas of all answers, of the chat's body and of problems, by name."""
    answers = [(declared.answers, "serialization") for declared in OPERATIONS]
    bodies = [(declared.body, "validation") for declared in OPERATIONS if declared.body is not None]
    _names, definitions = models_json_schema(
        [*answers, *bodies, (Problem, "serialization")],  # type: ignore[list-item]
        ref_template=SCHEMAS + "{model}",
    )
    return definitions["$defs"]


def _operation(declared: Operation) -> Json:
    described: Json = {
        "operationId": declared.name,
        "tags": [declared.tag],
        "summary": declared.summary,
        "description": declared.description,
        "parameters": [*_path_parameters(declared), *_query_parameters(declared)],
        "responses": _responses(declared),
    }
    if declared.body is not None:
        media = {"schema": _ref(declared.body), "examples": _examples(MESSAGES)}
        described["requestBody"] = {"required": True, "content": {"application/json": media}}
    return described


def _path_parameters(declared: Operation) -> list[Json]:
    if "{id}" not in declared.path:
        return []
    schema = TypeAdapter(Id).json_schema()
    return [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "The permanent id of an entry.",
            "schema": schema,
            "example": EXAMPLE_VALUES["id"],
        }
    ]


def _query_parameters(declared: Operation) -> list[Json]:
    schema = declared.query.model_json_schema()
    required = schema.get("required", [])
    parameters: list[Json] = []
    for name, told in schema["properties"].items():
        told.pop("title", None)
        if told.get("default", "") is None:
            del told["default"]  # left out is not null
        parameters.append(
            {
                "name": name,
                "in": "query",
                "required": name in required,
                "description": told.pop("description"),
                "example": told.pop("examples")[0],
                "schema": told,
            }
        )
    return parameters


def _responses(declared: Operation) -> Json:
    media = {
        "schema": _ref(declared.answers),
        "examples": _examples(
            {
                name: example.model_dump(mode="json", by_alias=True)
                for name, example in EXAMPLES[declared.name].items()
            }
        ),
    }
    responses: Json = {
        "200": {
            "description": "The answer.",
            "headers": _headers(declared),
            "content": {"application/json": media},
        }
    }
    if declared.kept:
        responses["304"] = {"description": "Nothing has changed since the `ETag` that was sent."}
    kinds = (*EVERYWHERE, *declared.problems)
    for status in sorted({kind.status for kind in kinds}):
        responses[str(status)] = _problem_response(tuple(kind for kind in kinds if kind.status == status))
    responses["default"] = _problem_response(OTHERWISE)
    return responses


def _headers(declared: Operation) -> Json:
    headers = {"Cache-Control": ("How long the answer may be kept.", "no-store")}
    if declared.kept:
        headers["Cache-Control"] = ("How long the answer may be kept.", "public, max-age=30")
        headers["ETag"] = ("Send it as `If-None-Match` to hear only what is new.", 'W/"0f3a"')
    if declared.speaks:
        headers["Content-Language"] = ("The language asked for, by its code.", "vi")
    return {
        name: {"description": text, "schema": {"type": "string"}, "example": example}
        for name, (text, example) in headers.items()
    }


def _problem_response(kinds: tuple[Kind, ...]) -> Json:
    response: Json = {
        "description": " ".join(dict.fromkeys(f"{kind.title}." for kind in kinds)),
        "content": {
            MEDIA_TYPE: {
                "schema": _ref(Problem),
                "examples": {kind.code: {"$ref": f"#/components/examples/{kind.code}"} for kind in kinds},
            }
        },
    }
    headers = {
        kind: header
        for kind, header in ((ENTRY_MOVED, "Location"), (METHOD_NOT_ALLOWED, "Allow"))
        if kind in kinds
    }
    if headers:
        response["headers"] = {
            name: {"description": kind.detail, "schema": {"type": "string"}} for kind, name in headers.items()
        }
    return response


def _problem_example(kind: Kind) -> Json:
    slips = (
        (Error(detail="This is not a day. Write year, month and day like this: 2026-10-01", parameter="on"),)
        if kind is INVALID_INPUT
        else ()
    )
    problem = Problem(
        type=kind.type,
        title=kind.title,
        status=kind.status,
        detail=kind.detail.format(**EXAMPLE_VALUES),
        errors=slips,
    )
    return {"summary": kind.title, "value": problem.model_dump(mode="json", by_alias=True)}


def _examples(values: object) -> Json:
    assert isinstance(values, dict)
    return {name: {"value": value} for name, value in values.items()}


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": SCHEMAS + model.__name__}
