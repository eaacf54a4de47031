"""Text into the tokens that are indexed and looked up: one pure function for all languages.

- words of spaced scripts: the whole word, and its 4-grams, so that endings, compounds and typos still meet;
- Han, Kana and Hangul: 2-grams of each run; Thai, Lao, Khmer and Burmese: 4-grams of each run. Spaces
  inside such a run do not count: people set them, or not, as they like;
- Chinese: the pairs are those of Simplified characters, whichever are written;
- Vietnamese: syllables with and without marks, and pairs of syllables;
- anything with a digit is a code and stays whole.

What was measured: docs/decisions/0002-analysis-words-and-4-grams.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from kb.languages.normalisation import MAX_CHARACTERS, fold_marks, normalise_marked
from kb.languages.traditional import simplified

GRAM = 4
"""Length of the parts of words, and of runs of the unspaced scripts of South-East Asia."""

PAIR = 2
"""Length of the parts of runs of Han, Kana and Hangul."""

LONGEST_SYLLABLE = 7
"""Letters of the longest Vietnamese syllable; what is longer is a foreign word."""

LONGEST_EXPANSION = 18
"""Characters that one character may become: U+FDFA is a whole sentence in compatibility form."""

MAX_WORD = 64
"""Longer words of spaced scripts are cut: no language has them, and random bytes stay cheap.

A run of an unspaced script is a whole clause, and is never cut."""


class Writing(Enum):
    """How a stretch of text separates its words."""

    SPACED = "spaced"
    IDEOGRAPHIC = "ideographic"
    RUNNING = "running"


_WRITINGS = {one.value: one for one in Writing}


@dataclass(frozen=True, init=False)
class Word:
    """A word, or a run of an unspaced script, as typed, and what it is looked up by.

    `start` and `end` are its place in the analysed text. `folded` has no marks of Latin, Cyrillic, Greek
    and Arabic letters, `marked` has them. `joined` says that only spaces part it from the word before;
    `neighbour` is that word, folded, where it is written the same way, else nothing.
    """

    typed: str
    start: int
    end: int
    writing: Writing
    folded: str
    marked: str
    joined: bool
    neighbour: str
    language: str | None

    def __init__(
        self,
        typed: str,
        start: int,
        end: int,
        writing: Writing,
        folded: str,
        marked: str,
        joined: bool,
        neighbour: str,
        language: str | None,
    ) -> None:
        """Take all of it at once: millions are made, and a frozen class would set one field after another."""
        self.__dict__.update(
            typed=typed,
            start=start,
            end=end,
            writing=writing,
            folded=folded,
            marked=marked,
            joined=joined,
            neighbour=neighbour,
            language=language,
        )

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Return what it is indexed by; made when it is asked for, since many readers want the word alone."""
        longest = MAX_WORD if self.writing is Writing.SPACED else None
        return tuple(_tokens(self, self.folded[:longest], self.marked[:longest]))

    @property
    def is_code(self) -> bool:
        """Return whether it holds a digit: then it is compared as a whole, or not at all."""
        return holds_digit(self.folded)


def words(text: str, language: str | None = None) -> tuple[Word, ...]:
    """Return the words of `text` in their order; what is beyond `MAX_CHARACTERS` is not looked at.

    `language` matters only where the same letters are analysed differently: Vietnamese and Chinese.
    """
    text = text[:MAX_CHARACTERS]
    found = list(_WORD.finditer(text))
    if not found:
        return ()
    marked = _normalised(match[0] for match in found)
    folded = fold_marks("|".join(marked)).split("|")
    result: list[Word] = []
    before: Word | None = None
    for match, with_marks, without in zip(found, marked, folded, strict=True):
        if not without:
            continue
        writing = _WRITINGS[str(match.lastgroup)]
        joined = before is not None and text[before.end : match.start()].strip() == ""
        neighbour = before.folded if joined and before is not None and before.writing is writing else ""
        start, end = match.span()
        before = Word(match[0], start, end, writing, without, with_marks, joined, neighbour, language)
        result.append(before)
    return tuple(result)


def tokens(text: str, language: str | None = None) -> list[str]:
    """Return the tokens of `text` in their order, with repeats."""
    return [token for word in words(text, language) for token in word.tokens]


def syllable_pairs(word: Word, after: Word | None = None) -> list[str]:
    """Return the pairs that a Vietnamese syllable makes with the one before it and the one after it."""
    both = (*word.tokens, *(after.tokens if after is not None else ()))
    return [token for token in both if "_" in token]


def parts_of_run(word: Word, language: str | None) -> Iterator[str]:
    """Return the tokens of a run of an unspaced script without those that reach into the run before it."""
    run = simplified(word.folded) if is_chinese(language) else word.folded
    return grams(run, PAIR if word.writing is Writing.IDEOGRAPHIC else GRAM)


def grams(text: str, length: int) -> Iterator[str]:
    """Yield the parts of `text` of `length` characters; a shorter text is its own only part."""
    if len(text) <= length:
        yield text
        return
    for start in range(len(text) - length + 1):
        yield text[start : start + length]


def is_chinese(language: str | None) -> bool:
    """Return whether a language is Chinese, in either of its scripts."""
    return language is not None and language.startswith("zh-")


def holds_digit(text: str) -> bool:
    """Return whether a normalised text holds a digit."""
    return _DIGIT.search(text) is not None


def _tokens(word: Word, folded: str, marked: str) -> Iterator[str]:
    if word.writing is Writing.IDEOGRAPHIC:
        yield from _pairs(folded, word.neighbour[-1:], word.language)
    elif word.writing is Writing.RUNNING:
        yield from grams(word.neighbour[1 - GRAM :] + folded, GRAM)
    elif word.is_code:
        yield folded
    elif word.language == "vi":
        yield from _syllable(folded, marked, word.neighbour)
    else:
        yield folded
        if len(folded) > GRAM:
            yield from grams(folded, GRAM)


def _pairs(run: str, lead: str, language: str | None) -> Iterator[str]:
    """Yield the pairs of a run and that with the character before its space; in Chinese, simplified."""
    if is_chinese(language):
        run, lead = simplified(run), simplified(lead)
    if lead:
        yield lead + run[0]
    yield from grams(run, PAIR)


def _syllable(folded: str, marked: str, before: str) -> Iterator[str]:
    yield folded
    if marked != folded:
        yield marked
    if before:
        yield f"{before}_{folded}"
    if len(folded) > LONGEST_SYLLABLE:
        yield from grams(folded, GRAM)


def _normalised(pieces: Iterable[str]) -> list[str]:
    """Return each piece normalised with its marks, all in one pass; pieces hold letters and digits only."""
    joined = "|".join(pieces)
    limit = LONGEST_EXPANSION * len(joined)
    return _NO_WORD.sub("", normalise_marked(joined, limit)).split("|")


def _class_of_marks(but: str = "") -> str:
    """Return the marks of the Basic Multilingual Plane as ranges for a class in a regular expression.

    `but` is the inside of a class of characters to leave out.
    """
    left_out = re.compile(f"[{but}]") if but else None
    ranges: list[list[int]] = []
    for code in range(0x300, 0x10000):
        if unicodedata.category(chr(code)) in ("Mn", "Mc") and not (left_out and left_out.match(chr(code))):
            if ranges and code == ranges[-1][1] + 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_MARKS = _class_of_marks()
_INNER = "\u00ad\u0640\u200b-\u200f\u2060\ufeff"  # invisible, and no end of a word
_IDEOGRAPHIC = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u3099\u309a\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97c\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\uffa1-\uffdc\U00020000-\U0003ffff"
)
_RUNNING = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u1000-\u103f\u104e\u1050-\u108f\u109a-\u109f"
    "\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f\u1780-\u17d3\u17d7\u17dc\u17dd"
)
_LETTER = rf"[^\W_{_IDEOGRAPHIC}{_RUNNING}]"
_MARK = f"[{_class_of_marks(but=_RUNNING)}]"
# What compatibility forms bring along: the slash of ½, the apostrophe of ŉ, the spaces of ligatures.
_DIGIT = re.compile("[0-9]")
_NO_WORD = re.compile(rf"[^\w{_MARKS}|]+|_+")
# The Burmese digit zero inside a word stands for the letter wa.
_WORD = re.compile(
    rf"(?P<ideographic>[{_IDEOGRAPHIC}](?:[{_INNER}]*[{_IDEOGRAPHIC}])*)"
    rf"|(?P<running>[{_RUNNING}](?:[{_INNER}]*(?:[{_RUNNING}]|\u1040(?=[\u1000-\u103f])))*)"
    rf"|(?P<spaced>{_LETTER}(?:{_LETTER}+|{_MARK}+|[{_INNER}]+(?={_LETTER}|{_MARK}))*)"
)
