"""How long an answer may be kept: never past the next switch of the law, never what somebody typed."""

from __future__ import annotations

import gzip
from datetime import datetime, time, timedelta

from flask import Flask, Response, g, request

from kb.clock import TOKYO
from webapp import current

SECONDS = 30
"""How long a page may be shown again without asking. Short: a text put on hold must vanish."""

CHOSEN = {"on", "since"}
"""Parameters that hold a day: as of which to read, and on which something happened to the reader."""

SMALLEST_TO_COMPRESS = 500
_COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/problem+json", "image/svg+xml")


def until_next_switch() -> int:
    """Return for how many seconds a page of today may be kept.

    A page says what holds today, so midnight in Japan ends it, also where no change of the law is known.
    """
    now = current.site().config.now()
    midnight = datetime.combine(current.base().today() + timedelta(days=1), time(), TOKYO)
    return max(0, min(SECONDS, int((midnight - now).total_seconds())))


def keep() -> None:
    """Let caches keep the answer to this request for a short while."""
    g.keep = True


def keep_unless_chosen() -> None:
    """Let caches keep the answer, unless its address holds a day that somebody chose: that is theirs."""
    if not CHOSEN & request.args.keys():
        keep()


def register(app: Flask) -> None:
    """Give every response of `app` its cache headers, then its ETag, then compress it."""
    app.after_request(_compress)  # Flask runs these from last to first
    app.after_request(_tag)
    app.after_request(_say_how_long)


def _say_how_long(response: Response) -> Response:
    if "Cache-Control" not in response.headers:
        kept = g.get("keep", False) and response.status_code == 200
        response.headers["Cache-Control"] = f"public, max-age={until_next_switch()}" if kept else "no-store"
    return response


def _tag(response: Response) -> Response:
    keepable = "no-store" not in response.headers["Cache-Control"]
    if keepable and response.status_code == 200 and request.method in ("GET", "HEAD"):
        # Weak, because the compressed and the plain page carry the same tag.
        response.add_etag(weak=True)
        response.make_conditional(request)
        # Every server writes the day itself: a second one would leave a phone without any that it can read.
        response.headers.pop("Date", None)
    return response


def _compress(response: Response) -> Response:
    body_may_shrink = (
        (response.mimetype or "").startswith(_COMPRESSIBLE)
        and response.status_code not in (204, 304)
        and not response.direct_passthrough
        and "Content-Encoding" not in response.headers
    )
    if not body_may_shrink:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= SMALLEST_TO_COMPRESS and request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(body, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
