"""How Kana are spelled in Latin letters: as Hepburn, the government or a keyboard has it, long vowels or not.

きゅう is kyuu, kyu or, letter by letter, kiyuu; し is shi or si; っ doubles what follows it. Sources:
the two tables of the Cabinet's notification No. 1 of 1954 on romanisation, and JIS X 4063 for keyboards.
"""

from __future__ import annotations

import re

from anyascii import anyascii

LONGEST = 3
"""Kana that are spelled as one: っしゃ, りょう."""

_SOUND = re.compile(r"(?P<double>っ?)(?P<base>[ぁ-んゔ])(?P<small>[ゃゅょぁぃぅぇぉ]?)(?P<long>[うお]?)")
_LENGTHENED = {"う": "ou", "お": "o"}
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_ALSO = {
    "し": ("si",),
    "ち": ("ti",),
    "つ": ("tu",),
    "ふ": ("hu",),
    "じ": ("zi",),
    "ぢ": ("di", "ji"),
    "づ": ("du", "zu"),
    "を": ("o", "wo"),
    "ん": ("nn", "m"),
    "は": ("wa",),
    "へ": ("e",),
}
_BEFORE_SMALL_Y = {
    "し": ("sh", "sy"),
    "ち": ("ch", "ty", "cy"),
    "じ": ("j", "jy", "zy"),
    "ぢ": ("j", "dy"),
}


def spellings(kana: str) -> frozenset[str]:
    """Return how one sound, written in up to `LONGEST` Kana, is spelled; nothing where it is no one sound."""
    match = _SOUND.fullmatch(kana.translate(_TO_HIRAGANA))
    if match is None:
        return frozenset()
    found = _of_sound(match["base"], match["small"])
    if match["long"]:
        found = [sound for sound in found if sound[-1] in _LENGTHENED[match["long"]]]
    if match["double"]:
        found = [start + sound for sound in found for start in ("tc" if sound[:2] == "ch" else sound[0])]
    return frozenset(found)


def _of_sound(base: str, small: str) -> list[str]:
    plain = anyascii(base)
    if not small:
        return [plain, *_ALSO.get(base, ())]
    vowel = anyascii(small)[-1]
    before_y = _BEFORE_SMALL_Y.get(base, (f"{plain[:-1]}y",))
    starts = before_y if small in "ゃゅょ" else (plain[:-1],)
    return [start + vowel for start in starts]
