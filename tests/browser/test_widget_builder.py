"""The page that makes the line: live while one chooses, by its button without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.test_accessibility import violations


def test_the_line_and_the_preview_follow_what_is_chosen(new_page: NewPage, site_url: str) -> None:
    page = new_page(viewport=DESKTOP)
    page.goto("/ja/widget-builder")
    line = page.locator("#script-line")
    expect(line).to_have_text(f'<script src="{site_url}/widget.js" data-lang="auto" async></script>')
    page.select_option("#choose-lang", "vi")
    page.select_option("#choose-topic", "fees")
    page.fill("#choose-label", "相談する")
    page.press("#choose-label", "Tab")
    chosen = 'data-lang="vi" data-topic="fees" data-label="相談する"'
    expect(line).to_have_text(f'<script src="{site_url}/widget.js" {chosen} async></script>')
    preview = page.frame_locator("iframe.preview")
    preview.get_by_role("button", name="相談する").click()
    chat = preview.frame_locator("madoguchi-chat iframe")
    expect(chat.locator("html[lang=vi]")).to_be_attached()
    expect(chat.locator("#message")).to_be_visible()


def test_a_colour_that_cannot_be_read_is_told_at_its_field(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/widget-builder")
    colour = page.locator("#choose-colour")
    choose = """(field, value) => {
        field.value = value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }"""
    for value, told in (("#ffd700", 1), ("#7a1f5c", 0)):
        colour.evaluate(choose, value)
        expect(page.locator("#slip")).to_have_count(told)
    expect(page.locator("#script-line")).to_contain_text('data-colour="#7a1f5c"')


def test_without_scripts_its_button_makes_the_line(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/en/widget-builder")
    page.select_option("#choose-place", "left")
    page.click("#choose button")
    expect(page.locator("#script-line")).to_contain_text('data-position="left"')
    expect(page.locator("[data-copy]").first).to_be_hidden()


@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("ja", "light", PHONE), ("en", "dark", DESKTOP)])
def test_axe_finds_nothing_on_it(new_page: NewPage, lang: str, scheme: str, viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme)
    page.goto(f"/{lang}/widget-builder?colour=%23ffd700")
    page.frame_locator("iframe.preview").locator("#ask").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
