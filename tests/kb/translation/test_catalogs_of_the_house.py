"""The catalogs of the house itself: in step with their sources, and nothing in them fails a check."""

from __future__ import annotations

from pathlib import Path

from kb.content import load_content
from kb.translation import load_translations, update

ROOT = Path(__file__).parents[3]


def test_catalogs_are_in_step_with_entries_and_interface() -> None:
    content = load_content(ROOT).content
    assert content is not None
    translations, problems = load_translations(ROOT, content)
    assert translations is not None, problems
    behind = update(ROOT, content, translations.languages, dry_run=True)
    names = [path.relative_to(ROOT).as_posix() for path in behind]
    assert names == [], "run `madoguchi translations update` and commit what it writes"


def test_no_translation_of_the_house_fails_a_check() -> None:
    content = load_content(ROOT).content
    assert content is not None
    assert load_translations(ROOT, content)[1] == ()
