"""What an embedder may choose: language, place, colour, first topic, label.

The loader reads them as `data-` attributes, the frame as parameters of its address, the builder as a form.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from kb.base import KnowledgeBase
from kb.languages.language import Language
from webapp.asked import cleaned

HOUSE_COLOUR = "#1d4a73"
"""Of the button, where the embedder chose none; the loader has the same."""

LEAST_CONTRAST = 4.5
"""Of white words on the chosen colour (WCAG 2.2, 1.4.3)."""

PLACES = ("end", "start", "right", "left")
"""Of the button; the first is the usual one."""
LONGEST_LABEL = 40
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of an embedder, those left at their defaults as None."""

    language: Language | None = None
    place: str | None = None
    colour: str | None = None
    topic: str | None = None
    label: str | None = None

    @classmethod
    def read(cls, given: Mapping[str, str], base: KnowledgeBase) -> Options:
        """Return what can be used of `given`; a wish that cannot be met must not cost a visitor the chat."""
        return cls(
            language=base.languages.resolve(given.get("lang", "")),
            place=_among(given.get("place", ""), PLACES[1:]),
            colour=_usable_colour(given.get("colour", "")),
            topic=_among(given.get("topic", ""), base.content.topics),
            label=cleaned(given.get("label", ""))[:LONGEST_LABEL] or None,
        )


def contrast_with_white(colour: str) -> float:
    """Return the contrast of white on `colour` (`#rrggbb`), as WCAG 2.2 defines it: from 1 to 21."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _usable_colour(written: str) -> str | None:
    colour = "#" + written.strip().lower().removeprefix("#")
    if not _HEX.fullmatch(colour) or contrast_with_white(colour) < LEAST_CONTRAST:
        return None
    return colour


def _among(written: str, known: Container[str]) -> str | None:
    return written if written in known else None
