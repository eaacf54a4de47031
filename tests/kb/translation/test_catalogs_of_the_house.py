"""The catalogs of the house itself: in step with their sources, and nothing in them fails a check."""

from __future__ import annotations

from pathlib import Path

from kb import KnowledgeBase
from kb.translation import load_translations, update

ROOT = Path(__file__).parents[3]


def test_catalogs_are_in_step_with_entries_and_interface(base: KnowledgeBase) -> None:
    behind = update(ROOT, base.content, base.translations.languages, dry_run=True)
    names = [path.relative_to(ROOT).as_posix() for path in behind]
    assert names == [], "run `madoguchi translations update` and commit what it writes"


def test_no_translation_of_the_house_fails_a_check(base: KnowledgeBase) -> None:
    assert load_translations(ROOT, base.content)[1] == ()
