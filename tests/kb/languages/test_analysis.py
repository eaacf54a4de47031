"""The tokens that make typed words and written ones meet, in all 27 languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.languages.analysis import Writing, tokens, words

ANY_TEXT = st.text(st.characters(), max_size=80)

GOLDEN = [
    # language, as written, as typed: these share the greater part of their tokens
    ("ja", "在留カード", "在留ｶｰﾄﾞ"),
    ("ja", "ざいりゅうカード", "ザイリュウかーど"),
    ("ja-Hira", "ざいりゅう かーど", "ざいりゅうかーど"),
    ("en", "residence card", "residense cards"),
    ("zh-Hans", "在留资格变更", "变更在留资格"),
    ("zh-Hant", "在留資格變更", "變更 在留資格"),
    ("ko", "재류카드를", "재류 카드"),
    ("vi", "thẻ lưu trú", "the luu tru"),
    ("fil", "Card ng Paninirahan", "kard ng paninirahan"),
    ("ne", "सम्बन्धविच्छेद", "संबन्धबिच्छेद"),
    ("id", "memperpanjang izin tinggal", "perpanjangan izin tinggal"),
    ("pt-BR", "renovação do cartão", "renovacao cartao"),
    ("es", "renovación de la tarjeta", "renovacion tarjeta"),
    ("my", "နေထိုင်ခွင့်ကတ်", "နေထိုင်ခွင့် ကတ်"),
    ("th", "บัตรประจำตัวผู้พำนัก", "บัตร ประจำตัว ผู้พำนัก"),
    ("km", "ប័ណ្ណស្នាក់នៅ", "ប័ណ្ណ\u200bស្នាក់នៅ"),
    ("mn", "оршин суух үнэмлэх", "оршин суух унэмлэхээ"),
    ("si", "පදිංචි කාඩ්පත", "පදිංචි කාඩ් පත"),
    ("bn", "আবাসিক কার্ডের", "আবাসিক কার্ড"),
    ("hi", "निवास कार्ड़", "निवास कार्ड"),
    ("ur", "رہائشی کارڈ", "رہایشی كارڈ"),
    ("ta", "குடியிருப்பு அட்டையை", "குடியிருப்பு அட்டை"),
    ("ru", "карту резидента", "карта резидента"),
    ("uk", "картка перебування", "картку перебування"),
    ("fr", "carte de séjour", "carte de sejour"),
    ("fa", "کارت اقامت", "كارت اقامت"),
    ("ar", "بطاقة الإقامة", "بطاقه الاقامة"),
    ("tr", "İkamet kartımı", "ikamet kartim"),
]


@pytest.mark.parametrize(("language", "written", "typed"), GOLDEN)
def test_typed_and_written_forms_meet(language: str, written: str, typed: str) -> None:
    there, sought = set(tokens(written, language)), set(tokens(typed, language))
    assert len(there & sought) / min(len(there), len(sought)) > 0.5


def test_words_of_spaced_scripts_are_kept_whole_and_in_parts_of_four() -> None:
    assert tokens("Residence ID") == ["residence", "resi", "esid", "side", "iden", "denc", "ence", "id"]


def test_ideographs_and_kana_are_cut_in_pairs_across_spaces() -> None:
    assert tokens("在留 カード") == ["在留", "留か", "かー", "ーど"]


def test_a_lone_ideograph_is_its_own_token() -> None:
    assert tokens("税") == ["税"]


def test_vietnamese_syllables_come_with_and_without_marks_and_in_pairs() -> None:
    assert tokens("thẻ cư trú", "vi") == ["the", "thẻ", "cu", "cư", "the_cu", "tru", "trú", "cu_tru"]
    assert set(tokens("the cu tru", "vi")) < set(tokens("thẻ cư trú", "vi"))


@pytest.mark.parametrize("code", ["19-9", "第19条の9", "2026", "i94", "๒๘"])
def test_what_holds_a_digit_is_never_cut(code: str) -> None:
    digits = [token for token in tokens(code) if any(letter.isdigit() for letter in token)]
    assert digits
    assert all(word.is_code for word in words(code) if word.tokens[0] in digits)


def test_every_word_knows_what_was_typed_and_where() -> None:
    text = "Mất 在留ｶｰﾄﾞ, ở đâu?"
    found = words(text, "vi")
    assert [word.typed for word in found] == ["Mất", "在留ｶｰﾄﾞ", "ở", "đâu"]
    assert [text[word.start : word.end] for word in found] == [word.typed for word in found]
    assert [word.joined for word in found] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        ("card", Writing.SPACED),
        ("कार्ड", Writing.SPACED),
        ("カード", Writing.IDEOGRAPHIC),
        ("카드", Writing.IDEOGRAPHIC),
        ("บัตร", Writing.RUNNING),
        ("ကတ်", Writing.RUNNING),
        ("ប័ណ្ណ", Writing.RUNNING),
        ("ບັດ", Writing.RUNNING),
    ],
)
def test_each_script_is_written_in_its_way(text: str, writing: Writing) -> None:
    (word,) = words(text)
    assert word.writing is writing


@pytest.mark.parametrize("nothing", ["", "   ", "?!…", "\u200b\u200d", "\ud800", "🙂"])
def test_no_words_give_no_tokens(nothing: str) -> None:
    assert tokens(nothing) == []


@given(ANY_TEXT, st.sampled_from([None, "vi", "ja"]))
def test_any_text_can_be_analysed(text: str, language: str | None) -> None:
    for word in words(text, language):
        assert word.tokens
        assert all(token and " " not in token for token in word.tokens)
        assert text[word.start : word.end] == word.typed


@given(ANY_TEXT)
def test_the_analysis_of_normalised_text_has_the_same_words(text: str) -> None:
    found = [word.folded for word in words(text)]
    again = [word.folded for word in words(" ".join(found))]
    assert "".join(again) == "".join(found)


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=4), st.sampled_from([None, "vi"]))
def test_ten_thousand_characters_take_bounded_time(part: str, language: str | None) -> None:
    text = (part * 10_000)[:10_000]
    start = time.thread_time()
    tokens(text, language)
    assert time.thread_time() - start < 1
