"""Messages that call for help and say nothing else, by the words of the real languages."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.chat.calls import Calls
from kb.chat.reply import ReplyKind
from kb.languages.registry import load_languages

LANGUAGES, _ = load_languages(CHECKOUT)
CALLS = Calls(call for language in LANGUAGES.values() for call in language.calls)


def test_every_language_calls_for_help() -> None:
    assert [code for code, language in LANGUAGES.items() if not language.calls] == []


@pytest.mark.parametrize(
    "message",
    [
        "Help!",
        "help me please!!!",
        "HELP!! please help me",
        "helpppp",
        "i’m scared",
        "助けて！！",
        "助けてください。怖いです",
        "Cứu tôi với",
        "giup toi voi",
        "aidez-moi",
        "مدد کریں",
        "ช่วยด้วย",
    ],
)
def test_a_call_is_heard(message: str) -> None:
    """Repeated, drawn out, with or without marks."""
    assert CALLS.is_call(message)


@pytest.mark.parametrize(
    "message",
    ["", "!!", "help me with my visa", "I am scared of the new rules", "who can help me?", "helper"],
)
def test_what_says_more_is_no_call(message: str) -> None:
    assert not CALLS.is_call(message)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_whoever_calls_is_given_people_to_call(base: KnowledgeBase, language: str) -> None:
    """And is asked what happened; nothing about the call is refused as out of scope."""
    reply = base.ask(LANGUAGES[language].calls[0], language)

    assert reply.kind is ReplyKind.EMERGENCY
    assert reply.contacts[0].phone


def test_a_danger_that_is_named_comes_before_the_call(base: KnowledgeBase) -> None:
    reply = base.ask("help me my husband hits me", "en")

    assert reply.entries[0].id == "domestic-violence"
