"""Two things of one deed: "I lost my passport and my residence card" asks what to do about each.

What joins two things is data: `lists` of `language.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from kb.chat.stretches import without
from kb.languages.language import Language
from kb.model import Concept, ConceptKind
from kb.search.concepts import SURE, Match

_SHORT_WORD = r"(?:\S{1,4}\s+)?"
"""Between what joins and the thing: `and my card`."""

_ONTO_THE_WORD = "*"
"""Behind a word that is written onto the next one, as the Arabic "and" is."""


class ListReader:
    """Finds two things that stand beside each other with nothing but a word for "and" between."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._words = {language.code: language.lists for language in languages}

    def each_alone(
        self, text: str, matches: Sequence[Match], concepts: Mapping[str, Concept], languages: Iterable[str]
    ) -> tuple[str, ...]:
        """Return the text with the first of two things alone, and with the second; nothing where none are."""
        things = sorted((one for one in matches if _is_thing(one, concepts)), key=lambda one: one.start)
        words = tuple(word for code in languages for word in self._words.get(code, ()))
        for one, other in pairwise(things):
            joined = _joining(words).fullmatch(text[one.end : other.start]) or _is_prefixed(
                text, one, other, words
            )
            if joined and not _are_alike(one, other, concepts):
                return without(text, [(one.end, other.end)]), without(text, [(one.start, other.start)])
        return ()


def _is_thing(match: Match, concepts: Mapping[str, Concept]) -> bool:
    return match.weight >= SURE and all(concepts[one].kind is ConceptKind.THING for one in match.concepts)


def _is_prefixed(text: str, one: Match, other: Match, words: Sequence[str]) -> bool:
    """Return whether a word for "and" is written onto the second thing, and is no part of its name."""
    prefixes = tuple(word.removesuffix(_ONTO_THE_WORD) for word in words if word.endswith(_ONTO_THE_WORD))
    follows = not text[one.end : other.start].strip()
    return follows and text.startswith(prefixes, other.start) and not other.form.startswith(prefixes)


def _are_alike(one: Match, other: Match, concepts: Mapping[str, Concept]) -> bool:
    """Return whether one thing is the other, or a kind of it: a certificate and a birth certificate."""
    first, second = ({*match.concepts} for match in (one, other))
    above = {up for concept in (*first, *second) for up in concepts[concept].broader}
    return not first.isdisjoint(second | above) or not second.isdisjoint(above)


@cache
def _joining(words: Sequence[str]) -> re.Pattern[str]:
    """Return what matches the gap between two things of a list in some languages."""
    found = "|".join(re.escape(word) for word in sorted({*words}, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"\s*(?:{found})\s*{_SHORT_WORD}", re.IGNORECASE)
