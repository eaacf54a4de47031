"""What a message says: numbers left out, choices, days, talk, dangers; never a fault."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import KnowledgeBase
from kb.chat.understand import LONGEST_MESSAGE, Understander
from kb.chat.understanding import Understanding

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def understander(base: KnowledgeBase) -> Understander:
    return Understander(base)


def read(understander: Understander, message: str, language: str = "en") -> Understanding:
    return understander.read(message, language, TODAY)


@pytest.mark.parametrize(
    "message",
    [
        "I lost my card AB12345678CD",
        "my card: ab 12345678 cd, lost",
        "ＡＢ１２３４５６７８ＣＤ",
        "my number is 123456789012",
        "マイナンバーは1234-5678-9012です",
        "1234 5678 9012",
    ],
)
def test_numbers_of_cards_are_left_out(understander: Understander, message: str) -> None:
    said = read(understander, message)

    assert said.holds_number
    assert not any(part in said.sought + said.core + said.spelled for part in ("12345678", "5678", "9012"))


@pytest.mark.parametrize("message", ["call 0120-279-338", "it costs 200000 yen", "2026-11-01", "ABC 123"])
def test_other_numbers_are_no_numbers_of_cards(understander: Understander, message: str) -> None:
    assert not read(understander, message).holds_number


@pytest.mark.parametrize(
    ("message", "language", "place"),
    [
        ("1", "en", 0),
        (" 2. ", "en", 1),
        ("(3)", "en", 2),
        ("①", "ja", 0),
        ("２", "ja", 1),
        ("१", "ne", 0),
        ("#4", "en", 3),
        ("the first", "en", 0),
        ("the second one please", "en", 1),
        ("number two", "en", 1),
        ("一番目", "ja", 0),
        ("二番目です", "ja", 1),
        ("cái đầu tiên", "vi", 0),
        ("cai thu hai", "vi", 1),
        ("第二个", "zh-Hans", 1),
        ("पहिलो", "ne", 0),
        ("dosro", "ne", 1),
    ],
)
def test_a_choice_is_read_by_number_or_word(
    understander: Understander, message: str, language: str, place: int
) -> None:
    assert read(understander, message, language).choice == place


@pytest.mark.parametrize(
    "message",
    [
        "my first residence card",
        "12",
        "0",
        "the second time I lost my residence card in the train",
        "first and second",
    ],
)
def test_a_sentence_is_no_choice(understander: Understander, message: str) -> None:
    assert read(understander, message).choice is None


@pytest.mark.parametrize("message", ["", "   ", "😭😭", "？？？！", "...", "\u200b\u200d", "\ud800", "-_-"])
def test_nothing_to_read_is_empty(understander: Understander, message: str) -> None:
    assert read(understander, message).is_empty


@pytest.mark.parametrize(
    ("message", "language", "talk"),
    [
        ("hello", "en", "greeting"),
        ("hi", "en", "greeting"),
        ("thank you very much!", "en", "thanks"),
        ("こんにちは", "ja", "greeting"),
        ("cảm ơn", "vi", "thanks"),
        ("好的", "zh-Hans", "yes"),
        ("होइन", "ne", "no"),
    ],
)
def test_talk_alone_asks_nothing(understander: Understander, message: str, language: str, talk: str) -> None:
    said = read(understander, message, language)

    assert talk in said.talk
    assert said.is_talk_only


def test_a_yes_inside_a_word_is_none(understander: Understander) -> None:
    assert "yes" not in read(understander, "开银行账户", "zh-Hans").talk


def test_talk_around_a_question_is_a_question(understander: Understander) -> None:
    said = read(understander, "Hello, I lost my residence card. Thank you!")

    assert not said.is_talk_only
    assert {"lose", "residence-card"} <= set(said.subject)
    assert "hello" not in said.sought.lower()
    assert "thank" not in said.sought.lower()


@pytest.mark.parametrize(
    ("message", "language", "rest"),
    [
        ("I lost my residence card on 2026-11-20", "en", "I lost my residence card on"),
        ("昨日在留カードをなくした", "ja", "在留カードをなくした"),
        ("हिजो निवास कार्ड हरायो", "ne", "निवास कार्ड हरायो"),
    ],
)
def test_days_are_not_searched_for(
    understander: Understander, message: str, language: str, rest: str
) -> None:
    assert read(understander, message, language).sought == rest


def test_today_beside_another_day_is_a_greeting_or_a_by_word(understander: Understander) -> None:
    said = read(understander, "今日は、昨日なくしました", "ja")

    assert said.certain_day(TODAY) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("message", "language", "danger"),
    [
        ("my husband hits me", "en", "domestic-violence"),
        ("bị chồng đánh", "vi", "domestic-violence"),
        ("救急車を呼んで", "ja", "medical-emergency"),
        ("我不想活了", "zh-Hans", "self-harm"),
        ("पुलिस ढोकामा छ", "ne", "police-at-door"),
        ("chồng tôi bị bắt", "ja", "detention"),
    ],
)
def test_danger_is_heard_in_every_language_on_every_page(
    understander: Understander, message: str, language: str, danger: str
) -> None:
    assert danger in read(understander, message, language).dangers


def test_a_long_message_is_read_to_a_point(understander: Understander) -> None:
    said = read(understander, "a " * LONGEST_MESSAGE + "my husband hits me")

    assert said.was_cut
    assert said.dangers == ()


@given(message=st.text(max_size=300), language=st.sampled_from(["ja", "en", "vi", "zh-Hans", "ne"]))
def test_any_text_is_read_without_a_fault(understander: Understander, message: str, language: str) -> None:
    said = read(understander, message, language)

    assert len(said.sought) <= LONGEST_MESSAGE


def test_a_thai_abbreviation_ends_no_sentence(understander: Understander) -> None:
    assert not read(understander, "ได้จดหมายจากตม.ว่าไม่อนุมัติต่อวีซ่า", "th").parts
    assert len(read(understander, "บัตรหาย? พาสปอร์ตก็หมดอายุ", "th").parts) == 2


def test_a_question_behind_the_last_deed_belongs_to_it(understander: Understander) -> None:
    moved, lost = read(understander, "I moved and lost my residence card, how much is it?").clauses

    assert not moved.facets
    assert lost.facets == ("how-much",)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("How much is it to extend my visa, and when do I have to change my address?", "en"),
        ("gia hạn visa bao nhiêu tiền và khi nào phải đổi địa chỉ", "vi"),
        ("¿Cuánto cuesta renovar la visa y puedo trabajar a tiempo parcial?", "es"),
    ],
)
def test_a_clause_that_asks_of_another_thing_is_read_by_itself(
    understander: Understander, message: str, language: str
) -> None:
    first, second = read(understander, message, language).clauses

    assert first.facets == ("how-much",)
    assert "how-much" not in second.facets


def test_what_is_asked_behind_a_thing_belongs_to_it_though_another_follows(
    understander: Understander,
) -> None:
    lost, moved = read(understander, "I lost my card, how much is it, and I moved").clauses

    assert lost.facets == ("how-much",)
    assert not moved.facets


def test_a_status_is_asked_about_though_its_words_name_people(understander: Understander) -> None:
    assert len(read(understander, "영주권 조건이 뭐예요? 그리고 재입국 허가는 얼마예요?", "ko").parts) == 2
    assert not read(understander, "I am a student. How do I extend my visa?").parts


@pytest.mark.parametrize(
    "message",
    [
        "How much is a visa extension? Also my husband beats me.",
        "How much is a visa extension, and my husband beats me",
    ],
)
def test_what_is_asked_beside_a_danger_is_kept_apart(understander: Understander, message: str) -> None:
    (asked,) = read(understander, message).beside_danger

    assert asked.subject == ("extension-of-period-of-stay",)
    assert asked.facets == ("how-much",)


@pytest.mark.parametrize(
    ("message", "language", "turns"),
    [
        ("戻る", "ja", True),
        ("もどる", "ja-Hira", True),
        ("quay lại", "vi", True),
        ("ආපසු", "si", True),
        ("பின்செல்", "ta", True),
        ("back", "en", True),
        ("いつ日本に戻るか", "ja", False),
        ("quay lại Nhật Bản được không", "vi", False),
    ],
)
def test_a_word_for_coming_back_alone_goes_back(
    understander: Understander, message: str, language: str, turns: bool
) -> None:
    assert read(understander, message, language).turns_back == turns


@pytest.mark.parametrize(
    ("message", "language", "talk"),
    [
        ("nah", "en", "no"),
        ("아직", "ko", "no"),
        ("wala pa", "fil", "no"),
        ("уже", "ru", "yes"),
        ("вже", "uk", "yes"),
        ("déjà", "fr", "yes"),
    ],
)
def test_small_words_that_are_the_whole_message_agree_or_deny(
    understander: Understander, message: str, language: str, talk: str
) -> None:
    assert talk in read(understander, message, language).talk
