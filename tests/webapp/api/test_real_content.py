"""The house as it is: somebody types about a lost card in their own way, and the right entry is first."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from kb.base import KnowledgeBase
from webapp import create_app
from webapp.config import Config

from .conftest import NOON
from .schemas import PREFIX, check_response, description

LOST_CARD = (
    ("vi", "mat the cu tru"),
    ("vi", "mất thẻ cư trú"),
    ("ja", "在留カード なくした"),
    ("en", "lost residence card"),
    ("zh-Hans", "在留卡丢了"),
    ("ne", "residence card harayo"),
    ("ne", "रेसिडेन्स कार्ड हरायो"),
)


@pytest.fixture(scope="module")
def visitor(base: KnowledgeBase) -> FlaskClient:
    """Return a visitor's program at the real house."""
    config = Config(secret_key="k" * 40, reload_seconds=0, now=lambda: NOON)
    return create_app(config, base).test_client()


@pytest.mark.parametrize(("lang", "typed"), LOST_CARD)
def test_search_has_the_lost_card_first(visitor: FlaskClient, lang: str, typed: str) -> None:
    response = visitor.get(f"{PREFIX}/search", query_string={"q": typed, "lang": lang})
    found = check_response(description(visitor), "get", "/search", response)
    assert found["results"][0]["id"] == "residence-card-lost"
    assert found["results"][0]["url"] == f"/{lang}/q/residence-card-lost"


@pytest.mark.parametrize(("lang", "typed"), LOST_CARD)
def test_the_chat_answers_with_the_lost_card(visitor: FlaskClient, lang: str, typed: str) -> None:
    response = visitor.post(f"{PREFIX}/chat", json={"message": typed, "lang": lang})
    said = check_response(description(visitor), "post", "/chat", response)
    assert (said["kind"], said["entries"][0]) == ("answer", "residence-card-lost")
    entry = visitor.get(f"{PREFIX}/entries/residence-card-lost?lang={lang}").get_json()
    assert said["text"] == entry["answer"]["text"]


@pytest.mark.parametrize("alias", ["zh-TW", "zh-CN", "tl", "pt-PT"])
def test_an_alias_of_a_language_that_is_here_is_accepted(
    visitor: FlaskClient, base: KnowledgeBase, alias: str
) -> None:
    spoken = base.languages.resolve(alias)
    response = visitor.get(f"{PREFIX}/entries?lang={alias}")
    if spoken is None:
        assert response.status_code == 422
    else:
        assert response.get_json()["language"] == spoken.code


PATHS = ("/entries", "/topics", "/facts", "/laws", "/contacts", "/languages", "/changes")


@pytest.mark.parametrize("lang", ["ja", "en", "vi", "zh-Hans", "ne"])
def test_everything_that_is_here_fits_the_description(visitor: FlaskClient, lang: str) -> None:
    told = description(visitor)
    for path in PATHS:
        address = PREFIX + path + ("" if path == "/languages" else f"?lang={lang}")
        check_response(told, "get", path, visitor.get(address))
    for entry in visitor.get(f"{PREFIX}/entries?lang={lang}").get_json()["entries"]:
        whole = visitor.get(f"{PREFIX}/entries/{entry['id']}?lang={lang}")
        check_response(told, "get", "/entries/{id}", whole)


def test_the_fees_of_three_times_are_told_apart(visitor: FlaskClient) -> None:
    texts = {
        day: visitor.get(f"{PREFIX}/facts?lang=en&on={day}").get_json()["facts"]
        for day in ("2025-03-31", "2025-04-01", "2026-10-01")
    }
    values = {
        day: {fact["id"]: fact["value"] for fact in facts if "fee" in fact["id"]}
        for day, facts in texts.items()
    }
    assert values["2025-03-31"] != values["2025-04-01"] != values["2026-10-01"]
