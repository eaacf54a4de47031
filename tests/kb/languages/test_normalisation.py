"""Spellings that mean the same must become one, in every script, and nothing typed may break it."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.languages.normalisation import MAX_CHARACTERS, normalise, normalise_marked, readable

ANY_TEXT = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thẻ Cư Trú", "the cu tru"),
        ("ĐƠN XIN", "don xin"),
        ("résidence", "residence"),
        ("KARTIM KAYIP İÇİN", "kartim kayip icin"),
        ("ｚａｉｒｙｕ", "zairyu"),
        ("在留ｶｰﾄﾞ", "在留カード"),
        ("ざいりゅうかーど", "ザイリュウカード"),
        ("ӨРГӨДӨЛ үнэмлэх", "оргодол унэмлэх"),
        ("Ёлка їжак ґанок", "елка іжак ганок"),
        ("كارت إقامة", "کارت اقامه"),
        ("کارت اقامۀ", "کارت اقامه"),
        ("مـــرحبا", "مرحبا"),
        ("بَطَاقَة", "بطاقه"),
        ("می‌خواهم", "میخواهم"),
        ("رہائش", "رهایش"),
        ("कार्ड़", "कार्ड"),
        ("सम्बन्ध विच्छेद", "संबंध विच्छेद"),
        ("हिन्सा", "हिंसा"),
        ("माइग्रेशनको भीसा", "माइग्रेशनको भिसा"),
        ("পাসপোর্ট ৫", "পাসপোর্ট 5"),
        ("ජපන්\u200d", "ජපන්"),
        ("น้ำ", "น\u0e49\u0e4d\u0e32"),
        ("๒๘", "28"),
        ("၂၈", "28"),
        ("ប័ណ្ណ\u200bស្នាក់នៅ", "ប័ណ្ណស្នាក់នៅ"),
        ("ប\u17d2\u178aូរ", "ប\u17d2\u178fូរ"),
        ("ឲ្យ", "ឱ្យ"),
        ("\u0e40\u0e40จ้ง", "แจ้ง"),
        ("စျေး", "ဈေး"),
        ("သြဂုတ်လ", "ဩဂုတ်လ"),
        ("이사햇는데", "이사했는데"),
        ("만료됬어요", "만료됐어요"),
        ("가도 되요", "가도 돼요"),
        ("don’t", "don't"),
        ("19–9", "19-9"),
    ],
)
def test_spellings_of_one_word_meet(typed: str, meant: str) -> None:
    assert normalise(typed) == normalise(meant)


def test_marks_above_the_arabic_block_carry_meaning_and_stay() -> None:
    assert normalise("कि") != normalise("क")
    assert normalise("หาย") != normalise("หา")


def test_marks_can_be_kept_for_vietnamese() -> None:
    assert normalise_marked("MẤT Thẻ") == "mất thẻ"


@pytest.mark.parametrize("bad", ["\ud800", "a\udfffb", "\x00\x07", "\u202e\u2066", "\ufffe", "\u200d" * 50])
def test_surrogates_and_control_characters_are_harmless(bad: str) -> None:
    assert normalise(bad).isprintable()
    readable(bad).encode("utf-8")


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(ANY_TEXT)
def test_folding_the_marks_later_gives_the_same(text: str) -> None:
    assert normalise(normalise_marked(text)) == normalise(text)


@settings(max_examples=15, deadline=None)
@given(st.characters(), st.characters())
@example("¼", "Æ")
def test_ten_thousand_characters_take_bounded_time(one: str, other: str) -> None:
    text = (one + other) * 5_000
    start = time.thread_time()
    assert len(normalise(text)) <= MAX_CHARACTERS
    assert time.thread_time() - start < 1
