"""Who comes first in danger: the order is data (`questions/dangers.yaml`), this applies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.chat import wording
from kb.chat.answer import speakers_first
from kb.chat.calls import UNTOLD
from kb.model import Danger
from kb.rendered import RenderedContact

WITHOUT_STATUS = frozenset(
    {"no-status", "overstay", "provisional-release", "supervisory-measure", "special-permission-to-stay"}
)
"""Concepts by which people say that they have no status of residence."""

_WORDS = {
    "medical-emergency": wording.DANGER_TO_HEALTH,
    "self-harm": wording.DANGER_TO_YOURSELF,
    "detention": wording.DANGER_OF_DETENTION,
    "police-at-door": wording.DANGER_OF_DETENTION,
    "homeless": wording.NO_SHELTER,
}


@dataclass(frozen=True, slots=True)
class Help:
    """What to say first in danger, and whom to name in which order."""

    messages: tuple[str, ...]
    contacts: tuple[RenderedContact, ...]


def help_in(
    dangers: Sequence[Danger],
    contacts: Mapping[str, RenderedContact],
    *languages: str,
    without_status: bool,
) -> Help:
    """Return the help for dangers, the gravest first, for somebody who speaks `languages`, the first best.

    Bodies that may report a missing status come last for people who say that they have none; what may
    follow is said to them, and to everybody for whom such a body comes first. A body that cannot be called
    is never the first.
    """
    first = [contact for danger in dangers for contact in danger.first]
    others = [contact for danger in dangers for contact in danger.contacts]
    order = (*_of(first, contacts), *speakers_first(_of(others, contacts), *languages))
    named = tuple({contact.id: contact for contact in order}.values())
    may_report = {contact for danger in dangers for contact in danger.may_report}
    if without_status:
        named = tuple(sorted(named, key=lambda contact: contact.id in may_report))
    named = _callable_first(named)
    messages = [_WORDS.get(dangers[0].id, wording.DANGER_NOW)]
    if dangers[0].id == UNTOLD:
        messages.append(wording.WHAT_ELSE)
    if named and (named[0].id in may_report or (without_status and may_report & {c.id for c in named})):
        messages.append(wording.POLICE_AND_STATUS)
    return Help(tuple(messages), named)


def _callable_first(contacts: Sequence[RenderedContact]) -> tuple[RenderedContact, ...]:
    """Return the contacts with the first that has a number at the top."""
    first = next((contact for contact in contacts if contact.phone), None)
    return tuple(contacts) if first is None else (first, *(one for one in contacts if one is not first))


def _of(ids: Sequence[str], contacts: Mapping[str, RenderedContact]) -> list[RenderedContact]:
    return [contacts[one] for one in ids]
