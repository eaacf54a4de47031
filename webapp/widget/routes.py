"""The addresses of the widget: the loader, the chat in a frame, and the page for web masters."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from kb.languages.language import Language
from webapp import current, security
from webapp.chat import starters, turns
from webapp.widget import builder
from webapp.widget.loader import loader
from webapp.widget.options import Options

blueprint = Blueprint("widget", __name__, template_folder="templates")

FRAME = "widget/frame.html"
AN_HOUR = "public, max-age=3600"


@blueprint.get("/widget.js")
def script() -> Response:
    """Serve the loader. Any page may include it: what it opens is guarded by itself."""
    response = Response(loader(current.base()), mimetype="text/javascript")
    response.headers["Cache-Control"] = AN_HOUR
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@blueprint.get("/widget")
def page() -> Response:
    """Show an empty chat for a frame."""
    options = _options()
    shown = turns.show(FRAME, _starters(options), _send_to(options), **_page(options))
    return security.let_embed(shown, current.site().config.embedders)


@blueprint.post("/widget")
def send() -> Response:
    """Answer one message in the frame."""
    options = _options()
    said = turns.answer(FRAME, current.language(), _send_to(options), **_page(options))
    return security.let_embed(said, current.site().config.embedders)


@blueprint.get("/<language:lang>/widget-builder")
def build(lang: Language) -> Response:
    """Show the page that makes the line to include."""
    return builder.builder(lang)


@blueprint.get("/<language:lang>/widget-builder/preview")
def preview(lang: Language) -> Response:
    """Show a bare page with the widget as it was chosen."""
    return builder.preview(lang)


def _options() -> Options:
    """Return what the address asks for; the rest of the request speaks its language."""
    options = Options.read(request.args, current.base())
    if options.language is not None:
        current.use_language(options.language)
    return options


def _page(options: Options) -> dict[str, object]:
    languages = [
        (language, _address("widget.page", options, language))
        for language in current.base().languages.values()
    ]
    again = _address("widget.page", options, current.language())
    return {"colour": options.colour, "languages": languages, "again": again}


def _send_to(options: Options) -> str:
    return _address("widget.send", options, current.language())


def _address(endpoint: str, options: Options, language: Language) -> str:
    colour = None if options.colour is None else options.colour.removeprefix("#")
    trace = request.args.get("trace")
    return url_for(endpoint, lang=language.code, topic=options.topic, colour=colour, trace=trace)


def _starters(options: Options) -> tuple[starters.Starter, ...]:
    """Return the first questions of the topic that the embedder chose, else those that most people have."""
    base, code = current.base(), current.language().code
    return (
        starters.common(base, code) if options.topic is None else starters.of_topic(base, code, options.topic)
    )
