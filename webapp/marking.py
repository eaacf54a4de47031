"""Marking in what was found the words that were looked for: as readers see them, however they were typed.

Capitals and the marks of letters do not count: who types `the` looks for `thẻ`. But that very word stands in
every English text, so short words are marked whole, and only in the language that they were found in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from kb.languages.normalisation import normalise
from webapp.prose import prose, without_ruby

SHORT = 3
"""Letters of a word that is marked only where it stands alone."""

_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana, Han: a word may begin anywhere."""

_WITH_PREFIXES = re.compile("[\u0600-\u06ff]")
"""Arabic: an article or a preposition is written as one with its word."""


def marked(text: str, words: Sequence[str], own_language: bool = True) -> Markup:
    """Return `text` as HTML with the `words` marked that it holds.

    `own_language` says whether the text is in the language in which the words were found.
    """
    plain = without_ruby(text)
    wanted = _pattern(words, own_language)
    if wanted is None:
        return prose(text)
    pieces: list[str] = []
    end = 0
    for first, last in _found(plain, wanted):
        pieces += [escape(plain[end:first]), f"<mark>{escape(plain[first:last])}</mark>"]
        end = last
    return Markup("".join([*pieces, escape(plain[end:])]))


def _pattern(words: Sequence[str], own_language: bool) -> re.Pattern[str] | None:
    folded = {"".join(map(_folded, word)).strip() for word in words}
    kinds = (_of_word(word, own_language) for word in sorted(folded, key=len, reverse=True) if word)
    patterns = [pattern for pattern in kinds if pattern]
    return re.compile("|".join(patterns)) if patterns else None


def _of_word(word: str, own_language: bool) -> str:
    """Return the pattern of a folded word, empty where it is not to be marked."""
    pattern = re.escape(word)
    if _WITHOUT_SPACES.search(word) or not word[0].isalnum():
        return pattern
    short = len(word) <= SHORT
    if short and not own_language:
        return ""
    before = "" if _WITH_PREFIXES.search(word) and not short else r"(?<!\w)"
    return before + pattern + (r"(?!\w)" if short else "")


def _found(plain: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words stand in the text itself, marks that follow their last letter included."""
    folds = list(map(_folded, plain))
    folded = "".join(folds)
    if len(folded) == len(plain) and all(folds):  # as most texts are: letter for letter
        yield from (match.span() for match in wanted.finditer(folded))
        return
    places = [place for place, fold in enumerate(folds) for _ in fold]
    for match in wanted.finditer(folded):
        last = places[match.end() - 1] + 1
        while last < len(plain) and not folds[last]:
            last += 1
        yield places[match.start()], last


@lru_cache(maxsize=8_192)
def _folded(letter: str) -> str:
    """Return a letter as it is looked up: nothing for a mark that does not count, a space for any space."""
    return normalise(letter) or (" " if letter.isspace() else "")
