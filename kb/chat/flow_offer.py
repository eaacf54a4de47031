"""Flows beside other replies: offered with an answer, gone on with after a question of another kind."""

from __future__ import annotations

from dataclasses import replace

from kb.chat import flow_wording as wording
from kb.chat.flow_start import BY_ID, FlowStarts
from kb.chat.knowledge import Knowledge
from kb.chat.reply import Conversation, Option, Reply, ReplyKind
from kb.chat.understanding import Understanding
from kb.flow import Flow

MOST_OPTIONS = 4
"""Choices that somebody keeps in mind, "None of these" among them."""

_OFFERS = (ReplyKind.ANSWER, ReplyKind.CLARIFY, ReplyKind.EMERGENCY, ReplyKind.OUT_OF_SCOPE)
"""Replies beside which a flow is offered."""

_UNSURE = (ReplyKind.CLARIFY, ReplyKind.OUT_OF_SCOPE)
"""Replies to what nobody is sure about: there a flow may ask, one thing at a time."""

_PAUSES = (
    ReplyKind.ANSWER,
    ReplyKind.CLARIFY,
    ReplyKind.CONTACTS,
    ReplyKind.OUT_OF_SCOPE,
    ReplyKind.EMERGENCY,
)
"""Replies after which a flow can be gone on with; in danger nothing is said of it, its button stands last."""


def with_flows(
    reply: Reply, before: Conversation, said: Understanding, starts: FlowStarts, base: Knowledge
) -> Reply:
    """Return the reply with the flows that can be begun or gone on with from it."""
    if reply.kind is ReplyKind.FLOW:
        return reply
    paused = _paused_flow(reply, before, base)
    if paused is not None and reply.kind is not ReplyKind.EMERGENCY:
        return _paused(reply, before, paused, base)
    begun = _with_new_flow(reply, said, starts, base)
    return begun if paused is None else _paused(begun, before, paused, base)


def _with_new_flow(reply: Reply, said: Understanding, starts: FlowStarts, base: Knowledge) -> Reply:
    """Return the reply with the flow that can be begun from it."""
    about, beside = starts.about(said), starts.beside(reply.entries)
    flow = (about or beside) if reply.kind in _UNSURE else (beside or about)
    if flow is None or reply.kind not in _OFFERS:
        return reply
    option = _option(wording.STEP_BY_STEP, flow, reply.language, base)
    if reply.kind is not ReplyKind.CLARIFY:
        return _with_choice(reply, flow, option)
    if about is not None:
        return _first_of_choices(reply, flow, option)
    if len(reply.options) >= MOST_OPTIONS or not all(one.id in flow.offered_with for one in reply.entries):
        return reply
    offered = (*reply.conversation.options, flow.id)
    state = reply.conversation.model_copy(update={"options": offered})
    return replace(reply, options=(*reply.options[:-1], option, reply.options[-1]), conversation=state)


def _first_of_choices(reply: Reply, flow: Flow, option: Option) -> Reply:
    """Return the reply with the flow before the entries: a message that names its situation and no more."""
    state = reply.conversation.model_copy(update={"options": (flow.id, *reply.conversation.options)})
    return replace(reply, options=(option, *reply.options), conversation=state)


def _with_choice(reply: Reply, flow: Flow, option: Option) -> Reply:
    """Return the reply with the flow as its last choice; after other choices it can be named by its place."""
    state = reply.conversation
    if state.options:
        state = state.model_copy(update={"options": (*state.options, flow.id)})
    return replace(reply, options=(*reply.options, option), conversation=state)


def _paused_flow(reply: Reply, before: Conversation, base: Knowledge) -> Flow | None:
    """Return the flow that the visitor was in and that is not at its end."""
    flow = base.content.flows.get(before.flow) if before.flow else None
    ended = flow is not None and before.flow_step is not None and flow.node(before.flow_step) is None
    of_danger = flow is not None and flow.danger is not None and reply.kind is ReplyKind.EMERGENCY
    return None if ended or of_danger or reply.kind not in _PAUSES else flow


def _paused(reply: Reply, before: Conversation, flow: Flow, base: Knowledge) -> Reply:
    state = reply.conversation.model_copy(update={"flow": flow.id, "choices": before.choices})
    notices = reply.notices
    if before.flow_step is not None and reply.kind is not ReplyKind.EMERGENCY:
        notices = (*notices, base.translations.interface_text(wording.PAUSED, reply.language))
    options = reply.options
    if reply.kind is not ReplyKind.CLARIFY:
        options = (*options, _option(wording.GO_ON, flow, reply.language, base))
    return replace(reply, conversation=state, notices=notices, options=options)


def _option(message: str, flow: Flow, language: str, base: Knowledge) -> Option:
    title = base.renderer(language).text(f"{flow.id}/title", flow.title)
    label = base.translations.interface(message, title.language, title=title.text)
    return Option(label=label, message=f"{BY_ID}{flow.id}", language=title.language)
