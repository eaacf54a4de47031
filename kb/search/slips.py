"""Slips in scripts without spaces: 在留資格変更 typed 在資留格変更, two characters swapped or one missing.

Words cannot be compared there, since nothing says where one ends. A form is known by what is left of it when
one character is missing; a typed stretch that is one slip away from it leaves the same somewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz.distance import OSA

from kb.languages.analysis import holds_digit
from kb.search.lexicon import Form, Forms
from kb.table import Table

SHORTEST, LONGEST = 4, 10
"""Characters of the forms that are looked for: shorter ones are one slip away from too many others."""

SHORTEST_REPLACED = 6
"""In shorter forms another character makes another word: うちの夫 is not うちの子."""


class Slips:
    """The forms of unspaced scripts, found also where one character of them slipped."""

    def __init__(self, forms: Iterable[Form]) -> None:
        sought = [(text, form) for form in forms if _is_sought(text := form.key.replace(" ", ""), form.key)]
        left: dict[str, list[str]] = defaultdict(list)
        for text in dict.fromkeys(text for text, _ in sought):
            for shorter in {text, *_without_one(text)}:
                left[shorter].append(text)
        self._forms = Forms(sought)
        self._by_what_is_left = Table.of(left)

    def find(self, text: str, languages: Collection[str]) -> Iterator[tuple[int, int, tuple[Form, ...]]]:
        """Yield the places of a text, from and to, that are one slip away from forms of some languages.

        The text is a stretch of normalised characters that nothing exact was found in.
        """
        for start in range(len(text)):
            for end in range(start + SHORTEST, min(len(text), start + LONGEST + 1) + 1):
                meant = self._meant(text[start:end], languages)
                if meant:
                    yield start, end, meant

    def _meant(self, typed: str, languages: Collection[str]) -> tuple[Form, ...]:
        near: set[str] = set()
        for shorter in {typed, *_without_one(typed)}:
            near.update(self._by_what_is_left.get(shorter) or ())
        return tuple(
            form
            for text in sorted(near)
            if text[0] == typed[0] and _is_slip(text, typed)
            for form in self._forms.get(text)
            if form.language in languages
        )


def _is_slip(text: str, typed: str) -> bool:
    if len(text) == len(typed) < SHORTEST_REPLACED and sorted(text) != sorted(typed):
        return False
    return text != typed and OSA.distance(text, typed, score_cutoff=1) == 1


def _is_sought(text: str, key: str) -> bool:
    unspaced = key == " ".join(text)
    return unspaced and SHORTEST <= len(text) <= LONGEST and not text.isascii() and not holds_digit(text)


def _without_one(text: str) -> Iterator[str]:
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
