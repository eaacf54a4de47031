"""The language of a few words, or honestly none."""

from __future__ import annotations

import pytest

from kb.languages.analysis import words
from kb.languages.detection import Detector, features_of

TEXTS = {
    "ja": ["在留カードをなくしました。どうすればいいですか", "住民票の写しがほしい"],
    "zh-Hans": ["在留卡丢了怎么办", "怎么办理签证更新"],
    "zh-Hant": ["在留卡遺失了怎麼辦"],
    "en": ["I lost my residence card", "how do I renew my visa"],
    "vi": ["Tôi làm mất thẻ cư trú", "gia hạn visa ở đâu", "làm sao"],
    "ne": ["निवास कार्ड हरायो", "harayo kasari garne"],
    "hi": ["निवास कार्ड खो गया"],
    "ru": ["я потерял карту", "продлить визу"],
    "uk": ["я загубив картку", "продовжити візу її"],
    "ar": ["فقدت بطاقة الإقامة"],
    "th": ["ทำบัตรหาย"],
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector({code: features_of(texts) for code, texts in TEXTS.items()})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("カードをなくした", "ja"),
        ("怎么办理", "zh-Hans"),
        ("遺失了怎麼辦", "zh-Hant"),
        ("where is my card, I lost it", "en"),
        ("mất thẻ", "vi"),
        ("harayo kasari", "ne"),
        ("कार्ड हरायो", "ne"),
        ("खो गया", "hi"),
        ("потерял визу", "ru"),
        ("загубив", "uk"),
        ("بطاقة", "ar"),
        ("หาย", "th"),
    ],
)
def test_a_few_words_are_enough(detector: Detector, text: str, language: str) -> None:
    assert detector.detect(words(text)).language == language


@pytest.mark.parametrize("text", ["", "?!", "19-9", "xyzzy", "visa", "कार्ड", "在留"])
def test_what_several_languages_share_is_not_decided(detector: Detector, text: str) -> None:
    assert detector.detect(words(text)).language is None


def test_the_language_of_the_page_wins_a_draw(detector: Detector) -> None:
    assert detector.detect(words("card harayo")).language is None
    assert detector.detect(words("card harayo"), "ne").language == "ne"
    assert detector.detect(words("card harayo"), "en").language == "en"
    assert detector.detect(words("mất thẻ cư trú"), "en").language == "vi"


def test_the_evidence_is_told(detector: Detector) -> None:
    evidence = dict(detector.detect(words("visa")).evidence)
    assert set(evidence) == {"en", "vi"}
