"""The catalogs of the house are in step with their sources. What they hold is checked by `test_cli.py`."""

from __future__ import annotations

from pathlib import Path

from kb import KnowledgeBase
from kb.translation import update

ROOT = Path(__file__).parents[3]


def test_catalogs_are_in_step_with_entries_and_interface(base: KnowledgeBase) -> None:
    behind = update(ROOT, base.content, base.translations.languages, dry_run=True)
    names = [path.relative_to(ROOT).as_posix() for path in behind]
    assert names == [], "run `madoguchi translations update` and commit what it writes"
