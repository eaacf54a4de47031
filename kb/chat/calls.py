"""Whole messages that call for help and say nothing else: `help me!`, 助けて, `tengo miedo`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from kb.languages.normalisation import normalise

UNTOLD = "danger-untold"
"""The danger of somebody who calls for help and does not say against what."""

_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_HYPHENS = re.compile(r"(?<=\w)[-‐‑](?=\w)")


class Calls:
    """The calls of all languages: nobody changes the page's language first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._known = frozenset(" ".join(_pieces(phrase)) for phrase in phrases)

    def is_call(self, text: str) -> bool:
        """Return whether a text is nothing but calls for help, drawn out or repeated as they may be."""
        pieces = _pieces(text)
        return " ".join(pieces) in self._known or (bool(pieces) and self._known.issuperset(pieces))


def _pieces(text: str) -> list[str]:
    """Return the stretches of a text between its punctuation."""
    words = _HYPHENS.sub(" ", _APOSTROPHES.sub("", normalise(text)))
    spelled = _DRAWN_OUT.sub(r"\1", words)
    parted = "".join("\n" if unicodedata.category(letter)[0] in "PS" else letter for letter in spelled)
    return [" ".join(piece.split()) for piece in parted.split("\n") if piece.strip()]
