"""A text that fell back to a language of the other direction begins at its own side, not at the page's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE
from tests.browser.host_site import served
from tests.webapp.api.conftest import build_house
from tests.webapp.conftest import add_persian
from webapp import create_app
from webapp.config import Config

SIDES = """(one) => {
  const line = document.createRange();
  line.selectNodeContents(one);
  const [text] = line.getClientRects();
  const around = one.parentElement;
  const [box, style] = [around.getBoundingClientRect(), getComputedStyle(around)];
  return {
    left: Math.round(text.left - box.left - parseFloat(style.paddingLeft)),
    right: Math.round(box.right - parseFloat(style.paddingRight) - text.right),
  };
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small house, whose Persian has no texts."""
    root = build_house(tmp_path_factory.mktemp("directions"))
    add_persian(root)
    app = create_app(Config(secret_key="d" * 40, data=root, var=root / "var", reload_seconds=0))
    with served(app) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, base_url=address)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.mark.parametrize(
    "place", ["h1 > span", ".answer span[lang]", "#steps + ol label > span", ".contact h3 > span"]
)
def test_english_on_a_page_from_right_to_left_begins_at_the_left(page: Page, place: str) -> None:
    page.goto("/fa/q/residence-card-lost")
    fallen = page.locator(place).first
    assert fallen.get_attribute("dir") == "ltr"
    sides = fallen.evaluate(SIDES)
    assert abs(sides["left"]) <= 1
    assert sides["right"] > 1


def test_numbers_and_boxes_of_a_list_stay_at_the_side_of_the_page(page: Page) -> None:
    page.goto("/fa/q/residence-card-lost")
    box = page.locator("#steps + ol input").first.bounding_box()
    label = page.locator("#steps + ol label").first.bounding_box()
    assert box
    assert label
    assert box["x"] > label["x"] + label["width"]


def test_a_text_from_right_to_left_on_another_page_begins_at_the_right(page: Page) -> None:
    page.goto("/en/q/residence-card-lost")
    page.locator(".answer p").evaluate(
        """one => {
          const text = document.createElement("span");
          [text.lang, text.dir, text.textContent] = ["fa", "rtl", "به پلیس خبر دهید."];
          one.replaceChildren(text);
        }"""
    )
    sides = page.locator(".answer span[lang=fa]").evaluate(SIDES)
    assert abs(sides["right"]) <= 1
    assert sides["left"] > 1


def test_a_link_in_such_a_text_is_still_ringed(page: Page) -> None:
    page.goto("/fa/search?q=residence%20card")
    link = page.locator(".results h2 a").first
    assert link.locator("> span").evaluate("one => getComputedStyle(one).display") == "block"
    assert link.evaluate("one => getComputedStyle(one).display") == "inline-block"
