"""`${fact-id}` and `${fact-id:form}` in texts: finding and filling them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\$\{([a-z0-9-]+)(?::([a-z-]+))?\}")
_ANYTHING_LIKE_ONE = re.compile(r"\$\{[^}]*\}?|\$(?=\w)")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A fact asked for in a text, in a named grammatical form or the plain one."""

    fact: str
    form: str | None


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Return the placeholders of a text in their order, repeats included."""
    return tuple(Placeholder(match[1], match[2]) for match in _PLACEHOLDER.finditer(text))


def malformed_placeholders(text: str) -> tuple[str, ...]:
    """Return what looks like a placeholder and is none: `${Fact}`, `${a b}`, `${a`, `$a`."""
    return tuple(
        match[0] for match in _ANYTHING_LIKE_ONE.finditer(text) if not _PLACEHOLDER.fullmatch(match[0])
    )


def fill(text: str, value: Callable[[Placeholder], str]) -> str:
    """Return `text` with each placeholder replaced by what `value` returns for it."""
    return _PLACEHOLDER.sub(lambda match: value(Placeholder(match[1], match[2])), text)


def strip_placeholders(text: str) -> str:
    """Return `text` with each placeholder replaced by a space: the index holds no fact values."""
    return _PLACEHOLDER.sub(" ", text)
