"""Whoever is killed while building leaves a good index; only what changed is built; what is in use stays."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kb.errors import IndexNotBuilt
from kb.search import build
from kb.search.build import BUILDING, KEEP_SECONDS, current_indexes, read_manifest, wanted_index
from kb.search.documents import documents
from kb.search.engine import IndexDocument
from kb.search.index import SearchIndex
from kb.search.whoosh_engine import WhooshEngine
from tests.kb.search.conftest import TODAY, Counter


def folders(counter: Counter) -> dict[str, str]:
    return {code: one.folder for code, one in read_manifest(counter.root / "var/index").items()}


def finds(index: SearchIndex) -> bool:
    hits = index.search("lost residence card", "en", on=TODAY, limit=1).hits
    return bool(hits) and hits[0].entry_id == "card-lost"


class _PowerCut(BaseException):
    """Not an Exception: nothing may catch it on the way, as nothing catches a kill."""


class _DyingEngine(WhooshEngine):
    """An engine whose machine goes down while it writes the n-th index."""

    def __init__(self, survives: int) -> None:
        self.survives = survives

    def build(self, folder: Path, documents: Sequence[IndexDocument]) -> None:
        if self.survives == 0:
            (folder / "half").write_text("written")
            raise _PowerCut
        self.survives -= 1
        super().build(folder, documents)


def test_a_warm_index_is_opened_as_it_is(counter: Counter) -> None:
    counter.open()
    manifest = (counter.root / "var/index/manifest.json").stat().st_mtime_ns
    before = folders(counter)
    assert finds(counter.open())
    assert folders(counter) == before
    assert (counter.root / "var/index/manifest.json").stat().st_mtime_ns == manifest


def test_only_the_languages_that_changed_are_built_anew(counter: Counter) -> None:
    counter.open()
    before = folders(counter)
    counter.write("translations/vi/asked.yaml", "card-lost: [mất thẻ rồi]\n")
    counter.open()
    after = folders(counter)
    assert {code for code in after if after[code] != before[code]} == {"vi"}
    assert {
        code: one.documents for code, one in read_manifest(counter.root / "var/index").items()
    } == dict.fromkeys(after, 7)


@pytest.mark.parametrize("survives", [0, 1, 3])
def test_a_kill_while_building_leaves_the_last_good_index(counter: Counter, survives: int) -> None:
    counter.open()
    before = folders(counter)
    counter.replace("questions/address/card-lost.yaml", "19-12(1)", "19-13(1)")
    content, texts, prepared = counter.content(), counter.load(), counter.prepared()
    with pytest.raises(_PowerCut):
        SearchIndex.open(content, texts, prepared, counter.root / "var", _DyingEngine(survives))
    assert folders(counter) == before
    assert all((counter.root / "var/index" / name).is_dir() for name in before.values())
    assert finds(counter.open())


def test_a_kill_before_the_swap_leaves_the_last_good_index(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.open()
    before = folders(counter)
    counter.replace("questions/address/card-lost.yaml", "19-12(1)", "19-13(1)")

    def die(*_: object) -> None:
        raise _PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(build, "_publish", die)
        with pytest.raises(_PowerCut):
            counter.open()
    assert folders(counter) == before
    assert finds(counter.open())


def test_a_folder_that_is_not_whole_is_built_again(counter: Counter) -> None:
    counter.open()
    root = counter.root / "var/index"
    for name in folders(counter).values():
        (root / name / "documents.json").write_text("{}")
    (root / "manifest.json").unlink()
    assert finds(counter.open())


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"languages": {"en": 1}}', '{"languages": []}'])
def test_a_damaged_manifest_is_made_again(counter: Counter, manifest: str) -> None:
    counter.open()
    (counter.root / "var/index/manifest.json").write_text(manifest)
    assert finds(counter.open())


def test_a_missing_folder_is_built_again(counter: Counter) -> None:
    counter.open()
    shutil.rmtree(counter.root / "var/index" / folders(counter)["en"])
    assert finds(counter.open())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves it open
def test_a_damaged_index_in_use_gives_a_clear_error(counter: Counter) -> None:
    index = counter.open()
    for path in (counter.root / "var/index" / folders(counter)["en"]).iterdir():
        path.write_bytes(b"")
    with pytest.raises(IndexNotBuilt, match="damaged; delete that folder"):
        index.search("lost residence card", "en", on=TODAY, limit=1)
    gc.collect()


def _open(root: str, found: multiprocessing.Queue[bool]) -> None:
    found.put(finds(Counter.at(Path(root)).open()))


def test_several_processes_build_at_once(counter: Counter) -> None:
    context = multiprocessing.get_context("spawn")
    found: multiprocessing.Queue[bool] = context.Queue()
    processes = [context.Process(target=_open, args=(str(counter.root), found)) for _ in range(3)]
    for process in processes:
        process.start()
    assert [found.get(timeout=300) for _ in processes] == [True, True, True]
    for process in processes:
        process.join()
    root = counter.root / "var/index"
    assert {path.name for path in root.iterdir() if path.is_dir()} == set(folders(counter).values())


def test_a_folder_that_cannot_be_written_gives_a_clear_error(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WhooshEngine, "build", full)
    with pytest.raises(IndexNotBuilt, match="No space left on device; make room"):
        counter.open()
    assert not list((counter.root / "var/index").glob(f"{BUILDING}*"))


def test_a_file_in_the_place_of_the_folder_gives_a_clear_error(counter: Counter) -> None:
    counter.write("var", "")
    with pytest.raises(IndexNotBuilt, match="cannot be written"):
        counter.open()


def test_a_current_index_is_read_without_writing(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.open()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert finds(counter.open())


def test_old_folders_go_only_when_no_reader_can_still_open_them(counter: Counter) -> None:
    counter.open()
    old = counter.root / "var/index" / folders(counter)["vi"]
    long_ago = time.time() - 10 * KEEP_SECONDS
    os.utime(old, (long_ago, long_ago))
    counter.write("translations/vi/asked.yaml", "card-lost: [mất thẻ rồi]\n")
    counter.open()
    assert old.is_dir(), "it was in use until a moment ago"
    os.utime(old, (long_ago, long_ago))
    counter.write("translations/vi/asked.yaml", "card-lost: [thẻ mất rồi]\n")
    counter.open()
    assert not old.exists()


def test_the_digest_changes_with_the_content_and_the_engine(counter: Counter) -> None:
    content, texts = counter.content(), counter.load()

    class Newer(WhooshEngine):
        version = "9"

    one = wanted_index("en", documents(content, texts, "en"), content.concepts, WhooshEngine())
    assert wanted_index("en", documents(content, texts, "en"), content.concepts, WhooshEngine()) == one
    other = wanted_index("en", documents(content, texts, "en"), content.concepts, Newer())
    assert other.digest != one.digest
    assert wanted_index("en", one.documents[1:], content.concepts, WhooshEngine()).digest != one.digest


def test_the_manifest_says_what_counts(counter: Counter) -> None:
    counter.open()
    data = json.loads((counter.root / "var/index/manifest.json").read_text())
    assert set(data["languages"]) == set(counter.load().languages)
    content, texts = counter.content(), counter.load()
    wanted = [wanted_index("en", documents(content, texts, "en"), content.concepts, WhooshEngine())]
    found = current_indexes(wanted, content.concepts, WhooshEngine(), counter.root / "var")
    assert found["en"].name == data["languages"]["en"]["folder"]
