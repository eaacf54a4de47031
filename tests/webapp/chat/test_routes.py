"""The chat page: a form a turn, the state in a hidden field, and nothing kept of what was typed."""

from __future__ import annotations

from base64 import urlsafe_b64decode

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


def test_the_empty_chat_is_for_search_engines_and_one_that_holds_words_is_not(page: PageOf) -> None:
    empty = page("/en/chat")
    assert not empty.all("meta", name="robots")
    assert empty.one("link", rel="canonical").get("href") == "http://localhost/en/chat"
    for asked in (
        page("/en/chat?flow=lost-card"),
        say(page, "I lost my card"),
        say(page, "x" * 5_000, status=422),
    ):
        assert asked.one("meta", name="robots").get("content") == "noindex"
        assert asked.response.headers["Cache-Control"] == "no-store"


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


def carried(found: Page) -> dict[str, list[str]]:
    """Return what the form of a page sends with the next message."""
    fields = list(found.one("form", id="write").iter("input"))
    return {
        name: [field.get("value", "") for field in fields if field.get("name") == name]
        for name in ("state", "earlier", "before")
    }


def go_on(page: PageOf, found: Page, message: str, status: int = 200) -> Page:
    """Send the form of a page as a browser without scripts does."""
    return page("/en/chat", status, "POST", data={"message": message, **carried(found)})


def shown(found: Page) -> list[tuple[str, str]]:
    typed = [words(one).removeprefix("You wrote ") for one in found.all("p", class_="you")]
    return list(zip(typed, map(words, found.all("p", class_="words")), strict=True))


def test_without_a_script_the_page_keeps_the_turns_before(page: PageOf) -> None:
    first = say(page, LOST)
    second = go_on(page, first, "where?")
    third = go_on(page, second, "thanks")
    assert shown(second) == [*shown(first), ("where?", "The immigration office")]
    assert shown(third)[:2] == shown(second)
    assert [one.get("id") for one in third.all("article", class_="turn")] == [None, None, "latest"]


def test_choices_can_be_pressed_in_the_last_turn_alone(page: PageOf) -> None:
    asked_back = say(page, "residence card")
    assert asked_back.all("form", class_="options")
    earlier, _latest = go_on(page, asked_back, LOST).all("article", class_="turn")
    assert not list(earlier.iter("form"))
    assert len(list(earlier.iter("li"))) >= 2


def test_earlier_turns_are_told_again_as_far_as_a_small_page_allows(page: PageOf) -> None:
    found = say(page, LOST)
    for number in range(12):
        found = go_on(page, found, f"where? {number}")
    assert [typed for typed, _ in shown(found)] == [f"where? {number}" for number in range(3, 12)]
    long = say(page, "card " * 190)
    for _ in range(6):
        long = go_on(page, long, "card " * 190)
    assert len(shown(long)) == 5


def test_turns_whose_state_is_not_ours_are_not_told_again(page: PageOf) -> None:
    form = {"message": LOST, "earlier": ["one", "two"], "before": ["forged.state.x", ""]}
    found = page("/en/chat", 200, "POST", data=form)
    assert [typed for typed, _ in shown(found)] == ["two", LOST]


def test_a_slip_loses_neither_the_turns_nor_the_state(page: PageOf) -> None:
    first = say(page, LOST)
    slipped = go_on(page, first, "card " * 300, status=422)
    assert shown(slipped) == shown(first)
    assert shown(go_on(page, slipped, "where?"))[-1] == ("where?", "The immigration office")


def test_what_was_typed_is_on_the_page_and_not_in_the_state(page: PageOf) -> None:
    found = go_on(page, say(page, "my name is Zyxwvut"), "I live in Zyxwvut")
    for sealed in (*carried(found)["state"], *carried(found)["before"]):
        payload = sealed.split(".")[0]
        assert "Zyxwvut" not in sealed
        assert b"Zyxwvut" not in urlsafe_b64decode(payload + "=" * (-len(payload) % 4))


def test_an_empty_chat_offers_questions_that_are_answered(page: PageOf) -> None:
    first = page("/en/chat").one("form", id="starters").find("button")
    assert first is not None
    question = first.get("value", "")
    assert question == words(first)
    assert say(page, question).one("div", class_="answer")


def test_an_officer_sees_why_an_answer_came(page: PageOf) -> None:
    found = page("/en/chat?trace=1", 200, "POST", data={"message": LOST})
    assert "residence-card-lost" in words(found.one("details", class_="trace"))
    assert found.one("form", id="write").get("action") == "/en/chat?trace=1#latest"
    assert not say(page, LOST).all("details", class_="trace")


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


def test_a_number_of_a_card_is_masked_wherever_the_page_repeats_it(page: PageOf) -> None:
    found = go_on(page, say(page, "my card AB12345678CD is lost"), "where?")
    assert "12345678" not in found.text
    assert len(carried(found)["earlier"]) == 2
    slipped = go_on(page, found, "AB12345678CD " + "card " * 300, status=422)
    assert "12345678" not in slipped.text
