"""A real browser (Debian's Chromium) before the real site with the real content."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from kb.base import KnowledgeBase
from tests.browser.host_site import served
from webapp import create_app
from webapp.config import Config

CHROMIUM = "/usr/bin/chromium"
SWITCHED_OFF = (
    # The list under the address bar is two pages of its own in every window: half of what a window costs.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # What Playwright switches off; only the last list counts, and ours comes after.
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"),
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(SWITCHED_OFF)}",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
PATIENCE = 30_000
"""Milliseconds until what a test waits for counts as not coming; a busy machine needs some."""
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def site_url(base: KnowledgeBase, var: Path) -> Iterator[str]:
    """Serve the site on a free port and return its address."""
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    app = create_app(Config(secret_key="b" * 40, var=var, reload_seconds=0), base)
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing; run: apt-get install chromium fonts-noto-core fonts-noto-cjk")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, site_url: str) -> Iterator[NewPage]:
    """Return a function that opens an empty page; options are those of a browser context.

    When the test ends, no page may have met an error, nor asked another site for anything.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(**options: Any) -> Page:
        options = {"viewport": PHONE, "base_url": site_url, "reduced_motion": "reduce", **options}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console", lambda message: troubles.append(message.text) if _is_trouble(message.text) else None
        )
        page.on("request", lambda request: _note_foreign(request.url, site_url, troubles))
        return page

    yield open_page
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert troubles == []


def _is_trouble(text: str) -> bool:
    return "Content Security Policy" in text or "Trusted" in text or "violat" in text


def _note_foreign(url: str, site_url: str, troubles: list[str]) -> None:
    if not url.startswith((site_url, "blob:", "data:")):
        troubles.append(f"a request to {url}")
