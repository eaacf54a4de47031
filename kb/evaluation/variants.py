"""How the same question looks from a small keyboard: mistyped, without accents, in Latin letters.

Every variant is made from the question alone, so that the same question always gives the same variants.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from random import Random

from anyascii import anyascii

SEED = "2026-11-23"

EACH = 3
"""About every third word gets one slip."""

SHORTEST = 4
"""Letters of the shortest word that gets a slip; in short words a slip makes another word."""

Variant = Callable[[str], str | None]


def mistyped(query: str) -> str | None:
    """Return the query with slips of the finger: letters dropped, doubled, swapped; None without room."""
    random = Random(f"{SEED} {query}")
    words = query.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
    if not long:
        return None
    for place in random.sample(long, max(1, len(long) // EACH)):
        words[place] = _slip(words[place], random)
    changed = " ".join(words)
    return changed if changed != query else None


def without_marks(query: str) -> str | None:
    """Return the query without accents and other marks on Latin letters. None if it has none."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", query) if not unicodedata.combining(letter)
    )
    bare = unicodedata.normalize("NFC", bare).replace("đ", "d").replace("Đ", "D").replace("ı", "i")
    return bare if bare != unicodedata.normalize("NFC", query) and bare.isascii() else None


def romanised(query: str) -> str | None:
    """Return the query in Latin letters; None if it is in them, or holds Kanji, read in many ways."""
    if query.isascii() or any("\u3400" <= letter <= "\u9fff" for letter in query):
        return None
    return None if without_marks(query) else anyascii(query).lower()


VARIANTS: Mapping[str, Variant] = {
    "mistyped": mistyped,
    "without marks": without_marks,
    "romanised": romanised,
}


def _slip(word: str, random: Random) -> str:
    """Return a word with one slip, its first letter left alone, as people do."""
    place = random.randrange(1, len(word) - 1)
    kind = random.choice(("drop", "double", "swap"))
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[: place + 1] + word[place:]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
