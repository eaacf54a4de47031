"""Which pages of other sites may read the API (CORS): those that may embed the widget."""

from __future__ import annotations

from flask import Flask, Response, request

from webapp import current

PREFIX = "/api/"
A_DAY = 24 * 3600
READABLE = "Content-Language, ETag, Link, Retry-After"
SENDABLE = "Content-Type, If-None-Match"


def register(app: Flask) -> None:
    """Tell browsers on every answer of the API, errors too, whose pages may read it."""
    app.after_request(_share)


def _share(response: Response) -> Response:
    embedders = current.site().config.embedders
    if not request.path.startswith(PREFIX) or embedders.only_ourselves:
        return response
    origin = request.headers.get("Origin", "")
    if embedders.everybody:
        response.headers["Access-Control-Allow-Origin"] = "*"
    else:
        response.vary.add("Origin")
        if not embedders.admit(origin):
            return response
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = READABLE
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Headers"] = SENDABLE
        response.headers["Access-Control-Max-Age"] = str(A_DAY)
    return response
