"""New content without a restart: each worker looks for changes, loads beside, swaps at once.

Broken content leaves the last good one serving; what is wrong with it goes to the log for the operator.
Requests keep the knowledge base that they began with, so none is lost. What a language needs when it is first
asked is made beforehand: beside the first visitors after a start, before the swap after a change.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from kb.base import KnowledgeBase
from kb.errors import ContentError, IndexNotBuilt
from kb.reading import data_files

log = logging.getLogger("madoguchi.content")


def content_stamp(root: Path) -> str:
    """Return a text that changes whenever a data file below `root` does: names, times and sizes."""
    digest = sha256()
    for path in sorted(data_files(root)):
        try:
            known = path.stat()
        except FileNotFoundError:  # moved away between listing and looking: the next look sees it
            continue
        digest.update(f"{path.relative_to(root)}\0{known.st_mtime_ns}\0{known.st_size}\n".encode())
    return digest.hexdigest()


class LiveBase:
    """The knowledge base that serves now, and the watch for the one that comes after it."""

    def __init__(
        self, root: Path, load: Callable[[], KnowledgeBase], base: KnowledgeBase | None = None
    ) -> None:
        """Load the content, unless `base` is given. Raises ContentError: a site does not start broken."""
        self._root = root
        self._load = load
        self._stamp = content_stamp(root)
        self._base = load() if base is None else base
        self._problems = 0
        self._said = ""
        self._watcher: int | None = None
        self._lock = threading.Lock()

    @property
    def base(self) -> KnowledgeBase:
        """Return the knowledge base that serves now."""
        return self._base

    @property
    def problems(self) -> int:
        """Return how many problems keep newer content from being served; 0 when all is current."""
        return self._problems

    def refresh(self) -> bool:
        """Look once, and load and swap what has changed. Return whether new content serves now."""
        stamp = content_stamp(self._root)
        if stamp == self._stamp:
            return False
        try:
            base = self._load()
            base.warm()
            self._base = base
        except ContentError as error:
            self._stamp = stamp  # it stays broken until somebody mends it
            self._problems = len(error.problems)
            self._say(stamp, f"new content has problems, the last good one goes on serving:\n{error}")
            return False
        except Exception as error:
            # Whatever befalls new content (a full disk, a file gone while it was read), the old one is in
            # memory and goes on serving; the next look tries again.
            self._problems = 1
            self._say(stamp, f"new content cannot be loaded for now: {type(error).__name__}")
            return False
        self._stamp = stamp
        self._problems = 0
        log.info("new content serves now")
        return True

    def _say(self, stamp: str, message: str) -> None:
        if stamp != self._said:
            self._said = stamp
            log.error("%s", message)

    def watch(self, seconds: float) -> None:
        """Look every `seconds` from a thread of this process, 0 for never; after a fork call it again."""
        if not seconds or self._watcher == os.getpid():
            return
        with self._lock:
            if self._watcher == os.getpid():
                return
            self._watcher = os.getpid()
            threading.Thread(target=self._look_for_ever, args=(seconds,), name="content", daemon=True).start()

    def _look_for_ever(self, seconds: float) -> None:
        with suppress(IndexNotBuilt):  # whoever searches in a damaged index is told so
            self._base.warm()
        pause = threading.Event()
        while not pause.wait(seconds):
            self.refresh()
