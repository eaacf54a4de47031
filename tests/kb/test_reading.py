"""Snapshots of the data: used when they are exactly current, passed over in every other case."""

from __future__ import annotations

import os
import pickle
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from kb import reading
from kb.errors import ContentError
from kb.reading import current_data
from tests.kb.translation.house import House


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """Return a folder for what is built."""
    return tmp_path / "var"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small data root."""
    return House(tmp_path / "house").root


def snapshots(var: Path) -> list[Path]:
    return sorted((var / "content").iterdir())


def nothing_may_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(root: Path) -> None:
        raise AssertionError(f"{root} was read again")

    monkeypatch.setattr(reading, "read_data", refuse)


def test_the_second_opening_reads_no_file_of_the_data(
    root: Path, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = current_data(root, var)
    nothing_may_be_read(monkeypatch)

    again = current_data(root, var)

    assert again.digest == first.digest
    assert again.content == first.content
    assert again.prepared.terms.get("en") == first.prepared.terms.get("en")
    assert tuple(again.translations.languages) == tuple(first.translations.languages)


def test_a_changed_letter_is_read(root: Path, var: Path) -> None:
    first = current_data(root, var)
    topics = root / "questions" / "topics.yaml"
    before = topics.stat()
    topics.write_text(topics.read_text(encoding="utf-8").replace("Address", "Adress", 1), encoding="utf-8")
    os.utime(topics, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert current_data(root, var).content != first.content


def test_bad_data_is_refused_and_never_kept(root: Path, var: Path) -> None:
    (root / "questions" / "topics.yaml").write_text("- id: [\n", encoding="utf-8")

    with pytest.raises(ContentError):
        current_data(root, var)
    assert not (var / "content").exists()


@pytest.mark.parametrize("keep", [0, 10, -1], ids=["empty", "only its head", "all but a byte"])
def test_a_damaged_snapshot_is_made_again(root: Path, var: Path, keep: int) -> None:
    first = current_data(root, var)
    (snapshot,) = snapshots(var)
    snapshot.write_bytes(snapshot.read_bytes()[:keep])

    assert current_data(root, var).content == first.content
    assert len(snapshots(var)[0].read_bytes()) > 1_000


def test_a_snapshot_that_others_could_have_written_is_passed_over(root: Path, var: Path) -> None:
    first = current_data(root, var)
    (snapshot,) = snapshots(var)
    foreign = pickle.dumps({"not": "ours"})
    snapshot.write_bytes(sha256(foreign).digest() + foreign)
    snapshot.chmod(0o666)

    assert current_data(root, var).content == first.content
    assert stat.S_IMODE(snapshots(var)[0].stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_costs_only_time(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert current_data(root, blocked).content == current_data(root, blocked).content


def test_only_the_newest_snapshots_stay(root: Path, var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    current_data(root, var)
    monkeypatch.setattr(reading, "KEPT", 1)
    with (root / "questions" / "topics.yaml").open("a", encoding="utf-8") as topics:
        topics.write("# another state\n")

    current_data(root, var)

    assert len(snapshots(var)) == 1
