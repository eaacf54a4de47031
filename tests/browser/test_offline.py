"""A language kept on the phone: off until chosen, without what is careful, gone when it expires.

The line is really cut here: the server stops. What is put on hold is so in a copy of the small house.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask, request
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as BrowserError
from werkzeug.serving import BaseWSGIServer, make_server

from kb.base import KnowledgeBase
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.test_accessibility import violations
from tests.webapp.api.conftest import build_house
from webapp import create_app
from webapp.config import Config

LOST = "residence-card-lost"
KEPT_NOTHING = "Nothing is kept on this phone."
EXPIRE = """async () => {
  const cache = await caches.open("madoguchi-en");
  const stored = await cache.match("/en/kept.gz");
  const bundle = await new Response(stored.body.pipeThrough(new DecompressionStream("gzip"))).json();
  bundle.expires = Date.now() - 1;
  const packed = new Blob([JSON.stringify(bundle)]).stream().pipeThrough(new CompressionStream("gzip"));
  await cache.put("/en/kept.gz", new Response(packed));
}"""

ENDS_LATER = """async () => {
  const stored = await caches.match("/en/kept.gz");
  if (!stored) return false;
  const bundle = await new Response(stored.body.pipeThrough(new DecompressionStream("gzip"))).json();
  return bundle.expires > Date.now();
}"""


class Line:
    """A server that can go away, as a line does."""

    def __init__(self, server: BaseWSGIServer) -> None:
        self.url = f"http://127.0.0.1:{server.server_port}"
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever)
        self._thread.start()

    def cut(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


@contextmanager
def _phone(browser: Browser, line: Line) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, base_url=line.url)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.fixture(scope="module")
def site(base: KnowledgeBase, var: Path) -> Flask:
    return create_app(Config(secret_key="o" * 40, var=var, reload_seconds=0), base)


@pytest.fixture
def line(site: Flask) -> Iterator[Line]:
    line = Line(make_server("127.0.0.1", 0, site, threaded=True))
    yield line
    line.cut()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return build_house(tmp_path)


@pytest.fixture
def house_site(house: Path) -> Flask:
    return create_app(Config(secret_key="o" * 40, data=house, var=house / "var", reload_seconds=0))


@pytest.fixture
def house_line(house_site: Flask) -> Iterator[Line]:
    line = Line(make_server("127.0.0.1", 0, house_site, threaded=True))
    yield line
    line.cut()


@pytest.fixture
def phone(browser: Browser, line: Line) -> Iterator[Page]:
    with _phone(browser, line) as page:
        yield page


def keep(phone: Page) -> None:
    phone.goto("/en/keep")
    expect(phone.locator("[data-state]")).to_have_text(KEPT_NOTHING)
    phone.click("[data-keep]")
    expect(phone.locator("[data-state]")).to_have_text("This language is kept on this phone.")
    phone.evaluate("navigator.serviceWorker.ready")


def wait_for(phone: Page, truth: str) -> None:
    """Wait until an expression is true. The page's policy forbids the browser's own way of waiting."""
    for _ in range(400):
        if phone.evaluate(truth):
            return
        phone.wait_for_timeout(50)
    pytest.fail(f"this did not become true: {truth}")


def test_without_a_wish_nothing_is_kept(phone: Page) -> None:
    phone.goto("/en/keep")
    expect(phone.locator("[data-state]")).to_have_text(KEPT_NOTHING)
    for address in ("/en/", f"/en/q/{LOST}"):
        phone.goto(address)
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_what_is_kept_opens_without_a_line_and_what_is_careful_does_not(
    phone: Page, line: Line, base: KnowledgeBase
) -> None:
    keep(phone)
    line.cut()
    phone.goto(f"/en/q/{LOST}")
    expect(phone.locator("h1")).to_have_text(base.entry(LOST, "en").question.text)
    expect(phone.locator(".answer")).to_contain_text(base.entry(LOST, "en").answer.text[:60])
    expect(phone.locator(".notice")).to_contain_text("You are offline.")
    assert phone.locator(".brand").evaluate("one => getComputedStyle(one).display") == "flex"
    phone.click(".brand")
    phone.get_by_role("link", name="Residence card", exact=True).click()
    expect(phone.locator("h1")).to_have_text("Residence card")
    phone.goto("/en/contacts")
    expect(phone.locator("a[href='tel:110']")).to_have_count(1)
    for careful in (
        "/en/q/domestic-violence",
        "/en/topics/without-status",
        "/en/chat",
        f"/en/q/{LOST}?on=2026-01-01",
    ):
        phone.goto(careful)
        expect(phone.locator("h1")).to_have_text("This page is not kept on your phone")


def test_what_has_expired_is_deleted_and_a_page_says_so_and_how_to_go_on(phone: Page, line: Line) -> None:
    keep(phone)
    phone.evaluate(EXPIRE)
    line.cut()
    for address in (f"/en/q/{LOST}", "/en/", "/en/contacts"):
        phone.goto(address)
        expect(phone.locator("h1")).to_have_text("What this phone kept has expired")
        numbers = phone.locator("main a.tel").evaluate_all("all => all.map(one => one.href)")
        assert numbers == ["tel:110", "tel:119"]
        expect(phone.locator(".answer")).to_have_count(0)
    assert phone.locator(".brand").evaluate("one => getComputedStyle(one).display") == "flex"
    assert phone.evaluate("caches.open('madoguchi-en').then(kept => kept.match('/en/kept.gz'))") is None
    assert violations(phone) == []


def test_what_has_expired_is_kept_again_with_the_first_page_that_has_a_line(phone: Page) -> None:
    keep(phone)
    phone.evaluate(EXPIRE)
    assert not phone.evaluate(ENDS_LATER)
    phone.goto("/en/contacts")
    wait_for(phone, ENDS_LATER)
    expect(phone.locator("h1")).to_have_text("Where to ask")


def test_what_is_held_or_changed_leaves_the_phone_with_the_next_page_that_has_a_line(
    browser: Browser, house: Path, house_site: Flask, house_line: Line
) -> None:
    fetched: list[str] = []
    house_site.before_request(lambda: fetched.append(request.path))
    with _phone(browser, house_line) as phone:
        keep(phone)
        topic = house / "questions" / "residence-card"
        _rewrite(topic / f"{LOST}.yaml", "checked: ", "hold: {ja: 確かめています。, en: A doubt.}\nchecked: ")
        _rewrite(topic / "residence-card-renewal.yaml", "en: ", "en: Now else. ")
        assert house_site.extensions["madoguchi"].live.refresh()
        phone.goto("/en/contacts")
        wait_for(phone, "caches.match('/en/kept.json').then(Boolean)")
        assert fetched.count("/en/kept.gz") == 1, "the whole is renewed once a day"
        house_line.cut()
        phone.goto("/en/q/extension-fees")
        expect(phone.locator(".answer")).to_have_count(1)
        for gone in (LOST, "residence-card-renewal"):
            phone.goto(f"/en/q/{gone}")
            expect(phone.locator("h1")).to_have_text("This page is not kept on your phone")
        phone.goto("/en/topics/residence-card")
        expect(phone.locator("h1")).not_to_have_text("This page is not kept on your phone")


def _rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_removed_is_gone_wholly(phone: Page, line: Line) -> None:
    keep(phone)
    phone.click("[data-remove]")
    expect(phone.locator("[data-state]")).to_have_text(KEPT_NOTHING)
    assert phone.evaluate("caches.keys()") == []
    line.cut()
    with pytest.raises(BrowserError):
        phone.goto(f"/en/q/{LOST}")
