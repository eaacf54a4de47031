"""Questions, denials and wishes are heard by the signs of the real languages, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.base import CHECKOUT
from kb.chat.tone import Tone
from kb.languages.hearing_words import HearingWords
from kb.languages.registry import load_languages

LANGUAGES, _ = load_languages(CHECKOUT)
TONE = Tone(language.hearing for language in LANGUAGES.values())


def test_every_language_but_kana_says_what_denies() -> None:
    assert [code for code, one in LANGUAGES.items() if not one.hearing.denies.anywhere] == ["ja-Hira"]


@pytest.mark.parametrize(
    "text",
    [
        "where is it?",
        "can I stay",
        "Did I have to",
        "届け出ましたか",
        "いいですか。教えてください",
        "可以吗",
        "해도 될까요",
        "สามารถทำได้ไหมครับ",
        "ဘာလုပ်ရမလဲ",
        "के गर्ने",
        "هل يمكنني",
        "чи можу я залишитися",
        "පුළුවන්ද",
        "முடியுமா",
        "тийм үү",
    ],
)
def test_a_question_is_heard(text: str) -> None:
    assert TONE.asks(text)


@pytest.mark.parametrize(
    "text", ["", "I can stay", "かばんです", "집에 가요", "얼마 전", "ano passado", "ไฟไหม้", "چند روز پیش"]
)
def test_a_statement_asks_nothing(text: str) -> None:
    assert not TONE.asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "I haven’t applied",
        "ISN'T",
        "していません",
        "ナイです",
        "还没办",
        "안 했어요",
        "안했어요",
        "일본에 없어요",
        "chưa nộp",
        "chu\u031ba co\u0301",
        "в меня не было",
        "у мене немає",
        "мэдэхгүй",
        "boşanmadık",
        "bilmiyoruz",
        "لم أقدم",
        "نمی‌دانم",
        "طلاق نگرفتیم",
        "ابھی نہیں",
        "नहीं किया",
        "गरेकोछैन",
        "জানিনা",
        "হয়নি",
        "කරලා නැහැ",
        "செய்யவில்லை",
        "ยังไม่ได้ทำ",
        "မလုပ်ရသေးဘူး",
        "មិនទាន់ធ្វើ",
    ],
)
def test_a_denial_is_heard(text: str) -> None:
    assert TONE.denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I know the notary",
        "特別永住者です",
        "別の市へ",
        "危ないです",
        "未成年です",
        "差不多",
        "3년 동안 살았어요",
        "지금은 안전해요",
        "nó ở đây",
        "নতুন ঠিকানা",
        "নৈশ থানা",
        "නැවත එනවා",
        "කාඩ් එක නැති වුණා",
        "ยังอยู่ด้วยกัน",
        "غیر ملکی",
        "မိဘ သို့မဟုတ် သား",
        "កុំព្យូទ័រ",
    ],
)
def test_what_only_looks_like_a_denial_is_none(text: str) -> None:
    assert not TONE.denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to go home",
        "離婚したい",
        "離婚したい 今すぐ",
        "我想离婚",
        "이혼하고 싶어요",
        "muốn ly hôn",
        "хочу розлучитися",
        "می‌خواهم",
        "อยากกลับบ้าน",
        "ចង់ទៅផ្ទះ",
    ],
)
def test_a_wish_is_heard(text: str) -> None:
    assert TONE.wishes(text)


@pytest.mark.parametrize("text", ["", "wanted", "たいざいしています", "必要です", "需要", "ချက်ချင်း"])
def test_what_only_looks_like_a_wish_is_none(text: str) -> None:
    assert not TONE.wishes(text)


@pytest.mark.parametrize("sign", ["", "-", " no", "no ", "- no"])
def test_a_sign_without_letters_or_with_loose_blanks_is_refused(sign: str) -> None:
    with pytest.raises(ValidationError):
        HearingWords.model_validate({"denies": [sign]})


def test_a_language_may_hear_nothing() -> None:
    assert not Tone([HearingWords()]).denies("no")


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    TONE.asks(text), TONE.denies(text), TONE.wishes(text)
