"""The words that an inflected word may be a form of, in the languages that have rules for it.

A lexicon lists a form once; the rules lead its inflected forms back to it. They go too far by themselves, to
what is no word at all: whoever asks keeps what a lexicon holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache

from kb.languages.arabic import arabic_bases
from kb.languages.tamil import tamil_bases

_RULES: Mapping[str, tuple[re.Pattern[str], Callable[[str], Iterator[str]]]] = {
    "ta": (re.compile("[\u0b85-\u0bb9][\u0b85-\u0bcd]+|[a-z]{5,}"), tamil_bases),
    "ar": (re.compile("[\u0620-\u06d3]{4,}"), arabic_bases),
}
"""By language: the words that its rule is about, and the rule."""

INFLECTING = frozenset(_RULES)
"""The languages that have a rule."""

_SAME_LETTERS = {"ar": frozenset({"fa", "ur"})}
"""Languages with the letters of one that has a rule; in theirs it would find what is not there."""


def inflecting(own: Collection[str]) -> list[str]:
    """Return the languages whose rules hold for a text, where `own` are the languages that it may be in."""
    return [one for one in _RULES if one in own or _SAME_LETTERS.get(one, frozenset()).isdisjoint(own)]


@lru_cache(maxsize=4096)
def bases(word: str, language: str) -> tuple[str, ...]:
    """Return the words that a normalised word may be a form of in a language, the nearest first.

    A word of another script, or one that is too short to have an ending, has none.
    """
    words, rule = _RULES[language]
    return tuple(one for one in dict.fromkeys(rule(word)) if one != word) if words.fullmatch(word) else ()
