"""The WSGI server keeps to the site's settings, and its own log is as private as ours."""

from __future__ import annotations

import logging
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from gunicorn.config import Config as GunicornConfig

from kb.base import CHECKOUT
from webapp.server_log import PrivateLogger

KEY = "k" * 40


def test_the_server_takes_host_port_and_workers_from_the_settings(
    small_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"SECRET_KEY": KEY, "HOST": "::1", "PORT": "8123", "WEB_CONCURRENCY": "3"}
    for name, value in {"MADOGUCHI_DATA": str(small_house), **given}.items():
        monkeypatch.setenv(name, value)
    written = runpy.run_path(str(CHECKOUT / "webapp" / "gunicorn_config.py"))
    assert (written["bind"], written["workers"]) == ("[::1]:8123", 3)
    known = GunicornConfig()
    for name, value in written.items():
        if not name.startswith("_") and name != "Config":
            known.set(name, value)


@pytest.fixture
def server_log(caplog: pytest.LogCaptureFixture) -> PrivateLogger:
    log = PrivateLogger(GunicornConfig())
    log.error_log.addHandler(caplog.handler)
    return log


def test_the_server_names_no_visitor(server_log: PrivateLogger, caplog: pytest.LogCaptureFixture) -> None:
    server_log.warning("Invalid request from ip=203.0.113.7: Invalid HTTP request line: 'GET /vi/typed'")
    try:
        raise OSError("typed words")
    except OSError:
        server_log.exception("Error handling request %s %s", "GET", "/vi/search?q=typed")
    assert "typed" not in caplog.text
    assert "203.0.113.7" not in caplog.text
    assert "OSError" in caplog.text
    assert len(caplog.records) == 2


def test_the_server_says_all_else(server_log: PrivateLogger, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        server_log.warning("Worker with pid %s was terminated", 7)
    assert "Worker with pid 7 was terminated" in caplog.text


def test_a_site_that_cannot_open_says_why(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    environment = {"MADOGUCHI_DATA": str(tmp_path), "SECRET_KEY": KEY}
    run = subprocess.run(
        [sys.executable, "-c", "import webapp.wsgi"],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "the site cannot open" in run.stderr
    assert "topics.yaml" in run.stderr
    assert "Traceback" not in run.stderr
