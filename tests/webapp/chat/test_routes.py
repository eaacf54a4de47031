"""The chat page: a form a turn, the state in a hidden field, and nothing kept of what was typed."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.conftest import PageOf
from tests.webapp.pages import Page, words

LOST = "I lost my residence card"


def say(page: PageOf, message: str, lang: str = "en", state: str | None = None, status: int = 200) -> Page:
    form = {"message": message} | ({} if state is None else {"state": state})
    return page(f"/{lang}/chat", status, "POST", data=form)


def state_of(found: Page) -> str:
    return found.one("form", id="write").find("input[@name='state']").get("value")


@pytest.mark.parametrize("lang", ["ja", "en", "vi", "fa"])
def test_an_empty_chat_is_a_whole_page(page: PageOf, lang: str) -> None:
    found = page(f"/{lang}/chat")
    assert found.one("textarea", id="message").text is None
    assert not found.all("input", name="state")
    assert found.response.headers["Cache-Control"] == "no-store"


def test_an_answer_is_the_entrys_own_text_and_cites_it(page: PageOf) -> None:
    found = say(page, LOST)
    answer = words(page("/en/q/residence-card-lost").one("div", class_="answer"))
    assert words(found.one("p", class_="words")) == answer
    assert found.link("/en/q/residence-card-lost") is not None
    assert LOST in words(found.one("p", class_="you"))


def test_the_conversation_goes_on_by_its_state(page: PageOf) -> None:
    first = say(page, LOST)
    found = say(page, "where?", state=state_of(first))
    assert words(found.one("p", class_="words")) == "The immigration office"


def test_the_page_shows_the_last_turn_alone(page: PageOf) -> None:
    found = say(page, "where?", state=state_of(say(page, LOST)))
    assert len(found.all("article", class_="turn")) == 1
    assert words(found.one("p", class_="you")) == "You wrote where?"


@pytest.mark.parametrize("state", ["rubbish", "a.b.c", "", "\ufffd"])
def test_a_state_that_is_not_ours_begins_afresh_kindly(page: PageOf, state: str) -> None:
    found = say(page, LOST, state=state)
    assert ("Our earlier conversation is no longer here" in found.text) == bool(state)


def test_what_is_typed_is_shown_escaped(page: PageOf) -> None:
    found = say(page, "<script>alert(1)</script>{{7*7}}")
    assert "<script>alert(1)</script>{{7*7}}" in words(found.one("p", class_="you"))


@pytest.mark.parametrize("message", ["", "   ", "\x00\x01", "😀", "?"])
def test_a_message_without_words_gets_a_kind_reply(page: PageOf, message: str) -> None:
    assert words(say(page, message).one("p", class_="words"))


def test_a_form_without_fields_gets_a_kind_reply(page: PageOf) -> None:
    assert page("/en/chat", 200, "POST", data={}).all("article", class_="turn")


def test_a_message_that_is_too_long_stays_in_its_box(page: PageOf) -> None:
    typed = "card " * 300
    found = say(page, typed, status=422)
    box = found.one("textarea", id="message")
    assert box.text == typed.strip()
    assert box.get("aria-describedby") == "slip"
    assert "1000" in words(found.one("p", id="slip"))


def test_the_script_gets_the_turn_alone(visitor: FlaskClient) -> None:
    response = visitor.post("/vi/chat", data={"message": LOST, "part": "turn"})
    assert response.status_code == 200
    assert response.text.lstrip().startswith("<article")
    assert "<html" not in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_in_danger_the_numbers_come_first(page: PageOf) -> None:
    found = say(page, "my husband hits me")
    reply = found.one("div", class_="emergency")
    assert next(reply.iter("article")) is not None
    assert "tel:110" in [link.get("href") for link in reply.iter("a")]


def test_the_page_can_be_left_quickly(page: PageOf) -> None:
    link = page("/en/chat").one("a", data_leave="")
    assert link.get("href", "").startswith("https://www.jma.go.jp/")
