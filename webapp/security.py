"""Every security header, in one place.

A view may set a header itself where its purpose asks for another value (the JSON API lets other sites
read it); what it sets stays.
"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types madoguchi",
    )
)

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

TWO_YEARS = 2 * 365 * 24 * 3600


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
        if https or request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}"
        return response
