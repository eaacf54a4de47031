"""The OpenAPI 3.1 description, made from the declared routes, their models and the kinds of problems."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from kb.base import FIRST_DAY, YEARS_AHEAD, KnowledgeBase
from kb.model import Id
from webapp.api.bulk import FILES
from webapp.api.examples import EXAMPLES, FILE_EXAMPLE, MESSAGES
from webapp.api.operations import OPERATIONS, Operation
from webapp.api.parameters import ChatMessage
from webapp.api.problems import (
    BAD_REQUEST,
    ENTRY_MOVED,
    INVALID_INPUT,
    KINDS,
    MEDIA_TYPE,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    TOO_MANY,
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
    "seconds": "7",
}
EVERYWHERE = (BAD_REQUEST, INVALID_INPUT, TOO_MANY)
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
- **Limits.** One address may ask as often in a minute as the operator allows; beyond is a 429 with
  `Retry-After`.
- **Everything at once.** `/bulk` lists files of JSON Lines with their checksums and the licence.
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


@dataclass(frozen=True, slots=True)
class Offered:
    """What the house has to offer, as far as the description of what may be asked depends on it."""

    languages: tuple[str, ...]
    topics: tuple[str, ...]
    last_year: int

    @classmethod
    def of(cls, base: KnowledgeBase) -> Self:
        """Return what `base` offers today."""
        tags = tuple(
            tag for language in base.languages.values() for tag in (language.code, *language.aliases)
        )
        return cls(tags, tuple(base.content.topics), base.today().year + YEARS_AHEAD)

    def schemas(self) -> Mapping[str, Json]:
        """Return, by the name of a parameter, what its schema says besides what the models know."""
        return {
            "lang": {"enum": list(self.languages)},
            "topic": {"enum": list(self.topics)},
            "on": {"pattern": _days_until(self.last_year)},
        }


def _days_until(last_year: int) -> str:
    """Return a pattern of the days from FIRST_DAY to the end of a year; JSON Schema knows no first day."""
    years = "|".join(str(year) for year in range(FIRST_DAY.year + 1, last_year + 1))
    return (
        rf"^({FIRST_DAY:%Y-%m}-(09|[12][0-9]|3[01])|{FIRST_DAY:%Y}-(0[89]|1[0-2])-[0-9]{{2}}"
        rf"|({years})-[0-9]{{2}}-[0-9]{{2}})$"
    )


@lru_cache(maxsize=2)
def description_json(offered: Offered) -> str:
    """Return the description as JSON, made once as long as the same is offered."""
    return json.dumps(describe(offered), ensure_ascii=False, separators=(",", ":"))


def describe(offered: Offered) -> Json:
    """Return the description of every declared route."""
    paths: dict[str, Json] = {}
    for declared in OPERATIONS:
        paths.setdefault(declared.path, {})[declared.method.lower()] = _operation(declared, offered)
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
            "schemas": _schemas(offered),
            "examples": {kind.code: _problem_example(kind) for kind in KINDS},
        },
    }


def _schemas(offered: Offered) -> Json:
    """Return the schemas of all answers, of the chat's body and of problems, by name."""
    answers = [(one.answers, "serialization") for one in OPERATIONS if one.answers is not None]
    bodies = [(declared.body, "validation") for declared in OPERATIONS if declared.body is not None]
    _names, definitions = models_json_schema(
        [*answers, *bodies, (Problem, "serialization")],  # type: ignore[list-item]
        ref_template=SCHEMAS + "{model}",
    )
    schemas: Json = definitions["$defs"]
    language = definitions["$defs"][ChatMessage.__name__]["properties"]["lang"]
    language["anyOf"] = [{"type": "string", **offered.schemas()["lang"]}, {"type": "null"}]
    return schemas


def _operation(declared: Operation, offered: Offered) -> Json:
    described: Json = {
        "operationId": declared.name,
        "tags": [declared.tag],
        "summary": declared.summary,
        "description": declared.description,
        "parameters": [*_path_parameters(declared), *_query_parameters(declared, offered)],
        "responses": _responses(declared),
    }
    if declared.body is not None:
        media = {"schema": _ref(declared.body), "examples": _examples(MESSAGES)}
        described["requestBody"] = {"required": True, "content": {"application/json": media}}
    return described


PATH_PARAMETERS: dict[str, Json] = {
    "id": {
        "description": "The permanent id of an entry.",
        "schema": TypeAdapter(Id).json_schema(),
        "example": EXAMPLE_VALUES["id"],
    },
    "file": {
        "description": "The name of a file that `/bulk` lists.",
        "schema": {"type": "string", "enum": list(FILES)},
        "example": "entries.jsonl",
    },
}


def _path_parameters(declared: Operation) -> list[Json]:
    return [
        {"name": name, "in": "path", "required": True, **told}
        for name, told in PATH_PARAMETERS.items()
        if f"{{{name}}}" in declared.path
    ]


def _query_parameters(declared: Operation, offered: Offered) -> list[Json]:
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
                "schema": {**told, **offered.schemas().get(name, {})},
            }
        )
    return parameters


def _media(declared: Operation) -> Json:
    """Return what an answer holds: a record as JSON, or a file, which JSON Schema can only call a text."""
    if declared.answers is None:
        return {"schema": {"type": "string"}, "examples": _examples({"first lines": FILE_EXAMPLE})}
    examples = {
        name: example.model_dump(mode="json", by_alias=True)
        for name, example in EXAMPLES[declared.name].items()
    }
    return {"schema": _ref(declared.answers), "examples": _examples(examples)}


def _responses(declared: Operation) -> Json:
    responses: Json = {
        "200": {
            "description": "The answer.",
            "headers": _headers(declared),
            "content": {declared.media_type: _media(declared)},
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
        for kind, header in (
            (ENTRY_MOVED, "Location"),
            (METHOD_NOT_ALLOWED, "Allow"),
            (TOO_MANY, "Retry-After"),
        )
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
