"""What the site writes down: for each request the route's name, the status and the time it took.

No address, path, query, form, user agent or referrer: the log could be read by anybody and harm no
visitor. Tracebacks say where (file, line, function) and which type of error; never its message or local
variables, which may hold what somebody typed.
"""

from __future__ import annotations

import logging
import sys
import time
import traceback
from types import TracebackType
from typing import TextIO

from flask import Flask, Response, g, request

requests = logging.getLogger("madoguchi.requests")
errors = logging.getLogger("madoguchi.errors")


def register(app: Flask) -> None:
    """Log one line for each request of `app`."""

    @app.before_request
    def _start_the_clock() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _write_the_line(response: Response) -> Response:
        started = g.get("started", None)
        took = 0 if started is None else round((time.perf_counter() - started) * 1000)
        requests.info("route=%s status=%d ms=%d", request.endpoint or "-", response.status_code, took)
        return response


def unexpected(error: BaseException) -> None:
    """Write down an error that nobody foresaw: its types and the places it passed through."""
    errors.error("%s", "\n".join(_account(error)))


def _account(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines.append(f"{'after' if lines else 'unexpected'} {type(link).__name__}")
        lines.extend(_places(link.__traceback__))
        link = link.__cause__ or link.__context__
    return lines


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]


class PrivateFormatter(logging.Formatter):
    """Formats records of any library; where one carries an exception, its message stays unsaid."""

    def formatException(  # noqa: N802
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return "" if ei[1] is None else "\n".join(_account(ei[1]))


def to_stream(stream: TextIO = sys.stderr) -> None:
    """Send the site's lines to `stream`, one process-wide handler; called by the server, not by tests."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PrivateFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("madoguchi")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
