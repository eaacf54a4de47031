"""axe finds nothing on any kind of page, light and dark, on a phone and on a desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, NewPage

LANGUAGES = ("ja", "ar", "vi", "my", "ne", "ur", "zh-Hans")
ADDRESSES = (
    "/",
    "/{lang}/",
    "/{lang}/search?q=card",
    "/{lang}/search?q=zzzzqqqq",
    "/{lang}/topics/safety",
    "/{lang}/q/residence-card-lost",
    "/{lang}/q/immigration-fees",
    "/{lang}/q/immigration-fees?on=2025-06-01",
    "/{lang}/q/residence-card-lost/print",
    "/{lang}/q/residence-card-lost/print?furigana=1",
    "/{lang}/q/change-of-address?since=2026-11-20&fact=address-notice-deadline",
    "/{lang}/q/domestic-violence/report",
    "/{lang}/statuses/no-status",
    "/{lang}/changes",
    "/{lang}/keep",
    "/{lang}/kept-expired",
    "/{lang}/contacts",
    "/{lang}/chat",
    "/{lang}/q/nothing",
)
SIGHTS = (("light", PHONE), ("dark", DESKTOP), ("dark", PHONE), ("light", DESKTOP))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # What is good need not be told in full: that was half of the work on a long page.
    "resultTypes": ["violations"],
}


def visits() -> Iterator[tuple[str, str, dict[str, int]]]:
    """Yield every kind of page light and dark, on a phone and on a desk; languages and sights take turns."""
    languages, sights = cycle(LANGUAGES), cycle(SIGHTS)
    for address in ADDRESSES:
        for scheme, viewport in (next(sights), next(sights)):
            yield address.format(lang=next(languages)), scheme, viewport


def violations(page: Page) -> list[str]:
    """Return what axe finds, each with the element that it is about."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {json.dumps(one['nodes'][0]['html'])[:200]}" for one in found]


@pytest.mark.parametrize(("address", "scheme", "viewport"), list(visits()))
def test_axe_finds_nothing(new_page: NewPage, address: str, scheme: str, viewport: dict[str, int]) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport)
    page.goto(address)
    page.locator("main details, aside.leave details").evaluate_all(
        "all => all.forEach(one => { one.open = true })"
    )
    assert violations(page) == []


@pytest.mark.parametrize(
    "message", ["I lost my residence card", "residence card", "my husband hits me", "what is the weather"]
)
def test_axe_finds_nothing_in_a_turn_of_the_chat(new_page: NewPage, message: str) -> None:
    page = new_page()
    page.goto("/en/chat")
    page.fill("#message", message)
    page.press("#message", "Enter")
    page.wait_for_selector(".turn")
    assert violations(page) == []


def test_the_reply_is_announced_politely(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/chat")
    log = page.get_by_role("log")
    assert log.get_attribute("aria-label")
    page.fill("#message", "I lost my residence card")
    page.press("#message", "Enter")
    log.locator(".turn").wait_for()
