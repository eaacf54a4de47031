"""A reader's way from a question to its answer, with and without scripts, by touch and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Request, expect

from kb.base import CHECKOUT, KnowledgeBase
from tests.browser.conftest import PHONE, NewPage

LOST = "residence-card-lost"
TYPED = {
    "ja": "在留カード なくした",
    "vi": "mat the cu tru",
    "ne": "residence card harayo",
    "zh-Hans": "在留卡丢了",
}
NATIVE = {"my": "နေထိုင်ခွင့်ကတ် ပျောက်", "ur": "رہائشی کارڈ گم ہو گیا"}
WITHOUT_ENTRIES = [code for code in NATIVE if (CHECKOUT / "translations" / code / "language.yaml").exists()]
NARROW = {"width": 320, "height": 640}
MOST_BYTES = 60_000


@pytest.mark.parametrize("script", [True, False], ids=["with-scripts", "without"])
@pytest.mark.parametrize("lang", TYPED)
def test_a_question_finds_its_answer_and_its_handout(
    new_page: NewPage, base: KnowledgeBase, lang: str, script: bool
) -> None:
    page = new_page(java_script_enabled=script, locale=lang)
    page.goto("/")
    page.locator("main a.button").click()
    page.wait_for_url(f"**/{lang}/")
    page.locator("main input[name=q]").fill(TYPED[lang])
    page.locator("main form[role=search] button").click()
    first = page.locator(".results h2 a").first
    assert (first.get_attribute("href") or "").endswith(f"/{lang}/q/{LOST}")
    first.click()
    expect(page.locator(".answer")).to_contain_text(plain(base.entry(LOST, lang).answer.text))
    page.locator(".entry .actions a").first.click()
    page.wait_for_url(f"**/{lang}/q/{LOST}/print")


@pytest.mark.parametrize("lang", WITHOUT_ENTRIES)
def test_a_language_without_entries_still_leads_to_search_chat_and_contacts(
    new_page: NewPage, base: KnowledgeBase, lang: str
) -> None:
    page = new_page(java_script_enabled=False, viewport=NARROW)
    page.goto(f"/{lang}/")
    expect(page.locator("html")).to_have_attribute("dir", base.language(lang).direction)
    page.locator("main input[name=q]").fill(NATIVE[lang])
    page.locator("main form[role=search] button").click()
    first = page.locator(".results h2 a").first
    assert (first.get_attribute("href") or "").startswith(f"/{lang}/q/residence-card")
    first.click()
    expect(page.locator(".answer [lang]").first).to_have_attribute("lang", "en")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.locator("nav.main a").nth(1).click()
    page.fill("#message", NATIVE[lang])
    page.click("#write button")
    expect(page.locator(".turn .reply")).to_have_count(1)
    page.locator("nav.main a").nth(2).click()
    expect(page.locator("a.tel bdi").first).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("lang", ["vi", "ja"])
def test_the_last_day_is_found_without_scripts_and_never_kept(new_page: NewPage, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/{lang}/q/change-of-address")
    page.locator(".helper input[type=date]").first.fill("2026-11-20")
    page.locator(".helper button").first.click()
    expect(page.locator(".last-day time").first).to_have_attribute("datetime", "2026-12-04")


def test_steps_can_be_ticked_and_nothing_is_stored(new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"/vi/q/{LOST}")
    page.locator("#steps + ol label").first.click()
    expect(page.locator("#steps + ol input").first).to_be_checked()
    page.reload()
    expect(page.locator("#steps + ol input").first).not_to_be_checked()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_furigana_can_be_switched_on_and_are_not_copied_or_read_twice(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/ja/q/{LOST}")
    assert page.locator("h1 rt").count() == 0
    page.locator("a[href*='furigana=1']").click()
    reading = page.locator("h1 rt").first
    expect(reading).to_have_attribute("aria-hidden", "true")
    assert reading.evaluate("one => getComputedStyle(one).userSelect") == "none"
    page.locator("a[href*='furigana=0']").click()
    expect(page.locator("h1 rt")).to_have_count(0)


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
    choice = page.locator(".turn .options button").first
    chosen = choice.inner_text()
    choice.click()
    expect(page.locator(".turn .you bdi").last).to_contain_text(chosen[:20])


def test_the_language_can_be_changed_on_any_page(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/ja/q/{LOST}?on=2026-01-01")
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=vi]").click()
    expect(page).to_have_url(re.compile(rf"/vi/q/{LOST}\?on=2026-01-01$"))


def test_the_quick_exit_takes_the_place_of_the_page(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/")
    page.goto("/en/topics/safety")
    page.locator("[data-leave]").evaluate("link => { link.href = '/en/contacts' }")
    page.click("[data-leave]")
    page.wait_for_url("**/en/contacts")
    page.go_back()
    expect(page).to_have_url(re.compile("/en/$"))


@pytest.mark.parametrize(
    "address", ["/ja/", "/ne/", f"/vi/q/{LOST}", f"/ne/q/{LOST}", "/zh-Hans/contacts", "/en/search?q=card"]
)
def test_a_first_view_is_light(new_page: NewPage, address: str) -> None:
    page = new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(weight(request)))
    page.goto(address, wait_until="networkidle")
    assert 0 < sum(sizes) < MOST_BYTES


@pytest.mark.parametrize("lang", [*TYPED, "ja-Hira"])
def test_nothing_runs_out_of_a_narrow_page(new_page: NewPage, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    dated = "/q/change-of-address?since=2026-11-20&fact=address-notice-deadline"
    for address in ("/", "/q/immigration-fees", "/chat", f"/q/{LOST}/print", dated, "/changes", "/keep"):
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
