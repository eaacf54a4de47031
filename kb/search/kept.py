"""Small files of what was worked out, under names that say from what. A damaged one costs time, no more."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from uuid import uuid4


def read_kept(path: Path) -> object:
    """Return what a file of JSON holds, None where there is no whole one."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def keep(data: object, path: Path, others: str, most: int) -> None:
    """Write a file in one step; of those beside it that match the pattern `others` the newest `most` stay.

    A folder that cannot be written is left as it is.
    """
    beside = path.parent / f".{uuid4().hex}"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_text(json.dumps(data), encoding="utf-8")
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        by_age = sorted(path.parent.glob(others), key=lambda one: one.stat().st_mtime)
        for old in by_age[:-most]:
            old.unlink(missing_ok=True)
