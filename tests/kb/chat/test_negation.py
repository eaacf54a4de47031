"""What a message says was not done, in the order of words of several languages."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.chat.negation import VIOLENCE, negated, without_denied_violence
from kb.chat.tone import Tone
from kb.languages.analysis import words
from kb.model import SUBJECT_KINDS


def denied(base: KnowledgeBase, message: str, language: str) -> tuple[set[str], frozenset[str]]:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    tone = Tone(one.hearing for one in base.languages.values())
    found = negated(message, matches, base.content.concepts, tone)
    return {concept for match in found.matches for concept in match.concepts}, found.omitted


@pytest.mark.parametrize(
    ("message", "language", "concept"),
    [
        ("I did not change my address", "en", "change-of-address-notification"),
        ("住所変更をしていない", "ja", "change-of-address-notification"),
        ("tôi chưa đổi địa chỉ", "vi", "change-of-address-notification"),
        ("मैले ठेगाना परिवर्तन गरेको छैन", "ne", "change-of-address-notification"),
    ],
)
def test_what_was_not_done_alone_is_what_is_asked_about(
    base: KnowledgeBase, message: str, language: str, concept: str
) -> None:
    dropped, omitted = denied(base, message, language)

    assert concept in omitted
    assert not dropped


@pytest.mark.parametrize(
    ("message", "language", "concept"),
    [
        ("I did not lose my card, I want to renew it", "en", "lose"),
        ("my card was not stolen but damaged", "en", "steal"),
    ],
)
def test_what_is_denied_beside_another_deed_is_no_part_of_the_question(
    base: KnowledgeBase, message: str, language: str, concept: str
) -> None:
    dropped, omitted = denied(base, message, language)

    assert concept in dropped
    assert not omitted


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("mất thẻ có được đi làm không", "vi"),
        ("在留卡丢了能不能出境", "zh-Hans"),
        ("有没有办法更新在留卡", "zh-Hans"),
        ("I lost my card", "en"),
    ],
)
def test_a_question_whether_denies_nothing(base: KnowledgeBase, message: str, language: str) -> None:
    assert denied(base, message, language) == (set(), frozenset())


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("I lost my residence card, not my passport", "en"),
        ("パスポートではなく在留カードをなくしました", "ja"),
        ("perdí mi tarjeta de residencia, no mi pasaporte", "es"),
        ("perdi meu cartão de residência, não o passaporte", "pt-BR"),
        ("我丢的是在留卡，不是护照", "zh-Hans"),
        ("여권이 아니라 재류카드를 잃어버렸어요", "ko"),
        ("я потерял карту резидента, а не паспорт", "ru"),
        ("saya kehilangan kartu residen, bukan paspor", "id"),
        ("فقدت بطاقة الإقامة وليس جواز السفر", "ar"),
        ("pasaportumu değil ikamet kartımı kaybettim", "tr"),
        ("पासपोर्ट नहीं बल्कि रेजिडेंस कार्ड खो गया", "hi"),
    ],
)
def test_a_thing_that_is_set_apart_from_another_is_not_asked_about(
    base: KnowledgeBase, message: str, language: str
) -> None:
    reply = base.ask(message, language)

    assert [entry.id for entry in reply.entries][:1] != ["passport-lost"]
    assert "residence-card-lost" in [entry.id for entry in reply.entries]


def test_a_thing_alone_is_never_taken_out(base: KnowledgeBase) -> None:
    assert denied(base, "在留カードではないですか", "ja") == (set(), frozenset())


def violence(base: KnowledgeBase, message: str, language: str) -> set[str]:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    left = without_denied_violence(message, matches)
    return {concept for match in left for concept in match.concepts} & VIOLENCE


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("my husband does not hit me", "en"),
        ("my husband does not hit me, I want to extend my visa", "en"),
        ("mi esposo no me pega", "es"),
        ("chồng tôi không đánh tôi", "vi"),
        ("สามีไม่ตีฉัน", "th"),
    ],
)
def test_violence_that_is_surely_denied_is_none(base: KnowledgeBase, message: str, language: str) -> None:
    assert not violence(base, message, language)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("my husband does not hit me every day", "en"),
        ("my husband does not hit me anymore", "en"),
        ("my husband does not hit me if I obey", "en"),
        ("he will not stop hitting me", "en"),
        ("he does not hit me, he kicks me", "en"),
        ("he does not hit me, only the children", "en"),
        ("mi esposo no me pega siempre", "es"),
    ],
)
def test_where_it_is_not_sure_the_violence_stays(base: KnowledgeBase, message: str, language: str) -> None:
    assert violence(base, message, language)


@pytest.mark.parametrize(
    ("message", "language", "meant"),
    [
        ("I didn't lose my passport, I lost my residence card", "en", {"lose", "residence-card"}),
        ("I did not lose my card, I want to renew my residence card", "en", {"renew", "residence-card"}),
        ("パスポートはなくしていません。在留カードをなくしました", "ja", {"lose", "residence-card"}),
        ("pasaportumu kaybetmedim, ikamet kartımı kaybettim", "tr", {"lose", "residence-card"}),
        ("ฉันไม่ได้ทำพาสปอร์ตหาย ฉันทำบัตรไซริวหาย", "th", {"lose", "residence-card"}),
        ("मैले पासपोर्ट हराएको छैन, रेसिडेन्स कार्ड हराएँ", "ne", {"lose", "residence-card"}),
        ("لم أفقد جواز السفر، فقدت بطاقة الإقامة", "ar", {"lose", "residence-card"}),
    ],
)
def test_a_denied_deed_takes_its_thing_along(
    base: KnowledgeBase, message: str, language: str, meant: set[str]
) -> None:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    tone = Tone(one.hearing for one in base.languages.values())
    denied = negated(message, matches, base.content.concepts, tone).matches
    left = {one for match in matches if match not in denied for one in match.concepts}

    assert {one for one in left if base.content.concepts[one].kind in SUBJECT_KINDS} == meant


@pytest.mark.parametrize(
    ("message", "language", "nothing"),
    [
        ("I have not moved", "en", True),
        ("taşınmadım", "tr", True),
        ("no perdí mi tarjeta", "es", True),
        ("I don't want to extend my visa", "en", True),
        ("আমি ভিসা বাড়াতে চাই না", "bn", True),
        ("I did not change my address", "en", False),
        ("tôi chưa gia hạn visa", "vi", False),
        ("mainanba to zairyu kado ga issho no kado nakushimashita", "ja-Hira", False),
    ],
)
def test_who_only_denies_what_happened_or_is_not_wanted_asks_nothing(
    base: KnowledgeBase, message: str, language: str, nothing: bool
) -> None:
    matches = base.index.matcher.match(words(message, language), own=(language, "ja", "en"))
    tone = Tone(one.hearing for one in base.languages.values())

    assert negated(message, matches, base.content.concepts, tone).asks_nothing == nothing


@pytest.mark.parametrize(
    "message",
    ["I can't pay my insurance, can I pay in parts?", "I have no passport, I want to extend my visa"],
)
def test_what_somebody_cannot_do_or_does_not_have_stays(base: KnowledgeBase, message: str) -> None:
    assert denied(base, message, "en") == (set(), frozenset())
