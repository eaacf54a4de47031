"""A language kept on the phone: off until chosen, without what is careful, gone when it expires.

The line is really cut here: the server stops.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as BrowserError
from werkzeug.serving import BaseWSGIServer, make_server

from kb.base import KnowledgeBase
from tests.browser.conftest import PATIENCE, PHONE
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
def phone(browser: Browser, line: Line) -> Iterator[Page]:
    with _phone(browser, line) as page:
        yield page


def keep(phone: Page) -> None:
    phone.goto("/en/keep")
    expect(phone.locator("[data-state]")).to_have_text(KEPT_NOTHING)
    phone.click("[data-keep]")
    expect(phone.locator("[data-state]")).to_have_text("This language is kept on this phone.")
    phone.evaluate("navigator.serviceWorker.ready")


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


def test_what_has_expired_is_deleted_and_not_shown(phone: Page, line: Line) -> None:
    keep(phone)
    phone.evaluate(EXPIRE)
    line.cut()
    with pytest.raises(BrowserError):
        phone.goto(f"/en/q/{LOST}")


def test_what_is_removed_is_gone_wholly(phone: Page, line: Line) -> None:
    keep(phone)
    phone.click("[data-remove]")
    expect(phone.locator("[data-state]")).to_have_text(KEPT_NOTHING)
    assert phone.evaluate("caches.keys()") == []
    line.cut()
    with pytest.raises(BrowserError):
        phone.goto(f"/en/q/{LOST}")
