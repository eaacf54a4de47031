"""The chat page: with a script no page is loaded anew, without one nothing of the conversation is lost."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, NewPage

LOST = "I lost my residence card"
FAILED = "This could not be sent. Please check your connection and try again."


def ask(page: Page, message: str) -> None:
    turns = page.locator(".turn").count()
    page.fill("#message", message)
    page.click("#write button")
    expect(page.locator(".turn")).to_have_count(turns + 1)


def test_with_scripts_the_transcript_lives_in_the_page_alone(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/chat")
    page.evaluate("window.stayed = true")
    for count, message in enumerate((LOST, "how much?", "where?"), start=1):
        page.fill("#message", message)
        page.press("#message", "Enter")
        expect(page.locator(".turn")).to_have_count(count)
    assert page.evaluate("window.stayed")
    expect(page.locator("#message")).to_be_focused()
    expect(page.locator("#message")).to_have_value("")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.click("#again")
    expect(page.locator(".turn")).to_have_count(0)


def test_without_scripts_the_turns_before_stay_on_the_page(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/en/chat")
    ask(page, LOST)
    ask(page, "how much?")
    ask(page, "where?")
    expect(page.locator(".turn .you bdi")).to_have_text([LOST, "how much?", "where?"])
    page.wait_for_url("**#latest")
    page.click("#again")
    expect(page.locator(".turn")).to_have_count(0)


def test_a_question_that_is_often_asked_is_a_button(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/vi/chat")
    first = page.locator("#starters button").first
    question = first.inner_text()
    first.click()
    expect(page.locator(".turn .you bdi")).to_have_text(question)
    expect(page.locator("#starters")).to_have_count(0)
    expect(page.locator(".turn")).to_be_focused()


def test_the_focus_stays_on_what_was_chosen(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/chat")
    ask(page, "residence card")
    choice = page.locator(".options button").first
    choice.click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(choice).to_be_focused()


def test_one_place_tells_what_happens_and_dots_show_only_while_waiting(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/chat")
    live = "[aria-live], [role=log], [role=status], [role=alert]"
    assert page.locator(live).evaluate_all("all => all.map(one => one.getAttribute('role'))") == ["log"]
    page.route(
        "**/en/chat", lambda route: (expect(page.locator("#waiting")).to_be_visible(), route.continue_())
    )
    expect(page.locator("#waiting")).to_be_hidden()
    ask(page, LOST)
    expect(page.locator("#waiting")).to_be_hidden()
    assert page.locator("[role=log] #waiting").count() == 0


def test_a_line_that_breaks_loses_nothing_that_was_typed(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/chat")
    page.context.set_offline(True)
    page.fill("#message", LOST)
    page.click("#write button")
    expect(page.locator("[role=log] .failed")).to_have_text(FAILED)
    expect(page.locator("#message")).to_have_value(LOST)
    expect(page.locator("#message")).to_be_focused()
    page.context.set_offline(False)
    page.click("#write button")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".failed")).to_have_count(0)


def test_a_server_that_fails_loses_nothing_that_was_typed(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/chat")
    page.route("**/en/chat", lambda route: route.fulfill(status=503, body="down"))
    page.fill("#message", LOST)
    page.press("#message", "Enter")
    expect(page.locator(".failed")).to_have_text(FAILED)
    expect(page.locator("#message")).to_have_value(LOST)


def test_the_key_that_ends_a_composition_sends_nothing(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/ja/chat")
    page.fill("#message", "ざいりゅうカード")
    press = """(box, init) => box.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...init }))"""
    for init in ({"isComposing": True}, {"keyCode": 229}):
        page.locator("#message").evaluate(press, init)
    page.press("#message", "Shift+Enter")
    expect(page.locator("#waiting")).to_be_hidden()
    expect(page.locator(".turn")).to_have_count(0)
    page.press("#message", "Enter")
    expect(page.locator(".turn")).to_have_count(1)


def test_on_paper_everything_is_unfolded_and_the_tools_are_gone(new_page: NewPage) -> None:
    page = new_page(viewport=DESKTOP)
    page.goto("/en/chat")
    ask(page, LOST)
    folded = page.locator(".turn details:not([open])")
    before = folded.count()
    assert before
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    for gone in ("#write", "#print", ".leave a", "header.site"):
        expect(page.locator(gone)).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_a_long_word_and_a_long_message_stay_inside(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto("/en/chat")
    for message in ("a" * 900, "مرحبا " * 100, "在留カード" * 150):
        ask(page, message)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator("#message").bounding_box()
    assert box
    assert box["height"] < 200


def test_the_quick_exit_leaves_nothing_behind(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/")
    page.goto("/en/chat")
    ask(page, "my husband hits me")
    page.locator("[data-leave]").evaluate("link => { link.href = '/en/contacts' }")
    page.route("**/en/contacts", lambda route: (page.wait_for_timeout(0), route.continue_()))
    page.click("[data-leave]")
    page.wait_for_url("**/en/contacts")
    page.go_back()
    expect(page).to_have_url(re.compile("/en/$"))
