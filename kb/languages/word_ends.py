"""In which scripts words begin after a blank, and end before one: what finds words inside texts asks it."""

from __future__ import annotations

BLANKS_BEGIN_NO_WORD = "\u0e00"
"""From Thai on, scripts set no blank between words, Hangul aside; before it, a word begins after one."""

WORDS_TAKE_ENDINGS = "\u0900"
"""Indic words take endings without a blank; before them, a word ends at one."""

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff"
"""Thai and Lao, Burmese, Khmer, Kana and Han, as in an expression: nothing tells there where a word ends."""
