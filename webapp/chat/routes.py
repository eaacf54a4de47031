"""The address of the chat. Each turn is one form; its state travels in a hidden field, never in a cookie.

What somebody types is shown back on the page that answers it and exists nowhere else.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from kb.languages.language import Language
from webapp import current
from webapp.chat import starters, turns

blueprint = Blueprint("chat", __name__, template_folder="templates")

PAGE = "chat/page.html"


@blueprint.get("/<language:lang>/chat")
def page(lang: Language) -> Response:
    """Show an empty chat."""
    return turns.show(PAGE, starters.common(current.base(), lang.code), _send_to(lang))


@blueprint.post("/<language:lang>/chat")
def send(lang: Language) -> Response:
    """Answer one message."""
    return turns.answer(PAGE, lang, _send_to(lang))


def _send_to(lang: Language) -> str:
    return url_for("chat.send", lang=lang, trace=request.args.get("trace"))
