"""Guided conversations on the page: forms without a script, begun by a link, summed up for the counter."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.chat.test_routes import say, state_of
from tests.webapp.conftest import PageOf
from tests.webapp.pages import Page, words

LANGUAGES = ["ja", "en", "vi", "fa"]


def through(page: PageOf, lang: str, *messages: str) -> Page:
    """Return the page after saying one message after the other in the flow of the small house."""
    found = page(f"/{lang}/chat?flow=lost-card")
    for message in messages:
        found = say(page, message, lang, state_of(found))
    return found


def buttons(found: Page) -> list[str]:
    return [button.get("value", "") for button in found.all("button", name="message")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_begins_a_flow(page: PageOf, lang: str) -> None:
    found = page(f"/{lang}/chat?flow=lost-card")

    assert found.response.headers["Cache-Control"] == "no-store"
    assert found.one("meta", name="robots").get("content") == "noindex"
    assert len(buttons(found)) == 2
    assert words(found.one("p", class_="words"))


def test_the_language_can_be_changed_within_a_flow(page: PageOf) -> None:
    assert page("/vi/chat?flow=lost-card").link("/en/chat?flow=lost-card") is not None


@pytest.mark.parametrize("flow", ["no-such-flow", "", "<script>", "a" * 500])
def test_a_link_to_no_flow_is_an_empty_chat(page: PageOf, flow: str) -> None:
    found = page("/en/chat?flow=" + flow.replace("<", "%3C"))

    assert not found.all("article", class_="turn")


def test_the_choices_are_buttons_of_a_form(page: PageOf) -> None:
    found = page("/en/chat?flow=lost-card")
    then = say(page, buttons(found)[0], state=state_of(found))

    assert words(then.one("p", class_="words")) == "When did you notice?"
    assert "As well as you know." in then.text
    assert "Question 2 of at most 2" in then.text


def test_one_can_go_back_by_a_button(page: PageOf) -> None:
    found = through(page, "en", "yes")
    back = say(page, "flow:back", state=state_of(found))

    assert "flow:back" in buttons(found)
    assert words(back.one("p", class_="words")) == "Was it stolen?"
    assert words(back.one("p", class_="you")) == "You wrote One question back"


def test_an_answer_offers_the_flow_beside_it(page: PageOf) -> None:
    found = say(page, "lost zairyu card")
    then = say(page, "flow:lost-card", state=state_of(found))

    assert buttons(found) == ["flow:lost-card"]
    assert words(then.one("p", class_="you")) == "You wrote Step by step: I lost my card and need help"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_end_tells_the_last_day_in_both_notations(page: PageOf, lang: str) -> None:
    found = through(page, lang, "1", "2026-11-20")
    deadline = found.one("div", class_="deadline")

    assert deadline.find(".//time").get("datetime") == "2026-12-04"
    assert ("令和8年12月4日（金）" in words(deadline)) == (lang != "ja")
    link = next(link.get("href", "") for link in deadline.iter("a") if "deadline.ics" in link.get("href", ""))
    assert link.endswith("deadline.ics?fact=reissue-deadline&from=2026-11-20")


def test_who_is_late_is_told_so(page: PageOf) -> None:
    found = through(page, "en", "1", "2026-11-01")

    assert "You are 8 days late." in found.text
    assert "Apply now." in found.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_summary_is_a_page_in_two_languages(page: PageOf, lang: str) -> None:
    end = through(page, lang, "1", "2026-11-20")
    found = page(f"/{lang}/chat/summary", 200, "POST", data={"state": state_of(end)})

    assert found.response.headers["Cache-Control"] == "no-store"
    assert found.one("meta", name="robots").get("content") == "noindex"
    beside = [words(one) for one in found.all("p", class_="other")]
    if lang != "ja":
        assert "カードをなくして困っています" in beside
        assert any("令和8年11月20日（金）" in one for one in beside)
        assert "写真を持って行きます。" in beside
    assert any("令和8年12月4日（金）" in one for one in beside)


def test_the_summary_keeps_late_people_told(page: PageOf) -> None:
    end = through(page, "en", "1", "2026-11-01")
    found = page("/en/chat/summary", 200, "POST", data={"state": state_of(end)})

    assert "Apply now." in found.text
    assert "今すぐ申し込みます。" in found.text


@pytest.mark.parametrize("state", ["", "rubbish", "a.b.c"])
def test_a_summary_of_nothing_is_said_kindly(page: PageOf, state: str) -> None:
    found = page("/en/chat/summary", 410, "POST", data={"state": state})

    assert "This summary is no longer here." in found.text


def test_the_address_of_a_summary_leads_to_the_chat(visitor: FlaskClient) -> None:
    response = visitor.get("/vi/chat/summary")

    assert response.status_code == 303
    assert response.headers["Location"] == "/vi/chat"


def test_there_is_no_summary_before_the_end(page: PageOf) -> None:
    found = page("/en/chat/summary", 410, "POST", data={"state": state_of(through(page, "en", "1"))})

    assert "This summary is no longer here" in found.text


def test_a_state_changed_on_the_way_begins_afresh(page: PageOf) -> None:
    state = state_of(through(page, "en", "1"))
    changed = state[:-9] + ("A" if state[-9] != "A" else "B") + state[-8:]
    found = say(page, "2026-11-20", state=changed)

    assert "Our earlier conversation is no longer here" in found.text


def test_the_script_gets_a_step_alone(visitor: FlaskClient) -> None:
    response = visitor.post("/vi/chat", data={"message": "flow:lost-card", "part": "turn"})

    assert response.text.lstrip().startswith("<article")
    assert 'name="message"' in response.text
