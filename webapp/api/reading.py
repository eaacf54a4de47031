"""Reading a request: strict bytes, strict JSON, then the models; every slip at once, in a language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar
from urllib.parse import parse_qsl

from flask import request
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from webapp import current
from webapp.api.parameters import Parameters
from webapp.api.problems import (
    BAD_REQUEST,
    BROKEN_JSON,
    INVALID_INPUT,
    UNKNOWN_LANGUAGE,
    UNSUPPORTED_MEDIA_TYPE,
    ApiError,
    Slip,
)
from webapp.messages import _

Asked = TypeVar("Asked", bound=Parameters)
Place = Callable[[tuple[int | str, ...]], Slip]
"""Makes a slip that names where in the request it is."""

MOST_PARAMETERS = 40

_UNUSABLE = _("Please take out control characters and broken characters.")

SLIPS = {
    "blank": _("Please write something."),
    "unusable_characters": _UNUSABLE,
    "string_unicode": _UNUSABLE,  # half a surrogate pair
    "not_a_day": _("This is not a day. Write year, month and day like this: {example}"),
    "not_a_whole_number": _("Please write a whole number."),
    "string_too_long": _("This is too long. Please write at most {max_length} characters."),
    "string_pattern_mismatch": _("This is not an id. Ids are made of small letters, digits and hyphens."),
    "string_type": _("Please write a text here."),
    "greater_than_equal": _("Please write a number that is not smaller than {ge}."),
    "less_than_equal": _("Please write a number that is not larger than {le}."),
    "missing": _("This is needed."),
    "extra_forbidden": _("This name is not known here. The known ones are listed."),
    "given_twice": _("Please give this only once."),
    "model_type": _("Please send one JSON object."),
}
"""What each type of slip says; the values in braces come from the models."""

_OTHERWISE = _("This cannot be used here.")
_EXAMPLE_DAY = "2026-10-01"


def read_query(model: type[Asked]) -> Asked:
    """Return the query of this request. Raises ApiError: 400 for what is no UTF-8, else 422.

    Where it names a language that exists, the rest of the request, its problems too, speaks it.
    """
    pairs = _pairs(request.query_string)
    names = [name for name, _value in pairs]
    twice = [
        Slip(SLIPS["given_twice"], parameter=name) for name in model.model_fields if names.count(name) > 1
    ]
    return _checked(model, dict(pairs), twice, _in_query)


def read_body(model: type[Asked]) -> Asked:
    """Return the JSON body of this request. Raises ApiError: 415, 400 or 422, or the 413 of the app."""
    if request.mimetype != "application/json":
        raise ApiError(UNSUPPORTED_MEDIA_TYPE)
    return _checked(model, _json(request.get_data(cache=False)), [], _in_body)


def _pairs(query: bytes) -> list[tuple[str, str]]:
    try:
        written = query.decode("utf-8")
        return parse_qsl(written, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise ApiError(BAD_REQUEST) from None


def _json(body: bytes) -> object:
    try:
        said: object = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ApiError(BROKEN_JSON) from None
    return said


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _checked(model: type[Asked], given: object, slips: list[Slip], place: Place) -> Asked:
    found = [*slips, *_language_slips(given, place)]
    try:
        asked = model.model_validate(given)
    except ValidationError as error:
        found += [_slip(detail, model, place) for detail in error.errors(include_url=False)]
    else:
        if not found:
            return asked
    raise ApiError(INVALID_INPUT, tuple(found)) from None


def _language_slips(given: object, place: Place) -> Iterator[Slip]:
    """Let the request speak the language that it names; yield a slip where there is no such language."""
    tag = given.get("lang") if isinstance(given, dict) else None
    if not isinstance(tag, str):
        return
    spoken = current.base().languages.resolve(tag)
    if spoken is None:
        yield replace(place(("lang",)), detail=UNKNOWN_LANGUAGE, known=tuple(current.base().languages))
    else:
        current.use_language(spoken)


def _slip(error: ErrorDetails, model: type[Parameters], place: Place) -> Slip:
    bounds = {name: str(value) for name, value in error.get("ctx", {}).items()}
    return replace(
        place(error["loc"]),
        detail=SLIPS.get(error["type"], _OTHERWISE),
        values={"example": _EXAMPLE_DAY, **bounds},
        known=tuple(model.model_fields) if error["type"] == "extra_forbidden" else (),
    )


def _in_query(loc: tuple[int | str, ...]) -> Slip:
    return Slip("", parameter=_harmless(loc[0]) if loc else None)


def _in_body(loc: tuple[int | str, ...]) -> Slip:
    names = [_harmless(part) for part in loc]
    return Slip("", pointer="#" + "".join(f"/{name}" for name in names) if None not in names else None)


def _harmless(name: int | str) -> str | None:
    """Return a name that may be said back, None for one that nobody would give to a field."""
    return str(name) if re.fullmatch(r"[A-Za-z0-9_.-]{1,40}", str(name)) else None
