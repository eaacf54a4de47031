"""The queries of the relevance sets, which are what people type."""

from __future__ import annotations

from pathlib import Path

import yaml


def queries(root: Path) -> list[tuple[str, str]]:
    """Return (language, query) pairs from tests/relevance/*.yaml, in the order of the files."""
    found = []
    for path in sorted((root / "tests" / "relevance").glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append((path.stem, str(case["query"])))
    return found
