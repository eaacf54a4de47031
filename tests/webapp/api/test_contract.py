"""What other software relies on: every route answers in the form that the description promises."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from .schemas import PREFIX, check_response, description

ADDRESSES = (
    ("/search", "?q=mat+the+cu+tru&lang=vi"),
    ("/search", "?q=lost+card&lang=en&limit=1&topic=residence-card&on=2026-10-01"),
    ("/search", "?q=zzzzqqqq&lang=ja"),
    ("/suggest", "?q=los&lang=en"),
    ("/suggest", "?q=zzzz&lang=en&limit=20"),
    ("/entries", ""),
    ("/entries", "?lang=vi&topic=fees&on=2026-09-30"),
    ("/entries/{id}", "residence-card-lost?lang=vi"),
    ("/entries/{id}", "residence-card-lost?lang=ja&on=2013-01-01"),
    ("/entries/{id}", "extension-fees?lang=en&on=2026-10-01"),
    ("/entries/{id}", "extension-fees?lang=vi&on=2026-09-30"),
    ("/entries/{id}", "card-lost?lang=vi"),
    ("/entries/{id}", "residence-card-found?lang=ja"),
    ("/entries/{id}", "extension-fees?lang=en&on=2019-12-31"),
    ("/entries/{id}", "nobody-asked?lang=vi"),
    ("/entries/{id}", "residence-card-lost?on=2012-07-08"),
    ("/topics", "?lang=vi"),
    ("/facts", "?lang=en"),
    ("/facts", "?lang=vi&on=2026-09-30"),
    ("/facts", "?lang=ja&on=2027-04-01"),
    ("/laws", "?lang=vi"),
    ("/contacts", "?lang=vi"),
    ("/languages", ""),
    ("/changes", "?lang=vi"),
    ("/changes", "?lang=en&since=2026-10-01"),
    ("/changes", "?lang=xx"),
    ("/bulk", "?lang=vi"),
    ("/bulk/{file}", "nothing.jsonl?lang=vi"),
    ("/bulk/{file}", "entries.jsonl?lang=xx"),
)


@pytest.mark.parametrize(("path", "rest"), ADDRESSES)
def test_a_live_answer_fits_its_schema(client: FlaskClient, path: str, rest: str) -> None:
    response = client.get(PREFIX + re.sub(r"\{.*\}", "", path) + rest)
    check_response(description(client), "get", path, response)


MESSAGES = (
    {"message": "mất thẻ cư trú", "lang": "vi"},
    {"message": "I lost my residence card"},
    {"message": "hello", "lang": "en", "conversation": None},
    {"message": "how do I cook rice?", "lang": "en"},
    {"message": "在留カード", "lang": "ja"},
    {"message": "", "lang": "ja"},
    {"message": "hello", "conversation": "not.signed.byus"},
)


@pytest.mark.parametrize("message", MESSAGES)
def test_a_turn_of_the_chat_fits_its_schema(client: FlaskClient, message: dict[str, str | None]) -> None:
    response = client.post(f"{PREFIX}/chat", json=message)
    check_response(description(client), "post", "/chat", response)


def test_search_has_the_fields_of_the_design(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/search?q=mat+the+cu+tru&lang=vi").get_json()
    assert list(found) == ["query", "language", "detected_language", "did_you_mean", "results"]
    assert list(found["results"][0]) == [
        "id", "topic", "question", "answer", "url", "score", "language", "review", "freshness",
    ]  # fmt: skip
    assert (found["query"], found["language"]) == ("mat the cu tru", "vi")
    assert found["results"][0] == {
        "id": "residence-card-lost",
        "topic": "residence-card",
        "question": "Tôi bị mất thẻ cư trú. Tôi phải làm gì?",
        "answer": "Hãy báo cảnh sát, rồi xin cấp thẻ cư trú mới trong vòng 14 ngày.",
        "url": "/vi/q/residence-card-lost",
        "score": found["results"][0]["score"],
        "language": "vi",
        "review": "drafted",
        "freshness": "current",
    }


def test_entries_have_the_fields_of_the_design(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/entries?lang=vi").get_json()
    assert list(found) == ["language", "entries"]
    assert list(found["entries"][0]) == [
        "id", "topic", "question", "language", "review", "freshness", "in_force",
    ]  # fmt: skip
    by_id = {entry["id"]: entry for entry in found["entries"]}
    assert list(by_id) == ["residence-card-lost", "residence-card-renewal", "extension-fees"]
    assert by_id["residence-card-lost"]["language"] == "vi"
    assert by_id["residence-card-renewal"]["language"] == "en"
    assert by_id["extension-fees"]["in_force"] == {"from": "2026-10-01", "until": None}


def test_the_chat_has_the_fields_of_the_design(client: FlaskClient) -> None:
    said = client.post(f"{PREFIX}/chat", json={"message": "mất thẻ cư trú", "lang": "vi"}).get_json()
    assert list(said) == [
        "kind", "language", "text", "entries", "options", "sources", "contacts", "conversation", "cited",
    ]  # fmt: skip


@pytest.mark.parametrize(("alias", "code"), [("vn", "vi"), ("VI", "vi"), ("vi-VN", "vi"), ("jp", "ja")])
def test_an_alias_is_answered_in_the_canonical_language(client: FlaskClient, alias: str, code: str) -> None:
    found = client.get(f"{PREFIX}/entries?lang={alias}")
    assert found.get_json()["language"] == code
    assert found.headers["Content-Language"] == code
    said = client.post(f"{PREFIX}/chat", json={"message": "在留カード なくした", "lang": alias}).get_json()
    assert said["language"] == code


def test_without_a_language_the_browser_decides_and_caches_are_told(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/topics", headers={"Accept-Language": "vi-VN,vi;q=0.9,en;q=0.5"})
    assert found.get_json()["language"] == "vi"
    assert "Accept-Language" in found.headers["Vary"]
    asked = client.get(f"{PREFIX}/topics?lang=ja", headers={"Accept-Language": "vi"})
    assert asked.get_json()["language"] == "ja"
    assert "Accept-Language" not in asked.headers["Vary"]


def test_suggestions_lead_to_entries(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/suggest?q=lost&lang=en&limit=3").get_json()
    assert list(found) == ["query", "language", "suggestions"]
    assert 1 <= len(found["suggestions"]) <= 3
    assert any(one["entry"] == "residence-card-lost" for one in found["suggestions"])


def test_topics_count_the_entries_in_force(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/topics?lang=en").get_json()
    assert [(topic["id"], topic["entries"]) for topic in found["topics"]] == [
        ("residence-card", 2),
        ("fees", 1),
    ]


def test_contacts_for_emergencies_come_first(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/contacts?lang=vi").get_json()
    assert [contact["id"] for contact in found["contacts"]] == ["police", "immigration-information-center"]


def test_laws_tell_their_amendments(client: FlaskClient) -> None:
    (law,) = client.get(f"{PREFIX}/laws?lang=ja").get_json()["laws"]
    assert law["name"]["text"] == "出入国管理及び難民認定法"
    assert law["abbreviations"] == {"ja": ["入管法"], "en": ["Immigration Act"]}
    assert law["amendments"][0]["changed"]["text"] == "手数料が変わりました。"


def test_languages_come_with_their_aliases(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/languages").get_json()["languages"]
    assert [language["code"] for language in found] == ["ja", "en", "vi"]
    assert "vn" in found[2]["aliases"]
