"""The address of the chat. Each turn is one form; its state travels in a hidden field, never in a cookie.

What somebody types is shown back on the page that answers it and exists nowhere else.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from kb.languages.language import Language
from webapp import current
from webapp.chat import guided, starters, turns

blueprint = Blueprint("chat", __name__, template_folder="templates")

PAGE = "chat/page.html"


@blueprint.get("/<language:lang>/chat")
def page(lang: Language) -> Response:
    """Show an empty chat, or with `?flow=<id>` the first question of a flow."""
    reply = guided.begun(lang, request.args.get("flow"))
    if reply is not None and reply.flow is not None:
        return turns.begin(PAGE, reply, guided.begins_by(reply.flow), _send_to(lang))
    return turns.show(PAGE, starters.common(current.base(), lang.code), _send_to(lang))


@blueprint.post("/<language:lang>/chat")
def send(lang: Language) -> Response:
    """Answer one message."""
    return turns.answer(PAGE, lang, _send_to(lang))


@blueprint.post("/<language:lang>/chat/summary")
def summary(lang: Language) -> Response:
    """Show the end of a flow for both sides of a counter."""
    return guided.summary(lang)


@blueprint.get("/<language:lang>/chat/summary")
def no_summary(lang: Language) -> Redirect:
    """Lead to the chat: a summary is made from answers and has no address, also in another language."""
    return redirect(url_for("chat.page", lang=lang), code=303)


def _send_to(lang: Language) -> str:
    return url_for("chat.send", lang=lang, trace=request.args.get("trace"))
