"""Builds the indexes of several languages at once, in a process for each core.

The process that builds shares the languages out: the first share is its own, each other one goes to a
helper, another interpreter. A helper writes folders and nothing else, whole ones or none. Whatever befalls
it, its share is built by the first process, which looks at every folder at the end and alone publishes.

A helper is started as a command, not forked: a server that takes up new content has threads, and a program
that calls the library need not be written for `multiprocessing`.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryFile

from kb.garbage import collecting_later
from kb.model import Concept
from kb.search.engine import Engine
from kb.search.engines import ENGINES, engine_named
from kb.search.index_folder import Wanted, build_index

WORTH_A_HELPER = 500_000
"""Characters to index from which on another process pays: reading the code takes it half a second."""

Share = Sequence[Wanted]


def build_indexes(
    wanted: Sequence[Wanted], concepts: Mapping[str, Concept], engine: Engine, root: Path
) -> None:
    """Make the folders of all wanted indexes in `root`. Raises OSError or IndexNotBuilt."""
    own, *others = _shares(wanted, _most_processes(wanted, engine))
    with _helpers(others, concepts, engine, root) as helpers:
        _build(own, concepts, engine, root)
        for helper in helpers:
            helper.wait()
    for share in others:
        _build(share, concepts, engine, root)


def _build(share: Iterable[Wanted], concepts: Mapping[str, Concept], engine: Engine, root: Path) -> None:
    """Make folders one after another. Whoosh leaves 90 MB for each that only a search for garbage frees."""
    with collecting_later():
        for one in share:
            build_index(one, concepts, engine, root)
            gc.collect()


def _most_processes(wanted: Sequence[Wanted], engine: Engine) -> int:
    """Return how many processes are worth while: one, where there is little to do or nobody to help."""
    if (
        engine.name not in ENGINES
        or type(engine) is not type(engine_named(engine.name))
        or not sys.executable
    ):
        return 1
    characters = sum(map(_size, wanted))
    return max(1, min(_cores(), len(wanted), characters // WORTH_A_HELPER))


def _cores() -> int:
    """Return on how many cores this process may run."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # systems other than Linux do not tell
        return os.cpu_count() or 1


def _shares(wanted: Sequence[Wanted], processes: int) -> list[Share]:
    """Return the languages in as many shares that take about as long, the largest languages first."""
    shares: list[list[Wanted]] = [[] for _ in range(processes)]
    sizes = [0] * processes
    for one in sorted(wanted, key=_size, reverse=True):
        least = sizes.index(min(sizes))
        shares[least].append(one)
        sizes[least] += _size(one)
    return list(shares)


def _size(wanted: Wanted) -> int:
    return sum(
        len(text)
        for document in wanted.documents
        for text in (*document.ways, document.answer, *document.steps, *document.rest)
    )


@contextmanager
def _helpers(
    shares: Sequence[Share], concepts: Mapping[str, Concept], engine: Engine, root: Path
) -> Iterator[Sequence[subprocess.Popen[bytes]]]:
    """Start a helper for each share; none outlives the block."""
    helpers: list[subprocess.Popen[bytes]] = []
    try:
        for share in shares:
            with suppress(OSError):  # no memory for another process: its share is built here
                helpers.append(_helper((os.getpid(), share, concepts, engine.name, root), root))
        yield helpers
    finally:
        for helper in helpers:
            helper.kill()
            helper.wait()


def _helper(job: object, root: Path) -> subprocess.Popen[bytes]:
    code = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (code, os.environ.get("PYTHONPATH"))))
    with TemporaryFile(dir=root) as file:
        pickle.dump(job, file, pickle.HIGHEST_PROTOCOL)
        file.seek(0)
        return subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import build_share; build_share()"],
            stdin=file,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )


def build_share() -> None:
    """Build, in a helper, the share that stands in the file given as standard input.

    It ends early where the process that wants the share is gone.
    """
    parent, share, concepts, engine, root = pickle.load(sys.stdin.buffer)
    while_wanted = takewhile(lambda one: os.getppid() == parent, share)
    _build(while_wanted, concepts, engine_named(engine), root)
