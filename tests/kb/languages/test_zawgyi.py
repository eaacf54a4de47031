"""Burmese in Zawgyi is read as its writers meant it, and Unicode is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages.normalisation import normalise
from kb.languages.zawgyi import as_unicode, is_zawgyi

LETTERS = re.compile("[\u1000-\u1021]")
"""The letters that stand for the same in both encodings."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ျမန္မာ", "မြန်မာ"),
        ("ေက်ာင္းသား", "ကျောင်းသား"),
        ("ဗီဇာ သက္တမ္းတိုးခ်င္လို႔", "ဗီဇာ သက်တမ်းတိုးချင်လို့"),
        ("အလုပ္ေျပာင္း", "အလုပ်ပြောင်း"),
        ("ေနထိုင္ခြင့္", "နေထိုင်ခွင့်"),
        ("အဂၤလိပ္", "အင်္ဂလိပ်"),
        ("ဒုကၡသည္", "ဒုက္ခသည်"),
        ("ေယာက္်ား", "ယောက်ျား"),
        ("ႏိုင္ငံ", "နိုင်ငံ"),
        ("ကၽြန္ေတာ္", "ကျွန်တော်"),
        ("ေနရာ ရွိလား", "နေရာ ရှိလား"),
        ("ဘယ္ေလာက္ ၾကာလဲ", "ဘယ်လောက် ကြာလဲ"),
        ("ေလွ်ာက္လႊာ", "လျှောက်လွှာ"),
        ("စာရင္းသုိ႕ ျပန္သြား", "စာရင်းသို့ ပြန်သွား"),
        ("ေက်ာင္း ေ၀း", "ကျောင်း ဝေး"),
    ],
)
def test_zawgyi_becomes_unicode(typed: str, meant: str) -> None:
    """Signs that stand before their letter, drawn in several widths, stacked, with kinzi."""
    assert normalise(as_unicode(typed)) == normalise(meant)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "visa",
        "在留カード",
        "ယောက်ျား",
        "ကျောင်းသား ဗီဇာ",
        "အင်္ဂလိပ်",
        "ဒုက္ခသည်လျှောက်ထားတုန်း",
        "ၽႃႇသႃႇတႆး",
        "လိၵ်ႈတႆး",
    ],
)
def test_unicode_stays(text: str) -> None:
    """Shan too, whose letters stand where Zawgyi has its stacked ones."""
    assert as_unicode(text) == text


def test_none_of_our_burmese_texts_is_taken_for_zawgyi() -> None:
    """Neither a word, nor a line."""
    files = [*Path("translations/my").rglob("*.*"), Path("tests/relevance/my.yaml")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    pieces = {piece for line in lines for piece in (line, *re.split(r"[\s\"'(),:]+", line))}
    assert len(pieces) > 3000
    assert not [piece for piece in pieces if is_zawgyi(piece)]


def test_a_word_that_says_nothing_of_its_encoding_stays() -> None:
    """It may be either: the same letters stand for another word in Unicode."""
    assert as_unicode("ရွိလား") == "ရွိလား"


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F), max_size=30))
def test_any_text_can_be_read_and_only_zawgyi_is_changed(text: str) -> None:
    """Whatever stands in it; and no letter is lost: what may be, are signs that were written twice."""
    read = as_unicode(text)

    assert is_zawgyi(text) or read == text
    assert bool(read) is bool(text)
    assert len(LETTERS.findall(read)) >= len(LETTERS.findall(text))
