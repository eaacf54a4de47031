"""A guided conversation in a real browser: with and without scripts, down to the summary for the counter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, NewPage
from tests.browser.test_accessibility import violations


def choose(page: Page, number: int) -> None:
    """Press a choice of the newest question; with scripts, wait until the next turn is there."""
    turns = page.locator("article.turn")
    before = turns.count()
    page.locator("#latest .options button[name=message]").nth(number).click()
    turns.nth(before).wait_for()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("lang", ["vi", "ja"])
def test_a_flow_is_walked_by_its_buttons_to_its_last_day(new_page: NewPage, script: bool, lang: str) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=script)
    page.goto(f"/{lang}/chat?flow=moving")
    if not script:
        for number in (0, 0):
            page.locator("#latest .options button[name=message]").nth(number).click()
        page.fill("#message", "2026-11-10")
        page.locator("#write button").first.click()
        page.locator("#latest .options button[name=message]").nth(1).click()
    else:
        choose(page, 0)
        choose(page, 0)
        page.fill("#message", "2026-11-10")
        page.press("#message", "Enter")
        page.locator("article.turn").nth(3).wait_for()
        choose(page, 1)
    assert page.locator("#latest time[datetime='2026-11-24']").first.is_visible()
    with page.context.expect_page() as opened:
        page.locator("#latest form[action$='/chat/summary'] button").click()
    summary = opened.value
    summary.wait_for_load_state()
    assert "令和8年11月24日（火）" in summary.inner_text("main")
    if script:
        assert violations(summary) == []


@pytest.mark.parametrize("flow", ["moving", "violence-at-home"])
def test_axe_finds_nothing_in_a_step(new_page: NewPage, flow: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"/en/chat?flow={flow}")
    for folded in page.locator("main details > summary").all():
        folded.click()
    assert violations(page) == []


def test_numbers_are_in_sight_at_once_in_the_flow_about_violence(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/en/chat?flow=violence-at-home")
    assert page.locator("#latest a.tel").first.is_visible()
