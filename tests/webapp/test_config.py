"""Settings are read once, checked at start, and refused with words that tell what to mend."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from webapp.config import CHECKOUT, Config, ConfigError

KEY = "k" * 40


@pytest.fixture
def settings(tmp_path: Path) -> Callable[..., Config]:
    """Return a function that reads settings over a data folder in `tmp_path`."""
    (tmp_path / "questions").mkdir()

    def read(**given: str) -> Config:
        return Config.from_environment({"MADOGUCHI_DATA": str(tmp_path), **given})

    return read


def test_without_settings_it_serves_this_machine_alone(
    settings: Callable[..., Config], tmp_path: Path
) -> None:
    config = settings()
    assert (config.host, config.port, config.trusted_proxies, config.https) == ("127.0.0.1", 8000, 0, False)
    assert (config.data, config.var) == (tmp_path, tmp_path / "var")


def test_settings_come_from_the_environment(settings: Callable[..., Config]) -> None:
    config = settings(SECRET_KEY=KEY, HOST="::", PORT="80", MADOGUCHI_PUBLIC_URL="https://a.example/")
    assert (config.secret_key, config.host, config.port) == (KEY, "::", 80)
    assert (config.public_url, config.https) == ("https://a.example", True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("PORT", "٨٠"),
        ("MADOGUCHI_PROXIES", "many"),
        ("MADOGUCHI_EMBED", "www.city.example.jp"),
        ("MADOGUCHI_EMBED", "https://city.example.jp/page"),
        ("MADOGUCHI_EMBED", "https://city.example.jp; script-src *"),
        ("MADOGUCHI_EMBED", "* https://city.example.jp"),
        ("MADOGUCHI_REQUESTS_PER_MINUTE", "-1"),
        ("MADOGUCHI_MAX_BODY", "1"),
        ("MADOGUCHI_PUBLIC_URL", "counter.example"),
        ("MADOGUCHI_PUBLIC_URL", "javascript:alert(1)"),
        ("MADOGUCHI_DATA", "/nowhere/at/all"),
        ("SECRET_KEY", "short"),
        ("WEB_CONCURRENCY", "0"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    settings: Callable[..., Config], name: str, value: str
) -> None:
    with pytest.raises(ConfigError, match=name):
        settings(**{name: value})


def test_nobody_changes_settings_later(settings: Callable[..., Config]) -> None:
    with pytest.raises(FrozenInstanceError):
        settings(SECRET_KEY=KEY).port = 1  # type: ignore[misc]


def test_a_secret_is_never_printed(settings: Callable[..., Config]) -> None:
    assert KEY not in repr(settings(SECRET_KEY=KEY))


class TestTheKeyOfTheFirstRun:
    def test_is_private_and_stays(self, settings: Callable[..., Config], tmp_path: Path) -> None:
        key = settings().secret_key
        file = tmp_path / "var" / "secret_key"
        assert len(key) >= 32
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert settings().secret_key == key
        assert [path.name for path in file.parent.iterdir()] == ["secret_key"]

    def test_is_one_for_processes_that_start_together(self, settings: Callable[..., Config]) -> None:
        with ThreadPoolExecutor(8) as pool:
            keys = {future.result().secret_key for future in [pool.submit(settings) for _ in range(16)]}
        assert len(keys) == 1

    def test_is_made_private_again(self, settings: Callable[..., Config], tmp_path: Path) -> None:
        settings()
        file = tmp_path / "var" / "secret_key"
        file.chmod(0o644)
        settings()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_is_refused_when_damaged(self, settings: Callable[..., Config], tmp_path: Path) -> None:
        settings()
        (tmp_path / "var" / "secret_key").write_text("")
        with pytest.raises(ConfigError, match="damaged"):
            settings()

    def test_needs_a_folder_to_be_kept_in(self, settings: Callable[..., Config], tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(ConfigError, match="SECRET_KEY"):
            settings(MADOGUCHI_VAR=str(tmp_path / "file" / "var"))


def test_every_setting_is_explained() -> None:
    code = (CHECKOUT / "webapp" / "config.py").read_text(encoding="utf-8")
    explained = (CHECKOUT / "docs" / "running.md").read_text(encoding="utf-8")
    settings_read = set(re.findall(r'"((?:MADOGUCHI_|SECRET_KEY|HOST|PORT|WEB_)[A-Z_]*)"', code))
    assert len(settings_read) == 14
    assert {name for name in settings_read if f"`{name}`" not in explained} == set()
