"""A reader's way from a question to its answer, with and without scripts, by touch and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, expect

from kb.base import KnowledgeBase
from tests.browser.conftest import DESKTOP, PHONE, NewPage

LOST = "residence-card-lost"
TYPED = {
    "ja": "在留カード なくした",
    "vi": "mat the cu tru",
    "ne": "residence card harayo",
    "zh-Hans": "在留卡丢了",
}
MOST_BYTES = 60_000


@pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without"])
@pytest.mark.parametrize("lang", TYPED)
def test_a_question_finds_its_answer_and_its_handout(
    new_page: NewPage, base: KnowledgeBase, lang: str, script: bool
) -> None:
    page = new_page(java_script_enabled=script, locale=lang)
    page.goto("/")
    page.locator("main a.button").click()
    assert page.url.endswith(f"/{lang}/")
    page.locator("main input[name=q]").fill(TYPED[lang])
    page.locator("main form[role=search] button").click()
    first = page.locator(".results h2 a").first
    assert (first.get_attribute("href") or "").endswith(f"/{lang}/q/{LOST}")
    first.click()
    expect(page.locator(".answer")).to_contain_text(plain(base.entry(LOST, lang).answer.text))
    page.locator(".entry .actions a").click()
    assert page.url.endswith(f"/{lang}/q/{LOST}/print")


@pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without"])
@pytest.mark.parametrize("lang", TYPED)
def test_the_chat_says_the_entrys_own_words(
    new_page: NewPage, base: KnowledgeBase, lang: str, script: bool
) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(f"/{lang}/chat")
    page.fill("#message", TYPED[lang])
    page.click("#write button")
    expect(page.locator(".turn .you bdi")).to_have_text(TYPED[lang])
    expect(page.locator(".turn .words")).to_have_text(plain(base.entry(LOST, lang).text))


@pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without"])
def test_a_choice_is_a_button(new_page: NewPage, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    page.goto("/en/chat")
    page.fill("#message", "residence card")
    page.click("#write button")
    choice = page.locator(".options button").first
    chosen = choice.inner_text()
    choice.click()
    expect(page.locator(".turn .you bdi").last).to_contain_text(chosen[:20])


def test_the_language_can_be_changed_on_any_page(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/ja/q/{LOST}?on=2026-01-01")
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=vi]").click()
    assert page.url.endswith(f"/vi/q/{LOST}?on=2026-01-01")


def test_a_keyboard_is_enough(new_page: NewPage) -> None:
    page = new_page(viewport=DESKTOP)
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main input[name=q]")).to_be_focused()
    page.keyboard.type("lost residence card")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results")
    link = page.locator(".results h2 a").first
    for _ in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    assert link.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector(".answer")


def test_the_quick_exit_takes_the_place_of_the_page(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/")
    page.goto("/en/topics/safety")
    page.locator("[data-leave]").evaluate("link => { link.href = '/en/contacts' }")
    page.click("[data-leave]")
    page.wait_for_url("**/en/contacts")
    page.go_back()
    assert page.url.endswith("/en/")


@pytest.mark.parametrize(
    "address", ["/ja/", "/ne/", f"/vi/q/{LOST}", f"/ne/q/{LOST}", "/zh-Hans/contacts", "/en/search?q=card"]
)
def test_a_first_view_is_light(new_page: NewPage, address: str) -> None:
    page = new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(weight(request)))
    page.goto(address, wait_until="networkidle")
    assert 0 < sum(sizes) < MOST_BYTES


@pytest.mark.parametrize("lang", TYPED)
def test_nothing_runs_out_of_a_narrow_page(new_page: NewPage, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    for address in ("/", "/q/immigration-fees", "/chat", f"/q/{LOST}/print"):
        page.goto(f"/{lang}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_fingers_can_hit_what_is_to_be_touched(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/en/")
    heights = page.eval_on_selector_all(
        "header a, header summary, main a, button",
        "all => all.map(one => one.getBoundingClientRect().height)",
    )
    assert min(heights) >= 24


def plain(text: str) -> str:
    """Return a text as a browser reads it back."""
    return " ".join(text.split())


def weight(request: Request) -> int:
    """Return the bytes that an answer took on the wire."""
    sizes = request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])
