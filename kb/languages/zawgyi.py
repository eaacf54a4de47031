"""Burmese typed in Zawgyi, an older encoding that gives the same code points to other letters.

In Zawgyi letters stand as they are seen: E and the medial RA before their consonant, and one sign has several
code points by its width. What each code point means follows CLDR's transform "my-t-my-s0-zawgyi"
(https://github.com/unicode-org/cldr/blob/main/common/transforms/my-t-my-s0-zawgyi.xml); the order within a
syllable is that of Unicode Technical Note 11. A text is taken for Zawgyi only where something stands in it
that Unicode Burmese cannot hold, so that no Unicode text is ever changed.
"""

from __future__ import annotations

import re

_STACKED = {
    **dict(zip(range(0x1060, 0x1064), "ကခဂဃ", strict=True)),
    **dict(zip(range(0x1065, 0x106A), "စဆဆဇဈ", strict=True)),
    **dict(zip((0x106C, 0x106D), "ဋဌ", strict=True)),
    **dict(zip(range(0x1070, 0x107D), "ဏတတထထဒဓနပဖဗဘမ", strict=True)),
    0x1085: "လ",
    0x1093: "ဘ",
}
_KINZI = "\u1004\u103a\u1039"
_MARK = "\ue000"  # stands for kinzi while syllables are put in order, since it begins with a letter
_MEANT = str.maketrans(
    {code: f"\u1039{letter}" for code, letter in _STACKED.items()}
    | dict.fromkeys((0x103B, *range(0x107E, 0x1085)), "\u103c")
    | {
        # Consonants that are drawn in two ways, and ligatures.
        0x106A: "\u1009",
        0x106B: "\u100a",
        0x108F: "\u1014",
        0x1090: "\u101b",
        0x1086: "\u103f",
        0x106E: "\u100d\u1039\u100d",
        0x106F: "\u100d\u1039\u100e",
        0x1091: "\u100f\u1039\u100d",
        0x1092: "\u100b\u1039\u100c",
        0x1097: "\u100b\u1039\u100b",
        0x1096: "\u1039\u1010\u103d",
        0x104E: "\u104e\u1004\u103a\u1038",
        # Medials: YA, WA, HA, alone and with a vowel.
        0x103A: "\u103b",
        0x107D: "\u103b",
        0x103C: "\u103d",
        0x108A: "\u103d\u103e",
        0x103D: "\u103e",
        0x1087: "\u103e",
        0x1088: "\u103e\u102f",
        0x1089: "\u103e\u1030",
        # The killer, vowels, the dot below.
        0x1039: "\u103a",
        0x1033: "\u102f",
        0x1034: "\u1030",
        0x105A: "\u102b\u103a",
        0x108E: "\u102d\u1036",
        0x1094: "\u1037",
        0x1095: "\u1037",
        # Kinzi stands after its consonant in Zawgyi, before it in Unicode: moved below.
        0x1064: _MARK,
        0x108B: f"{_MARK}\u102d",
        0x108C: f"{_MARK}\u102e",
        0x108D: f"{_MARK}\u1036",
    }
)
"""What each code point of Zawgyi means, where that is another than in Unicode."""

_SIGNS = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u103a\u1036\u1037\u1038"
"""The signs of a syllable in the order in which Unicode has them after its letter."""

_SYLLABLE = re.compile(
    f"(?P<before>[\u1031\u103c]*)(?P<letter>[\u1000-\u102a\u103f])"
    f"(?P<after>(?:\u1039[\u1000-\u1021]|[{_MARK}{_SIGNS}](?<!\u1031))*)"
)
_STACK = re.compile("\u1039[\u1000-\u1021]")
_KILLED_WITH_YA = "\u103a\u103b"  # in the word for a man
_ZERO_FOR_WA = re.compile(f"(?<=[\u1031\u103c])\u1040|\u1040(?=[{_SIGNS}])")

_HERE_ONLY = re.compile("[\u1033\u1034\u105a\u1060-\u106d\u1070-\u1097]")
"""Code points for which Burmese has no use in Unicode."""

_OUT_OF_PLACE = re.compile(
    "(?:^|[\\s\u1037\u1038])[\u1031\u103b][\u1000-\u1021]"  # a sign before its letter
    "|\u1039(?![\u1000-\u1021])"  # a virama that stacks nothing
    "|(?<!\u103b)\u103a[\u102b-\u102d]"  # a killed letter with a vowel, but for the word for a man
)
_OTHER_LANGUAGES = re.compile("[\u1022\u1035]|(?:^|\\s)[\u1060-\u107d]|[\u1075-\u107c]\u103a")
"""Shan, Mon and Karen have letters at the code points of Zawgyi, and begin and end words with them."""


def as_unicode(text: str) -> str:
    """Return a text with Burmese in Zawgyi written in Unicode; any other text as it is."""
    if not is_zawgyi(text):
        return text
    meant = _ZERO_FOR_WA.sub("\u101d", text.translate(_MEANT))
    return _SYLLABLE.sub(_in_order, meant).replace(_MARK, _KINZI)


def is_zawgyi(text: str) -> bool:
    """Return whether a text holds what Unicode Burmese does not."""
    if text.isascii() or _OTHER_LANGUAGES.search(text):
        return False
    return _HERE_ONLY.search(text) is not None or _OUT_OF_PLACE.search(text) is not None


def _in_order(syllable: re.Match[str]) -> str:
    stacked = _STACK.findall(syllable["after"])
    signs = {*syllable["before"], *_STACK.sub("", syllable["after"])}
    ordered = "".join(sign for sign in _SIGNS if sign in signs)
    kinzi = _MARK if _MARK in signs else ""
    if _KILLED_WITH_YA in syllable["after"]:
        ordered = _KILLED_WITH_YA + ordered.replace("\u103b", "").replace("\u103a", "")
    return f"{kinzi}{syllable['letter']}{''.join(stacked)}{ordered}"
