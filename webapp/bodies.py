"""Bodies of unknown length, measured before anybody reads them.

Werkzeug cuts a chunked body at the limit and goes on with the rest missing; a message would be misread. Here
it is read up to one byte more than allowed: longer is a 413, and what is whole is handed on with its length.
"""

from __future__ import annotations

from io import BytesIO

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge


def register(app: Flask, most: int) -> None:
    """Refuse bodies of more than `most` bytes also where the request does not say how long it is."""

    @app.before_request
    def _measure() -> None:
        environ = request.environ
        if "chunked" not in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            return
        body = environ["wsgi.input"].read(most + 1)
        if len(body) > most:
            raise RequestEntityTooLarge
        environ["wsgi.input"] = BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        del environ["HTTP_TRANSFER_ENCODING"]
