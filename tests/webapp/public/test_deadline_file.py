"""The last day to act as a calendar file."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.conftest import PageOf
from tests.webapp.test_calendar_file import read_back

FILE = "/{lang}/q/residence-card-lost/deadline.ics?fact=reissue-deadline&from={day}"


@pytest.mark.parametrize("lang", ["ja", "en", "vi", "fa"])
def test_the_last_day_is_sent_in_the_visitors_language(visitor: FlaskClient, lang: str) -> None:
    response = visitor.get(FILE.format(lang=lang, day="2026-11-20"))

    assert response.status_code == 200
    assert response.content_type == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "reissue-deadline-2026-12-04.ics" in response.headers["Content-Disposition"]
    found = dict(read_back(response.get_data().decode("utf-8")))
    assert found["DTSTART;VALUE=DATE"] == "20261204"
    described = next(value for name, value in found.items() if name.startswith("DESCRIPTION"))
    assert described


def test_the_day_stands_in_japanese_too(visitor: FlaskClient) -> None:
    text = visitor.get(FILE.format(lang="en", day="2026-11-20")).get_data().decode("utf-8")

    descriptions = [value for name, value in read_back(text) if name.startswith("DESCRIPTION")]
    assert "令和8年12月4日（金）" in descriptions[0]


@pytest.mark.parametrize(
    "address",
    [
        "/en/q/residence-card-lost/deadline.ics",
        "/en/q/residence-card-lost/deadline.ics?fact=reissue-deadline",
        "/en/q/residence-card-lost/deadline.ics?fact=reissue-deadline&from=yesterday",
        "/en/q/residence-card-lost/deadline.ics?fact=reissue-deadline&from=1999-01-01",
        "/en/q/residence-card-lost/deadline.ics?fact=late-reissue-fine&from=2026-11-20",
        "/en/q/residence-card-lost/deadline.ics?fact=%3Cscript%3E&from=2026-11-20",
    ],
)
def test_what_cannot_be_counted_is_said_kindly(page: PageOf, address: str) -> None:
    found = page(address, 422)

    assert "script" not in found.text


def test_an_unknown_entry_has_no_file(page: PageOf) -> None:
    found = page("/en/q/no-such-entry/deadline.ics?fact=reissue-deadline&from=2026-11-20", 404)

    assert "VCALENDAR" not in found.text
