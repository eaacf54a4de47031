"""The chat for programs: an entry's own text, a signed state that travels, a fresh start where it must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from kb.chat.reply import Conversation
from webapp import current

from .schemas import PREFIX

AFRESH = "Our conversation was too long ago, so we start again. Nothing of it was kept."


def say(client: FlaskClient, message: str, **more: str) -> dict[str, Any]:
    response = client.post(f"{PREFIX}/chat", json={"message": message, **more})
    assert response.status_code == 200, response.text
    said = response.get_json()
    assert isinstance(said, dict)
    return said


@pytest.mark.parametrize(
    ("message", "lang"),
    [
        ("mat the cu tru", "vi"),
        ("mất thẻ cư trú", "vi"),
        ("在留カード なくした", "ja"),
        ("lost zairyu card", "en"),
    ],
)
def test_an_answer_is_the_entrys_own_text(client: FlaskClient, message: str, lang: str) -> None:
    said = say(client, message, lang=lang)
    assert (said["kind"], said["language"], said["entries"][0]) == ("answer", lang, "residence-card-lost")
    entry = client.get(f"{PREFIX}/entries/residence-card-lost?lang={lang}").get_json()
    assert said["text"] == entry["answer"]["text"]
    assert said["sources"] == entry["sources"]


def test_the_conversation_carries_what_was_spoken_of(client: FlaskClient) -> None:
    first = say(client, "lost zairyu card", lang="en")
    then = say(client, "where do I go?", lang="en", conversation=first["conversation"])
    assert then["entries"][0] == "residence-card-lost"
    assert then["text"] == "The immigration office"
    assert "notices" not in then


def test_the_conversation_keeps_its_language_where_none_is_named(client: FlaskClient) -> None:
    first = say(client, "lost zairyu card", lang="vi")
    then = say(client, "where?", conversation=first["conversation"])
    assert then["language"] == "vi"


def test_without_a_language_the_message_tells_it(client: FlaskClient) -> None:
    assert say(client, "在留カードをなくしました")["language"] == "ja"


def test_the_state_holds_no_typed_word(client: FlaskClient) -> None:
    said = say(client, "lost zairyu card XYZZY", lang="en")
    _believed, payload = URLSafeTimedSerializer("any").loads_unsafe(said["conversation"])
    assert payload["entry"] == "residence-card-lost"
    assert "XYZZY" not in str(payload)
    assert set(payload) <= set(Conversation.model_fields)


def test_a_conversation_that_was_tampered_with_begins_afresh_kindly(client: FlaskClient) -> None:
    sealed = say(client, "lost zairyu card", lang="en")["conversation"]
    for spoilt in (sealed[:-2] + "xx", "x" + sealed, sealed.replace(".", ""), "null", "🙂"):
        said = say(client, "where do I go?", lang="en", conversation=spoilt)
        assert said["notices"][0]["text"] == AFRESH


def test_a_conversation_that_is_too_long_is_refused(client: FlaskClient) -> None:
    body = {"message": "hello", "lang": "en", "conversation": "a" * 4_097}
    response = client.post(f"{PREFIX}/chat", json=body)
    assert response.status_code == 422


def test_an_old_conversation_begins_afresh(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = say(client, "lost zairyu card", lang="en")["conversation"]
    with app.app_context():
        monkeypatch.setattr(current.site().seal, "_life_seconds", -1)
    said = say(client, "where do I go?", lang="en", conversation=sealed)
    assert said["notices"][0]["text"] == AFRESH


def test_another_sites_conversation_is_not_believed(client: FlaskClient) -> None:
    forged = URLSafeTimedSerializer("another key", salt="madoguchi conversation 1").dumps({"language": "en"})
    assert say(client, "hello", lang="en", conversation=str(forged))["notices"][0]["text"] == AFRESH


def test_a_deadline_is_computed_where_the_day_is_told(client: FlaskClient) -> None:
    first = say(client, "lost zairyu card", lang="en")
    said = say(client, "2026-11-20", lang="en", conversation=first["conversation"])
    assert said["deadline"] == {
        "fact": "reissue-deadline",
        "from": "2026-11-20",
        "last_day": "2026-12-04",
        "days_left": 11,
    }


def test_no_deadline_is_left_out(client: FlaskClient) -> None:
    assert "deadline" not in say(client, "lost zairyu card", lang="en")


def test_options_are_label_and_message_and_choosing_one_goes_on(client: FlaskClient) -> None:
    said = say(client, "residence card", lang="en")
    assert said["kind"] == "clarify"
    assert 2 <= len(said["options"]) <= 4
    assert [option.get("entry") for option in said["options"]] == [*said["entries"], None]
    then = say(client, said["options"][0]["message"], lang="en", conversation=said["conversation"])
    assert then["kind"] == "answer"


def test_danger_comes_first(client: FlaskClient, site_at: Callable[[datetime], Flask]) -> None:
    said = say(client, "my husband hits me", lang="en")
    assert said["kind"] == "emergency"
    assert [contact["id"] for contact in said["contacts"]][:1] == ["police"]


def test_the_reasons_are_told_to_those_who_ask_and_hold_no_typed_word(client: FlaskClient) -> None:
    body = {"message": "thẻ xanhlè bị mất", "lang": "vi"}
    plain = client.post(f"{PREFIX}/chat", json=body).get_json()
    traced = client.post(f"{PREFIX}/chat?trace=1", json=body).get_json()

    assert "trace" not in plain
    assert {"search", "decision"} <= {step["rule"] for step in traced["trace"]}
    assert "xanhlè" not in str(traced["trace"])
