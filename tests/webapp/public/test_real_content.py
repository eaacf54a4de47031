"""Every entry of the house as a page, each in one language after the other so that all are seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.base import CHECKOUT, KnowledgeBase
from tests.webapp.conftest import SECRET
from tests.webapp.pages import fetch, words
from webapp import create_app
from webapp.config import Config

MOST_BYTES = 60_000
ENTRIES = sorted(
    {
        path.stem.split("@")[0]
        for path in (CHECKOUT / "questions").glob("*/*.yaml")
        if path.parent.name != "flows"
    }
)


@pytest.fixture(scope="module")
def site(base: KnowledgeBase, var: Path) -> Flask:
    return create_app(Config(secret_key=SECRET, var=var, reload_seconds=0), base)


def test_the_first_page_offers_the_ten_commonest_situations(site: Flask, base: KnowledgeBase) -> None:
    links = list(fetch(site.test_client(), "/en/").one("section", aria_labelledby="common").iter("a"))
    assert len(links) == 10
    assert {(link.get("href") or "").rpartition("/")[2] for link in links} <= set(base.content.versions)


def test_every_icon_that_the_content_names_is_drawn(site: Flask, base: KnowledgeBase) -> None:
    content = base.content
    named = {topic.icon for topic in content.topics.values()}
    for guides in (content.situations, content.life_events, content.statuses):
        named |= {guide.icon for guide in guides.values()}
    drawn = site.jinja_env.get_template("icons.html").module.drawings
    assert named <= set(drawn)
    assert len({topic.icon for topic in content.topics.values()}) == len(content.topics)


@pytest.mark.parametrize(("place", "entry_id"), list(enumerate(ENTRIES)))
def test_an_entry_is_a_whole_page_with_a_whole_handout(
    site: Flask, base: KnowledgeBase, place: int, entry_id: str
) -> None:
    languages = list(base.languages)
    lang, other = languages[place % len(languages)], languages[(place + 1) % len(languages)]
    client = site.test_client()
    entry = base.entry(entry_id, lang)
    found = fetch(client, f"/{lang}/q/{entry_id}")
    assert words(found.one("h1"))
    assert len(found.all("li")) > len(entry.steps) + len(entry.notes)
    fetch(client, f"/{other}/q/{entry_id}/print")


def test_pages_that_list_everything_are_whole(site: Flask, base: KnowledgeBase) -> None:
    client = site.test_client()
    for place, topic_id in enumerate(base.content.topics):
        lang = list(base.languages)[place % len(base.languages)]
        assert fetch(client, f"/{lang}/topics/{topic_id}").link(f"/{lang}/q/{_first_of(base, topic_id)}")
    for lang in base.languages:
        home = fetch(client, f"/{lang}/")
        assert all(home.link(f"/{lang}/topics/{topic_id}") is not None for topic_id in base.content.topics)
        assert words(fetch(client, f"/{lang}/contacts").one("h1"))


def test_a_first_view_is_light_in_every_language(site: Flask, base: KnowledgeBase) -> None:
    client = site.test_client()
    for place, lang in enumerate(base.languages):
        for address in (f"/{lang}/", f"/{lang}/q/{ENTRIES[place]}", f"/{lang}/search?q=card"):
            assert _weight(client, address) < MOST_BYTES, address


def _weight(client: FlaskClient, address: str) -> int:
    """Return the bytes on the wire of a page and of all that it loads."""
    page = fetch(client, address)
    loaded = [link.get("href") for link in page.all("link") if link.get("rel") in ("stylesheet", "icon")]
    loaded += [script.get("src") for script in page.all("script")]
    return sum(_bytes(client, one) for one in [address, *(one for one in loaded if one)])


def _bytes(client: FlaskClient, address: str) -> int:
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200
    return len(response.data) + len(str(response.headers))


def _first_of(base: KnowledgeBase, topic_id: str) -> str:
    return base.entries("en", topic_id)[0].id
