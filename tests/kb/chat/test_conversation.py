"""Turns of the chat on the real content: own words only, honest, kind, private, sturdy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb import KnowledgeBase
from kb.chat import wording
from kb.chat.answer import field_text
from kb.chat.conversation import Chat
from kb.chat.reply import Conversation, Reply, ReplyKind
from kb.content.store import Content
from kb.errors import EntryOnHold, NotRecorded
from kb.rendered import RenderedContact, RenderedEntry
from kb.search.index import SearchIndex
from kb.search.response import SearchResponse
from kb.translation import Translations

LANGUAGES = ("ja", "en", "vi", "zh-Hans", "ne")
LOST = {
    "ja": "在留カードをなくしました",
    "en": "I lost my residence card",
    "vi": "mất thẻ cư trú",
    "zh-Hans": "在留卡丢了",
    "ne": "residence card harayo",
}


class Overruled:
    """The real knowledge base, but for one entry that cannot be shown."""

    def __init__(self, base: KnowledgeBase, refuse: Callable[[str], Exception | None]) -> None:
        self._base = base
        self._refuse = refuse
        self.content: Content = base.content
        self.translations: Translations = base.translations
        self.languages = base.languages
        self.index: SearchIndex = base.index

    def today(self) -> date:
        return self._base.today()

    def entry(self, entry_id: str, lang: str, on: date | None = None) -> RenderedEntry:
        refusal = self._refuse(entry_id)
        if refusal is not None:
            raise refusal
        return self._base.entry(entry_id, lang, on)

    def contacts(self, lang: str) -> tuple[RenderedContact, ...]:
        return self._base.contacts(lang)

    def search(self, query: str, lang: str, limit: int = 10, on: date | None = None) -> SearchResponse:
        return self._base.search(query, lang, limit, on)


def interface(base: KnowledgeBase, message: str, language: str) -> str:
    return base.translations.interface(message, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_the_entrys_own_text(base: KnowledgeBase, language: str) -> None:
    reply = base.ask(LOST[language], language)
    entry = base.entry("residence-card-lost", language)

    assert (reply.kind, reply.field) == (ReplyKind.ANSWER, "answer")
    assert reply.text == entry.text
    assert reply.text_language == entry.answer.language
    assert reply.entries == (entry,)
    assert reply.sources == entry.sources
    assert reply.conversation.entry == "residence-card-lost"
    assert reply.conversation.event_date is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_sentences_are_the_houses_own(base: KnowledgeBase, language: str) -> None:
    greeting = base.ask("", language)
    declined = base.ask("qwer asdf zxcv", language)

    assert greeting.text == interface(base, wording.NO_WORDS, language)
    assert declined.text == interface(base, wording.NOTHING_FITS, language)
    assert declined.kind is ReplyKind.OUT_OF_SCOPE
    assert declined.entries == ()
    assert language in declined.contacts[0].languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_are_the_questions_and_none_of_these(base: KnowledgeBase, language: str) -> None:
    reply = base.ask({"ja": "在留カード", "vi": "thẻ cư trú"}.get(language, "residence card"), language)
    labels = [option.label for option in reply.options]

    assert reply.kind is ReplyKind.CLARIFY
    assert 2 <= len(labels) <= 4
    assert labels[:-1] == [entry.question.text for entry in reply.entries]
    assert labels[-1] == interface(base, wording.NONE_OF_THESE, language)
    assert reply.conversation.options == tuple(entry.id for entry in reply.entries)
    for place, option in enumerate(reply.options[:-1]):
        by_text = base.ask(option.message, language, reply.conversation)
        by_number = base.ask(str(place + 1), language, reply.conversation)
        assert by_text.entries == by_number.entries == (reply.entries[place],)
    none = base.ask(reply.options[-1].message, language, reply.conversation)
    assert none.kind is ReplyKind.CONTACTS


MEANT_OTHERWISE = {
    "en": ("how many hours can a student work", "student-work-limits", "part-time-work"),
    "ja": ("会社をやめました", "job-change-notification", "job-loss-first-steps"),
    "vi": ("tôi mới nghỉ việc", "job-change-notification", "job-loss-first-steps"),
}


@pytest.mark.parametrize("language", MEANT_OTHERWISE)
def test_below_an_answer_stands_what_may_have_been_meant_instead(base: KnowledgeBase, language: str) -> None:
    message, answered, other = MEANT_OTHERWISE[language]
    reply = base.ask(message, language)

    assert (reply.kind, reply.text) == (ReplyKind.ANSWER, base.entry(answered, language).text)
    assert reply.entries == (base.entry(answered, language),)
    choice = next(option for option in reply.options if option.entry == other)
    assert choice.label == base.entry(other, language).question.text
    for chosen in (choice.message, str(reply.options.index(choice) + 1)):
        then = base.ask(chosen, language, reply.conversation)
        assert (then.kind, then.text) == (ReplyKind.ANSWER, base.entry(other, language).text)


def test_the_conversation_speaks_of_the_answer_not_of_what_stands_below_it(base: KnowledgeBase) -> None:
    first = base.ask("会社をやめました", "ja")
    where = base.ask("どこに行けばいいですか", "ja", first.conversation)

    assert where.entries[0].id == "job-change-notification"
    assert where.field == "where"


def test_yes_and_no_after_an_answer_with_others_below_it_are_no_guess(base: KnowledgeBase) -> None:
    first = base.ask("how many hours can a student work", "en")
    yes = base.ask("yes", "en", first.conversation)
    no = base.ask("no", "en", first.conversation)

    assert (yes.kind, yes.entries[0].id) == (ReplyKind.CLARIFY, "student-work-limits")
    assert (no.kind, no.text) == (ReplyKind.CONTACTS, wording.NONE_FITS)


def test_a_day_told_before_counts_below_the_answer_only_for_the_same_event(base: KnowledgeBase) -> None:
    moved = Conversation(
        language="en",
        entry="change-of-address",
        options=("newborn-status", "first-address-notification"),
        event_date=date(2026, 11, 20),
    )
    birth, address = base.ask("1", "en", moved), base.ask("2", "en", moved)

    assert birth.deadline is None
    assert address.deadline is not None
    assert address.deadline.from_ == date(2026, 11, 20)


def test_the_trace_says_how_sure_the_answer_is_and_by_what(base: KnowledgeBase) -> None:
    told = {step.rule: step.detail for step in base.ask("I lost my residence card", "en").trace}

    chance, observed = told["sure"].split(" ", 1)
    assert 0.9 < float(chance) <= 1
    assert all(name in observed for name in ("lead", "told", "central", "outdone", "supposes"))


def test_a_choice_without_its_state_still_finds_its_entry(base: KnowledgeBase) -> None:
    offered = base.ask("residence card", "en")

    for option, entry in zip(offered.options, offered.entries, strict=False):
        assert base.ask(option.message, "en").entries[0].id == entry.id


def test_a_field_that_the_entry_lacks_is_said_honestly(base: KnowledgeBase) -> None:
    state = Conversation(language="en", entry="legal-aid")
    reply = base.ask("how much?", "en", state)

    assert reply.kind is ReplyKind.CONTACTS
    assert reply.text == wording.NOT_SAID_HERE
    assert [entry.id for entry in reply.entries] == ["legal-aid"]
    assert reply.contacts
    assert reply.conversation.entry == "legal-aid"


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "i am so scared of her every day"),
        ("vi", "em sợ lắm không biết nói với ai"),
        ("ja", "こわくて眠れません"),
    ],
)
def test_who_may_be_in_danger_is_told_whom_to_call_where_no_answer_was_found(
    base: KnowledgeBase, language: str, message: str
) -> None:
    reply = base.ask(message, language)

    assert reply.kind is not ReplyKind.EMERGENCY
    assert reply.notices[0].text == interface(base, wording.IN_DANGER_NOW, language)
    assert {contact.id for contact in reply.contacts[:3]} == {"yorisoi-hotline", "ambulance-fire", "police"}


def test_who_is_answered_is_not_asked_about_danger(base: KnowledgeBase) -> None:
    reply = base.ask("I am scared, I lost my residence card", "en")

    assert reply.kind is ReplyKind.ANSWER
    assert reply.notices == ()


def test_the_trace_names_the_clues(base: KnowledgeBase) -> None:
    steps = {step.rule: step.detail for step in base.ask("he threw the rice cooker at me", "en").trace}

    assert {"he-or-she", "violent-act", "against-me"} == set(steps["clues"].split(", "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_number_is_never_kept_and_never_asked_for(base: KnowledgeBase, language: str) -> None:
    reply = base.ask(f"{LOST[language]} AB12345678CD 123456789012", language)

    assert reply.notices[0].text == interface(base, wording.NO_NUMBERS_NEEDED, language)
    assert "12345678" not in repr(reply)
    assert reply.text == base.entry("residence-card-lost", language).text


def test_what_is_typed_is_neither_in_the_state_nor_in_the_trace(base: KnowledgeBase) -> None:
    state = None
    for message in (
        "Xylophone! I lost my residence card at Shibuya, yesterday",
        "how much, zebra?",
        "quokka",
    ):
        reply = base.ask(message, "en", state)
        state = reply.conversation
        told = repr(reply.trace) + state.model_dump_json()
        assert not any(word in told.lower() for word in ("xylophone", "shibuya", "zebra", "quokka"))


@pytest.mark.parametrize(
    "message", ["I lost my residence card", "hello", "my husband hits me", "?", "weather"]
)
def test_every_reply_says_why(base: KnowledgeBase, message: str) -> None:
    reply = base.ask(message, "en")

    assert "decision" in [step.rule for step in reply.trace]


def test_a_state_that_is_no_longer_known_begins_afresh_with_a_kind_word(base: KnowledgeBase) -> None:
    reply = base.ask("how much?", "en", Conversation(language="en", entry="gone-long-ago"))

    assert wording.STARTED_AFRESH in [notice.text for notice in reply.notices]
    assert reply.conversation.entry is None


def test_an_unclear_day_beside_a_question_is_said_to_be_unclear(base: KnowledgeBase) -> None:
    reply = base.ask("I lost my residence card on 1/11/2026", "en")

    assert reply.kind is ReplyKind.ANSWER
    assert reply.deadline is None
    assert [notice.text for notice in reply.notices] == [wording.DAY_UNCLEAR]


@pytest.mark.parametrize(
    "message",
    [
        "I lost my residence card, my visa expires on 2026-12-10",
        "I lost my residence card, I was born on 1990-05-01",
        "I lost my residence card and got divorced 3 days ago",
        "今日は。在留カードをなくしました",
    ],
)
def test_a_day_that_may_be_that_of_something_else_is_not_counted_from(
    base: KnowledgeBase, message: str
) -> None:
    assert base.ask(message, "en").deadline is None


def test_the_day_goes_on_with_the_conversation_and_ends_with_its_entry(base: KnowledgeBase) -> None:
    first = base.ask("I lost my residence card 3 days ago", "en")
    late = base.ask("what if I am late?", "en", first.conversation)
    other = base.ask("I got divorced", "en", late.conversation)

    assert first.deadline == late.deadline
    assert first.deadline is not None
    assert other.deadline is None
    assert other.conversation.event_date is None


def test_a_danger_goes_first_and_what_else_was_asked_second(base: KnowledgeBase) -> None:
    reply = base.ask("my husband hits me and I lost my residence card", "en")

    assert reply.kind is ReplyKind.EMERGENCY
    assert reply.entries[0].id == "domestic-violence"
    assert reply.contacts
    assert reply.text.startswith(wording.DANGER_NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_status_the_police_are_last_and_it_is_said_what_may_follow(
    base: KnowledgeBase, language: str
) -> None:
    reply = base.ask("my husband hits me, I have no visa", language)
    named = [contact.id for contact in reply.contacts]

    assert named[-1] == "police"
    assert interface(base, wording.POLICE_AND_STATUS, language) in reply.text


def test_an_earlier_word_about_status_is_remembered_by_its_entry(base: KnowledgeBase) -> None:
    first = base.ask("i overstayed my visa", "en")
    reply = base.ask("my husband hits me", "en", first.conversation)

    assert reply.contacts[-1].id == "police"


def test_an_entry_on_hold_says_why(base: KnowledgeBase) -> None:
    held = EntryOnHold("residence-card-lost", "We are checking this.", "en")
    chat = Chat(Overruled(base, lambda entry: held if entry == "residence-card-lost" else None))

    reply = chat.reply("I lost my residence card", "en", None)

    assert (reply.kind, reply.text) == (ReplyKind.CONTACTS, "We are checking this.")
    assert reply.contacts


def test_an_entry_that_is_not_recorded_is_no_fault(base: KnowledgeBase) -> None:
    def refuse(entry: str) -> Exception | None:
        return NotRecorded(entry, date(2026, 11, 23), ())

    chat = Chat(Overruled(base, refuse))

    assert chat.reply(LOST["en"], "en", None).text == wording.NOT_RECORDED
    assert chat.reply("residence card", "en", None).kind is ReplyKind.CONTACTS
    assert chat.reply("my husband hits me", "en", None).contacts
    assert chat.reply("weather", "en", None).contacts


def test_the_answer_is_that_of_the_day_asked_for(base: KnowledgeBase) -> None:
    question = base.entry("immigration-fees", "en").question.text
    before = base.ask(question, "en", on=date(2024, 1, 1))
    now = base.ask(question, "en")

    assert before.entries[0].on == date(2024, 1, 1)
    assert before.text == base.entry("immigration-fees", "en", date(2024, 1, 1)).text
    assert before.text != now.text


def test_a_reply_in_sentences_of_the_house_is_in_one_language(base: KnowledgeBase) -> None:
    for language in LANGUAGES:
        reply = base.ask("my husband hits me, I have no visa", language)
        texts = {
            base.translations.interface_text(one, reply.text_language).text
            for one in vars(wording).values()
            if isinstance(one, str)
        }
        assert all(line in texts for line in reply.text.split("\n"))


def check(base: KnowledgeBase, reply: Reply, language: str) -> None:
    """Assert what must hold for any reply at all."""
    assert reply.language == language
    assert reply.text
    assert reply.conversation.language == language
    assert len(reply.conversation.model_dump_json()) < 1_000
    assert Conversation.model_validate_json(reply.conversation.model_dump_json()) == reply.conversation
    if reply.kind is ReplyKind.ANSWER:
        assert reply.field is not None
        assert field_text(reply.entries[0], reply.field, base.translations) == (
            reply.text,
            reply.text_language,
        )
    if reply.kind is ReplyKind.CLARIFY:
        assert 2 <= len(reply.options) <= 4
    elif reply.kind is not ReplyKind.FLOW:  # below an answer, what may have been meant, and at most one flow
        meant = [option.entry for option in reply.options if option.entry is not None]
        assert [option.entry for option in reply.options[: len(meant)]] == meant
        assert all(option.message.startswith("flow:") for option in reply.options[len(meant) :])
        assert len(meant) <= (2 if reply.kind is ReplyKind.ANSWER else 0)
        assert len(reply.options) - len(meant) <= 1
    if reply.kind in (ReplyKind.CONTACTS, ReplyKind.EMERGENCY, ReplyKind.OUT_OF_SCOPE):
        assert reply.contacts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "message",
    [
        "",
        " \n\t ",
        "😀😀😀",
        "？！。、",
        "\x00\x07\ud800",
        "a" * 50_000,
        "在" * 5_000,
        "mất thẻ " * 400,
        "<script>alert(1)</script>",
        "'; DROP TABLE entries; --",
        "\u202eevil\u202c",
        "${reissue-deadline} {label} %s",
        "1" * 300,
        "مرحبا فقدت بطاقة الإقامة",
        "ฉันทำบัตรหาย",
        "я потерял карту",
        "한국어로 질문해요",
    ],
)
def test_any_message_gets_a_kind_reply(base: KnowledgeBase, message: str, language: str) -> None:
    check(base, base.ask(message, language), language)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    messages=st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                [
                    *LOST.values(),
                    "1",
                    "2",
                    "yes",
                    "no",
                    "昨日",
                    "1/11/2026",
                    "how much",
                    "where",
                    "residence card",
                ]
            ),
        ),
        min_size=1,
        max_size=4,
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_any_conversation_goes_on(base: KnowledgeBase, messages: list[str], language: str) -> None:
    state = None
    for message in messages:
        reply = base.ask(message, language, state)
        check(base, reply, language)
        state = reply.conversation


def test_a_second_question_is_answered_with_its_entry_s_own_text(base: KnowledgeBase) -> None:
    reply = base.ask("I lost my residence card. Also how do I change my name on it?", "en")

    assert reply.text == base.entry("residence-card-lost", "en").text
    (further,) = reply.also
    assert further.text == base.entry("residence-card-name-change", "en").text
    assert [entry.id for entry in reply.entries] == ["residence-card-lost", "residence-card-name-change"]


def test_what_is_said_for_one_is_not_said_for_somebody_else(base: KnowledgeBase) -> None:
    before = base.ask("I lost my residence card", "en")
    reply = base.ask("and for my wife?", "en", before.conversation)

    assert reply.kind is not ReplyKind.ANSWER
    assert reply.conversation.entry == "residence-card-lost"


@pytest.mark.parametrize(
    ("language", "message", "first", "is_second_shown"),
    [
        ("en", "the police took my brother", "arrested", True),
        ("en", "my brother was arrested for stealing", "arrested", True),
        ("en", "my brother is detained by immigration", "provisional-release", False),
        ("pt-BR", "meu filho foi preso ontem", "provisional-release", True),
    ],
)
def test_where_nobody_says_who_took_somebody_both_entries_are_shown(
    base: KnowledgeBase, language: str, message: str, first: str, is_second_shown: bool
) -> None:
    shown = [entry.id for entry in base.ask(message, language).entries]

    assert shown[0] == first
    assert ({"arrested", "provisional-release"} <= {*shown}) is is_second_shown
