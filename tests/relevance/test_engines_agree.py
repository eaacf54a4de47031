"""Both engines, fed with the same tokens, lead to the same entries; the tolerance stands in decision 11."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.evaluation.relevance import load_questions
from kb.languages.language import Language
from kb.model import Pair
from kb.reading import current_data
from kb.rendered import RenderedText
from kb.search.engine import Engine
from kb.search.index import SearchIndex
from kb.search.tantivy_engine import TantivyEngine
from kb.search.whoosh_engine import WhooshEngine
from tests.conftest import TODAY


class _English:
    """The texts of the house in English alone: one language is enough to compare engines."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._texts = base.translations
        self.languages: Mapping[str, Language] = {"en": base.languages["en"]}

    def resolve(self, key: str, pair: Pair, language: str) -> RenderedText:
        return self._texts.resolve(key, pair, language)

    def asked(self, entry: str, language: str) -> tuple[str, ...]:
        return self._texts.asked(entry, language)


@pytest.fixture(scope="module")
def ranked(base: KnowledgeBase, var: Path, built: Path) -> list[list[list[str]]]:
    """Return, by engine, the first three entries for every English question."""
    questions = load_questions(Path(__file__).parent)[0]["en"]
    prepared = current_data(CHECKOUT, var).prepared

    def found(engine: Engine) -> list[list[str]]:
        index = SearchIndex.open(base.content, _English(base), prepared, built / "engines", engine)
        hits = [index.search(one.query, "en", on=TODAY, limit=3).hits for one in questions]
        index.close()
        return [[hit.entry_id for hit in each] for each in hits]

    return [found(engine) for engine in (WhooshEngine(), TantivyEngine())]


def test_the_same_entry_comes_first(ranked: list[list[list[str]]]) -> None:
    whoosh, tantivy = ranked
    same = sum(one[:1] == other[:1] for one, other in zip(whoosh, tantivy, strict=True))

    assert same >= 0.98 * len(whoosh)


def test_the_same_three_come_first(ranked: list[list[list[str]]]) -> None:
    whoosh, tantivy = ranked
    same = sum(set(one) == set(other) for one, other in zip(whoosh, tantivy, strict=True))

    assert same >= 0.95 * len(whoosh)
