"""A journey without a mouse: what has the focus is seen, in the order of the page, and nothing is a trap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage

MOST_KEYS = 400
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const inLine = style.display === "inline";
  const holdsBlock = [...one.children].some((child) => getComputedStyle(child).display === "block");
  const box = [...one.getClientRects()].find((part) => part.width && part.height);
  const there = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1),
  );
  return {
    html: one.outerHTML.slice(0, 120),
    // Around a block within a line no ring is drawn, whatever the style says.
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !(inLine && holdsBlock),
    uncovered: one.contains(there),
    place: [...document.querySelectorAll("*")].indexOf(one),
  };
}"""
PAGES = (
    "/en/",
    "/ar/search?q=card",
    "/ur/changes",
    "/ja/q/residence-card-lost",
    "/en/q/residence-card-lost/print",
    "/vi/chat?flow=moving",
    "/en/keep",
)


def stops(page: Page) -> Iterator[int]:
    """Press Tab until the focus has left the page; yield the place of each stop, and see that it is seen."""
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            return
        assert focus["ringed"], f"no ring around {focus['html']}"
        assert focus["uncovered"], f"something lies over {focus['html']}"
        yield focus["place"]
    pytest.fail("the focus never leaves the page")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in stops(page):
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("no key leads there")


@pytest.mark.parametrize(
    ("address", "viewport"), [(one, (DESKTOP, PHONE)[at % 2]) for at, one in enumerate(PAGES)]
)
def test_the_focus_goes_through_the_page_in_its_order_and_out_again(
    new_page: NewPage, address: str, viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    page.goto(address)
    places = list(stops(page))
    assert len(set(places)) > 8
    assert all(before <= after for before, after in pairwise(places)), "a field of a day has several parts"


def test_a_keyboard_is_enough_from_the_first_page_to_the_quick_exit(new_page: NewPage) -> None:
    page = new_page(viewport=DESKTOP, locale="en-US")
    page.goto("/en/")
    _skip_to_the_search_and_take_a_suggestion(page)
    _tick_a_step_and_count_a_last_day(page)
    _open_the_card_for_the_counter(page)
    _talk_and_go_step_by_step(page)
    _leave(page)
    expect(page.locator("h1")).to_have_text("Where to ask")
    page.go_back()
    # The chat is replaced, not left behind.
    expect(page).not_to_have_url(re.compile("/en/chat"))


def _skip_to_the_search_and_take_a_suggestion(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main input[name=q]")).to_be_focused()
    page.keyboard.type("I moved house")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option]").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/q/change-of-address")


def _tick_a_step_and_count_a_last_day(page: Page) -> None:
    box = page.locator("#steps + ol input").first
    tab_to(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    day = page.locator(".helper input[type=date]").first
    tab_to(page, day)
    page.keyboard.type("11202026")
    expect(day).to_have_value("2026-11-20")
    tab_to(page, page.locator(".helper button").first)
    page.keyboard.press("Enter")
    expect(page.locator(".last-day time").first).to_have_attribute("datetime", "2026-12-04")
    tab_to(page, page.locator(".last-day a").first)


def _open_the_card_for_the_counter(page: Page) -> None:
    page.reload()
    tab_to(page, page.locator(".entry .actions a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/q/change-of-address/print")


def _talk_and_go_step_by_step(page: Page) -> None:
    tab_to(page, page.locator("nav.main a").nth(1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/chat")
    tab_to(page, page.locator("#message"))
    page.keyboard.type("I moved house")
    page.keyboard.press("Enter")
    page.locator("article.turn .reply").wait_for()
    expect(page.locator("#message")).to_be_focused()
    guided = page.locator("#latest .options button[value^='flow:']").first
    page.locator("#latest").focus()
    tab_to(page, guided)
    page.keyboard.press("Enter")
    page.locator("article.turn").nth(1).wait_for()
    page.keyboard.press("Tab")
    tab_to(page, page.locator("#latest .options button").first)
    page.keyboard.press("Enter")
    page.locator("article.turn").nth(2).wait_for()


def _leave(page: Page) -> None:
    page.locator("[data-leave]").evaluate("link => { link.href = '/en/contacts' }")
    for _ in range(MOST_KEYS):
        page.keyboard.press("Shift+Tab")
        if page.locator("[data-leave]").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/contacts")
