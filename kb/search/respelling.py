"""A message with its misspelt words as they were most likely meant, for what must be heard as it is written.

Signs and clues of danger are one slip away from ordinary words, and so they are heard only where they are
spelled right. Who is afraid mistypes: a word that nobody knows is taken for the nearest of the language's own
ways to ask, forms and clues; of two that are as near for the ordinary one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kb.languages.analysis import Word, words
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.search.misspellings import SHORTEST_MISSPELT
from kb.search.numbers import token_number
from kb.search.open_languages import OpenLanguages
from kb.search.suggest import corrected


class Respelling:
    """Mends messages by the words of their language. Safe for several threads."""

    def __init__(self, opened: OpenLanguages) -> None:
        self._open = opened

    def respelled(self, text: str, languages: Sequence[str]) -> str | None:
        """Return a text with the words that none of its languages knows as those of the first; None where
        all are known, or nothing is near them."""
        at_hand = [code for code in dict.fromkeys(languages) if code in self._open.codes]
        if not at_hand:
            return None
        found = words(text, at_hand[0])
        all_known = dict.fromkeys((*at_hand, *REFERENCE_LANGUAGES))
        known = {
            word.folded
            for word in found
            if len(word.folded) < SHORTEST_MISSPELT or any(self._knows(code, word) for code in all_known)
        }
        first = at_hand[0]
        return corrected(text, found, known, self._open.vocabulary(first), self._open.clue_words(first))

    def _knows(self, code: str, word: Word) -> bool:
        return (
            word.marked in self._open.clue_words(code)
            or word.marked in self._open.vocabulary(code)
            or self._open.index(code).stored.frequency(token_number(word.folded)) > 0
        )
