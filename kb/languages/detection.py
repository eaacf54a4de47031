"""In which language a short, mixed or romanised text is written, judged by what our own texts hold.

No model and no list of words: each language is described by the words and letters of its questions and its
lexicon. A word that one language alone uses speaks for it; one that ten use says nothing. People mix English
into every language, so a word counts only for languages that use it about as often as the one that does most.
"Not sure" is an answer, and better than a wrong one.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import and_

from kb.bits import places_of
from kb.languages.analysis import Word, Writing, grams, words
from kb.table import Table

SURE_FROM = 0.5
"""Evidence below this is none."""

LEAD = 1.25
"""The best language must have so many times the evidence of the next."""

AS_OFTEN = 0.1
"""A language uses a word where it stands in this share of the texts that the language using it most has."""

LETTER = 0.3
"""What a letter counts beside a word: `ğ` or `ы` speaks even in an unknown word, but not alone."""


@dataclass(frozen=True, slots=True)
class Detection:
    """The language of a text, None when it is not sure, and the evidence for each, the most first."""

    language: str | None
    evidence: tuple[tuple[str, float], ...]


def features(found: Iterable[Word]) -> Iterator[str]:
    """Yield what words tell about their language: the words themselves, parts of unspaced runs, letters."""
    for word in found:
        if word.is_code:
            continue
        if word.writing is Writing.SPACED:
            yield word.marked
        elif len(word.folded) > 1:
            yield from grams(word.folded, 2 if word.writing is Writing.IDEOGRAPHIC else 3)
        for letter in set(word.marked):
            if not letter.isascii():
                yield f"~{letter}"


def features_of(texts: Iterable[str]) -> Counter[str]:
    """Return in how many of the texts of one language each feature stands."""
    return Counter(feature for text in texts for feature in set(features(words(text))))


class Detector:
    """Tells languages apart by the features of each."""

    def __init__(self, by_language: Mapping[str, Mapping[str, int]]) -> None:
        """Take in how many texts of each language a feature stands."""
        self._languages = tuple(sorted(by_language))
        most: dict[str, int] = {}
        for counts in by_language.values():
            for feature, count in counts.items():
                most[feature] = max(count, most.get(feature, 0))
        holders: dict[str, int] = defaultdict(int)
        for place, code in enumerate(self._languages):
            for feature, count in by_language[code].items():
                if count >= AS_OFTEN * most[feature]:
                    holders[feature] |= 1 << place
        self._holders = Table.of(holders)

    def detect(self, found: Sequence[Word], own: str | None = None) -> Detection:
        """Return the language of a text's words. `own`, the page's, wins where the evidence is about even."""
        evidence: dict[str, float] = defaultdict(float)
        for feature in dict.fromkeys(features(found)):
            holders = self._holders.get(feature)
            if not holders:
                continue
            weight = (LETTER if feature[0] == "~" else 1.0) / holders.bit_count() ** 1.5
            for place in places_of(holders):
                evidence[self._languages[place]] += weight
        ranked = sorted(evidence.items(), key=lambda one: (-one[1], one[0]))
        return Detection(_decided(ranked, own), tuple(ranked))

    def users(self, found: Sequence[Word]) -> frozenset[str]:
        """Return the languages in which all the words are used; none where nothing tells of a language."""
        told = [feature for feature in features(found) if feature[0] != "~"]
        held = functools.reduce(and_, (self._holders.get(feature) or 0 for feature in told)) if told else 0
        return frozenset(self._languages[place] for place in places_of(held))


def _decided(ranked: Sequence[tuple[str, float]], own: str | None) -> str | None:
    if not ranked or ranked[0][1] < SURE_FROM:
        return None
    best, most = ranked[0]
    mine = next((weight for code, weight in ranked if code == own), 0.0)
    if own is not None and mine * LEAD >= most:
        return own
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if most < second * LEAD and not math.isclose(second, 0.0):
        return None
    return best
