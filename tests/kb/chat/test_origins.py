"""Where somebody says to be from, found by the patterns of the real languages; never a subject of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.base import CHECKOUT
from kb.chat.origins import OriginReader
from kb.languages.normalisation import normalise
from kb.languages.origin_words import OriginWords
from kb.languages.registry import load_languages

LANGUAGES, _ = load_languages(CHECKOUT)
READER = OriginReader(LANGUAGES.values())


def left(message: str) -> str:
    """Return what is left of a message, normalised, without where somebody is from."""
    text = normalise(message)
    for stretch in reversed(READER.read_normalised(text)):
        text = text[: stretch.start] + text[stretch.end :]
    return text.strip()


def test_every_language_says_it() -> None:
    assert [code for code, language in LANGUAGES.items() if language.origins is None] == []


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("I am Vietnamese and I lost my card", "i lost my card"),
        ("As a Filipino, can I work?", "can i work?"),
        ("I'm from Mongolia. how do I extend", "how do i extend"),
        ("ベトナム人ですが、永住できますか", "永住できますか"),
        ("我是中国人，在留卡丢了", "在留卡丢了"),
        ("저는 베트남 사람인데요 카드를 잃어버렸어요", "카드를 잃어버렸어요"),
        ("sou brasileira e perdi o cartão", "perdi o cartao"),
        ("ผมเป็นคนไทยครับ บัตรหาย", "บัตรหาย"),
        ("ブラジル国籍の夫が在留カードをなくしました", "夫が在留カードをなくしました"),
        ("ベトナム人の妻がカードをなくしました", "妻がカードをなくしました"),
        ("中国籍，我想申请永住", "我想申请永住"),
        ("mi esposo, de nacionalidad peruana", "mi esposo,"),
    ],
)
def test_it_is_left_out(message: str, rest: str) -> None:
    assert left(message) == normalise(rest)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "I am Japanese",
        "my wife is Japanese",
        "日本人ですが",
        "the embassy of Nepal",
        "Vietnamese interpreter",
        "I am a student",
        "como renovo o visto",
        "moved from China to Osaka",
    ],
)
def test_a_country_that_is_asked_about_stays(message: str) -> None:
    assert left(message) == normalise(message).strip()


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(message: str) -> None:
    text = normalise(message)

    assert all(0 <= one.start < one.end <= len(text) for one in READER.read_normalised(text))


@pytest.mark.parametrize("pattern", ["i am nepali", "{from}", "{from} and {from}", "from {n}"])
def test_a_pattern_without_its_place_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError):
        OriginWords(said=(pattern,))
