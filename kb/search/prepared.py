"""What search works out from words and texts before it opens an index; the snapshot of the data keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.content.store import Content
from kb.search.concepts import ConceptMatcher
from kb.search.documents import SpokenTexts
from kb.search.lexicon import Lexicon
from kb.search.profiles import Profiles, current_profiles
from kb.search.touched import current_touched


@dataclass(frozen=True)
class Prepared:
    """The matcher of all lexicons, the profiles of all entries, and what their ways to ask touch."""

    matcher: ConceptMatcher
    profiles: Profiles
    touched: Mapping[str, frozenset[str]]


def prepare(content: Content, texts: SpokenTexts, lexicon: Lexicon, var: Path) -> Prepared:
    """Return what is worked out from content, texts and lexicons; what is kept in `var` is used."""
    matcher = ConceptMatcher(lexicon)
    return Prepared(
        matcher,
        current_profiles(content, texts, matcher, var),
        current_touched(content, texts, texts.languages, matcher, var),
    )
