"""The numbers that a language spells in words, as far as days are counted and dated by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kb.chat.date_expressions import number_ends, one_of
from kb.languages.date_words import PLACEHOLDER, DateWords, Words
from kb.languages.normalisation import normalise

MOST_ONES = 9
_KANA = re.compile("[\u3041-\u3096]")


def numbers_of(words: DateWords) -> dict[str, int]:
    """Return the numbers by their normalised words: the listed ones, tens, and ones composed with tens."""
    tens, ones = by_word(words.tens), _ones(words)
    composed = {
        pattern.format(tens=ten, ones=one): tens[ten] + ones[one]
        for pattern in map(normalise, words.tens_and_ones)
        for ten in tens
        for one in ones
    }
    return composed | tens | by_word(words.further_numbers) | places(words.numbers)


def number_expression(
    words: DateWords, figures: str, *, ordinals: bool = False, may_go_on: bool = False
) -> str:
    """Return the alternative of the expression `figures` and all number words, the longest first.

    Composed numbers are not listed one by one: there are hundreds. What is counted may go on without a blank
    (`may_go_on`): the Indonesian `seminggu` is one week.
    """
    ends = None if may_go_on else number_ends
    listed = {**by_word(words.tens), **by_word(words.further_numbers), **places(words.numbers)}
    if ordinals:
        listed |= places(words.ordinals)
    parts = {"tens": one_of(by_word(words.tens)), "ones": one_of(_ones(words), ends=ends)}
    composed = (_composed(normalise(pattern), parts) for pattern in words.tens_and_ones)
    return "|".join(filter(None, (figures, *composed, one_of(listed, ends=ends))))


def pieces_of(words: DateWords) -> set[str]:
    """Return the words of which numbers are made; two beside one another are one number, or two.

    A single kana is left out: に is two, and far more often "in".
    """
    found = {*places(words.numbers), *by_word(words.further_numbers), *by_word(words.tens)}
    return {word for word in (*found, *places(words.ordinals)) if len(word) > 1 or not _KANA.match(word)}


def places(forms: Sequence[Words]) -> dict[str, int]:
    """Return the place of each word, from 1: the number that it means."""
    return {normalise(word): place for place, words in enumerate(forms, 1) for word in words}


def _composed(pattern: str, parts: Mapping[str, str]) -> str:
    pieces: Iterable[tuple[int, str]] = enumerate(PLACEHOLDER.split(pattern))
    return "".join(f"(?:{parts[piece]})" if place % 2 else re.escape(piece) for place, piece in pieces)


def _ones(words: DateWords) -> dict[str, int]:
    return {word: number for word, number in places(words.numbers).items() if number <= MOST_ONES}


def by_word(forms: Mapping[int, Words]) -> dict[str, int]:
    """Return the number that each normalised word means."""
    return {normalise(word): number for number, words in forms.items() for word in words}
