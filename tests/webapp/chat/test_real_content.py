"""The chat page of the house as it is: below an answer, while it is empty, and of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb import KnowledgeBase
from tests.webapp.api.conftest import NOON
from tests.webapp.pages import Page, fetch, words
from webapp import create_app
from webapp.config import Config

HOURS = "how many hours can a student work"
DID_YOU_MEAN = {"ja": "もしかして：", "en": "Did you mean:", "ar": "هل تقصد:"}

Say = Callable[..., Page]


@pytest.fixture(scope="module")
def fetched(base: KnowledgeBase) -> Say:
    """Return what fetches a page of the real house."""
    config = Config(secret_key="k" * 40, reload_seconds=0, now=lambda: NOON)
    client = create_app(config, base).test_client()
    return lambda *given, **sent: fetch(client, *given, **sent)


def say(fetched: Say, lang: str, message: str, state: str = "") -> Page:
    return fetched(f"/{lang}/chat", 200, "POST", data={"message": message, "state": state})


@pytest.mark.parametrize("lang", DID_YOU_MEAN)
def test_what_may_have_been_meant_stands_below_the_answer_as_choices(
    fetched: Say, base: KnowledgeBase, lang: str
) -> None:
    found = say(fetched, lang, HOURS)
    form = found.one("form", class_="options")
    pressed = next(form.iter("button"))
    state = next(one.get("value", "") for one in form.iter("input") if one.get("name") == "state")
    then = say(fetched, lang, pressed.get("value", ""), state)

    assert words(next(form.iter("h3"))) == DID_YOU_MEAN[lang]
    assert found.link(f"/{lang}/q/student-work-limits") is not None
    assert words(pressed) == base.entry("part-time-work", lang).question.text
    assert then.link(f"/{lang}/q/part-time-work") is not None


def test_the_choices_of_an_earlier_answer_are_no_longer_pressed_but_still_named(fetched: Say) -> None:
    first = say(fetched, "en", HOURS)
    fields = list(first.one("form", id="write").iter("input"))
    carried = {one.get("name", ""): one.get("value", "") for one in fields}
    second = fetched("/en/chat", 200, "POST", data={**carried, "message": "thanks"})
    earlier, _latest = second.all("article", class_="turn")

    assert not list(earlier.iter("form"))
    assert "Did you mean:" in words(earlier)


def test_an_answer_without_a_rival_asks_nothing_back(fetched: Say) -> None:
    assert "Did you mean:" not in say(fetched, "en", "can my child go to school without a visa").response.text


def test_two_answers_each_say_when_they_were_checked_and_stand_on_the_page_once(fetched: Say) -> None:
    found = say(fetched, "en", "I lost my passport and my residence card")
    answer = found.one("article", class_="turn")
    headings = [link.get("href", "") for heading in answer.iter("h3") for link in heading.iter("a")]
    listed = [link.get("href", "") for item in answer.iter("li") for link in item.iter("a")]

    assert headings == ["/en/q/passport-lost", "/en/q/residence-card-lost"]
    assert set(headings).isdisjoint(listed)
    assert words(answer).count("Checked against its sources") == 2


@pytest.mark.parametrize("message", ["how do I extend my visa", "my husband hits me"])
def test_an_answer_and_an_alarm_say_on_which_law_they_stand_and_when_it_was_checked(
    fetched: Say, base: KnowledgeBase, message: str
) -> None:
    answer = say(fetched, "en", message).one("article", class_="turn")
    links = {link.get("href", "") for link in answer.iter("a")}
    shown = next(one for one in base.ask(message, "en").entries)

    assert {basis.url for basis in shown.legal_basis} <= links
    assert words(answer).count("Checked against its sources") == 1


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "my ex husband beat me ten years ago, what about my visa"),
        ("ar", "my ex husband beat me ten years ago, what about my visa"),
        ("ja", "こわくて眠れません"),
    ],
)
def test_who_is_told_that_people_can_help_sees_their_numbers_before_the_rest(
    fetched: Say, lang: str, message: str
) -> None:
    answer = say(fetched, lang, message).one("article", class_="turn")
    order = [one for one in answer.iter() if one.get("class") in ("tel", "words")]

    assert [one.get("class") for one in order[:2]] == ["tel", "tel"]


def test_an_empty_chat_offers_the_first_situations_in_their_order(fetched: Say, base: KnowledgeBase) -> None:
    offered = [words(one) for one in fetched("/en/chat").one("form", id="starters").iter("button")]
    entries = [situation.entry for situation in base.content.situations.values()][:4]

    assert offered == [base.entry(entry, "en").question.text for entry in entries]


def test_the_page_says_of_its_texts_what_is_true(fetched: Say, base: KnowledgeBase) -> None:
    lead = words(fetched("/en/chat").one("p", class_="lead"))
    reviewed = [one.entry.id for one in base.content.all_versions() if one.entry.review != "drafted"]

    assert ("No lawyer has checked these texts yet" in lead) == (not reviewed), reviewed
