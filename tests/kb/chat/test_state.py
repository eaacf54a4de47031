"""Taking up a conversation again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from kb import KnowledgeBase
from kb.chat.reply import Conversation
from kb.chat.state import is_day, resume


def test_nothing_begins_afresh_without_a_word(base: KnowledgeBase) -> None:
    assert resume(None, "vi", base.content, base.today()) == (Conversation(language="vi"), False)


def test_what_still_exists_goes_on_in_the_language_of_the_page(base: KnowledgeBase) -> None:
    state = Conversation(
        language="vi",
        entry="residence-card-lost",
        options=("residence-card-carry", "2026-11-01"),
        event_date=date(2026, 11, 1),
    )

    assert resume(state, "ja", base.content, base.today()) == (
        state.model_copy(update={"language": "ja"}),
        False,
    )


@pytest.mark.parametrize(
    "state",
    [
        Conversation(language="en", entry="no-such-entry"),
        Conversation(language="en", entry="residence-card-lost", options=("no-such-entry",)),
        Conversation(language="en", flow="no-such-flow"),
        Conversation(language="en", entry="residence-card-lost", flow_step="when"),
        Conversation(language="en", choices=(("when", "today"),)),
    ],
)
def test_what_names_something_unknown_begins_afresh(base: KnowledgeBase, state: Conversation) -> None:
    assert resume(state, "en", base.content, base.today()) == (Conversation(language="en"), True)


def test_an_entry_that_moved_is_followed(base: KnowledgeBase) -> None:
    content = replace(base.content, redirects={"card-lost": "residence-card-lost"})
    state = Conversation(language="en", entry="card-lost", options=("card-lost",))

    resumed, dropped = resume(state, "en", content, base.today())

    assert not dropped
    assert resumed.entry == "residence-card-lost"
    assert resumed.options == ("residence-card-lost",)


@pytest.mark.parametrize(
    "data",
    [
        {"language": "en", "version": 2},
        {"language": "en", "entry": "what the visitor typed"},
        {"language": "en", "options": ["my husband hits me"]},
        {"language": "en", "options": ["a"] * 7},
        {"language": "en", "words": "typed"},
        {},
    ],
)
def test_a_state_cannot_hold_words_nor_another_version(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Conversation.model_validate(data)


def test_a_state_survives_the_way_as_json(base: KnowledgeBase) -> None:
    state = base.ask("I lost my residence card 3 days ago", "en").conversation

    assert Conversation.model_validate_json(state.model_dump_json()) == state


@pytest.mark.parametrize(
    ("option", "day"), [("2026-11-01", True), ("2026-13-01", False), ("residence-card-lost", False)]
)
def test_days_are_told_from_entries(option: str, day: bool) -> None:
    assert is_day(option) is day
