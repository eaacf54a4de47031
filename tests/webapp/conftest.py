"""The small house of the API, with a language that runs from right to left, served by the real site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.api.conftest import NOON, build_house
from tests.webapp.pages import Page, fetch
from webapp import create_app
from webapp.config import Config

SECRET = "a secret that only the tests know, and long"
PageOf = Callable[..., Page]


def add_persian(root: Path) -> None:
    """Add a language that runs from right to left and has no texts yet, so that everything falls back."""
    folder = root / "translations" / "fa"
    folder.mkdir()
    written = (root / "translations" / "vi" / "language.yaml").read_text(encoding="utf-8")
    language = yaml.load(written, Loader=yaml.BaseLoader)
    language |= {"code": "fa", "name": "فارسی", "english": "Persian", "direction": "rtl"}
    language |= {"locale": "fa", "script": "Arab", "aliases": ["fa-IR"]}
    text = yaml.safe_dump(language, allow_unicode=True, sort_keys=False)
    (folder / "language.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def small_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data root of the small house; tests do not change it."""
    root = build_house(tmp_path_factory.mktemp("small"))
    add_persian(root)
    return root


@pytest.fixture(scope="session")
def config(small_house: Path) -> Config:
    """Return settings for the small house on an ordinary noon."""
    return Config(
        secret_key=SECRET,
        data=small_house,
        var=small_house / "var",
        max_body=8_192,
        reload_seconds=0,
        now=lambda: NOON,
    )


@pytest.fixture(scope="session")
def small_site(config: Config) -> Flask:
    """Return the site of the small house."""
    return create_app(config)


@pytest.fixture(scope="session")
def site_on(small_site: Flask, config: Config) -> Callable[[datetime], Flask]:
    """Return a function that opens the site of the small house at another moment."""
    return lambda moment: create_app(replace(config, now=lambda: moment))


@pytest.fixture
def visitor(small_site: Flask) -> FlaskClient:
    """Return a visitor of the small house."""
    return small_site.test_client()


@pytest.fixture
def page(visitor: FlaskClient) -> PageOf:
    """Return a function that fetches a page of the small house and checks it; see `tests.webapp.pages`."""

    def fetch_page(address: str, status: int = 200, method: str = "GET", **sent: object) -> Page:
        return fetch(visitor, address, status, method, **sent)

    return fetch_page
