"""Terms of the law as people type them: the spellings that must meet, in every language of the house."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kb import KnowledgeBase
from kb.languages.analysis import tokens
from kb.languages.normalisation import normalise

GOLDEN: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "same_forms.yaml").read_text(encoding="utf-8")
)
ALL = [(language, forms) for language, lists in GOLDEN.items() for forms in lists]


def test_every_language_of_the_house_has_its_terms() -> None:
    assert len(GOLDEN) == 27


@pytest.mark.parametrize(("language", "forms"), ALL, ids=[f"{one}-{forms[0]}" for one, forms in ALL])
def test_the_spellings_of_a_term_meet(base: KnowledgeBase, language: str, forms: list[str]) -> None:
    """Two spellings meet where they become the same, share most of their tokens, or mean one concept."""
    first = forms[0]
    for other in forms[1:]:
        same = normalise(first) == normalise(other)
        mine, theirs = set(tokens(first, language)), set(tokens(other, language))
        alike = len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))
        meant = set(concepts(base, first, language)) & set(concepts(base, other, language))
        assert same or alike or meant, (first, other)


def concepts(base: KnowledgeBase, text: str, language: str) -> tuple[str, ...]:
    page = language if language in base.languages else "en"
    return base.search(text, page, limit=1).concepts
