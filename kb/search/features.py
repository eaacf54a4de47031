"""What tells languages apart: the words and letters of each language's questions and lexicon.

Reading them all takes seconds, so what a language has is kept in `var/features/<language>-<digest>.json`; the
digest covers the texts and the code.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from kb.digest import digest
from kb.languages.detection import features_of
from kb.search.kept import keep, read_kept

FOLDER = "features"

KEPT = 2
"""States of each language that stay; the oldest go."""

_CODE = ("normalisation", "analysis", "detection")


def current_features(language: str, texts: Iterable[str], var: Path) -> Mapping[str, int]:
    """Return in how many texts of a language each feature stands.

    What is kept in `var` is used where it is current. A folder that cannot be written, or a damaged file,
    costs time and no more.
    """
    known = sorted(set(texts))
    path = var / FOLDER / f"{language}-{digest(_code_digest(), json.dumps(known))}.json"
    kept = read_kept(path)
    if isinstance(kept, dict) and kept and all(isinstance(count, int) for count in kept.values()):
        return kept
    found = features_of(known)
    keep(found, path, f"{language}-????????????.json", KEPT)
    return found


def _code_digest() -> str:
    folder = Path(__file__).resolve().parent.parent / "languages"
    whole = sha256(unicodedata.unidata_version.encode())
    for name in _CODE:
        whole.update((folder / f"{name}.py").read_bytes())
    return whole.hexdigest()
