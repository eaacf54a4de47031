"""Whether a text asks, denies or wishes, by signs of all languages at once: people mix them.

The signs are data (`hearing` in `language.yaml`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kb.languages.hearing_words import HearingWords, Signs
from kb.languages.normalisation import normalise_marked
from kb.languages.word_ends import UNSPACED

_QUESTION_MARKS = re.compile(r"[?\u00bf\uff1f\u061f\u037e]")

_LETTERS = (rf"[^\W{UNSPACED}]", r"[\u0900-\u0963\u0966-\u0dff]")
"""Letters of scripts whose words stand apart, and vowel signs of these."""

_NO_LETTER_BEFORE, _NO_LETTER_AFTER = (
    "".join(f"(?{look}!{letters})" for letters in _LETTERS) for look in ("<", "")
)
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_SENTENCE_ENDS = rf"(?:(?=\s*(?:[.!。।॥။။។]|$))|(?<=[{UNSPACED}])(?=\s))"
_NEVER = "(?!)"


class Tone:
    """Hears in which tone something is said. It keeps nothing of it."""

    def __init__(self, languages: Iterable[HearingWords]) -> None:
        told = tuple(languages)
        self._asking = _expression(one.asks for one in told)
        self._denying = _expression(one.denies for one in told)
        self._wishing = _expression(one.wishes for one in told)

    def asks(self, text: str) -> bool:
        """Return whether a text asks something."""
        return bool(_QUESTION_MARKS.search(text)) or _is_said(self._asking, text)

    def denies(self, text: str) -> bool:
        """Return whether a text holds a denial."""
        return _is_said(self._denying, text)

    def wishes(self, text: str) -> bool:
        """Return whether a text tells a wish or a plan."""
        return _is_said(self._wishing, text)


def _is_said(expression: re.Pattern[str], text: str) -> bool:
    return any(match["sign"] is not None for match in expression.finditer(normalise_marked(text)))


def _expression(languages: Iterable[Signs]) -> re.Pattern[str]:
    """Return what finds signs, as the group `sign`, and before them the words that hold one and are none."""
    told = tuple(languages)
    anywhere, first, last = (
        _any_sign(sign for signs in told for sign in getattr(signs, place))
        for place in ("anywhere", "first", "last")
    )
    no_signs = _any_of(normalise_marked(word) for signs in told for word in signs.but)
    return re.compile(rf"{no_signs}|(?P<sign>^\W*{first}|{last}{_SENTENCE_ENDS}|{anywhere})")


def _any_sign(signs: Iterable[str]) -> str:
    """Return the expression of signs, each between other words unless it goes on in them."""
    by_sides: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sign in signs:
        letters = normalise_marked(sign.strip("-"))
        goes_before = sign.startswith("-") or _IS_UNSPACED.match(letters[0])
        goes_after = sign.endswith("-") or _IS_UNSPACED.match(letters[-1])
        sides = "" if goes_before else _NO_LETTER_BEFORE, "" if goes_after else _NO_LETTER_AFTER
        by_sides[sides].append(letters)
    alike = (f"{before}{_any_of(letters)}{after}" for (before, after), letters in by_sides.items())
    return f"(?:{'|'.join(alike) or _NEVER})"


def _any_of(texts: Iterable[str]) -> str:
    """Return the expression of any of the texts, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted({*texts}, key=lambda one: (-len(one), one)))) or _NEVER})"
