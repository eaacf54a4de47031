"""Spellings that mean the same become one: width, case, marks, letter variants, digits, invisible characters.

The same functions run over content when it is indexed and over what people type. Marks are folded only in
scripts below U+0700 (Latin, Greek, Cyrillic, Hebrew, Arabic); elsewhere they are vowels and carry meaning
(measured in docs/decisions/0002-analysis-words-and-4-grams.md).
"""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 20_000
"""Longer input is cut before any work is done."""

_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]")
_SPACES = re.compile(r"\s+")

# Format characters (zero-width, bidi, soft hyphen), variation selectors and the Arabic tatweel.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e01ef]"
)
_FOLDED_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u20d0-\u20f0\ufe20-\ufe2f]"
)
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")

# Letters that no decomposition takes apart, and that people type without their stroke, dot or hook.
_FOLDED_LETTERS = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŋ": "ng",
        # Mongolian letters that are missing on a Russian keyboard, and the Ukrainian ґ.
        "ө": "о",
        "ү": "у",
        "ґ": "г",
    }
)

# One letter for each that Arabic, Persian and Urdu keyboards write in several ways.
_ARABIC = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ے": "ی",
        "ۓ": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ة": "ه",
        "ۃ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ۀ": "ه",
        "ۂ": "ه",
        "ٱ": "ا",
        "ں": "ن",
        "،": ",",
        "؛": ";",
        "؟": "?",
        "۔": ".",
    }
)

# Hindi and Nepali spell one word with or without the dot, with ँ or ं, with a long or a short i and u; people
# who type mix व and ब, and the three letters for s.
_DEVANAGARI = str.maketrans(
    {
        "\u093c": None,
        "ँ": "ं",
        "\u0903": None,
        "ी": "ि",
        "ू": "ु",
        "ई": "इ",
        "ऊ": "उ",
        "व": "ब",
        "श": "स",
        "ष": "स",
    }
)
_NASAL_BEFORE_ITS_ROW = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-धस])|म्(?=[प-भ])")

_OTHERS = str.maketrans(
    {
        # Bengali: khanda ta, and the mark for a nasal vowel that is often left out.
        "ৎ": "ত্",
        "\u0981": None,
        # Apostrophes and dashes of every keyboard.
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
    }
)

# NFKC takes the Thai and Lao vowel AM apart; tone marks stand before it or inside it.
_THAI_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LAO_AM = re.compile("\u0ecd([\u0ec8-\u0ecb]?)\u0eb2")
# Burmese: the digit zero typed for the letter wa beside other letters.
_BURMESE_WA = re.compile("(?<=[\u1000-\u103e])\u1040|\u1040(?=[\u102b-\u103e])")

_LOOK_ALIKES = (
    # Thai: the vowel E typed twice for the vowel AE.
    ("\u0e40\u0e40", "\u0e41"),
    # Khmer: DA and TA look the same below another letter, and a vowel that is written in two ways.
    ("\u17d2\u178a", "\u17d2\u178f"),
    ("\u17b2", "\u17b1"),
    # Burmese: two forms of nya with a killer; JHA and O typed from their parts.
    ("\u1025\u103a", "\u1009\u103a"),
    ("\u1005\u103b", "\u1008"),
    ("\u1029", "\u101e\u103c"),
)
"""Spellings of Thai, Khmer and Burmese that cannot be told apart on paper: as typed, and as kept."""

# Korean: a double s that ends a syllable sounds like a single one, and dwae like doe: 햇어 is typed for 했어,
# 되요 for 돼요. Unicode has the syllables in the order of their first letter, vowel and last letter.
_FIRST_SYLLABLE, _LAST_LETTERS, _DOUBLE_S = 0xAC00, 28, 20
_KOREAN = {
    syllable: syllable - 1 for syllable in range(_FIRST_SYLLABLE + _DOUBLE_S, ord("힣"), _LAST_LETTERS)
} | str.maketrans("돼됐됏됬", "되됫됫됫")

# Vietnamese: in the older way the mark of the tone stands on the first of two vowels, in the newer one on the
# second: hủy and huỷ, tòa and toà.
_TONE_ON_THE_SECOND = re.compile("[ou][àáảãạèéẻẽẹỳýỷỹỵ]")


def _tone_on_the_first(match: re.Match[str]) -> str:
    first, second = match[0][0], unicodedata.normalize("NFD", match[0][1])
    return unicodedata.normalize("NFC", first + second[1:]) + second[0]


_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}

# Looking at each letter once takes a quarter of the time: nothing that one table writes does another change.
_ONE_SPELLING = {**_ARABIC, **_OTHERS, **_KOREAN, **_KATAKANA_TO_HIRAGANA, **_DEVANAGARI}
_WITHOUT_MARKS = {**_FOLDED_LETTERS, **_ARABIC}


def readable(text: str, limit: int = MAX_CHARACTERS) -> str:
    """Return `text` cut to `limit`, without control characters, lone surrogates and double spaces."""
    return _SPACES.sub(" ", _UNREADABLE.sub(" ", text[:limit])).strip()


def normalise(text: str) -> str:
    """Return the form of `text` under which it is indexed and looked up. Idempotent; never raises."""
    return fold_marks(normalise_marked(text))[:MAX_CHARACTERS].rstrip()


def normalise_marked(text: str, limit: int = MAX_CHARACTERS) -> str:
    """Return `text` normalised but with the marks of Latin, Greek, Cyrillic and Arabic letters kept."""
    text = text[:limit]
    if text.isascii():
        return readable(text.lower().translate(_OTHERS), limit)
    return readable(_unified(text), limit)


def fold_marks(marked: str) -> str:
    """Return a text of `normalise_marked` without the marks of scripts below U+0700."""
    if marked.isascii():
        return marked
    folded = _FOLDED_MARKS.sub("", unicodedata.normalize("NFD", marked))
    text = unicodedata.normalize("NFC", folded.translate(_WITHOUT_MARKS))
    return _SPACES.sub(" ", text).strip()


def _unified(text: str) -> str:
    """Return `text` with one spelling for everything but folded marks, in NFC."""
    text = _INVISIBLE.sub("", _UNREADABLE.sub(" ", text))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _INVISIBLE.sub("", text)
    if "\u1040" in text:
        text = _BURMESE_WA.sub("\u101d", text)
    text = _FOREIGN_DIGIT.sub(_ascii_digit, text).translate(_ONE_SPELLING)
    text = _TONE_ON_THE_SECOND.sub(_tone_on_the_first, text)
    text = _NASAL_BEFORE_ITS_ROW.sub("ं", text)
    text = _THAI_AM.sub("\\1\u0e33", text)
    text = _LAO_AM.sub("\\1\u0eb3", text)
    for typed, kept in _LOOK_ALIKES:
        text = text.replace(typed, kept)
    return text


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))
