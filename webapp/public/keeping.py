"""Keeping a language on the phone: off until the visitor chooses it, and gone when the visitor says so."""

from __future__ import annotations

from flask import Response, current_app, render_template

from kb.languages.language import Language
from webapp import caching, current, desks
from webapp.public.bundles import MEDIA_TYPE, Bundle, Bundles
from webapp.public.routes import blueprint

WORKER = "keep-worker.js"
EXTENSION = "madoguchi-bundles"


@blueprint.get("/<language:lang>/keep")
def keep(lang: Language) -> str:
    """Show what would be kept, how large it is, and the ways to keep and to remove it."""
    caching.keep()
    bundle = _bundle(lang)
    return render_template("public/keep.html", bundle=bundle, kilobytes=-(-len(bundle.packed) // 1000))


@blueprint.get("/<language:lang>/kept.gz")
def bundle(lang: Language) -> Response:
    """Give the language as one file, to a phone whose owner asked for it."""
    caching.keep()
    return Response(_bundle(lang).packed, mimetype=MEDIA_TYPE)


@blueprint.get("/<language:lang>/kept.json")
def index(lang: Language) -> Response:
    """Tell a phone that keeps the language which of its answers are still the same."""
    caching.keep()
    return Response(_bundle(lang).index, mimetype="application/json")


@blueprint.get("/<language:lang>/kept-expired")
def kept_expired(lang: Language) -> str:
    """Show what a phone shows in the place of answers that have expired: why, how to go on, whom to call."""
    caching.keep()
    contacts = desks.at_once(current.base(), lang.code)
    return render_template("public/kept/expired.html", contacts=contacts)


@blueprint.get("/<language:lang>/keep-worker.js")
def worker(lang: Language) -> Response:
    """Give the script that shows kept pages. Its place in the language's folder is what lets it do so."""
    response = current.site().assets.response("", WORKER)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _bundle(lang: Language) -> Bundle:
    made = current_app.extensions.setdefault(EXTENSION, Bundles())
    assert isinstance(made, Bundles)
    return made.get(current.base(), lang)
