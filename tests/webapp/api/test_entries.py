"""A whole entry for programs: texts with their language and standing, facts with their values."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from .schemas import PREFIX


def entry(client: FlaskClient, entry_id: str, lang: str, on: str = "") -> dict[str, Any]:
    as_of = f"&on={on}" if on else ""
    found = client.get(f"{PREFIX}/entries/{entry_id}?lang={lang}{as_of}").get_json()
    assert isinstance(found, dict)
    return found


def facts(client: FlaskClient, lang: str, on: str = "2026-11-23") -> dict[str, dict[str, Any]]:
    found = client.get(f"{PREFIX}/facts?lang={lang}&on={on}").get_json()
    assert found["on"] == on
    return {fact["id"]: fact for fact in found["facts"]}


def test_a_translated_text_says_that_it_is_drafted(client: FlaskClient) -> None:
    assert entry(client, "residence-card-lost", "vi")["question"] == {
        "text": "Tôi bị mất thẻ cư trú. Tôi phải làm gì?",
        "language": "vi",
        "freshness": "current",
        "review": "drafted",
    }


def test_a_text_that_fell_back_says_its_own_language(client: FlaskClient) -> None:
    found = entry(client, "residence-card-lost", "vi")
    assert found["where"] == {
        "text": "The immigration office",
        "language": "en",
        "freshness": "missing",
        "review": "original",
    }
    assert "where" in found["fields_in_other_language"]
    assert "question" not in found["fields_in_other_language"]


def test_a_stale_text_brings_todays_english(client: FlaskClient) -> None:
    step = entry(client, "residence-card-lost", "vi")["steps"][0]
    assert step == {
        "id": "police",
        "text": "Gọi cho cảnh sát.",
        "language": "vi",
        "freshness": "stale",
        "review": "drafted",
        "source": "Go to the police.",
    }


def test_ruby_is_taken_off(client: FlaskClient) -> None:
    found = entry(client, "residence-card-lost", "ja")
    assert found["answer"]["text"].startswith("まず警察に届け出て、14日以内に")
    said = client.post(f"{PREFIX}/chat", json={"message": "在留カード なくした", "lang": "ja"}).get_json()
    assert said["text"] == found["answer"]["text"]


def test_an_entry_names_who_stands_behind_it_and_where_it_is_for_people(client: FlaskClient) -> None:
    found = entry(client, "residence-card-lost", "vi", "2026-10-01")
    assert (found["on"], found["checked"], found["law_review"]) == ("2026-10-01", "2026-11-23", None)
    assert found["url"] == "/vi/q/residence-card-lost?on=2026-10-01"
    assert [link["id"] for link in found["related"]] == ["residence-card-renewal"]
    assert [contact["id"] for contact in found["contacts"]] == ["immigration-information-center"]
    assert found["legal_basis"][0]["article"] == "19-12(1)"


@pytest.mark.parametrize(
    ("on", "answer", "changes_on"),
    [
        ("2025-03-31", "It costs 4,000 yen.", "2026-10-01"),
        ("2025-04-01", "It costs 6,000 yen.", "2026-10-01"),
        ("2026-09-30", "It costs 6,000 yen.", "2026-10-01"),
        ("2026-10-01", "It costs 9,000 yen to 75,000 yen, by the length of the stay.", None),
    ],
)
def test_an_entry_is_told_as_of_the_day_asked_for(
    client: FlaskClient, on: str, answer: str, changes_on: str | None
) -> None:
    found = entry(client, "extension-fees", "en", on)
    assert (found["answer"]["text"], found["changes_on"]) == (answer, changes_on)


@pytest.mark.parametrize(
    ("fact", "type_", "value", "text"),
    [
        ("reissue-deadline", "duration", {"number": 14, "unit": "day"}, "14 days"),
        ("late-reissue-fine", "money", 200000, "200,000 yen"),
        ("photo-age", "age", 16, "16"),
        ("witnesses", "count", 2, "2"),
        ("system-start", "date", "2012-07-09", "9 July 2012"),
        ("reduction", "percent", 12.5, "12.5%"),
        (
            "examination-time",
            "range",
            {"of": "duration", "min": {"number": 2, "unit": "week"}, "max": {"number": 3, "unit": "month"}},
            "2 weeks to 3 months",
        ),
        ("certificate-fee", "range", {"of": "money", "min": 200, "max": 400}, "200 yen to 400 yen"),
        (
            "extension-fee",
            "table",
            {"short": {"counter": 10000, "online": 9000}, "long": {"counter": 75000, "online": 70000}},
            "9,000 yen to 75,000 yen",
        ),
    ],
)
def test_a_fact_has_its_typed_value_and_its_words(
    client: FlaskClient, fact: str, type_: str, value: object, text: str
) -> None:
    found = facts(client, "en")[fact]
    assert (found["type"], found["value"], found["text"]) == (type_, value, text)


def test_a_table_has_labels_in_the_language_and_the_ids_of_its_cells(client: FlaskClient) -> None:
    table = facts(client, "ja")["extension-fee"]["table"]
    assert [(column["id"], column["label"]["text"]) for column in table["columns"]] == [
        ("counter", "窓口"),
        ("online", "オンライン"),
    ]
    assert [(row["id"], row["cells"]) for row in table["rows"]] == [
        ("short", ["10,000円", "9,000円"]),
        ("long", ["75,000円", "70,000円"]),
    ]


def test_a_fact_says_what_follows_it(client: FlaskClient) -> None:
    now = facts(client, "en")["photo-age"]
    assert (now["until"], now["next"]) == ("2027-03-31", {"from": "2027-04-01", "value": 15, "text": "15"})
    assert facts(client, "en", "2027-04-01")["photo-age"]["next"] is None


def test_a_fact_without_a_value_for_the_day_says_so(client: FlaskClient) -> None:
    before = facts(client, "en", "2019-12-31")["extension-fee"]
    assert [before[name] for name in ("type", "value", "text", "table", "from")] == [None] * 5
    assert before["next"] == {"from": "2020-01-01", "value": 4000, "text": "4,000 yen"}


def test_a_redirect_keeps_language_and_day(client: FlaskClient) -> None:
    moved = client.get(f"{PREFIX}/entries/card-lost?lang=vi&on=2026-10-01")
    assert moved.status_code == 301
    assert moved.headers["Location"] == f"{PREFIX}/entries/residence-card-lost?lang=vi&on=2026-10-01"


def test_an_entry_on_hold_says_why_and_whom_to_ask(client: FlaskClient) -> None:
    held = client.get(f"{PREFIX}/entries/residence-card-found?lang=ja")
    assert held.status_code == 404
    told = held.get_json()
    assert told["reason"] == {"text": "古いカードの返し方を確かめています。", "language": "ja"}
    assert told["contacts"] == ["immigration-information-center"]


def test_an_entry_of_another_time_says_for_which_days_it_is_recorded(client: FlaskClient) -> None:
    told = client.get(f"{PREFIX}/entries/extension-fees?lang=en&on=2019-12-31").get_json()
    assert told["status"] == 404
    assert told["detail"] == "We have no checked answer to this question as of 2019-12-31."
    assert told["recorded"] == [
        {"from": "2020-01-01", "until": "2026-09-30"},
        {"from": "2026-10-01", "until": None},
    ]
