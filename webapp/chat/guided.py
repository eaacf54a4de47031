"""Guided conversations on the page of the chat: begun by a link, summed up for the counter."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, make_response, render_template, request

from kb.chat.flow_start import BACK, BY_ID
from kb.chat.flow_wording import STEP_BY_STEP
from kb.chat.reply import Conversation, FlowStep, Reply
from kb.languages.language import Language
from kb.rendered import RenderedContact, RenderedText
from webapp import current
from webapp.messages import _
from webapp.public import side_by_side

GONE = 410
"""A summary of a conversation that is no more: too old, or not ours."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The end of a flow in two languages: the visitor's, and the one for the other side of the counter."""

    reply: Reply
    other: Reply
    flow: FlowStep
    other_flow: FlowStep
    language: Language

    @property
    def other_contacts(self) -> dict[str, RenderedContact]:
        """Return the bodies to ask in the other language, by id: each language has its own order."""
        return {contact.id: contact for contact in self.other.contacts}


def begun(lang: Language, flow_id: str | None) -> Reply | None:
    """Return the first question of the flow that an address names, None where it names none."""
    return current.base().begin(flow_id, lang.code) if flow_id else None


def begins_by(flow: FlowStep) -> str:
    """Return the message that begins a flow."""
    return f"{BY_ID}{flow.flow}"


def name_of(flow: FlowStep) -> str:
    """Return how the beginning of a flow is shown as something that the visitor said."""
    return _said(STEP_BY_STEP, flow.title)


def as_typed(message: str, reply: Reply) -> str:
    """Return a message as the visitor sees it: what a button sent by an id is shown by its words."""
    if message == BACK:
        return current.base().translations.interface(_("One question back"), reply.language)
    if message.startswith(BY_ID) and reply.flow is not None:
        return name_of(reply.flow)
    return message


def _said(message: str, title: RenderedText) -> str:
    return current.base().translations.interface(message, title.language, title=title.text)


def summary(lang: Language) -> Response:
    """Show the end of a flow with Japanese at its side, made from nothing but the signed state."""
    conversation = current.site().seal.open(request.form.get("state"))
    pairs = None if conversation is None else _pairs(conversation, lang)
    page = render_template("chat/summary.html", pairs=pairs, current_day=current.base().today())
    response = make_response(page, 200 if pairs else GONE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _pairs(conversation: Conversation, lang: Language) -> Pairs | None:
    base = current.base()
    other = side_by_side.other_language(lang)
    reply, beside = base.flow_step(conversation, lang.code), base.flow_step(conversation, other)
    if reply is None or beside is None or reply.flow is None or beside.flow is None:
        return None
    if reply.flow.asks is not None:
        return None
    return Pairs(reply, beside, reply.flow, beside.flow, base.language(other))
