"""Every security header, in one place.

A view may set a header itself where its purpose asks for another value (the JSON API lets other sites
read it); what it sets stays.
"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, request

from webapp.embedders import Embedders

NOBODY = "'none'"


def content_security_policy(frame_ancestors: str = NOBODY, frame_src: str | None = None) -> str:
    """Return the policy of a page: who may show it in a frame, and whose pages it may show in frames."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            *(() if frame_src is None else (f"frame-src {frame_src}",)),
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {frame_ancestors}",
            "require-trusted-types-for 'script'",
            "trusted-types madoguchi",
        )
    )


CONTENT_SECURITY_POLICY = content_security_policy()

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}

NO_FRAME_OPTIONS = ""
"""The value of `X-Frame-Options` by which a view asks for none; it could not say a list of sites."""

TWO_YEARS = 2 * 365 * 24 * 3600


def let_embed(response: Response, embedders: Embedders) -> Response:
    """Let `embedders`, and this site itself, show a response in a frame; return it.

    `X-Frame-Options` knows no lists: it is left to browsers' `frame-ancestors` where others may embed. A host
    page that is isolated from other origins must be able to show the frame too.
    """
    response.headers["Content-Security-Policy"] = content_security_policy(embedders.frame_ancestors)
    response.headers["X-Frame-Options"] = "SAMEORIGIN" if embedders.only_ourselves else NO_FRAME_OPTIONS
    if not embedders.only_ourselves:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    return response


def register(app: Flask, https: bool) -> None:
    """Put the headers on every response of `app`; `https` says that visitors come by https."""

    @app.after_request
    def _redirect_within_site(response: Response) -> Response:
        """Redirect by path alone: the host that a request claims to come to is nobody's to trust."""
        if response.location:
            response.headers["Location"] = urlunsplit(("", "", *urlsplit(response.location)[2:]))
        return response

    @app.after_request
    def _add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.headers["X-Frame-Options"] == NO_FRAME_OPTIONS:
            del response.headers["X-Frame-Options"]
        if https or request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}"
        return response
