"""A query in Latin letters in a language's own script: written letter by letter, or spelled by ear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kb.languages.language import Language
from kb.search.letter_by_letter import LetterByLetter, Reading
from kb.search.native_spelling import NativeSpelling, as_typed
from kb.search.numbers import token_number
from kb.search.query import Query

LATIN = "Latn"

OF_MANY = frozenset({LATIN, "Hans", "Hant", "Jpan"})
"""Scripts of pages that people ask in Latin letters who mean another script than the page's."""

READ_IN = {"ja": "ja-Hira"}
"""The language in whose texts the words of another stand as they are read."""

MOSTLY_KNOWN = 0.6
"""Where a language that is written in Latin letters knows more of the words, they are meant in it."""


class OwnScript:
    """What the texts of one language know of its script. Texts are its ways to ask and its lexicon."""

    def __init__(self, texts: Iterable[str], script: str) -> None:
        kept = tuple(texts)
        self._letters = LetterByLetter(kept)
        self._by_ear = NativeSpelling(kept, script)

    @classmethod
    def read(cls, data: Any, script: str) -> OwnScript:
        """Return what `as_data` gave; other data raises ValueError, KeyError, TypeError or AttributeError."""
        own = cls.__new__(cls)
        own._letters = LetterByLetter.kept(data["letters"])
        own._by_ear = NativeSpelling.read(data["by_ear"], script)
        return own

    def as_data(self) -> Mapping[str, object]:
        """Return all of it as JSON can hold it."""
        return {"letters": self._letters.as_data(), "by_ear": self._by_ear.as_data()}

    def letter_by_letter(self, text: str) -> Reading | None:
        """Return a query as it was before somebody wrote it letter by letter, None where nobody can have."""
        return self._letters.read(text)

    def by_ear(self, text: str) -> str | None:
        """Return a query with the words of ours that sound like its words, None where none does."""
        return self._by_ear.native(text)


def is_known_in_latin(query: Query, frequency: Callable[[int], int]) -> bool:
    """Return whether a query is in Latin letters, and a language that is written so knows most of its words.

    `frequency` tells how often a token stands in the index of that language.
    """
    latin = _latin_words(query)
    known = sum(frequency(token_number(word)) > 0 for word in latin)
    return known > len(latin) * MOSTLY_KNOWN


def meant_in_latin(
    query: Query, detected: str | None, languages: Mapping[str, Language], frequency: Callable[[int], int]
) -> Iterator[str]:
    """Yield the languages of other scripts that most words, typed in Latin letters, may be meant in.

    `detected` is the language of the query where it is one of ours, `frequency` tells how often a token
    stands in its index. None are yielded where the words are of a language that is written so: a question in
    English stays one.
    """
    if not _latin_words(query):
        return
    foreign = detected is not None and languages[detected].script != LATIN
    if detected is not None and not foreign and is_known_in_latin(query, frequency):
        return
    page = languages[query.language].script
    read_in = READ_IN.get(query.language)
    if read_in is not None and read_in in languages:
        yield read_in
    if page != LATIN:
        yield query.language
    if detected is not None and foreign and page in OF_MANY and detected not in (query.language, read_in):
        yield detected


def _latin_words(query: Query) -> list[str]:
    """Return the words in Latin letters, none where they are not most of the query's."""
    latin = [word.folded for word in query.words if as_typed(word)]
    return latin if len(latin) > len(query.words) / 2 else []
