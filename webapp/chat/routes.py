"""The address of the chat. Each turn is one form; its state travels in a hidden field, never in a cookie.

What somebody types is shown back on the page that answers it and exists nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from kb.chat.masking import masked
from kb.chat.reply import Reply
from kb.chat.wording import STARTED_AFRESH
from kb.languages.language import Language
from webapp import asked, current
from webapp.chat import guided
from webapp.failures import InputError

blueprint = Blueprint("chat", __name__, template_folder="templates")

PART = "turn"
"""The value of the form field `part` by which the script asks for the new turn alone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the page shows it: what was typed (numbers of cards masked), the reply, and the state."""

    typed: str
    reply: Reply
    state: str
    notice: str | None


@blueprint.get("/<language:lang>/chat")
def page(lang: Language) -> str:
    """Show an empty chat, or with `?flow=<id>` the first question of a flow."""
    reply = guided.begun(lang, request.args.get("flow"))
    if reply is None or reply.flow is None:
        return render_template("chat/page.html", turn=None, typed="", slip=None)
    turn = Turn(guided.name_of(reply.flow), reply, current.site().seal.seal(reply.conversation), None)
    return render_template("chat/page.html", turn=turn, typed="", slip=None)


@blueprint.post("/<language:lang>/chat")
def send(lang: Language) -> Response:
    """Answer one message: as a whole page, or to the script as the turn alone."""
    template = "chat/turn.html" if request.form.get("part") == PART else "chat/page.html"
    typed = request.form.get("message", "")
    try:
        turn = _turn(asked.message(typed), request.form.get("state"), lang)
    except InputError as slip:
        return make_response(
            render_template("chat/page.html", turn=None, typed=masked(asked.cleaned(typed)), slip=slip), 422
        )
    return make_response(render_template(template, turn=turn, typed="", slip=None))


@blueprint.post("/<language:lang>/chat/summary")
def summary(lang: Language) -> Response:
    """Show the end of a flow for both sides of a counter."""
    return guided.summary(lang)


@blueprint.get("/<language:lang>/chat/summary")
def no_summary(lang: Language) -> Redirect:
    """Lead to the chat: a summary is made from answers and has no address, also in another language."""
    return redirect(url_for("chat.page", lang=lang), code=303)


def _turn(message: str, sealed: str | None, lang: Language) -> Turn:
    site = current.site()
    conversation = site.seal.open(sealed)
    reply = current.base().ask(message, lang.code, conversation)
    lost = bool(sealed) and conversation is None
    return Turn(
        masked(guided.as_typed(message, reply)),
        reply,
        site.seal.seal(reply.conversation),
        STARTED_AFRESH if lost else None,
    )
