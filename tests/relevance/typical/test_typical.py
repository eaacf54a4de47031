"""The 245 typical questions of the research, as people would type them, in English and Japanese.

They were written without sight of the entries' ways to ask, so they say how well entries are found that
nobody tuned for. The least shares are what was measured on 2026-11-24, less three points: they may only rise.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.evaluation.relevance import ask_all, load_questions, scores
from tests.relevance.conftest import Searched

FIRST = {"en": 0.70, "ja": 0.65}
AMONG_THREE = {"en": 0.88, "ja": 0.79}

QUESTIONS, PROBLEMS = load_questions(Path(__file__).parent)


def test_each_question_is_there_in_both_languages_with_entries_that_exist(base: KnowledgeBase) -> None:
    assert PROBLEMS == ()
    assert {language: len(asked) for language, asked in QUESTIONS.items()} == {"en": 245, "ja": 245}
    named = {entry for asked in QUESTIONS.values() for question in asked for entry in question.entry}
    assert named <= set(base.content.versions)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_typical_questions_find_their_entry(searched: Searched, language: str) -> None:
    found = scores(ask_all(searched, language, QUESTIONS[language]))

    assert found.first.value >= FIRST[language]
    assert found.among_three.value >= AMONG_THREE[language]
