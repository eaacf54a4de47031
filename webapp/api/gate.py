"""The door of the API: whoever asks too much waits outside before anything is read or looked up."""

from __future__ import annotations

from flask import current_app, request

from webapp import current
from webapp.api.limits import Limits, address_of
from webapp.api.operations import blueprint
from webapp.api.problems import TOO_MANY, ApiError

LIMITS = "madoguchi.limits"
ASKING_LEAVE = "OPTIONS"
"""A browser that asks whether it may ask is not counted: the page cannot help it."""


@blueprint.before_request
def _count() -> None:
    limits = current_app.extensions[LIMITS]
    assert isinstance(limits, Limits)
    if not limits.on or request.method == ASKING_LEAVE:
        return
    seconds = limits.seconds_to_wait(address_of(request, current.site().config.trusted_proxies))
    if seconds:
        raise ApiError(TOO_MANY, values={"seconds": str(seconds)}, headers={"Retry-After": str(seconds)})
