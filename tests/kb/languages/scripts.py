"""Text of every script, for tests that throw anything at the analysis of languages."""

from __future__ import annotations

from hypothesis import strategies as st

RANGES: dict[str, str] = {
    # script: first and last character of each of its ranges
    "Latin": "azAZÀɏ",
    "Vietnamese": "ẠỹĐđƠơƯư",
    "Greek and Cyrillic": "ͰϿЀӿ",
    "Hebrew and Arabic": "א״؀ۿ",
    "Arabic forms": "\ufb50\ufbb1\ufdf0\ufdfc\ufe70\ufefc",
    "Devanagari": "\u0900\u097f",
    "Bengali": "\u0980\u09fe",
    "Tamil": "\u0b82\u0bfa",
    "Sinhala": "\u0d81\u0df4",
    "Thai and Lao": "\u0e01\u0e5b\u0e81\u0edf",
    "Burmese": "\u1000\u109f\ua9e0\ua9fe\uaa60\uaa7f",
    "Khmer": "\u1780\u17f9",
    "Mongolian": "\u1800\u18aa",
    "Hangul": "\u1100\u11ff\u3131\u318e가힣",
    "Kana": "ぁヿ\uff61\uff9f",
    "Han": "\u3400\u3420一鿿\uf900\ufad9\U00020000\U00020100",
    "compatibility": "\u2100\u214f\u2460\u24ff\u3200\u33ff\uff01\uffee\ufb00\ufb06",
    "combining": "\u0300\u036f\u1ab0\u1ac0\u20d0\u20f0\ufe20\ufe2f",
    "invisible": "\u200b\u200f\u202a\u202e\u2060\u206f\ufe00\ufe0f\ufeff\ufeff\U000e0020\U000e007f",
    "emoji": "\U0001f300\U0001f64f\U0001f1e6\U0001f1ff\u2600\u27bf",
    "surrogates": "\ud800\udfff",
    "controls": "\x00\x1f\x7f\x9f\ufff0\uffff",
    "digits": "09٠٩۰۹०९০৯௦௯෦෯๐๙၀၉០៩０９\U0001d7ce\U0001d7ff",
    "punctuation": " /:@[`{~\u2010\u205e\u3000\u303f",
}


def _letters(ranges: str) -> st.SearchStrategy[str]:
    pairs = zip(ranges[::2], ranges[1::2], strict=True)
    return st.one_of(*(st.characters(min_codepoint=ord(one), max_codepoint=ord(two)) for one, two in pairs))


def _piece(script: str) -> st.SearchStrategy[str]:
    return st.text(_letters(RANGES[script]), max_size=12)


OF_ONE_SCRIPT = {script: _piece(script) for script in RANGES}
MIXED = st.lists(st.one_of(*OF_ONE_SCRIPT.values()), max_size=6).map("".join)
"""Pieces of several scripts, beside each other without a space: what no keyboard was made for."""
