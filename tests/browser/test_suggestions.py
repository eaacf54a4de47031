"""Suggestions while typing: by keyboard and by touch, announced, and never in the way."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import violations

OPTIONS = "[role=listbox] [role=option]"


def typed(new_page: NewPage, text: str, address: str = "/en/contacts") -> Page:
    page = new_page()
    page.goto(address)
    page.locator("[name=q]").press_sequentially(text)
    page.locator(OPTIONS).first.wait_for()
    return page


def test_a_suggestion_is_chosen_with_the_arrow_keys(new_page: NewPage) -> None:
    page = typed(new_page, "lost res")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form[role=search] [role=status]")).to_contain_text("arrow keys")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(OPTIONS).first
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    assert violations(page) == []
    page.keyboard.press("ArrowUp")
    expect(page.locator(OPTIONS).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/q/**")


def test_escape_closes_and_enter_still_searches(new_page: NewPage) -> None:
    page = typed(new_page, "card")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.get_by_role("combobox")).to_have_value("card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=card")


def test_a_suggestion_is_touched_and_says_its_language(new_page: NewPage) -> None:
    page = typed(new_page, "thẻ", "/vi/")
    first = page.locator(OPTIONS).first
    expect(first).to_have_attribute("lang", "vi")
    first.click()
    page.wait_for_url("**/vi/**")
    assert not page.url.endswith("/vi/")
