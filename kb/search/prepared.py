"""What search works out from words and texts before it opens an index; the snapshot of the data keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb.content.store import Content
from kb.search.concepts import ConceptMatcher
from kb.search.documents import Texts
from kb.search.lexicon import Lexicon
from kb.search.profiles import Profiles, current_profiles


@dataclass(frozen=True)
class Prepared:
    """The matcher of all lexicons, and the profiles of all entries."""

    matcher: ConceptMatcher
    profiles: Profiles


def prepare(content: Content, texts: Texts, lexicon: Lexicon, var: Path) -> Prepared:
    """Return what is worked out from content, texts and lexicons; profiles kept in `var` are used."""
    matcher = ConceptMatcher(lexicon)
    return Prepared(matcher, current_profiles(content, texts, matcher, var))
