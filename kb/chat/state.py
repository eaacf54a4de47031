"""Taking up a conversation again: what it names must still exist, else it starts afresh."""

from __future__ import annotations

from datetime import date

from kb.chat.reply import Conversation
from kb.content.store import Content


def resume(conversation: Conversation | None, language: str, content: Content) -> tuple[Conversation, bool]:
    """Return the state to go on from, and whether a given one had to be dropped.

    Entries that moved are followed to their new ids. A flow is unknown as long as no flow has its id.
    """
    fresh = Conversation(language=language)
    if conversation is None:
        return fresh, False
    ids = [_today(one, content) for one in conversation.options]
    entry = None if conversation.entry is None else _today(conversation.entry, content)
    lost_entry = conversation.entry is not None and entry is None
    if lost_entry or None in ids or conversation.flow or conversation.flow_step or conversation.choices:
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


def _today(option: str, content: Content) -> str | None:
    """Return the id that an entry has today, a day as it is, or None for what is neither."""
    found = content.redirects.get(option, option)
    return found if found in content.versions or is_day(found) else None
