"""Taking up a conversation again: what it names must still exist, else it starts afresh."""

from __future__ import annotations

from datetime import date

from kb.chat.flow_walk import walk
from kb.chat.reply import Conversation
from kb.content.store import Content


def resume(
    conversation: Conversation | None, language: str, content: Content, today: date
) -> tuple[Conversation, bool]:
    """Return the state to go on from, and whether a given one had to be dropped.

    Entries that moved are followed to their new ids. The choices made in a flow must still lead to its step.
    """
    fresh = Conversation(language=language)
    if conversation is None:
        return fresh, False
    ids = [_today(one, content) for one in conversation.options]
    entry = None if conversation.entry is None else _today(conversation.entry, content)
    lost_entry = conversation.entry is not None and entry is None
    if lost_entry or None in ids or not _flow_fits(conversation, content, today):
        return fresh, True
    options = tuple(one for one in ids if one is not None)
    return conversation.model_copy(update={"language": language, "entry": entry, "options": options}), False


def is_day(option: str) -> bool:
    """Return whether an option that was offered is a day, not an entry."""
    try:
        date.fromisoformat(option)
    except ValueError:
        return False
    return True


def _flow_fits(conversation: Conversation, content: Content, today: date) -> bool:
    """Return whether a conversation is in no flow, or at a step of one that its choices lead to."""
    if conversation.flow is None:
        return conversation.flow_step is None and not conversation.choices
    flow = content.flows.get(conversation.flow)
    here = None if flow is None else walk(flow, conversation.choices, today)
    return here is not None and conversation.flow_step in (None, here.step.id)


def _today(option: str, content: Content) -> str | None:
    """Return the id that an entry has today, a day or a flow as it is, or None for what is none of them."""
    found = content.redirects.get(option, option)
    known = found in content.versions or found in content.flows or is_day(found)
    return found if known else None
