"""The addresses of the public pages. A view reads the request, asks `kb`, and renders."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from kb.languages.language import Language
from webapp import asked, caching, current, desks
from webapp.public import front, side_by_side
from webapp.public.searching import RESULTS_ON_A_PAGE, Pages

blueprint = Blueprint("public", __name__, template_folder="templates")

MOST_PAGES = 50


@blueprint.get("/")
def choose() -> Response:
    """Show every language in its own script, the one that the browser likes best first."""
    caching.keep()
    response = make_response(render_template("public/choose.html"))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<language:lang>/")
def home(lang: Language) -> str:
    """Show the topics and the commonest situations."""
    caching.keep()
    on = asked.day(request.args.get("on"))
    common = front.common_questions(current.base(), lang.code, on)
    return render_template("public/home.html", common=common, asked_day=on)


@blueprint.get("/<language:lang>/search")
def search(lang: Language) -> str:
    """Show what was found. Never kept by caches: the address holds what somebody typed."""
    on = asked.day(request.args.get("on"))
    query = asked.query(request.args.get("q", ""))
    number = asked.whole_number(request.args.get("page"), "page", 1, 1, MOST_PAGES)
    base = current.base()
    found = (
        base.search(query, lang.code, RESULTS_ON_A_PAGE, on, offset=(number - 1) * RESULTS_ON_A_PAGE)
        if query
        else None
    )
    pages = Pages.of(found, number)
    contacts = desks.first(base, lang.code)
    return render_template(
        "public/search.html", typed=query, found=found, pages=pages, asked_day=on, contacts=contacts
    )


@blueprint.get("/<language:lang>/topics/<id:topic_id>")
def topic(lang: Language, topic_id: str) -> str:
    """Show the questions of one topic."""
    caching.keep()
    on = asked.day(request.args.get("on"))
    entries = current.base().entries(lang.code, topic_id, on)
    return render_template("public/topic.html", topic_id=topic_id, entries=entries, asked_day=on)


@blueprint.get("/<language:lang>/q/<id:entry_id>")
def entry(lang: Language, entry_id: str) -> str:
    """Show one question and its answer, as of a day."""
    caching.keep()
    on = asked.day(request.args.get("on"))
    base = current.base()
    return render_template(
        "public/entry.html",
        entry=base.entry(entry_id, lang.code, on),
        asked_day=on,
        today=base.today(),
        changed_facts={fact_id for fact_id in base.content.facts if len(base.content.timeline(fact_id)) > 1},
    )


@blueprint.get("/<language:lang>/q/<id:entry_id>/print")
def print_entry(lang: Language, entry_id: str) -> str:
    """Show one entry with Japanese at its side, for both sides of a counter."""
    caching.keep()
    on = asked.day(request.args.get("on"))
    base = current.base()
    found = base.entry(entry_id, lang.code, on)
    other = base.entry(entry_id, side_by_side.other_language(lang), on)
    rows = side_by_side.rows(found, other)
    return render_template("public/print.html", entry=found, other=other, rows=rows, asked_day=on)


@blueprint.get("/<language:lang>/contacts")
def contacts(lang: Language) -> str:
    """Show everybody who can be asked."""
    caching.keep()
    return render_template("public/contacts.html", contacts=current.base().contacts(lang.code))


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
    response = Response(render_template("public/robots.txt"), mimetype="text/plain")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
