"""The index of one language as a folder: made under another name, opened, counted, and then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from kb.errors import IndexNotBuilt
from kb.model import Concept
from kb.search.documents import Document, analyse
from kb.search.engine import Engine
from kb.search.letters import read_letters, write_letters
from kb.search.stored import read_stored, write_stored

BUILDING = ".building-"
"""How the names of folders begin that are not whole yet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the index of a language must hold."""

    language: str
    documents: Sequence[Document]
    digest: str

    @property
    def folder(self) -> str:
        """Return the name of the folder for exactly this."""
        return f"{self.language}-{self.digest}"


def build_index(wanted: Wanted, concepts: Mapping[str, Concept], engine: Engine, root: Path) -> None:
    """Make the folder of an index, unless it is there and whole. Raises OSError or IndexNotBuilt."""
    final = root / wanted.folder
    if final.exists():
        if _is_whole(final, wanted, engine):
            return
        shutil.rmtree(final)
    beside = root / f"{BUILDING}{wanted.language}-{os.getpid()}-{uuid4().hex[:8]}"
    beside.mkdir()
    try:
        analysed = [analyse(document, wanted.language, concepts) for document in wanted.documents]
        engine.build(beside, [document.indexed for document in analysed])
        write_stored(beside, wanted.documents, analysed)
        write_letters(beside, [one.letters for one in analysed])
        if not _is_whole(beside, wanted, engine):
            raise IndexNotBuilt(f"the index for {wanted.language} does not hold what was written into it")
        _sync(beside)
        _rename(beside, final, wanted, engine)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _rename(beside: Path, final: Path, wanted: Wanted, engine: Engine) -> None:
    """Give a whole folder its name; a helper of a builder that was killed may have been faster."""
    try:
        beside.rename(final)
    except OSError:
        if not _is_whole(final, wanted, engine):
            raise


def _is_whole(folder: Path, wanted: Wanted, engine: Engine) -> bool:
    """Return whether a folder can be opened and holds as many documents as it should."""
    try:
        index = engine.open(folder)
        try:
            read_letters(folder)
            stems = [document.stem for document in read_stored(folder).documents]
            return index.count() == len(wanted.documents) and stems == [one.stem for one in wanted.documents]
        finally:
            index.close()
    except (OSError, ValueError):
        return False


def _sync(folder: Path) -> None:
    """Put the files of a folder onto the disk, so that a power cut cannot leave a named but empty index."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
