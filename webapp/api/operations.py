"""The routes of the API: each is declared once, and that declaration serves it and describes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from inspect import cleandoc

from flask import Blueprint, Response, request
from pydantic import BaseModel

from webapp import caching, current
from webapp.api import problems
from webapp.api.parameters import Parameters
from webapp.api.problems import Kind
from webapp.api.reading import read_body, read_query

blueprint = Blueprint("api", __name__)
blueprint.register_error_handler(Exception, problems.answer)

JSON = "application/json"
View = Callable[..., BaseModel | Response]


@dataclass(frozen=True, slots=True)
class Operation:
    """A route: what it is for, what it takes, what it gives, and what may go wrong besides bad input.

    `path` is written as in OpenAPI. A `kept` answer may be kept by caches until the next switch of the law;
    others are never kept. `answers` is None for a file, whose view makes the response of `media_type` itself.
    `name`, `summary` and `description` come from the view.
    """

    name: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    answers: type[BaseModel] | None
    query: type[Parameters]
    body: type[Parameters] | None
    problems: tuple[Kind, ...]
    kept: bool
    media_type: str

    @property
    def rule(self) -> str:
        """Return the path as a routing rule."""
        return self.path.replace("{", "<").replace("}", ">")

    @property
    def speaks(self) -> bool:
        """Return whether the answer is in a language."""
        return any("lang" in model.model_fields for model in (self.query, self.body) if model is not None)


OPERATIONS: list[Operation] = []
"""Every route, in the order in which the description lists them."""


def operation(
    method: str,
    path: str,
    *,
    tag: str,
    answers: type[BaseModel] | None,
    query: type[Parameters] = Parameters,
    body: type[Parameters] | None = None,
    problems: tuple[Kind, ...] = (),
    kept: bool = True,
    media_type: str = JSON,
) -> Callable[[View], View]:
    """Serve and describe a view. It gets the checked body, else the checked query, and what the path names.

    The first paragraph of its docstring is the summary, the rest the description.
    """

    def register(view: View) -> View:
        summary, _blank, description = cleandoc(view.__doc__ or "").partition("\n\n")
        declared = Operation(
            name=view.__name__,
            method=method,
            path=path,
            tag=tag,
            summary=_line(summary),
            description=description,
            answers=answers,
            query=query,
            body=body,
            problems=problems,
            kept=kept,
            media_type=media_type,
        )
        OPERATIONS.append(declared)
        blueprint.add_url_rule(declared.rule, declared.name, _served(declared, view), methods=[method])
        return view

    return register


def _line(paragraph: str) -> str:
    return " ".join(paragraph.split())


def _served(declared: Operation, view: View) -> Callable[..., Response]:
    def serve(**path: str) -> Response:
        asked = read_query(declared.query)
        said = view(asked if declared.body is None else read_body(declared.body), **path)
        return _response(declared, said)

    return serve


def _response(declared: Operation, said: BaseModel | Response) -> Response:
    if isinstance(said, Response):
        response = said
    else:
        response = Response(said.model_dump_json(by_alias=True), HTTPStatus.OK, mimetype=JSON)
    if declared.speaks:
        response.headers["Content-Language"] = current.language().code
        if "lang" not in request.args:
            response.vary.add("Accept-Language")
    if declared.kept:
        caching.keep()
    return response
