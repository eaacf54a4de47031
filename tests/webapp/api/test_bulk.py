"""Everything at once: files of JSON Lines that agree with the other routes and with their checksums."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.clock import TOKYO
from webapp.api.bulk import FILES

from .schemas import PREFIX, check, description

SCHEMAS = {
    "entries.jsonl": "Entry",
    "facts.jsonl": "Fact",
    "laws.jsonl": "Law",
    "contacts.jsonl": "Contact",
    "topics.jsonl": "Topic",
    "changes.jsonl": "Change",
    "languages.jsonl": "Language",
}


def records(client: FlaskClient, name: str, lang: str = "vi") -> list[dict[str, Any]]:
    response = client.get(f"{PREFIX}/bulk/{name}?lang={lang}")
    assert response.mimetype == "application/jsonl"
    return [json.loads(line) for line in response.text.splitlines()]


def test_the_list_names_every_file_with_its_checksum_and_the_licence(client: FlaskClient) -> None:
    listed = client.get(f"{PREFIX}/bulk?lang=vi").get_json()
    assert listed["licence"]["identifier"] == "CC-BY-4.0"
    assert (listed["language"], listed["on"]) == ("vi", "2026-11-23")
    assert [file["name"] for file in listed["files"]] == list(FILES) == list(SCHEMAS)
    for file in listed["files"]:
        response = client.get(file["url"])
        assert sha256(response.data).hexdigest() == file["sha256"]
        assert len(response.data) == file["bytes"]
        assert response.data.count(b"\n") == file["lines"]
        assert response.headers["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_every_line_fits_the_schema_of_the_other_routes(client: FlaskClient, name: str, schema: str) -> None:
    told = description(client)
    found = records(client, name)
    assert found
    for record in found:
        check(told, {"$ref": f"#/components/schemas/{schema}"}, record)


def test_an_entry_is_the_one_that_its_own_route_gives(client: FlaskClient) -> None:
    for record in records(client, "entries.jsonl"):
        asked = f"?lang=vi&on={record['on']}" if "on=" in record["url"] else "?lang=vi"
        assert client.get(f"{PREFIX}/entries/{record['id']}{asked}").get_json() == record


def test_versions_of_all_days_are_there_and_what_is_on_hold_is_not(client: FlaskClient) -> None:
    spans = {(one["id"], one["in_force"]["from"], one["on"]) for one in records(client, "entries.jsonl")}
    fees = {(start, on) for entry, start, on in spans if entry == "extension-fees"}
    assert len(fees) == 2
    assert ("2026-10-01", "2026-11-23") in fees
    assert "2026-09-30" in {on for _start, on in fees}
    assert "residence-card-found" not in {entry for entry, _start, _on in spans}


def test_a_number_is_there_in_every_value(client: FlaskClient) -> None:
    listed = client.get(f"{PREFIX}/facts?lang=en").get_json()["facts"]
    found = records(client, "facts.jsonl", "en")
    assert {fact["id"] for fact in found} == {fact["id"] for fact in listed}
    days = [fact["from"] for fact in found if fact["id"] == "extension-fee"]
    assert days == ["2020-01-01", "2025-04-01", "2026-10-01"]


def test_it_travels_compressed_where_the_program_can(client: FlaskClient) -> None:
    plain = client.get(f"{PREFIX}/bulk/entries.jsonl?lang=en")
    small = client.get(f"{PREFIX}/bulk/entries.jsonl?lang=en", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(small.data) == plain.data
    assert small.headers["ETag"] == plain.headers["ETag"]
    assert "Accept-Encoding" in small.headers["Vary"]


def test_the_files_follow_the_law(site_at: Callable[[datetime], Flask]) -> None:
    before = site_at(datetime(2026, 9, 30, 12, tzinfo=TOKYO)).test_client()
    after = site_at(datetime(2026, 10, 1, 12, tzinfo=TOKYO)).test_client()
    assert before.get(f"{PREFIX}/bulk").get_json()["on"] == "2026-09-30"
    sums = [
        {file["name"]: file["sha256"] for file in site.get(f"{PREFIX}/bulk?lang=en").get_json()["files"]}
        for site in (before, after)
    ]
    assert sums[0]["entries.jsonl"] != sums[1]["entries.jsonl"]


def test_another_name_is_a_problem_that_lists_where_to_look(client: FlaskClient) -> None:
    found = client.get(f"{PREFIX}/bulk/entries.csv?lang=en")
    assert (found.status_code, found.mimetype) == (404, "application/problem+json")
    assert found.get_json()["type"].endswith("/unknown-file")
