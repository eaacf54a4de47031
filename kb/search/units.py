"""What forms and queries are compared by: in spaced scripts a unit is a word, in others a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from kb.languages.analysis import Word, Writing

MARKED_ARE_OTHERS = frozenset({"vi"})
"""Languages in which a word with other marks is another word."""


class Unit(NamedTuple):
    """A word or a character, and its place in what was typed; whether its run `opens` or `closes` with it.

    `joined` is false where a run of an unspaced script begins behind more than a space: a comma.
    """

    folded: str
    marked: str
    start: int
    end: int
    writing: Writing
    opens: bool
    closes: bool
    joined: bool = True

    @property
    def spaced(self) -> bool:
        """Return whether it is a whole word."""
        return self.writing is Writing.SPACED


def units_of(words: Sequence[Word]) -> list[Unit]:
    """Return the units of words. The place of half a character, as ガ may be typed (ｶﾞ), is a near one."""
    units: list[Unit] = []
    for word in words:
        if word.writing is Writing.SPACED:
            units.append(
                Unit(word.folded, word.marked, word.start, word.end, word.writing, opens=True, closes=True)
            )
            continue
        last = len(word.folded) - 1
        for place, character in enumerate(word.folded):
            start = min(word.start + place, word.end - 1)
            opens, closes = place == 0, place == last
            joined = word.joined or not opens
            units.append(Unit(character, character, start, start + 1, word.writing, opens, closes, joined))
    return units


def share_with_marks(units: Sequence[Unit]) -> float:
    """Return the share of words that bear marks."""
    return sum(unit.marked != unit.folded for unit in units) / len(units) if units else 0.0


def is_whole(units: Sequence[Unit], start: int, end: int) -> bool:
    """Return whether a stretch of characters may be a word, and no accidental part of one."""
    first, last = units[start], units[end - 1]
    if first.spaced:
        return True
    after = units[end] if end < len(units) and not last.closes else None
    if first.writing is Writing.RUNNING:
        part_of_cluster = unicodedata.category(first.folded).startswith("M")
        cut = after is not None and unicodedata.category(after.folded).startswith("M")
        return not part_of_cluster and not cut
    before = units[start - 1] if start > 0 and not first.opens else None
    if end - start > 2:
        return True
    kinds = {_kind(unit.folded) for unit in units[start:end]}
    if kinds == {"hangul"}:
        return before is None or _kind(before.folded) != "hangul"
    if kinds == {"kana"}:
        return (before is None or _kind(before.folded) != "kana") and (
            after is None or _kind(after.folded) != "kana"
        )
    return True


def _kind(character: str) -> str:
    if "\u3041" <= character <= "\u30ff":
        return "kana"
    return "hangul" if "\uac00" <= character <= "\ud7a3" else "han"
