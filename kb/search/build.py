"""Builds the indexes beside those in use, and swaps them at once.

`var/index/` holds one folder for each language and content digest, which never changes, and `manifest.json`,
which says which folders count. A folder is made under another name and renamed when it is whole; the
manifest is replaced in one step. Whoever is killed at any moment leaves the last good manifest, and its
folders stay. Only what changed is built. One process builds at a time, with helpers where there are cores for
them; those that waited find the work done.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

from kb.digest import digest
from kb.errors import IndexNotBuilt
from kb.model import Concept
from kb.search.build_processes import build_indexes
from kb.search.documents import Document
from kb.search.engine import Engine
from kb.search.index_folder import BUILDING, Wanted, sync_folder

FOLDER = "index"
MANIFEST = "manifest.json"
LOCK = ".lock"

LOCK_SECONDS = 900.0
"""How long to wait for another process that builds: all languages on one slow core take ten minutes."""

KEEP_SECONDS = 3_600.0
"""How long a folder stays after the manifest no longer names it: readers open theirs within seconds."""

_CODE = (
    "languages/normalisation",
    "languages/analysis",
    "languages/traditional",
    "languages/romanisation",
    "search/documents",
    "search/codes",
    "search/letters",
    "search/numbers",
    "search/stored",
    "search/weights",
    "search/whoosh_engine",
    "search/tantivy_engine",
)


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """An index as the manifest names it."""

    folder: str
    digest: str
    documents: int


def wanted_index(
    language: str, documents: Sequence[Document], concepts: Mapping[str, Concept], engine: Engine
) -> Wanted:
    """Return what the index of a language must hold; the digest changes with content, code and engine."""
    relations = {one.id: [*one.broader] for one in concepts.values()}
    content = json.dumps([[asdict(one) for one in documents], relations], ensure_ascii=False, sort_keys=True)
    return Wanted(language, documents, digest(engine.name, engine.version, code_digest(), language, content))


def stamped_indexes(
    stamp: str, languages: Collection[str], engine: Engine, var: Path
) -> Mapping[str, Path] | None:
    """Return the folders that were published for this state of the data, or None where there are none."""
    root = var / FOLDER
    if read_stamp(root) != _stamp(stamp, engine):
        return None
    built = read_manifest(root)
    folders = {code: root / built[code].folder for code in languages if code in built}
    return folders if len(folders) == len(languages) and all(map(Path.is_dir, folders.values())) else None


def current_indexes(
    wanted: Sequence[Wanted],
    concepts: Mapping[str, Concept],
    engine: Engine,
    var: Path,
    stamp: str | None = None,
) -> Mapping[str, Path]:
    """Return the folder of each language's index; build those that are missing.

    `stamp` names the state of the data that the wanted indexes were made from; it is written down beside
    them. Raises IndexNotBuilt where something is missing and cannot be written.
    """
    root = var / FOLDER
    current = stamp and _stamp(stamp, engine)
    if not _missing(wanted, root) and (current is None or read_stamp(root) == current):
        return {one.language: root / one.folder for one in wanted}
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _locked(root / LOCK):
            build_indexes(_missing(wanted, root), concepts, engine, root)
            _publish(wanted, root, current)
            _clean(root)
    except OSError as error:
        if not _missing(wanted, root):  # only the stamp could not be written: the next start takes longer
            return {one.language: root / one.folder for one in wanted}
        raise IndexNotBuilt(
            f"the search indexes in {root} are not current and cannot be written: {error.strerror or error}; "
            "make room, give write permission, or run `madoguchi index` where it may write"
        ) from error
    return {one.language: root / one.folder for one in wanted}


def read_manifest(root: Path) -> Mapping[str, BuiltIndex]:
    """Return the indexes that count, by language; none where there is no readable manifest."""
    try:
        data = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        return {code: BuiltIndex(**one) for code, one in data["languages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def read_stamp(root: Path) -> str | None:
    """Return from which data, by which code and engine, the published indexes were made."""
    try:
        stamp = json.loads((root / MANIFEST).read_text(encoding="utf-8"))["stamp"]
        return stamp if isinstance(stamp, str) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stamp(data: str, engine: Engine) -> str:
    return digest(engine.name, engine.version, code_digest(), data)


@cache
def code_digest() -> str:
    """Return a digest of the code that makes tokens: whoever changes it need not think of old indexes."""
    kb = Path(__file__).resolve().parent.parent
    whole = sha256(f"{unicodedata.unidata_version} {version('anyascii')}".encode())
    for name in _CODE:
        whole.update((kb / f"{name}.py").read_bytes())
    return whole.hexdigest()


def _missing(wanted: Sequence[Wanted], root: Path) -> list[Wanted]:
    """Return what the manifest does not name, or names without the folder being there."""
    built = read_manifest(root)
    return [
        one
        for one in wanted
        if one.language not in built
        or built[one.language].digest != one.digest
        or not (root / one.folder).is_dir()
    ]


def _publish(wanted: Sequence[Wanted], root: Path, stamp: str | None) -> None:
    """Replace the manifest in one step. Folders that it no longer names begin to age."""
    before = {one.folder for one in read_manifest(root).values()}
    now = {one.language: BuiltIndex(one.folder, one.digest, len(one.documents)) for one in wanted}
    beside = root / f"{BUILDING}manifest-{os.getpid()}-{uuid4().hex[:8]}"
    data = {"stamp": stamp, "languages": {code: asdict(one) for code, one in sorted(now.items())}}
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(root / MANIFEST)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(root)
    for name in before - {one.folder for one in now.values()}:
        if (root / name).exists():
            os.utime(root / name)


def _clean(root: Path, now: Callable[[], float] = time.time) -> None:
    """Remove what no manifest names and no reader can still be opening."""
    named = {one.folder for one in read_manifest(root).values()}
    for path in root.iterdir():
        if path.name in named or path.name in (MANIFEST, LOCK):
            continue
        if now() - path.stat().st_mtime > KEEP_SECONDS:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file; the system lets go of it when its holder dies."""
    with path.open("a", encoding="utf-8") as file:
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise IndexNotBuilt(
                        f"another process has been building in {path.parent} for {LOCK_SECONDS:.0f} seconds; "
                        "end it, or wait"
                    ) from error
                time.sleep(0.05)
        yield
