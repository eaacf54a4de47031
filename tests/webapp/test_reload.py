"""New content serves within one look; broken content never does, and no request is lost meanwhile."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from kb.base import KnowledgeBase
from kb.errors import ContentError
from tests.webapp.api.conftest import NOON, build_house
from tests.webapp.conftest import SECRET
from tests.webapp.pages import fetch
from webapp import create_app
from webapp.config import Config
from webapp.reload import LiveBase, content_stamp


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return build_house(tmp_path / "house")


@pytest.fixture
def site(house: Path) -> Flask:
    return create_app(
        Config(secret_key=SECRET, data=house, var=house / "var", reload_seconds=0, now=lambda: NOON)
    )


@pytest.fixture
def live(site: Flask) -> LiveBase:
    found = site.extensions["madoguchi"].live
    assert isinstance(found, LiveBase)
    return found


@pytest.fixture
def rewrite(house: Path) -> Callable[[str, str, str], None]:
    """Return a function that changes the text of a data file."""

    def change(name: str, old: str, new: str) -> None:
        path = house / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def test_a_changed_number_shows_in_every_language(
    site: Flask, live: LiveBase, rewrite: Callable[[str, str, str], None]
) -> None:
    rewrite("questions/facts.yaml", "duration: 14 days", "duration: 21 days")
    assert live.refresh()
    for lang, words in (("en", "21 days"), ("ja", "21日"), ("vi", "21 ngày")):
        assert words in fetch(site.test_client(), f"/{lang}/q/residence-card-lost").text


def test_what_did_not_change_is_not_loaded_again(live: LiveBase) -> None:
    base = live.base
    assert not live.refresh()
    assert live.base is base


def test_an_entry_put_on_hold_is_gone_after_one_look(
    site: Flask, live: LiveBase, rewrite: Callable[[str, str, str], None]
) -> None:
    hold = "checked: 2026-11-23\nhold: {ja: 確かめています。, en: A doubt.}\n"
    rewrite("questions/residence-card/residence-card-lost.yaml", "checked: 2026-11-23\n", hold)
    live.refresh()
    client = site.test_client()
    assert "A doubt." in fetch(client, "/en/q/residence-card-lost", 404).text
    assert "residence-card-lost" not in client.get("/en/search?q=lost+residence+card").text
    assert "residence-card-lost" not in client.get("/en/topics/residence-card").text


def test_broken_content_leaves_the_last_good_one_and_tells_the_operator(
    site: Flask,
    live: LiveBase,
    rewrite: Callable[[str, str, str], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    rewrite("questions/facts.yaml", "duration: 14 days", "duration: a fortnight")
    with caplog.at_level(logging.INFO, "madoguchi"):
        assert not live.refresh()
        assert not live.refresh()
    assert len([record for record in caplog.records if record.name == "madoguchi.content"]) == 1
    assert "questions/facts.yaml:" in caplog.text
    client = site.test_client()
    assert "14 days" in fetch(client, "/en/q/residence-card-lost").text
    assert client.get("/readyz").json["problems_in_newer_content"] == live.problems > 0
    rewrite("questions/facts.yaml", "duration: a fortnight", "duration: 15 days")
    assert live.refresh()
    assert live.problems == 0


def test_trouble_while_loading_is_tried_again(house: Path, caplog: pytest.LogCaptureFixture) -> None:
    base = KnowledgeBase.load(house, lambda: NOON.date(), var=house / "var")
    outcomes: list[KnowledgeBase | OSError] = [OSError("disk full at /secret"), OSError("again"), base]

    def load() -> KnowledgeBase:
        outcome = outcomes.pop(0)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    live = LiveBase(house, load, base)
    (house / "questions" / "new.yaml").write_text("[]")
    assert [live.refresh(), live.refresh(), live.refresh(), live.refresh()] == [False, False, True, False]
    assert caplog.text.count("OSError") == 1
    assert "secret" not in caplog.text


def test_a_site_does_not_start_broken(house: Path, rewrite: Callable[[str, str, str], None]) -> None:
    rewrite("questions/topics.yaml", "- id: fees", "- id: fess")
    with pytest.raises(ContentError, match="fees"):
        create_app(Config(secret_key=SECRET, data=house, var=house / "var", reload_seconds=0))


def test_a_request_keeps_the_content_that_it_began_with(
    site: Flask, live: LiveBase, rewrite: Callable[[str, str, str], None]
) -> None:
    from webapp import current

    with site.test_request_context("/en/"):
        before = current.base()
        rewrite("questions/facts.yaml", "duration: 14 days", "duration: 21 days")
        live.refresh()
        assert current.base() is before
    with site.test_request_context("/en/"):
        assert current.base() is live.base is not before


@pytest.mark.parametrize("spoil", ["write", "touch", "add", "remove"])
def test_the_stamp_sees_every_change_of_a_data_file(house: Path, spoil: str) -> None:
    before = content_stamp(house)
    file = house / "questions" / "topics.yaml"
    if spoil == "write":
        file.write_text(file.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    elif spoil == "touch":
        os.utime(file, ns=(1, 1))
    elif spoil == "add":
        (house / "translations" / "vi" / "fees.po").write_text("")
    else:
        file.unlink()
    assert content_stamp(house) != before


def test_the_stamp_passes_over_what_is_no_content(house: Path) -> None:
    before = content_stamp(house)
    (house / "questions" / ".topics.yaml.swp").write_text("")
    (house / "var").mkdir(exist_ok=True)
    (house / "var" / "x.yaml").write_text("")
    assert content_stamp(house) == before


def test_watching_begins_once_in_a_process_and_never_for_0_seconds(house: Path) -> None:
    base = KnowledgeBase.load(house, lambda: NOON.date(), var=house / "var")
    swapped = threading.Event()

    def load() -> KnowledgeBase:
        swapped.set()
        return base

    live = LiveBase(house, load, base)
    threads = threading.active_count()
    live.watch(0)
    assert threading.active_count() == threads
    live.watch(0.01)
    live.watch(0.01)
    assert threading.active_count() == threads + 1
    (house / "questions" / "new.yaml").write_text("[]")
    assert swapped.wait(10)
