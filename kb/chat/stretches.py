"""Stretches of a text: where they stand in it as typed, what is beside them, and the text without them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kb.languages.analysis import Word, Writing, words
from kb.search.concepts import Match

SENTENCE_ENDS = ".!?\n。！？؟۔।॥။។"

Stretch = tuple[int, int]
"""Where a stretch of a text begins and ends."""


class Told(Protocol):
    """What tells where it stands in a normalised text: a day, where somebody is from."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends."""


def places_in_text(text: str, normalised: str, told: Sequence[Told], found: Sequence[Word]) -> list[Stretch]:
    """Return where stretches of the normalised text stand in the text; those not found are left out."""
    if len(text) == len(normalised):
        return [(one.start, one.end) for one in told]
    spelled = [word.folded for word in found]
    places = []
    for one in told:
        wanted = [word.folded for word in words(normalised[one.start : one.end])]
        for start in range(len(spelled) - len(wanted) + 1):
            if spelled[start : start + len(wanted)] == wanted:
                places.append((found[start].start, found[start + len(wanted) - 1].end))
                break
    return places


def without(text: str, places: Sequence[Stretch]) -> str:
    """Return the text without some stretches."""
    kept, end = [], 0
    for start, stop in sorted(places):
        kept.append(text[end:start])
        end = max(end, stop)
    return " ".join((*kept, text[end:])).strip()


def blanked(text: str, places: Sequence[Stretch]) -> str:
    """Return the text with blanks in place of some stretches: all else stands where it stood."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def beside(stretches: Sequence[Stretch], matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that are no part of a stretch: the `hijo` of Nepali is no Spanish son."""
    return tuple(
        match
        for match in matches
        if all(match.end <= start or end <= match.start for start, end in stretches)
    )


def word_count(text: str, characters_of_a_word: int) -> float:
    """Return how many words a stretch has; in scripts without blanks so many characters make one."""
    return sum(
        1 if word.writing is Writing.SPACED else len(word.folded) / characters_of_a_word
        for word in words(text)
    )
