"""Several languages are built at once by helpers; whatever befalls these, every index is there and whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kb.search import build_processes
from kb.search.build import read_manifest
from kb.search.engine import IndexDocument
from kb.search.index_folder import BUILDING
from kb.search.whoosh_engine import WhooshEngine
from tests.kb.search.conftest import TODAY, Counter


@pytest.fixture
def built_here(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders that this process writes itself, while even small languages are worth a helper."""
    folders: list[Path] = []
    build = WhooshEngine.build

    def noted(engine: WhooshEngine, folder: Path, documents: Sequence[IndexDocument]) -> None:
        folders.append(folder)
        build(engine, folder, documents)

    monkeypatch.setattr(WhooshEngine, "build", noted)
    monkeypatch.setattr(build_processes, "WORTH_A_HELPER", 1)
    monkeypatch.setattr(build_processes, "_cores", lambda: 3)
    return folders


def everything_is_found(counter: Counter) -> bool:
    index = counter.open()
    asked = {"en": "lost residence card", "ja": "在留カード 紛失", "vi": "mất thẻ cư trú"}
    first = {
        code: index.search(query, code, on=TODAY, limit=1).hits[0].entry_id for code, query in asked.items()
    }
    return set(first.values()) == {"card-lost"}


def leftovers(counter: Counter) -> list[str]:
    root = counter.root / "var/index"
    named = {one.folder for one in read_manifest(root).values()}
    return [path.name for path in root.iterdir() if path.name not in named | {"manifest.json", ".lock"}]


def test_helpers_build_the_languages_that_this_process_does_not(
    counter: Counter, built_here: list[Path]
) -> None:
    assert everything_is_found(counter)
    languages = read_manifest(counter.root / "var/index")
    assert 0 < len(built_here) < len(languages)
    assert leftovers(counter) == []


@pytest.mark.parametrize("command", ["/bin/false", "/no/such/interpreter", ""])
def test_what_no_helper_builds_is_built_here(
    counter: Counter, built_here: list[Path], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(sys, "executable", command)

    assert everything_is_found(counter)
    assert len(built_here) == len(read_manifest(counter.root / "var/index"))
    assert leftovers(counter) == []


def test_no_helper_outlives_a_builder_that_fails(
    counter: Counter, built_here: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = build_processes._helper

    def noted(job: object, root: Path) -> subprocess.Popen[bytes]:
        started.append(start(job, root))
        return started[-1]

    def die(engine: WhooshEngine, folder: Path, documents: Sequence[IndexDocument]) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build_processes, "_helper", noted)
        patch.setattr(WhooshEngine, "build", die)
        with pytest.raises(KeyboardInterrupt):
            counter.open()

    assert started
    assert all(helper.poll() is not None for helper in started)
    assert everything_is_found(counter)


def test_little_work_or_one_core_needs_no_helper(
    counter: Counter, built_here: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_processes, "_cores", lambda: 1)

    assert everything_is_found(counter)
    assert len(built_here) == len(read_manifest(counter.root / "var/index"))
    assert not [path for path in (counter.root / "var/index").iterdir() if path.name.startswith(BUILDING)]
