"""Made-up requests, right and wrong: whatever is sent, the answer is one that the description promises."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .schemas import PREFIX, check_response, description

made_up = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

anything = st.text(max_size=60) | st.sampled_from(["", "0", "51", "-1", "null", "a" * 501, "\u202e", "＜"])
VALUES = {
    "q": anything
    | st.sampled_from(["mat the cu tru", "在留カード", "<script>", "*", '"', "NOT AND (", "a:b"]),
    "lang": anything | st.sampled_from(["vi", "ja", "en", "vn", "zh-TW", "../ja"]),
    "on": anything | st.dates().map(str),
    "since": anything | st.dates().map(str),
    "topic": anything | st.sampled_from(["fees", "residence-card", "cooking"]),
    "limit": anything | st.integers().map(str),
    "unknown": anything,
}
queries = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name])), max_size=4
)
PATHS = (
    "/search",
    "/suggest",
    "/entries",
    "/topics",
    "/facts",
    "/laws",
    "/contacts",
    "/languages",
    "/changes",
    "/bulk",
)


def written(query: list[tuple[str, str]]) -> str:
    """Return a query string; half surrogate pairs are written as programs would, in broken UTF-8."""
    return "&".join(f"{name}={quote(value, errors='surrogatepass')}" for name, value in query)


@pytest.mark.parametrize("path", PATHS)
@made_up
@given(query=queries)
def test_any_query_is_answered_as_described(
    client: FlaskClient, path: str, query: list[tuple[str, str]]
) -> None:
    response = client.get(f"{PREFIX}{path}?{written(query)}")
    check_response(description(client), "get", path, response)


@made_up
@given(entry=st.text(min_size=1, max_size=70), query=queries)
def test_any_id_is_answered_as_described(
    client: FlaskClient, entry: str, query: list[tuple[str, str]]
) -> None:
    named = quote(entry, safe="", errors="surrogatepass").replace("%2F", "-")
    response = client.get(f"{PREFIX}/entries/{named}?{written(query)}")
    assert response.status_code != 500
    if response.status_code != 308:  # an id of dots alone is a path of its own
        path = "/entries/{id}"
        check_response(description(client), "get", path, response)


scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | anything
bodies = st.recursive(
    scalars
    | st.fixed_dictionaries(
        {},
        optional={
            "message": scalars,
            "lang": scalars | VALUES["lang"],
            "conversation": scalars,
            "more": scalars,
        },
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anything, inner, max_size=3),
    max_leaves=6,
)


@made_up
@given(body=bodies)
def test_any_body_is_answered_as_described(client: FlaskClient, body: object) -> None:
    said = json.dumps(body)
    response = client.post(f"{PREFIX}/chat", data=said, content_type="application/json")
    check_response(description(client), "post", "/chat", response)


@made_up
@given(body=st.binary(max_size=200))
def test_any_bytes_are_answered_as_described(client: FlaskClient, body: bytes) -> None:
    response = client.post(f"{PREFIX}/chat", data=body, content_type="application/json")
    check_response(description(client), "post", "/chat", response)
