"""Where somebody says to be from is left out before a message is understood: it changes no answer.

"I am Vietnamese and I lost my card" is the question "I lost my card". How people say it is data (`origins` in
`language.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.languages.countries import other_countries
from kb.languages.language import Language
from kb.languages.normalisation import normalise
from kb.languages.origin_words import OriginWords

_NO_LETTER_BEFORE, _NO_LETTER_AFTER = "(?<![^\\W_\u0e00-\U0010ffff])", "(?![^\\W_\u0e00-\U0010ffff])"
"""A word begins and ends where its letters do. From Thai on, scripts set no blank between words."""
_PUNCTUATION = r"(?:\s*[,.;:!。、，।၊။؛،]+)?"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where in a normalised text somebody says where they are from."""

    start: int
    end: int


class OriginReader:
    """Finds where people say where they are from, in all languages: they mix them."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._languages = tuple(
            _Origins(language.origins, language.joins, language.locale)
            for language in languages
            if language.origins is not None
        )

    def read_normalised(self, text: str) -> tuple[Stretch, ...]:
        """Return the stretches of an already normalised text, in their order, none overlapping."""
        found = sorted(
            (Stretch(*match.span()) for one in self._languages for match in one.find(text)),
            key=lambda stretch: (stretch.start, -stretch.end),
        )
        kept: list[Stretch] = []
        for stretch in found:
            if not kept or stretch.start >= kept[-1].end:
                kept.append(stretch)
        return tuple(kept)


class _Origins:
    """The ways of one language. The long list of countries is looked at only where a way begins to fit."""

    def __init__(self, words: OriginWords, joins: Sequence[str], locale: str) -> None:
        self._words = words
        self._joins = joins
        self._locale = locale
        self._signs = tuple(_longest_literal(pattern) for pattern in words.said)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        if any(sign in text for sign in self._signs):
            yield from self._expression.finditer(text)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        names = [normalise(name) for name in (*self._words.names, *other_countries(self._locale))]
        name = _any_of(names)
        joins = _any_of(map(normalise, self._joins))
        longest_first = sorted(self._words.said, key=len, reverse=True)
        said = "|".join(_expression(normalise(pattern), name) for pattern in longest_first)
        joined = rf"(?:\s*(?:{joins}){_NO_LETTER_AFTER})?" if joins else ""
        return re.compile(f"(?:{said}){_PUNCTUATION}{joined}")


def _expression(pattern: str, name: str) -> str:
    """Return the expression of one way, between other words but not inside one."""
    pieces: Sequence[str] = pattern.split("{from}")
    body = rf"\s*(?:{name})\s*".join(r"\s*".join(map(re.escape, piece.split())) for piece in pieces)
    return _NO_LETTER_BEFORE + body + _NO_LETTER_AFTER


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted({*words} - {""}, key=len, reverse=True))


def _longest_literal(pattern: str) -> str:
    return max((piece.strip() for piece in normalise(pattern).split("{from}")), key=len)
