"""What takes long to work out for what is typed, and is kept: type-ahead, and a language's own script.

`var/typed/<what>-<language>-<digest>.json`; the digest covers the texts and the code.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from kb.digest import digest
from kb.search.kept import keep, read_kept
from kb.search.own_script import OwnScript
from kb.search.suggest import Suggestion, TypeAhead, spelled

FOLDER = "typed"

KEPT = 2
"""States of each language that stay; the oldest go."""

_CODE = (
    "languages/analysis",
    "languages/kana",
    "languages/normalisation",
    "languages/romanisation",
    "languages/traditional",
    "search/letter_by_letter",
    "search/native_spelling",
    "search/numbers",
    "search/own_script",
    "search/suggest",
    "search/typed",
)

Made = TypeVar("Made")


def current_type_ahead(language: str, suggestions: Sequence[Suggestion], var: Path | None) -> TypeAhead:
    """Return the type-ahead of a language; how its texts are spelled is kept in `var`, if there is one."""
    texts = [one.text for one in suggestions]

    def read(kept: object) -> list[str]:
        if not isinstance(kept, list) or len(kept) != len(texts):
            raise ValueError("another number of texts")
        if not all(isinstance(one, str) for one in kept):
            raise ValueError("no texts")
        return kept

    def make() -> list[str]:
        return [spelled(text) for text in texts]

    known = _current("ahead", language, texts, var, read, make, lambda made: made)
    return TypeAhead(suggestions, known)


def current_own_script(language: str, texts: Sequence[str], script: str, var: Path | None) -> OwnScript:
    """Return what texts of a language know of its script, from what is kept in `var` where it is current."""

    def read(kept: object) -> OwnScript:
        return OwnScript.read(kept, script)

    def make() -> OwnScript:
        return OwnScript(texts, script)

    return _current("script", language, [script, *texts], var, read, make, OwnScript.as_data)


def _current(
    what: str,
    language: str,
    texts: Sequence[str],
    var: Path | None,
    read: Callable[[object], Made],
    make: Callable[[], Made],
    as_data: Callable[[Made], object],
) -> Made:
    """Return what is kept where it is whole, else what is made, and keep that."""
    if var is None:
        return make()
    named = digest(_code_digest(), json.dumps(texts))
    path = var / FOLDER / f"{what}-{language}-{named}.json"
    kept = read_kept(path)
    if kept is not None:
        try:
            return read(kept)
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
    made = make()
    keep(as_data(made), path, f"{what}-{language}-????????????.json", KEPT)
    return made


@cache
def _code_digest() -> str:
    kb = Path(__file__).resolve().parent.parent
    whole = sha256(f"{unicodedata.unidata_version} {version('anyascii')}".encode())
    for name in _CODE:
        whole.update((kb / f"{name}.py").read_bytes())
    return whole.hexdigest()
