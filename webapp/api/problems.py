"""What went wrong, for programs: problem details (RFC 9457), with sentences in the language asked for.

Nothing that was typed comes back in a problem, so it cannot reach a log on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from flask import Response, request, url_for
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from kb.errors import (
    DayOutOfRange,
    EntryMoved,
    EntryOnHold,
    NotRecorded,
    UnknownEntry,
    UnknownLanguage,
    UnknownTopic,
)
from webapp import current, logs
from webapp.api.records import LeftOut, Record
from webapp.messages import _
from webapp.prose import without_ruby

MEDIA_TYPE = "application/problem+json"
TYPES = "/api/v1/openapi.json#/components/examples/"
"""Where each type of problem is described; a type is this and the kind's code, and never changes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its stable code, its status, and what it says as interface messages."""

    code: str
    status: int
    title: str
    detail: str

    @property
    def type(self) -> str:
        """Return the URI reference that names this kind."""
        return TYPES + self.code


BAD_REQUEST = Kind(
    "bad-request",
    400,
    _("We could not understand this request"),
    _("Please write it in UTF-8."),
)
BROKEN_JSON = Kind(
    "broken-json",
    400,
    _("We could not understand this request"),
    _("The body is not JSON in UTF-8. Please send one JSON object."),
)
NOT_FOUND = Kind(
    "not-found",
    404,
    _("There is nothing at this address"),
    _("The address may be old or mistyped. All addresses are listed in /api/v1/openapi.json."),
)
UNKNOWN_ENTRY = Kind(
    "unknown-entry",
    404,
    _("There is no such question here"),
    _("The id may be old or mistyped. All ids are listed in /api/v1/entries."),
)
ENTRY_MOVED = Kind(
    "entry-moved", 301, _("This question has another id now"), _("Its id is {id}. Please use that one.")
)
ENTRY_ON_HOLD = Kind(
    "entry-on-hold",
    404,
    _("This answer is being checked"),
    _("We have taken it away until a doubt is cleared. Until then, please ask one of the offices listed."),
)
NOT_RECORDED = Kind(
    "not-recorded",
    404,
    _("Nothing is recorded for that day"),
    _("We have no checked answer to this question as of {day}."),
)
METHOD_NOT_ALLOWED = Kind(
    "method-not-allowed",
    405,
    _("This address cannot be used in that way"),
    _("Please use one of these methods: {methods}."),
)
TOO_LARGE = Kind("too-large", 413, _("That is too much at once"), _("Please send at most {most} bytes."))
UNSUPPORTED_MEDIA_TYPE = Kind(
    "unsupported-media-type",
    415,
    _("We could not understand this request"),
    _("Please send the body as application/json."),
)
INVALID_INPUT = Kind(
    "invalid-input", 422, _("We could not use this"), _("Please mend what the list of errors names.")
)
UNKNOWN_FILE = Kind(
    "unknown-file",
    404,
    _("There is no such file"),
    _("The name may be old or mistyped. All files are listed in /api/v1/bulk."),
)
TOO_MANY = Kind(
    "too-many-requests",
    429,
    _("Too many requests"),
    _("Please wait {seconds} seconds, then go on more slowly."),
)
UNEXPECTED = Kind(
    "unexpected",
    500,
    _("Something went wrong on our side"),
    _("It is not your fault, and nothing that you wrote was kept. Please try again in a few minutes."),
)

KINDS = (
    BAD_REQUEST,
    BROKEN_JSON,
    NOT_FOUND,
    UNKNOWN_ENTRY,
    ENTRY_MOVED,
    ENTRY_ON_HOLD,
    NOT_RECORDED,
    METHOD_NOT_ALLOWED,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID_INPUT,
    UNKNOWN_FILE,
    TOO_MANY,
    UNEXPECTED,
)
_KIND_BY_STATUS = {
    400: BAD_REQUEST,
    404: NOT_FOUND,
    405: METHOD_NOT_ALLOWED,
    413: TOO_LARGE,
    414: TOO_LARGE,
    415: UNSUPPORTED_MEDIA_TYPE,
}

UNKNOWN_LANGUAGE = _("This language is not here. Please choose one of those listed.")
UNKNOWN_TOPIC = _("There is no such topic. Please choose one of those listed.")
DAY_OUT_OF_RANGE = _("Please choose a day from {first} to {last}.")


class Error(Record):
    """One thing to mend: `parameter` names a parameter, `pointer` (RFC 6901) a place in the body."""

    detail: str
    parameter: str | SkipJsonSchema[None] = LeftOut
    pointer: str | SkipJsonSchema[None] = LeftOut
    known: tuple[str, ...] | SkipJsonSchema[None] = LeftOut


class RecordedSpan(Record):
    """Days for which an entry is recorded; `until` is null where no end is known."""

    from_: date = Field(alias="from")
    until: date | None


class Reason(Record):
    """Why an entry is on hold, in the language that the reason is written in."""

    text: str
    language: str


class Problem(Record):
    """Problem details (RFC 9457). `type` is stable; `title` and `detail` are for people, in their language.

    `recorded` is there where an entry is recorded for other days; `reason` and `contacts` (ids of whom to ask
    meanwhile) where it is on hold.
    """

    type: str = Field(json_schema_extra={"format": "uri-reference"})
    title: str
    status: int = Field(ge=300, le=599)
    detail: str
    errors: tuple[Error, ...]
    recorded: tuple[RecordedSpan, ...] | SkipJsonSchema[None] = LeftOut
    reason: Reason | SkipJsonSchema[None] = LeftOut
    contacts: tuple[str, ...] | SkipJsonSchema[None] = LeftOut


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing to mend, not yet in a language: `detail` is an interface message filled by `values`."""

    detail: str
    values: Mapping[str, str] = field(default_factory=dict)
    parameter: str | None = None
    pointer: str | None = None
    known: tuple[str, ...] = ()


class ApiError(Exception):
    """A request that cannot be answered. Its text names the kind only, never what was sent."""

    def __init__(
        self,
        kind: Kind,
        slips: tuple[Slip, ...] = (),
        *,
        values: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.slips = slips
        self.values = values or {}
        self.headers = headers or {}


def answer(error: Exception) -> Response:
    """Return the problem that tells a program about `error`; what nobody foresaw is a 500."""
    _speak_as_asked()
    told = _api_error(error)
    if told.kind is UNEXPECTED:
        logs.unexpected(error)
    response = Response(_problem(told, error).model_dump_json(by_alias=True), told.kind.status)
    response.mimetype = MEDIA_TYPE
    response.headers.update(told.headers)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = _language_of(told.kind.title)
    return response


def _speak_as_asked() -> None:
    """Speak the language that the query names, also where the request was refused before it was read."""
    found = current.base().languages.resolve(request.args.get("lang", ""))
    if found is not None:
        current.use_language(found)


def _problem(told: ApiError, error: Exception) -> Problem:
    held = error if isinstance(error, EntryOnHold) else None
    spans = error.spans if isinstance(error, NotRecorded) else None
    return Problem(
        type=told.kind.type,
        title=_said(told.kind.title),
        status=told.kind.status,
        detail=_said(told.kind.detail, told.values),
        errors=tuple(
            Error(
                detail=_said(slip.detail, slip.values),
                parameter=slip.parameter,
                pointer=slip.pointer,
                known=slip.known or None,
            )
            for slip in told.slips
        ),
        recorded=None
        if spans is None
        else tuple(RecordedSpan(from_=first, until=last) for first, last in spans),
        reason=None if held is None else Reason(text=without_ruby(held.reason), language=held.language),
        contacts=None if held is None else _contacts_of(held.entry_id),
    )


def _contacts_of(entry_id: str) -> tuple[str, ...]:
    """Return the ids of whom to ask while an entry is on hold."""
    versions = current.base().content.versions[entry_id]
    return next(version.entry.contacts for version in versions if version.entry.hold is not None)


def _said(message: str, values: Mapping[str, str] | None = None) -> str:
    return current.base().translations.interface(message, current.language().code, **(values or {}))


def _language_of(message: str) -> str:
    return current.base().translations.interface_text(message, current.language().code).language


def _api_error(error: Exception) -> ApiError:
    match error:
        case ApiError():
            return error
        case UnknownLanguage():
            return _invalid("lang", UNKNOWN_LANGUAGE, known=tuple(current.base().languages))
        case UnknownTopic():
            return _invalid("topic", UNKNOWN_TOPIC, known=tuple(current.base().content.topics))
        case DayOutOfRange(first=first, last=last):
            return _invalid("on", DAY_OUT_OF_RANGE, first=first.isoformat(), last=last.isoformat())
        case UnknownEntry():
            return ApiError(UNKNOWN_ENTRY)
        case EntryMoved(new_id=new_id):
            return ApiError(ENTRY_MOVED, values={"id": new_id}, headers={"Location": _new_address(new_id)})
        case EntryOnHold():
            return ApiError(ENTRY_ON_HOLD)
        case NotRecorded(on=on):
            return ApiError(NOT_RECORDED, values={"day": on.isoformat()})
        case HTTPException():
            return _http_error(error)
    return ApiError(UNEXPECTED)


def _invalid(parameter: str, detail: str, *, known: tuple[str, ...] = (), **values: str) -> ApiError:
    return ApiError(INVALID_INPUT, (Slip(detail, values, parameter=parameter, known=known),))


def _http_error(error: HTTPException) -> ApiError:
    status = error.code or 500
    kind = _KIND_BY_STATUS.get(status, BAD_REQUEST if status < 500 else UNEXPECTED)
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        return ApiError(kind, values={"methods": allowed}, headers={"Allow": allowed})
    if kind is TOO_LARGE:
        return ApiError(kind, values={"most": str(request.max_content_length or 0)})
    return ApiError(kind)


def _new_address(entry_id: str) -> str:
    asked = request.args
    return url_for("api.entry", id=entry_id, lang=asked.get("lang"), on=asked.get("on"))
