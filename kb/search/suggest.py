"""What a query may become while it is typed, and what a misspelt one was meant to be; only what exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz.distance import OSA

from kb.languages.analysis import Word, Writing, words
from kb.search.misspellings import SHORTEST_MISSPELT, TWO_TYPOS

SHORTEST_CORRECTED = SHORTEST_MISSPELT - 1
"""Words from this length on are corrected; a suggestion that is shown and not acted on may dare more."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to offer. `entry` is the entry that it asks for, None for a term that leads to several."""

    text: str
    language: str
    entry: str | None = None


class TypeAhead:
    """The questions, ways to ask and terms of one language, found by what they begin with."""

    def __init__(self, suggestions: Sequence[Suggestion], known: Sequence[str] | None = None) -> None:
        """Take the suggestions, and how each is `spelled` where that is known."""
        texts = [spelled(one.text) for one in suggestions] if known is None else known
        self._known = list(zip(texts, suggestions, strict=True))

    def complete(self, typed: str, entries: Collection[str], limit: int) -> tuple[Suggestion, ...]:
        """Return what begins with, or holds, the words typed so far; the last may be unfinished."""
        sought = spelled(typed)
        if not sought or limit < 1:
            return ()
        found = [
            (rank, len(text), place, one)
            for place, (text, one) in enumerate(self._known)
            if (one.entry is None or one.entry in entries) and (rank := _rank(sought, text)) is not None
        ]
        chosen: dict[str, Suggestion] = {}
        for _, _, _, one in sorted(found, key=lambda each: each[:3]):
            chosen.setdefault(one.text, one)
            if len(chosen) == limit:
                break
        return tuple(chosen.values())


class Vocabulary:
    """The words of one language's questions and terms, for correcting misspelt ones."""

    def __init__(self, features: Iterable[str], shortest_replaced: int = 0) -> None:
        """Take the words; in shorter ones than `shortest_replaced` another letter makes another word."""
        self._shortest_replaced = shortest_replaced
        self._near: dict[str, list[str]] = defaultdict(list)
        self._words = set()
        for feature in features:
            if len(feature) >= SHORTEST_CORRECTED and feature[0] != "~":
                self._words.add(feature)
                for bucket in (feature[:2], f"-{feature[-2:]}"):
                    self._near[bucket].append(feature)

    def __contains__(self, word: str) -> bool:
        """Return whether a word is known as it is written."""
        return word in self._words

    def nearest(self, word: str) -> tuple[int, str] | None:
        """Return the known word that an unknown one was most likely meant to be, after the slips between.

        A letter is left out, doubled or swapped sooner than another one is typed in its place.
        """
        if word in self._words or len(word) < SHORTEST_CORRECTED:
            return None
        allowed = 2 if len(word) >= TWO_TYPOS else 1
        candidates = {*self._near.get(word[:2], ()), *self._near.get(f"-{word[-2:]}", ())}
        near = [
            (distance, _has_another_letter(word, one), one)
            for one in candidates
            if (distance := OSA.distance(word, one, score_cutoff=allowed)) <= allowed
            and not (len(word) < self._shortest_replaced and _has_another_letter(word, one))
        ]
        distance, _, best = min(near, default=(0, False, ""))
        return (distance, best) if best else None


def corrected(text: str, found: Sequence[Word], known: Collection[str], *known_by: Vocabulary) -> str | None:
    """Return a query with its unknown words corrected, or None where there is nothing to correct.

    Of two words that are as near the one of the vocabulary that was given first is meant.
    """
    result, changed = text, False
    for word in reversed(found):
        if word.writing is not Writing.SPACED or word.is_code or word.folded in known:
            continue
        near = [one for vocabulary in known_by if (one := vocabulary.nearest(word.marked))]
        _, better = min(near, key=itemgetter(0), default=(0, word.folded))
        if better != word.folded:
            result = result[: word.start] + better + result[word.end :]
            changed = True
    return result if changed else None


def _has_another_letter(word: str, other: str) -> bool:
    return len(word) == len(other) and sorted(word) != sorted(other)


def spelled(text: str) -> str:
    """Return the words of a text in one spelling; the spaces of unspaced scripts are left out."""
    parts: list[str] = []
    for word in words(text):
        spaced = word.writing is Writing.SPACED or not word.joined
        parts.append(f" {word.folded}" if spaced and parts else word.folded)
    return "".join(parts)


def _rank(typed: str, known: str) -> int | None:
    """Return how well a known text continues the typed one, the lower the better, None where it does not."""
    if known.startswith(typed):
        return 0
    if f" {typed}" in known:
        return 1
    if not typed.isascii() and len(typed) > 1 and typed in known:
        return 2
    starts = typed.split(" ")
    if len(starts) > 1:
        parts = known.split(" ")
        if all(any(part.startswith(start) for part in parts) for start in starts):
            return 3
    return None
