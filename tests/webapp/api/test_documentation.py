"""docs/api.md does what it says: its curl and Python examples run against the real house."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from kb.base import CHECKOUT, KnowledgeBase
from webapp import create_app
from webapp.config import Config

from .conftest import NOON
from .schemas import description

PAGE = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRITTEN = "http://localhost:8000"


@dataclass(frozen=True)
class Example:
    """A command of the page, and what the page says that its answer holds."""

    command: str
    holds: object


def curl_examples() -> list[Example]:
    blocks = BLOCK.findall(PAGE)
    return [
        Example(text, json.loads(blocks[place + 1][1]))
        for place, (language, text) in enumerate(blocks)
        if language == "sh"
    ]


def python_examples() -> list[str]:
    return [text for language, text in BLOCK.findall(PAGE) if language == "python"]


@pytest.fixture(scope="module")
def address(base: KnowledgeBase) -> Iterator[str]:
    """Serve the real house on a free port, and return its address."""
    app = create_app(Config(secret_key="k" * 40, reload_seconds=0, now=lambda: NOON), base)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def holds(found: object, told: object) -> bool:
    """Return whether `found` has everything of `told`; it may have more, but an empty list is empty."""
    if isinstance(told, dict):
        return isinstance(found, dict) and all(
            name in found and holds(found[name], value) for name, value in told.items()
        )
    if isinstance(told, list) and told:
        return isinstance(found, list) and len(found) >= len(told) and all(map(holds, found, told))
    return found == told


@pytest.mark.parametrize("example", curl_examples(), ids=lambda example: example.command.split("v1")[1][:20])
def test_a_curl_example_answers_what_the_page_shows(address: str, example: Example) -> None:
    command = example.command.replace(WRITTEN, address).replace("curl ", "curl --silent --noproxy '*' ", 1)
    run = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=30)
    found = json.loads(run.stdout)
    assert holds(found, example.holds), found


@pytest.mark.parametrize("text", python_examples(), ids=["talk", "keep", "bulk"])
def test_a_python_example_runs(address: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(text.replace(WRITTEN, address), "docs/api.md", "exec"), {})
    assert capsys.readouterr().out


def test_every_route_is_on_the_page(client: FlaskClient) -> None:
    for path in description(client)["paths"]:
        assert path.split("{")[0].rstrip("/") in PAGE, path


def test_every_status_is_on_the_page(client: FlaskClient) -> None:
    table = PAGE.partition("| status |")[2]
    for methods in description(client)["paths"].values():
        for operation in methods.values():
            for status in set(operation["responses"]) - {"200", "304", "default"}:
                assert status in table
