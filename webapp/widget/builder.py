"""The page on which a web master chooses options, sees the widget, and copies the line."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Response, make_response, render_template, request, url_for

from kb.languages.language import Language
from webapp import current, security
from webapp.asked import cleaned
from webapp.embedders import NOBODY
from webapp.widget import lines
from webapp.widget.loader import ASK
from webapp.widget.options import HOUSE_COLOUR, LONGEST_LABEL, PLACES, Options

LONGEST_COLOUR = 20
FIELDS = ("lang", "place", "colour", "topic", "label")


def builder(lang: Language) -> Response:
    """Return the page: the form, and what came of it. Without a script, it is sent by its button."""
    base, site = current.base(), _our_address()
    options, renderer = Options.read(request.args, base), base.renderer(lang.code)
    words = options.label or base.translations.interface(ASK, lang.code)
    page = render_template(
        "widget/builder.html",
        options=options,
        refused_colour=_refused_colour(options),
        places=PLACES,
        house_colour=HOUSE_COLOUR,
        longest_label=LONGEST_LABEL,
        languages=tuple(base.languages.values()),
        topic_names=[
            (id, renderer.text(f"{id}/name", topic.name)) for id, topic in base.content.topics.items()
        ],
        site=site,
        embedders=current.site().config.embedders,
        script_line=lines.script_line(site, options),
        link_line=lines.link_line(site, options.language or lang, words),
        frame_line=lines.frame_line(site, options, words),
        preview=url_for("widget.preview", lang=lang) + _query(),
    )
    response = make_response(page)
    response.headers["Content-Security-Policy"] = security.content_security_policy(frame_src="'self'")
    return response


def preview(lang: Language) -> Response:
    """Return a bare page with the widget in it, as the page of an embedder would be; only we may show it."""
    options = Options.read(request.args, current.base())
    response = make_response(render_template("widget/preview.html", line=lines.script_line("", options)))
    policy = security.content_security_policy(NOBODY.frame_ancestors, frame_src="'self'")
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _our_address() -> str:
    """Return the address to write into the line.

    Where the operator told none, it is the one that this visitor came by: nobody else sees this page, for it
    is never kept.
    """
    return current.site().config.public_url or request.url_root.rstrip("/")


def _query() -> str:
    """Return what was chosen as a query; `lang` is in the path already, so it cannot go through `url_for`."""
    chosen = {name: request.args[name] for name in FIELDS if request.args.get(name)}
    return f"?{urlencode(chosen)}" if chosen else ""


def _refused_colour(options: Options) -> str:
    """Return the colour that was wished for and cannot be used, or nothing."""
    return "" if options.colour else cleaned(request.args.get("colour", ""))[:LONGEST_COLOUR]
