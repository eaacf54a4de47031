"""The words that an Arabic word may be a form of: what Arabic writes onto a word, taken off.

"And", "so", "in", "for", "like", the article and pronouns are written onto it (Ryding, A Reference Grammar of
Modern Standard Arabic, 2005, on particles, definiteness and possessives). Letters are those of
`kb.languages.normalisation`, under which ة and "his" are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST_ROOT = 3
"""Letters that are left at least, and one more where a particle was taken off, which may be a root's: وصل."""

_PRONOUNS = ("ی", "نی", "ه", "ها", "هم", "نا", "ک", "کم")


def arabic_bases(word: str) -> Iterator[str]:
    """Yield a word and those that it may be a form of, the nearest first; many are no words at all."""
    for one in _without_particles(word):
        yield one
        if one.startswith("ال") and len(one) > SHORTEST_ROOT + 1:
            yield one[2:]
        for pronoun in _PRONOUNS:
            owned = one.removesuffix(pronoun)
            if owned == one or len(owned) < SHORTEST_ROOT or (pronoun == "ه" and owned[-1] != "ت"):
                continue
            for stem in (owned, f"{owned[:-1]}ه") if owned[-1] == "ت" else (owned,):
                yield from (stem, f"ال{stem}")  # "My card" is the card.


def _without_particles(word: str) -> Iterator[str]:
    """Yield a word, and what is left without "and", "so", "in", "for", "like", where that is enough."""
    for one in (word, word[1:]) if word[0] in "وف" else (word,):
        if one == word or len(one) > SHORTEST_ROOT:
            yield one
        if one.startswith("لل"):
            yield f"ال{one[2:]}"
        elif one[0] in "بلک" and len(one) > SHORTEST_ROOT + 1:
            yield one[1:]
