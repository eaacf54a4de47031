"""The addresses of the public pages. A view reads the request, asks `kb`, and renders."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from kb.languages.language import Language
from kb.languages.registry import JAPANESE
from webapp import asked, caching, current, desks, guides
from webapp.public import changes, last_days, reporting, side_by_side, structured
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
    """Show the commonest situations, the topics by life event, and the statuses of residence."""
    caching.keep_unless_chosen()
    on = asked.day(request.args.get("on"))
    base = current.base()
    return render_template(
        "public/home.html",
        situations=guides.situations(base, lang.code, on),
        statuses=guides.statuses(base, lang.code),
        asked_day=on,
    )


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
    caching.keep_unless_chosen()
    on = asked.day(request.args.get("on"))
    base = current.base()
    entries = base.entries(lang.code, topic_id, on)
    card = guides.topic_card(base.renderer(lang.code, on), topic_id)
    careful = base.content.topics[topic_id].careful
    return render_template("public/topic.html", topic=card, careful=careful, entries=entries, asked_day=on)


@blueprint.get("/<language:lang>/statuses/<id:status_id>")
def status(lang: Language, status_id: str) -> str:
    """Show what matters most for one status of residence."""
    caching.keep_unless_chosen()
    on = asked.day(request.args.get("on"))
    found = guides.status_page(current.base(), lang.code, status_id, on)
    return render_template("public/status.html", status=found, asked_day=on)


@blueprint.get("/<language:lang>/q/<id:entry_id>")
def entry(lang: Language, entry_id: str) -> str:
    """Show one question and its answer, as of a day. With a day that somebody chose it is never kept."""
    on = asked.day(request.args.get("on"))
    since = asked.day(request.args.get("since"), "since")
    caching.keep_unless_chosen()
    base = current.base()
    found = base.entry(entry_id, lang.code, on)
    return render_template(
        "public/entry.html",
        entry=found,
        forms=last_days.event_forms(base, found, request.args.get("fact"), since),
        since=since,
        furigana=request.args.get("furigana"),
        asked_day=on,
        today=base.today(),
        changed_facts={fact_id for fact_id in base.content.facts if len(base.content.timeline(fact_id)) > 1},
        faq=structured.faq,
        summary=structured.description(found.answer.text),
    )


@blueprint.get("/<language:lang>/q/<id:entry_id>/print")
def print_entry(lang: Language, entry_id: str) -> str:
    """Show one entry with Japanese at its side, for both sides of a counter."""
    caching.keep_unless_chosen()
    on = asked.day(request.args.get("on"))
    base = current.base()
    found = base.entry(entry_id, lang.code, on)
    other = base.entry(entry_id, side_by_side.other_language(lang), on)
    furigana = request.args.get("furigana") == "1" and other.language == JAPANESE
    return render_template(
        "public/print.html",
        entry=found,
        other=other,
        rows=side_by_side.rows(found, other),
        asked_day=on,
        furigana=furigana,
        beside=side_by_side.beside(base.readings if furigana else None),
    )


@blueprint.get("/<language:lang>/q/<id:entry_id>/report")
def report(lang: Language, entry_id: str) -> str:
    """Show a prepared message about a mistake in an entry; whoever sends it uses their own mail."""
    caching.keep_unless_chosen()
    found = current.base().entry(entry_id, lang.code, asked.day(request.args.get("on")))
    return render_template(
        "public/report.html",
        entry=found,
        subject=reporting.subject(found),
        channel=current.site().config.report_to,
        send_to=reporting.send_to,
    )


@blueprint.get("/<language:lang>/contacts")
def contacts(lang: Language) -> str:
    """Show everybody who can be asked."""
    caching.keep()
    return render_template("public/contacts.html", contacts=desks.everybody(current.base(), lang.code))


@blueprint.get("/<language:lang>/changes")
def law_changes(lang: Language) -> str:
    """Show what changed in the law, and what is known to come."""
    caching.keep()
    base = current.base()
    return render_template(
        "public/changes.html", timeline=changes.timeline(base, lang.code), today=base.today()
    )
