"""The words of a query as the index of one language knows them: looked up once, used by all who measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb.languages.analysis import Word
from kb.search.numbers import token_number
from kb.search.query import Query
from kb.search.stored import StoredDocuments


@dataclass(frozen=True, slots=True)
class QueryTokens:
    """The words as the index of a language was analysed, the number of each of their tokens, and in how many
    documents each number stands."""

    words: tuple[Word, ...]
    numbers: Mapping[str, int]
    frequencies: Mapping[int, int]

    @classmethod
    def of(cls, query: Query, language: str, stored: StoredDocuments) -> QueryTokens:
        """Return the tokens of a query in the index of a language."""
        words = query.words_in(language)
        numbers = {token: token_number(token) for word in words for token in word.tokens}
        return cls(words, numbers, {number: stored.frequency(number) for number in numbers.values()})

    def is_known(self, word: Word) -> bool:
        """Return whether a word stands in any document as it was typed."""
        return self.frequencies.get(self.numbers.get(word.folded, -1), 0) > 0
