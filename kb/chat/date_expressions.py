"""Expressions that find the words of a day in a normalised text, between other words but not inside one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from kb.languages.date_words import PLACEHOLDER
from kb.languages.normalisation import normalise
from kb.languages.word_ends import BLANKS_BEGIN_NO_WORD, WORDS_TAKE_ENDINGS

SHORTEST_INFLECTED = 4
"""Shorter names take no endings: the `ara` of December would be in many words."""

SHORT_INDIC_WORD = 3
"""Characters up to which an Indic word takes only the endings that are told: `আজ` stands in many words."""

_BLANKS = r"[\s,.]*"
_HANGUL = ("\uac00", "\ud7a3")
"""Korean words begin after a blank, and take endings without one."""
_NO_NUMBER_BEFORE = "(?<![0-9〇一二三四五六七八九十百千万])"
"""The `三日前` in `十三日前` is no day of its own."""
_MARKS = "".join(one for one in map(chr, range(0x900, 0x1800)) if unicodedata.category(one) in ("Mn", "Mc"))
_NO_MARK_AFTER = f"(?![{_MARKS}])"
"""A vowel sign belongs to the letter before it: no word ends there."""
NO_LETTER_AFTER = r"(?![^\W_])"
NO_LETTER_BEFORE = rf"(?<![^\W_])(?<![{_MARKS}])"


class Expression:
    """What finds a form in a normalised text. It is compiled when it is first needed, which few of them are.

    Where none of `signs` stands in a text, nothing is found there.
    """

    def __init__(
        self,
        form: str,
        parts: Mapping[str, str],
        names: Mapping[str, Collection[str]] | None = None,
        endings: Sequence[str] = (),
    ) -> None:
        """Take a form, the expressions of its placeholders, and the words that some of these stand for."""
        pieces = PLACEHOLDER.split(normalise(form))
        self._pieces = tuple(pieces)
        self.places = frozenset(pieces[1::2])
        self._parts = parts
        self._endings = endings
        words = [word for literal in pieces[::2] for word in literal.split()]
        named = next((tuple(names[piece]) for piece in pieces[1::2] if piece in names), ()) if names else ()
        self.signs = (max(words, key=len),) if words else named or ("",)
        self._name = named[0] if named else ""

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return _expression(self._pieces, self._parts, self._endings, self._name)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what matches, in its order."""
        return self._compiled.finditer(text)


def number_ends(word: str) -> str:
    """Return what must follow a number as a word: the "ten" of "tender" is none."""
    return NO_LETTER_AFTER if word[-1] < BLANKS_BEGIN_NO_WORD else ""


def end_of(word: str, endings: Sequence[str] = ()) -> str:
    """Return what must follow a word that ends a name or a form: the end of the word, or one of `endings`."""
    last, alone = word[-1], f"{NO_LETTER_AFTER}{_NO_MARK_AFTER}"
    if last < WORDS_TAKE_ENDINGS:
        inflected = len(word) >= SHORTEST_INFLECTED
    elif last < BLANKS_BEGIN_NO_WORD and len(word) <= SHORT_INDIC_WORD:
        inflected = True
    else:
        return _NO_MARK_AFTER
    return f"(?:{alone}|(?=(?:{one_of(endings)}){alone}))" if endings and inflected else alone


def one_of(words: Iterable[str], *others: str, ends: Callable[[str], str] | None = None) -> str:
    """Return an alternative of all words, the longest first, so that none hides behind its beginning.

    `ends` tells what must follow a word.
    """
    ordered = sorted(filter(None, words), key=len, reverse=True)
    return "|".join((*others, *(re.escape(word) + (ends(word) if ends else "") for word in ordered)))


def _expression(
    pieces: Sequence[str], parts: Mapping[str, str], endings: Sequence[str], name: str
) -> re.Pattern[str]:
    """Return what finds a form in a text, between other words but not inside one.

    `pieces` are the literals of the form and, at every second place, the placeholders between them; `name` is
    one of the words that may stand for the first of these.
    """
    body = "".join(
        f"(?:{parts[piece]})" if place % 2 else _BLANKS.join(map(re.escape, piece.split(" ")))
        for place, piece in enumerate(pieces)
    )
    literals = [literal.strip() for literal in pieces[::2] if literal.strip()]
    first = (literals[0] if literals else name)[:1]
    begins = first < BLANKS_BEGIN_NO_WORD or (_HANGUL[0] <= first <= _HANGUL[1])
    before = NO_LETTER_BEFORE if begins else _NO_NUMBER_BEFORE
    after = end_of(pieces[-1].split(" ")[-1], endings) if pieces[-1].strip() else ""
    return re.compile(before + body + after + "(?![0-9])")
