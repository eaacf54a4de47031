"""A shadow of a text in Latin letters, for people who type their language without its keyboard.

The text is written in ASCII letter by letter (`anyascii`), then cut into 3-grams and consonant skeletons:
nobody agrees on the vowels of "harayo", "harāyo" or "haryo", nearly everybody on h-r-y. What is typed in
Latin letters goes through the same function. Readings of Kanji are not tried: `anyascii` reads Han
characters as Mandarin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from anyascii import anyascii

from kb.languages.analysis import Word, grams

LATIN_GRAM = 3

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LETTERS = re.compile(r"[^a-z]")
_LONE_C = re.compile(r"c(?!h)")  # as `anyascii` writes च, that people spell ch
# Sounds that have no one Latin letter, by ISO 15924 script: х is typed kh, h or x, ц ts or c, ق q or gh.
_BY_SCRIPT = {
    "Cyrl": (
        (re.compile(r"kh|x"), "h"),
        (re.compile(r"ts"), "c"),
        (re.compile(r"zh"), "j"),
        (re.compile(r"shch|sch"), "sh"),
    ),
    "Arab": ((re.compile(r"kh|x"), "h"), (re.compile(r"gh|q"), "k"), (re.compile(r"zh"), "j")),
}
_FIRST_STOP = re.compile("^[عأإآ]")
_VOWELS = frozenset("aeiou")
_HALF_VOWELS = re.compile(r"(?<=.)[wy]")
# Sounds that one language is romanised with in several ways (visa and bhisa, jairyu and zairyu).
_SAME_SOUND = (
    (re.compile(r"sh|ch|x"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[bcdgjkpt])h"), ""),
    (re.compile(r"[vw]"), "b"),
    (re.compile(r"f"), "p"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"z"), "j"),
    (re.compile(r"(?<=.)h$"), ""),
    (re.compile(r"[aeiou]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def shadow_tokens(words: Iterable[Word], language: str) -> list[str]:
    """Return the tokens of indexed words that are not in Latin letters, for the index of `language`."""
    return [token for latin in _in_latin(words, language) for token in _tokens(latin)]


def typed_tokens(words: Iterable[Word]) -> list[str]:
    """Return the tokens under which words typed in Latin letters are found in a shadow.

    Besides each word, all of them together: Chinese, Thai and others are romanised with and without spaces.
    """
    latin = [word.folded for word in words if word.folded.isascii() and not word.is_code]
    found = [token for one in latin for token in _tokens(one)]
    if len(latin) > 1:
        found.extend(grams("".join(latin), LATIN_GRAM))
    return list(dict.fromkeys(found))


def letters_by_ear(native: str) -> str:
    """Return a text of another script in Latin letters, near to how its speakers would write it."""
    with_vowels = _FIRST_STOP.sub("a", native).replace("ا", "a")  # `anyascii` leaves both out
    return _LETTERS.sub("", _LONE_C.sub("ch", anyascii(with_vowels).lower()))


def heard(latin: str, script: str) -> str:
    """Return a word in Latin letters with one spelling for each sound that languages in `script` have."""
    for pattern, replacement in _BY_SCRIPT.get(script, ()):
        latin = pattern.sub(replacement, latin)
    return latin


def sounds(latin: str) -> str:
    """Return the consonants of a word by which it is known, and "a" for a vowel at its start.

    The y and w inside a word may as well be vowels, and are left out.
    """
    start = "a" if latin[:1] in _VOWELS else ""
    return start + skeleton(_HALF_VOWELS.sub("", latin))


def skeleton(latin: str) -> str:
    """Return the consonants of a word in Latin letters, alike for letters that stand for one sound."""
    for pattern, replacement in _SAME_SOUND:
        latin = pattern.sub(replacement, latin)
    return latin


def _in_latin(words: Iterable[Word], language: str) -> Iterator[str]:
    for word in words:
        if word.folded.isascii():
            continue
        text = _HAN.sub(" ", word.folded) if language.startswith("ja") else word.folded
        for part in text.split():
            latin = _LETTERS.sub("", anyascii(part).lower())
            if latin:
                yield latin


def _tokens(latin: str) -> Iterator[str]:
    yield from grams(latin, LATIN_GRAM)
    consonants = skeleton(latin)
    if 2 <= len(consonants) <= 8:
        yield f"={consonants}"
