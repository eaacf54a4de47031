"""The data as read and checked, kept beside the indexes so that opening it again takes no second.

Reading and checking every file takes seconds. What came out is kept in `var/content/<digest>.pickle`; the
digest covers every data file, the code that reads them and the versions that it stands on, so that a
snapshot can never be out of date, only useless. Only good data is kept. A snapshot that is damaged, or that
another user could have written, is passed over, and a folder that cannot be written costs time, no more.
"""

from __future__ import annotations

import gc
import os
import pickle
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

from kb.content import Content, load_content
from kb.errors import ContentError
from kb.garbage import collecting_later
from kb.languages.furigana import Readings, load_readings
from kb.search.clues import load_clues
from kb.search.lexicon import load_lexicon
from kb.search.prepared import Prepared, prepare
from kb.translation import Translations, load_translations

DATA_FOLDERS = ("questions", "translations")
DATA_SUFFIXES = (".yaml", ".po")

FOLDER = "content"

KEPT = 3
"""Snapshots that stay, of some 70 MB each: two branches of the data can be gone to and fro between."""

_HASH_BYTES = sha256().digest_size


@dataclass(frozen=True)
class ReadData:
    """Everything under `questions/` and `translations/`, checked and good. `digest` names its exact state.

    `prepared` is what search works out from it, so that this too is done once for each state.
    """

    digest: str
    content: Content
    translations: Translations
    readings: Readings
    prepared: Prepared


def data_files(root: Path) -> Iterator[Path]:
    """Yield the data files below a data root, in no certain order."""
    for folder in DATA_FOLDERS:
        for parent, _, names in os.walk(root / folder):
            yield from (Path(parent, name) for name in names if name.endswith(DATA_SUFFIXES))


def read_data(root: Path, var: Path) -> ReadData:
    """Read and check all data below `root`. Raises ContentError with every problem.

    `var` is the folder for what is worked out from it.
    """
    name = _digest(root)
    loaded = load_content(root)
    if loaded.content is None:
        raise ContentError(loaded.problems)
    translations, problems = load_translations(root, loaded.content)
    if translations is None:
        raise ContentError(problems)
    lexicon, wrong_forms = load_lexicon(root, loaded.content)
    if wrong_forms:
        raise ContentError(wrong_forms)
    clues, wrong_clues = load_clues(root, loaded.content, lexicon)
    if wrong_clues:
        raise ContentError(wrong_clues)
    readings, wrong_readings = load_readings(root)
    if wrong_readings:
        raise ContentError(wrong_readings)
    gc.collect()  # readers of YAML leave 50 MB in circles
    prepared = prepare(loaded.content, translations, lexicon, clues, var)
    return ReadData(name, loaded.content, translations, readings, prepared)


def current_data(root: Path, var: Path) -> ReadData:
    """Return the data below `root` from its snapshot in `var`; read it, and keep it, where there is none.

    Raises ContentError with every problem.
    """
    folder = var / FOLDER
    kept = _kept(folder / f"{_digest(root)}.pickle")
    if kept is not None:
        return kept
    with collecting_later():
        data = read_data(root, var)
        _keep(data, folder)
    return data


def _digest(root: Path) -> str:
    whole = sha256(_code_digest())
    for path in sorted(data_files(root)):
        try:
            content = path.read_bytes()
        except OSError:  # reading it as data will say so
            continue
        whole.update(f"\0{path.relative_to(root)}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


@cache
def _code_digest() -> bytes:
    """Return a digest of what turns files into data: the library's code and the versions under it."""
    kb = Path(__file__).resolve().parent
    whole = sha256(f"{sys.version} {version('pydantic')} {version('babel')}".encode())
    for path in sorted(kb.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.digest()


def _kept(path: Path) -> ReadData | None:
    """Return what a snapshot holds; None where there is none that can be trusted."""
    try:
        known = path.stat()
        if known.st_uid not in (0, os.getuid()) or known.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return None
        whole = path.read_bytes()
    except OSError:
        return None
    expected, content = whole[:_HASH_BYTES], memoryview(whole)[_HASH_BYTES:]  # a view: no copy of it all
    if sha256(content).digest() != expected:
        return None
    with collecting_later():
        data = pickle.loads(content)
    return data if isinstance(data, ReadData) else None


def _keep(data: ReadData, folder: Path) -> None:
    content = pickle.dumps(data, pickle.HIGHEST_PROTOCOL)
    beside = folder / f".{uuid4().hex}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(sha256(content).digest() + content)
        beside.replace(folder / f"{data.digest}.pickle")
        _clean(folder)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _clean(folder: Path) -> None:
    """Remove all snapshots but the newest; a process that runs on another holds what it has read of it."""
    by_age = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in by_age[:-KEPT]:
        path.unlink(missing_ok=True)
