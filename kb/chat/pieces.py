"""Where a message falls into sentences, and a sentence into clauses: each may ask something of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from kb.chat.stretches import SENTENCE_ENDS, Stretch
from kb.languages.language import Language
from kb.languages.word_ends import BLANKS_BEGIN_NO_WORD
from kb.search.concepts import Match

ALSO = "also"
"""The talk concept that begins another question: `and also`, `それと`, `另外`."""

MOST_PIECES = 6
"""Pieces that are read one by one; who writes more tells a story, and it is read as a whole."""

_SENTENCE_END = re.compile(rf"(?<![ก-๛](?=\.))[{SENTENCE_ENDS}]+(?![0-9])|\n+")
"""Thai ends no sentence with a full stop, but its abbreviations (ตม. for immigration)."""

_COMMA = r"[,、，،;；؛၊](?![0-9])"


def sentences(text: str, matches: Sequence[Match]) -> list[str]:
    """Return the sentences of a text, cut before each "and also" too; none where there is only one."""
    cuts = [match.end() for match in _SENTENCE_END.finditer(text)]
    cuts += [match.start for match in matches if ALSO in match.concepts]
    places = [0, *sorted(cuts), len(text)]
    return _several(text[start:end] for start, end in pairwise(places))


class ClauseCutter:
    """Cuts a sentence where a comma stands, or one of the words that join clauses: `and`, `pero`, 而且."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._joins = {language.code: language.joins for language in languages}

    def clauses(self, text: str, languages: Iterable[str]) -> list[str]:
        """Return the clauses of a sentence in some languages; none where there is only one."""
        return _several(self._between(languages).split(text))

    def by_sentence(self, text: str, languages: Iterable[str]) -> list[list[Stretch]]:
        """Return where the clauses of each sentence of a text stand, the whole sentence where it is one."""
        between = self._between(languages)
        return [
            _between_cuts(sentence, list(between.finditer(text, *sentence)))
            for sentence in _between_cuts((0, len(text)), list(_SENTENCE_END.finditer(text)))
        ]

    def _between(self, languages: Iterable[str]) -> re.Pattern[str]:
        joins = (word for code in languages for word in self._joins.get(code, ()))
        return _joint(tuple(joins))


def _between_cuts(whole: Stretch, cuts: Sequence[re.Match[str]]) -> list[Stretch]:
    starts = [whole[0], *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), whole[1]]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _several(pieces: Iterable[str]) -> list[str]:
    told = [piece for piece in map(str.strip, pieces) if piece]
    return told[:MOST_PIECES] if len(told) > 1 else []


@cache
def _joint(joins: Sequence[str]) -> re.Pattern[str]:
    """Return what finds a comma, or one of the words: between blanks, where the script has any."""
    longest_first = sorted({*joins}, key=len, reverse=True)
    words = (re.escape(word) for word in longest_first if min(word) >= BLANKS_BEGIN_NO_WORD)
    between_blanks = (
        rf"(?<!\S){re.escape(word)}(?!\S)" for word in longest_first if min(word) < BLANKS_BEGIN_NO_WORD
    )
    return re.compile("|".join((_COMMA, *words, *between_blanks)), re.IGNORECASE)
