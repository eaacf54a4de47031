"""What went wrong, for people: the status, a stable code, and sentences that say how to go on.

Views and `kb` raise; `failure_from` names the failure. What a visitor typed is never part of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from werkzeug.exceptions import HTTPException, MethodNotAllowed

from kb.errors import (
    DayOutOfRange,
    EntryOnHold,
    NotRecorded,
    UnknownEntry,
    UnknownLanguage,
    UnknownTopic,
)
from webapp.messages import _


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong.

    `code` never changes: programs may rely on it. `title` and `detail` are interface messages (English, with
    `{placeholders}` that `values` fill). `parameter` is the one at fault. `spans` are the days for which an
    entry is recorded; `reason` says why an entry is on hold, in `reason_language`.
    """

    status: int
    code: str
    title: str
    detail: str
    values: Mapping[str, str] = field(default_factory=dict)
    parameter: str | None = None
    spans: tuple[tuple[date, date | None], ...] = ()
    reason: str | None = None
    reason_language: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class InputError(Exception):
    """A parameter that cannot be used: a 422. `detail` is an interface message saying how to go on."""

    def __init__(self, parameter: str, detail: str, **values: str) -> None:
        super().__init__(f"invalid {parameter}")
        self.parameter = parameter
        self.detail = detail
        self.values = values


def failure_from(error: Exception) -> Failure:
    """Return what to tell about `error`; whatever nobody foresaw becomes a 500."""
    make = next((make for kind, make in _FAILURES.items() if isinstance(error, kind)), _unexpected)
    return make(error)


def _unknown_language(error: UnknownLanguage) -> Failure:
    return Failure(
        404,
        "unknown-language",
        _("This language is not here yet"),
        _("Please choose one of the languages below."),
        parameter="lang",
    )


def _unknown_topic(error: UnknownTopic) -> Failure:
    return Failure(
        404,
        "unknown-topic",
        _("There is no such topic"),
        _("The address may be old or mistyped. All topics are listed below."),
        parameter="topic",
    )


def _unknown_entry(error: UnknownEntry) -> Failure:
    return Failure(
        404,
        "unknown-entry",
        _("There is no such question here"),
        _("The address may be old or mistyped. Search for it, or choose a topic."),
        parameter="id",
    )


def _on_hold(error: EntryOnHold) -> Failure:
    return Failure(
        404,
        "entry-on-hold",
        _("This answer is being checked"),
        _("We have taken it away until a doubt is cleared. Until then, please ask one of the offices below."),
        reason=error.reason,
        reason_language=error.language,
    )


def _not_recorded(error: NotRecorded) -> Failure:
    return Failure(
        404,
        "not-recorded",
        _("Nothing is recorded for that day"),
        _("We have no checked answer to this question as of {day}."),
        {"day": error.on.isoformat()},
        parameter="on",
        spans=error.spans,
    )


def _day_out_of_range(error: DayOutOfRange) -> Failure:
    return Failure(
        422,
        "day-out-of-range",
        _("We cannot speak of that day"),
        _("Please choose a day from {first} to {last}."),
        {"first": error.first.isoformat(), "last": error.last.isoformat()},
        parameter="on",
    )


def _invalid_input(error: InputError) -> Failure:
    return Failure(
        422,
        "invalid-input",
        _("We could not use this"),
        error.detail,
        error.values,
        parameter=error.parameter,
    )


def _http(error: HTTPException) -> Failure:
    status = error.code or 500
    code, title, detail = _HTTP.get(status, _HTTP[400] if status < 500 else _HTTP[500])
    allowed = error.valid_methods if isinstance(error, MethodNotAllowed) else None
    headers = {"Allow": ", ".join(sorted(allowed))} if allowed else {}
    return Failure(status, code, title, detail, headers=headers)


def _unexpected(error: Exception) -> Failure:
    return Failure(500, *_HTTP[500])


_HTTP = {
    400: (
        "bad-request",
        _("We could not understand this request"),
        _("Please go back and try again, or start from the first page."),
    ),
    404: (
        "not-found",
        _("This page does not exist"),
        _("The address may be old or mistyped. Search for it, or choose a topic."),
    ),
    405: (
        "method-not-allowed",
        _("This page cannot be used in that way"),
        _("Please start from the first page."),
    ),
    413: (
        "too-large",
        _("That is too much at once"),
        _("Please write less, or in several parts."),
    ),
    414: (
        "too-large",
        _("That is too much at once"),
        _("Please write less, or in several parts."),
    ),
    415: (
        "unsupported-media-type",
        _("We could not understand this request"),
        _("Please go back and try again, or start from the first page."),
    ),
    500: (
        "unexpected",
        _("Something went wrong on our side"),
        _("It is not your fault, and nothing that you wrote was kept. Please try again in a few minutes."),
    ),
}

_FAILURES: dict[type[Exception], Callable[..., Failure]] = {
    UnknownLanguage: _unknown_language,
    UnknownTopic: _unknown_topic,
    UnknownEntry: _unknown_entry,
    EntryOnHold: _on_hold,
    NotRecorded: _not_recorded,
    DayOutOfRange: _day_out_of_range,
    InputError: _invalid_input,
    HTTPException: _http,
}
