"""What words typed in Latin letters were meant to be in the language's own script: "viza" is визa.

People whose phone has no keyboard for their language, or who never learnt to use it, spell it by ear. Nobody
agrees on the vowels and few on doubled letters; nearly everybody agrees on the consonants. Every word of our
own ways to ask and of the lexicon is therefore kept under its consonants, and a typed word stands for the
one that sounds alike. The query in the own script is then searched like any other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rapidfuzz.distance import OSA

from kb.languages.analysis import Word, Writing, words
from kb.languages.romanisation import heard, letters_by_ear, sounds

FEWEST_SOUNDS = 2
"""Consonants of the shortest word that is sought: "ma" and "me" sound like too much."""

ONE_OTHER_FROM = 4
"""From so many consonants on one may be missing, or another."""

ALIKE_FROM = 0.5
"""How alike the spellings must be, vowels among them: half of them may be written otherwise."""

STRICT_ALIKE_FROM = 0.65
"""The same where there are only two consonants to go by, or one is another."""

LONGEST_TERM = 14
"""Characters of the longest run of an unspaced script that is one term, and no clause."""

MOST_WORDS = 3
"""A term of an unspaced script is typed in so many words: "zai liu ka"."""

LONGEST_LATIN = 24
FEWEST_LETTERS = 4
"""Latin letters of a term that is looked for inside a text without spaces."""

_WITHOUT_SPACES = frozenset({"Thai", "Khmr", "Laoo", "Mymr"})

_ARABIZI = str.maketrans({"2": "a", "3": "a", "5": "kh", "6": "t", "7": "h", "8": "gh", "9": "s"})
_IN_WORD = re.compile(r"^(?=.*[a-z])[a-z2356789]+$")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`]+")  # "nachal'nik": a soft sign, a hamza, no end of a word


class NativeSpelling:
    """The words and terms of one language that is not written in Latin letters, by their sound."""

    def __init__(self, texts: Iterable[str], script: str) -> None:
        self._script = script
        self._by_sound: dict[tuple[str, bool], dict[str, tuple[str, str]]] = defaultdict(dict)
        different = {(word.marked, word.writing): word for text in texts for word in words(text)}
        for word in different.values():
            self._add(word)

    @classmethod
    def read(cls, data: Any, script: str) -> NativeSpelling:
        """Return what `as_data` gave. Raises ValueError or TypeError on other data."""
        spelling = cls((), script)
        for sound, spaced, rows in data:
            spelling._by_sound[sound, spaced] = {native: (other, latin) for native, other, latin in rows}
        return spelling

    def as_data(self) -> list[object]:
        """Return the words by their sound, as JSON can hold them."""
        return [
            [sound, spaced, [[native, *by_ear] for native, by_ear in rows.items()]]
            for (sound, spaced), rows in self._by_sound.items()
        ]

    def native(self, text: str) -> str | None:
        """Return a query with its Latin words in the own script, None where none sounds like one of ours."""
        text = _APOSTROPHES.sub("", text)
        found = words(text)
        pieces: list[str] = []
        place = end = 0
        changed = False
        while place < len(found):
            length, native = self._longest(found[place : place + MOST_WORDS])
            pieces.append(text[end : found[place].start] if native is None else " ")
            pieces.append(text[found[place].start : found[place].end] if native is None else native)
            changed = changed or native is not None
            end = found[place + length - 1].end
            place += length
        return " ".join("".join(pieces).split()) if changed else None

    def _cut(self, typed: str) -> str | None:
        """Return a word with the terms in its own script that sound like parts of it, None without any."""
        pieces: list[str] = []
        changed = False
        start = 0
        while start < len(typed):
            end, native = next(self._terms_at(typed, start), (start + 1, None))
            pieces.append(typed[start] if native is None else f" {native} ")
            changed = changed or native is not None
            start = end
        return "".join(pieces).strip() if changed else None

    def _terms_at(self, typed: str, start: int) -> Iterator[tuple[int, str | None]]:
        """Yield where a term that begins at a place ends, and that term, the longest first."""
        for end in range(min(len(typed), start + LONGEST_LATIN), start + FEWEST_LETTERS - 1, -1):
            native = self._sounding_like(typed[start:end], one_word=False)
            if native is not None:
                yield end, native

    def _longest(self, found: Sequence[Word]) -> tuple[int, str | None]:
        """Return how many words stand for a term of ours, and that term; one and None where none does."""
        typed = [as_typed(word) for word in found]
        for length in range(len(typed), 0, -1):
            if all(typed[:length]):
                native = self._sounding_like("".join(typed[:length]), one_word=length == 1)
                if native is not None:
                    return length, native
        return 1, self._cut(typed[0]) if self._script in _WITHOUT_SPACES else None

    def _add(self, word: Word) -> None:
        spaced = word.writing is Writing.SPACED
        if word.is_code or word.folded.isascii() or (not spaced and len(word.folded) > LONGEST_TERM):
            return
        latin = heard(letters_by_ear(word.folded), self._script)
        sound = sounds(latin)
        if len(sound) >= FEWEST_SOUNDS:
            self._by_sound[sound[:2], spaced].setdefault(word.marked, (sound, latin))

    def _sounding_like(self, typed: str, *, one_word: bool) -> str | None:
        """Return the term that a typed stretch most likely stands for; several words are a run."""
        typed = heard(typed, self._script)
        sound = sounds(typed)
        if len(sound) < FEWEST_SOUNDS:
            return None
        found = list(self._candidates(typed, sound, spaced=False, allowed=0))
        if one_word:
            allowed = 1 if len(sound) >= ONE_OTHER_FROM else 0
            found += self._candidates(typed, sound, spaced=True, allowed=allowed)
        return min(found)[2] if found else None

    def _candidates(
        self, typed: str, sound: str, *, spaced: bool, allowed: int
    ) -> Iterator[tuple[int, float, str]]:
        for native, (other, latin) in self._by_sound.get((sound[:2], spaced), {}).items():
            distance = OSA.distance(sound, other, score_cutoff=allowed)
            alike = OSA.normalized_similarity(typed, latin)
            strict = distance or len(sound) == FEWEST_SOUNDS
            if distance <= allowed and alike >= (STRICT_ALIKE_FROM if strict else ALIKE_FROM):
                yield distance, -alike, native


def as_typed(word: Word) -> str:
    """Return a word in Latin letters as it is compared, "" for one in another script, or a number.

    In Arabic chats digits stand for letters that Latin has none for: `7` for ح, `3` for ع.
    """
    lowered = word.folded.lower()
    if not lowered.isascii() or not _IN_WORD.match(lowered):
        return ""
    return re.sub(r"[^a-z]", "", lowered.translate(_ARABIZI))
