"""What a visitor typed or put in an address, checked at the door.

Nothing that gets past here can upset what lies behind: no lone surrogates, no control characters, no
endless texts, no days that are none.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from webapp.failures import InputError
from webapp.messages import _

LONGEST_QUERY = 500
LONGEST_MESSAGE = 1_000

_BREAKS = re.compile(r"\s+")


def cleaned(typed: str) -> str:
    """Return what was typed without what cannot be text: control characters, halves of surrogate pairs."""
    shown = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Cn") else sign for sign in typed)
    return _BREAKS.sub(" ", shown).strip()


def query(typed: str) -> str:
    """Return a search query ready to use. Raises InputError when it is too long."""
    return _not_longer(cleaned(typed), LONGEST_QUERY, "q")


def message(typed: str) -> str:
    """Return a chat message ready to use. Raises InputError when it is too long."""
    return _not_longer(cleaned(typed), LONGEST_MESSAGE, "message")


def day(written: str | None, name: str = "on") -> date | None:
    """Return the day that `written` names (`2026-10-01`), None for nothing. Raises InputError."""
    if not written or not written.strip():
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written.strip()):
        raise _no_day(name)
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise _no_day(name) from None


def whole_number(written: str | None, name: str, default: int, least: int, most: int) -> int:
    """Return the number that `written` names, `default` for nothing. Raises InputError."""
    if not written:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", written) or not least <= int(written) <= most:
        raise InputError(
            name, _("Write a whole number from {least} to {most}."), least=str(least), most=str(most)
        )
    return int(written)


def _not_longer(text: str, most: int, name: str) -> str:
    if len(text) > most:
        raise InputError(
            name,
            _("This is too long: {length} characters. Please write it in at most {most}."),
            length=str(len(text)),
            most=str(most),
        )
    return text


def _no_day(name: str) -> InputError:
    return InputError(
        name, _("This is not a day. Write year, month and day like this: {example}"), example="2026-10-01"
    )
