"""Words that were looked for are marked in what was found, as readers see them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from webapp.marking import marked
from webapp.prose import without_ruby


@pytest.mark.parametrize(
    ("text", "found", "html"),
    [
        ("A lost card", ("card",), "A lost <mark>card</mark>"),
        ("CARD <b>", ("card",), "<mark>CARD</mark> &lt;b&gt;"),
        ("card cards", ("card", "cards"), "<mark>card</mark> <mark>cards</mark>"),
        ("a.b", (".",), "a<mark>.</mark>b"),
        ("｜在留《ざいりゅう》カード", ("在留",), "<mark>在留</mark>カード"),
        ("card", ("", " "), "card"),
        ("Tôi bị mất thẻ cư trú.", ("mat", "the"), "Tôi bị <mark>mất</mark> <mark>thẻ</mark> cư trú."),
        ("Tôi bị ma\u0302\u0301t nó", ("mat",), "Tôi bị <mark>ma\u0302\u0301t</mark> nó"),
        ("There is the thermal theatre", ("the",), "There is <mark>the</mark> thermal theatre"),
        ("Renewal and renewals", ("renewal",), "<mark>Renewal</mark> and <mark>renewal</mark>s"),
        ("discard it", ("card",), "discard it"),
        ("فقدتُ البطاقة", ("فقدت", "بطاقة"), "<mark>فقدتُ</mark> ال<mark>بطاقة</mark>"),
        ("निवास कार्ड हरायो", ("कार्ड",), "निवास <mark>कार्ड</mark> हरायो"),
        ("ทำบัตรหาย", ("บัตร",), "ทำ<mark>บัตร</mark>หาย"),
        ("カードをなくした", ("かーど",), "<mark>カード</mark>をなくした"),
    ],
)
def test_matched_words_are_marked(text: str, found: tuple[str, ...], html: str) -> None:
    assert marked(text, found) == html


def test_short_words_of_another_language_are_not_marked() -> None:
    text = "The card was lost."
    assert marked(text, ("the", "card"), own_language=False) == "The <mark>card</mark> was lost."


@given(st.text(max_size=40), st.lists(st.text(max_size=6), max_size=4))
def test_nothing_but_marks_is_added(text: str, words: list[str]) -> None:
    html = re.sub(r"</?mark>", "", marked(text.replace("<", ""), tuple(words)))
    if "｜" not in text and "//" not in text and "-" not in text and "#" not in text:
        assert Markup(html).unescape() == without_ruby(text.replace("<", ""))
