"""Addresses that machines read: search engines, monitors, cameras."""

from __future__ import annotations

from flask import Response, jsonify, render_template, request

from kb.languages.language import Language
from webapp import asked, caching, current
from webapp.interface import whole_url
from webapp.public import qr
from webapp.public.routes import blueprint

AN_HOUR = "public, max-age=3600"


@blueprint.get("/healthz")
def healthz() -> Response:
    """Say that this process answers."""
    return jsonify(status="alive")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Say that content is loaded, and how many problems keep newer content from being served."""
    base = current.base()
    return jsonify(
        status="ready",
        day=base.today().isoformat(),
        entries=len(base.content.versions),
        languages=list(base.languages),
        problems_in_newer_content=current.site().live.problems,
    )


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Keep search engines to the pages that answer."""
    return _for_an_hour(render_template("public/robots.txt"), "text/plain")


@blueprint.get("/sitemap.xml")
def sitemaps() -> Response:
    """Name the site map of each language."""
    return _for_an_hour(render_template("public/sitemaps.xml"), "application/xml")


@blueprint.get("/<language:lang>/sitemap.xml")
def sitemap(lang: Language) -> Response:
    """Name every page of a language that answers something, with its sisters in the other languages."""
    base = current.base()
    versions = list(base.content.in_force(base.today()))
    paths = [
        ("", None),
        ("contacts", None),
        ("changes", None),
        ("chat", None),
        *((f"topics/{topic_id}", None) for topic_id in base.content.topics),
        *((f"statuses/{status_id}", None) for status_id in base.content.statuses),
        *((f"q/{version.entry.id}", version.entry.checked) for version in versions),
    ]
    return _for_an_hour(
        render_template("public/sitemap.xml", lang=lang, languages=base.languages.values(), paths=paths),
        "application/xml",
    )


@blueprint.get("/<language:lang>/q/<id:entry_id>/qr.svg")
def qr_code(lang: Language, entry_id: str) -> Response:
    """Show the address of an entry as a QR code."""
    on = asked.day(request.args.get("on"))
    current.base().entry(entry_id, lang.code, on)
    caching.keep_unless_chosen()
    day = "" if on is None else f"?on={on.isoformat()}"
    return Response(qr.svg(whole_url(f"/{lang.code}/q/{entry_id}{day}")), mimetype="image/svg+xml")


def _for_an_hour(body: str, media_type: str) -> Response:
    response = Response(body, mimetype=media_type)
    response.headers["Cache-Control"] = AN_HOUR
    return response
