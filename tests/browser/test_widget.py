"""The widget on bare pages of other sites: one that may embed it, one that may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from kb.base import KnowledgeBase
from tests.browser.conftest import DESKTOP, PATIENCE, PHONE
from tests.browser.host_site import Host, served
from tests.browser.test_accessibility import RULES
from webapp import create_app
from webapp.config import Config
from webapp.embedders import Embedders

SANDBOX = (
    "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads "
    "allow-modals allow-top-navigation-by-user-activation"
)
LOST = "mat the cu tru"
BUTTON = "madoguchi-chat #ask"
DIALOG = "madoguchi-chat dialog"


@pytest.fixture(scope="module")
def sites(base: KnowledgeBase, var: Path) -> Iterator[tuple[Host, Host]]:
    """Return a site that may embed the widget and one that may not, each on a port of its own."""
    with ExitStack() as stack:
        friend, stranger = Host(), Host()
        friend.address = stack.enter_context(served(friend))
        stranger.address = stack.enter_context(served(stranger))
        embedders = Embedders.read(friend.address)
        app = create_app(Config(secret_key="w" * 40, var=var, reload_seconds=0, embedders=embedders), base)
        friend.widget_site = stranger.widget_site = stack.enter_context(served(app))
        yield friend, stranger


@pytest.fixture(scope="module")
def friend(sites: tuple[Host, Host]) -> Host:
    return sites[0]


class Visit:
    """A page of a host in the browser, with what it asked for and what it complained about."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def goto(self, address: str) -> Page:
        """Open a page of the host, and wait for its button."""
        self.page.goto(address)
        self.page.locator(BUTTON).wait_for()
        return self.page

    def open_chat(self) -> Frame:
        """Press the button, wait for the chat, and return its frame."""
        self.page.locator(BUTTON).click()
        frame = self.page.frame_locator("madoguchi-chat iframe")
        frame.locator("#message").wait_for()
        (found,) = [one for one in self.page.frames if "/widget" in one.url]
        found.wait_for_load_state()  # before its script runs, Enter would be a new line
        return found


NewVisit = Callable[..., Visit]


@pytest.fixture
def new_visit(browser: Browser) -> Iterator[NewVisit]:
    """Return a function that brings an empty browser window, by default a phone's."""
    visits: list[Visit] = []

    def visit(**options: Any) -> Visit:
        options = {"viewport": PHONE, "reduced_motion": "reduce", **options}
        visits.append(Visit(browser.new_context(**options)))
        return visits[-1]

    yield visit
    for one in visits:
        assert one.context.cookies() == []
        one.context.close()


def ask(frame: Frame, message: str) -> None:
    turns = frame.locator(".turn").count()
    frame.fill("#message", message)
    frame.press("#message", "Enter")
    expect(frame.locator(".turn")).to_have_count(turns + 1)


def violations(place: Page | Frame) -> list[str]:
    found = Axe().run(place, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def test_nothing_is_fetched_before_the_button_is_pressed(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit(viewport=DESKTOP)
    address = friend.page("vi")
    page = visit.goto(address)
    page.wait_for_load_state("networkidle")
    assert visit.requests == [address, f"{friend.widget_site}/widget.js"]
    frame = visit.open_chat()
    later = visit.requests[2:]
    assert later[0] == f"{friend.widget_site}/widget?lang=vi"
    assert all(url.startswith(f"{friend.widget_site}/static/") for url in later[1:])
    assert frame.evaluate("document.referrer") == ""
    ask(frame, LOST)
    for place in (page, frame):
        assert place.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert visit.complaints == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_keyboard_goes_into_the_chat_and_back_to_the_button(
    new_visit: NewVisit, friend: Host, base: KnowledgeBase, viewport: dict[str, int]
) -> None:
    visit = new_visit(viewport=viewport)
    page = visit.goto(friend.page("vi"))
    button = page.locator(BUTTON)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    box = page.frame_locator("madoguchi-chat iframe").locator("#message")
    expect(box).to_be_focused()
    page.keyboard.type(LOST)
    page.keyboard.press("Enter")
    answer = page.frame_locator("madoguchi-chat iframe").get_by_role("log").locator(".words")
    expect(answer).to_have_text(" ".join(base.entry("residence-card-lost", "vi").answer.text.split()))
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    expect(box).to_be_focused()
    assert visit.complaints == []


def test_on_a_page_from_right_to_left_it_stands_on_the_left(
    new_visit: NewVisit, friend: Host, base: KnowledgeBase
) -> None:
    visit = new_visit(viewport=DESKTOP, color_scheme="dark")
    page = visit.goto(friend.page("ar", dir="rtl", attributes='data-label="اسأل هنا"'))
    frame = visit.open_chat()
    spoken = base.languages.resolve("ar") or base.languages.default
    assert frame.evaluate("document.documentElement.dir") == spoken.direction
    for place in (BUTTON, DIALOG):
        box = page.locator(place).bounding_box()
        assert box
        assert (box["x"], box["x"] + box["width"] < 640) == (16, True)
    expect(page.locator(BUTTON)).to_have_text("اسأل هنا")
    ask(frame, "لقد فقدت بطاقة الإقامة")
    assert violations(page) == []
    assert violations(frame) == []


@pytest.mark.parametrize("lang", ["vi", "ne"])
def test_axe_finds_nothing_closed_open_and_after_a_turn(new_visit: NewVisit, friend: Host, lang: str) -> None:
    scheme, viewport = ("light", PHONE) if lang == "vi" else ("dark", DESKTOP)
    visit = new_visit(viewport=viewport, color_scheme=scheme)
    page = visit.goto(friend.page(lang, attributes='data-colour="#7a1f5c"'))
    assert violations(page) == []
    frame = visit.open_chat()
    assert violations(page) == []
    assert violations(frame) == []
    ask(frame, LOST)
    assert violations(frame) == []


def test_the_page_of_the_host_does_not_shift(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit(viewport=DESKTOP)
    page = visit.goto(friend.page("ja"))
    before = page.evaluate("[document.body.scrollHeight, document.documentElement.scrollWidth]")
    shift = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().length))
        .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 200))"""
    visit.open_chat()
    assert page.evaluate(shift) == 0
    assert page.evaluate("[document.body.scrollHeight, document.documentElement.scrollWidth]") == before
    assert page.locator("body > madoguchi-chat").count() == 0


def test_the_frame_is_held_as_tightly_as_it_can_be(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit()
    page = visit.goto(friend.page("en"))
    visit.open_chat()
    frame = page.locator("madoguchi-chat iframe")
    assert frame.get_attribute("sandbox") == SANDBOX
    assert frame.get_attribute("referrerpolicy") == "no-referrer"
    assert frame.get_attribute("title")


def test_words_of_strangers_do_not_close_it(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit(viewport=DESKTOP)
    page = visit.goto(friend.page("en"))
    frame = visit.open_chat()
    page.evaluate(
        "window.heard = []; addEventListener('message', one => heard.push(JSON.stringify(one.data)))"
    )
    page.evaluate("window.postMessage({ madoguchi: 1, type: 'close' }, '*')")
    frame.evaluate("window.parent.postMessage({ madoguchi: 2, type: 'close' }, '*')")
    frame.evaluate("window.parent.postMessage('close', '*')")
    for message in ('{"madoguchi":1,"type":"close"}', '"close"'):
        page.wait_for_function("message => heard.includes(message)", arg=message)
    expect(page.locator(DIALOG)).to_be_visible()
    page.locator(f"{DIALOG} header button").click()
    expect(page.locator(DIALOG)).to_be_hidden()


def test_the_quick_exit_leaves_the_page_of_the_host(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit()
    page = visit.goto(friend.page("en"))
    frame = visit.open_chat()
    frame.locator("[data-leave]").evaluate(
        "(link, away) => { link.href = away }", f"{friend.address}/elsewhere"
    )
    frame.click("[data-leave]")
    page.wait_for_url("**/elsewhere")
    assert page.url == f"{friend.address}/elsewhere"


def test_the_visitor_may_change_the_language(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit()
    page = visit.goto(friend.page("vi"))
    frame = visit.open_chat()
    frame.click(".languages summary")
    frame.click(".languages a[hreflang=ne]")
    chat = page.frame_locator("madoguchi-chat iframe")
    expect(chat.locator("html[lang=ne]")).to_be_attached()
    expect(chat.locator("#message")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()


def test_options_that_cannot_be_used_are_told_to_the_web_master(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit(viewport=DESKTOP)
    page = visit.goto(friend.page("en", attributes='data-colour="#ffd700" data-position="top"'))
    assert page.locator(BUTTON).evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(29, 74, 115)"
    colour, place = visit.complaints
    assert "4.5:1" in colour
    assert "top" in place


def test_the_line_twice_is_one_button(new_visit: NewVisit, friend: Host) -> None:
    page = new_visit().goto(friend.page("en", lines=2))
    page.wait_for_load_state("networkidle")
    assert page.locator(BUTTON).count() == 1


def test_nothing_runs_out_of_a_narrow_screen(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit(viewport={"width": 320, "height": 568})
    page = visit.goto(friend.page("ne", attributes='data-topic="fees"'))
    frame = visit.open_chat()
    ask(frame, "my husband hits me")
    assert frame.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    frame.locator(".contact a[href^='tel:']").first.click()
    frame.click("#print")
    assert not [complaint for complaint in visit.complaints if "sandbox" in complaint]
    box = page.locator(DIALOG).bounding_box()
    assert box == {"x": 0, "y": 0, "width": 320, "height": 568}


def test_a_site_that_may_not_embed_gets_a_link_and_no_chat(
    new_visit: NewVisit, sites: tuple[Host, Host]
) -> None:
    _friend, stranger = sites
    visit = new_visit(viewport=DESKTOP)
    page = visit.goto(stranger.page("vi"))
    page.locator(BUTTON).click()
    link = page.locator(f"{DIALOG} a")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == f"{stranger.widget_site}/widget?lang=vi"
    assert any("frame-ancestors" in complaint for complaint in visit.complaints)
    assert page.frame_locator("madoguchi-chat iframe").locator("#message").count() == 0
    page.keyboard.press("Escape")
    expect(page.locator(BUTTON)).to_be_focused()


def test_a_plain_frame_works_without_any_script(new_visit: NewVisit, friend: Host) -> None:
    visit = new_visit(java_script_enabled=False)
    body = (
        f'<iframe src="{friend.widget_site}/widget?lang=vi" title="chat" width="380" height="640"></iframe>'
    )
    visit.page.goto(friend.page("vi", body=body))
    chat = visit.page.frame_locator("iframe")
    for count, message in enumerate((LOST, "bao nhieu tien?"), start=1):
        chat.locator("#message").fill(message)
        chat.locator("#write button").click()
        expect(chat.locator(".turn")).to_have_count(count)
    assert visit.complaints == []
