"""How tests look at pages: every page that a test fetches is checked for what all pages owe their readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.security import CONTENT_SECURITY_POLICY, HEADERS

LEFTOVERS = re.compile(r"\$\{|\{[a-z_]+\}|｜|\bNone\b(?! of these)|Undefined")
"""What shows that a placeholder, ruby or a missing value reached the reader."""

RESOURCES = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}


@dataclass(frozen=True)
class Page:
    """A page as fetched and parsed."""

    response: TestResponse
    root: Element

    @property
    def text(self) -> str:
        """Return all words of the page, with single spaces."""
        return words(self.root.find("body"))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements with a tag and attributes; `class_` asks for one class among several."""
        return [element for element in self.root.iter(tag) if _has(element, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        """Return the only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of <{tag} {attributes}>"
        return found[0]

    def link(self, href: str) -> Element:
        """Return the first link to an address."""
        return next(link for link in self.all("a") if link.get("href") == href)


def words(element: Element | None) -> str:
    """Return the words of an element, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def fetch(client: FlaskClient, address: str, status: int = 200, method: str = "GET", **sent: object) -> Page:
    """Fetch a page and check it. Raises AssertionError for whatever no page of ours may have."""
    response = client.open(address, method=method, **sent)
    assert response.status_code == status, response.status
    return checked(response)


def checked(response: TestResponse) -> Page:
    """Return the page of a response, checked."""
    assert response.content_type == "text/html; charset=utf-8"
    _check_headers(response)
    text = response.get_data(as_text=True)
    root = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    ).parse(text)
    for check in (
        _check_head,
        _check_sisters,
        _check_ids,
        _check_controls,
        _check_scripts,
        _check_links,
        _check_words,
    ):
        check(root)
    return Page(response, root)


def _has(element: Element, attributes: dict[str, str]) -> bool:
    return all(
        value in (element.get("class") or "").split()
        if name == "class_"
        else element.get(name.replace("_", "-")) == value
        for name, value in attributes.items()
    )


def _check_headers(response: TestResponse) -> None:
    assert "Set-Cookie" not in response.headers
    own_frames = "frame-src 'self'; "
    for name, value in HEADERS.items():
        assert response.headers[name].replace(own_frames, "") == value
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert response.headers["Cache-Control"]


def _check_head(root: Element) -> None:
    assert root.get("lang")
    assert root.get("dir") in ("ltr", "rtl")
    titles = [words(title) for title in root.findall("head/title")]
    assert len(titles) == 1
    assert not titles[0].startswith("|")
    assert len(list(root.iter("h1"))) == 1
    assert words(next(root.iter("h1")))
    assert len(list(root.iter("main"))) == 1
    described = [meta.get("content") or "" for meta in root.iter("meta") if meta.get("name") == "description"]
    assert len(described) == 1
    assert 0 < len(described[0]) <= 300


def _check_sisters(root: Element) -> None:
    """See that a page for search engines names itself and its sisters, by whole addresses."""
    heads = {link.get("rel"): link.get("href") or "" for link in root.iter("link")}
    if "canonical" not in heads:
        return
    assert urlsplit(heads["canonical"]).netloc
    sisters = {
        link.get("hreflang"): link.get("href") or "" for link in root.iter("link") if link.get("hreflang")
    }
    switch = next(one for one in root.iter("details") if one.get("class") == "languages")
    assert set(sisters) == {link.get("hreflang") for link in switch.iter("a")} | {"x-default"}
    assert all(urlsplit(address).netloc for address in sisters.values())


def _check_ids(root: Element) -> None:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for pointed in (element.get(name) or "").split():
                assert pointed in ids, f"{name}={pointed} points to nothing"


def _check_controls(root: Element) -> None:
    labelled = {label.get("for") for label in root.iter("label")}
    for element in _of(root, "input", "textarea", "select"):
        if element.get("type") != "hidden":
            assert element.get("id") in labelled or element.get("aria-label"), element.attrib
    for element in _of(root, "button", "a", "summary"):
        assert words(element) or element.get("aria-label"), element.attrib
    for form in root.iter("form"):
        assert (form.get("action") or "").startswith("/")
        assert list(_of(form, "button"))


def _check_scripts(root: Element) -> None:
    assert not list(root.iter("style"))
    for element in root.iter():
        assert not [name for name in element.attrib if str(name).startswith("on") or name == "style"]
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":  # data, which browsers never run
            assert json.loads(script.text or "")["@context"] == "https://schema.org"
            continue
        assert (script.get("src") or "").startswith("/static/")
        assert not script.text


def _check_links(root: Element) -> None:
    for tag, name in RESOURCES.items():
        for element in root.iter(tag):
            assert not urlsplit(element.get(name) or "").netloc, "a request to a third party"
    for link in root.iter("link"):
        if link.get("rel") in ("stylesheet", "icon", "preload"):
            assert (link.get("href") or "").startswith("/static/")
    for link in root.iter("a"):
        address = link.get("href") or ""
        assert address.startswith(("/", "#", "tel:", "mailto:", "https://", "http://")), address
        if address.startswith("http"):
            assert "noreferrer" in (link.get("rel") or ""), address


def _check_words(root: Element) -> None:
    body = root.find("body")
    assert body is not None
    shown = [*body.itertext(), *(value for element in body.iter() for value in _spoken(element))]
    for text in shown:
        found = LEFTOVERS.search(text)
        assert found is None, f"{found and found[0]} in {text.strip()[:80]!r}"


def _spoken(element: Element) -> Iterator[str]:
    for name in ("aria-label", "placeholder", "title", "alt"):
        if element.get(name):
            yield element.get(name) or ""


def _of(root: Element, *tags: str) -> Iterator[Element]:
    for tag in tags:
        yield from root.iter(tag)
