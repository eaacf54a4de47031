"""Every entry of the house as a page, each in one language after the other so that all are seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from kb.base import CHECKOUT, KnowledgeBase
from tests.webapp.conftest import SECRET
from tests.webapp.pages import fetch, words
from webapp import create_app
from webapp.config import Config
from webapp.public.front import COMMON

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


def test_the_commonest_situations_exist(base: KnowledgeBase) -> None:
    assert set(COMMON) <= set(base.content.versions)


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


def _first_of(base: KnowledgeBase, topic_id: str) -> str:
    return base.entries("en", topic_id)[0].id
