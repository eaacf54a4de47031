"""Whether the lines of the chat are drawn right: asked what people type in `tests/relevance` and below it.

"Right or silent": an answer beside the point is worse than asking back. What is written in docs/chat.md,
"Thresholds", is measured here on the languages that the lines were drawn with; `madoguchi evaluate --answers`
measures all languages. The floors are what was measured on 2026-11-28, less two points: they may only rise.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.chat.reply import ReplyKind
from kb.evaluation.answers import Outcome, outcomes
from kb.evaluation.conversations import OTHER_PAGE, load_scripts
from kb.evaluation.relevance import Question, load_questions

TESTS = Path(__file__).parent.parent
LANGUAGES = ("en", "es", "id", "ja", "ne", "pt-BR", "ru", "vi", "zh-Hans")

OLDER, TYPICAL, NOT_OURS = "older", "typical", "not ours"

ANSWERED = {OLDER: 0.79, TYPICAL: 0.66}
UNDERSTOOD = {OLDER: 0.95, TYPICAL: 0.92}
WRONG_FIRST = {OLDER: 0.02, TYPICAL: 0.06}
"""Of the answers: another entry than the wanted one stands first, and the wanted one below it or nowhere."""

WRONG = {OLDER: 0.01, TYPICAL: 0.015}
"""Of the answers: the wanted entry is not even below it. An alarm that is none counts as well."""

DECLINED = 0.90
KEPT_ASIDE_DECLINED = 0.90


def questions() -> dict[tuple[str, str], tuple[Question, ...]]:
    """Return the questions by set and language."""
    older = load_questions(TESTS / "relevance")[0]
    typical = load_questions(TESTS / "relevance" / "typical")[0]
    return {
        **{(OLDER, language): older[language] for language in LANGUAGES},
        **{(TYPICAL, language): asked for language, asked in typical.items()},
    }


@pytest.fixture(scope="module")
def counted(base: KnowledgeBase) -> dict[str, Counter[Outcome]]:
    """What came, by set; the questions that no entry answers by themselves."""
    found: dict[str, Counter[Outcome]] = {OLDER: Counter(), TYPICAL: Counter(), NOT_OURS: Counter()}
    for (name, language), asked in questions().items():
        found[name] += outcomes(base, language, [one for one in asked if one.entry])
        found[NOT_OURS] += outcomes(base, language, [one for one in asked if not one.entry])
    return found


def answers(found: Counter[Outcome]) -> int:
    return found[Outcome.ANSWERED] + found[Outcome.BELOW] + found[Outcome.WRONG]


@pytest.mark.parametrize("name", [OLDER, TYPICAL])
def test_an_answer_is_right_or_has_the_right_one_below_it(
    counted: dict[str, Counter[Outcome]], name: str
) -> None:
    found = counted[name]

    assert found[Outcome.WRONG] <= WRONG[name] * answers(found), found
    assert found[Outcome.WRONG] + found[Outcome.BELOW] <= WRONG_FIRST[name] * answers(found), found


@pytest.mark.parametrize("name", [OLDER, TYPICAL])
def test_most_questions_are_answered_and_nearly_all_are_at_least_understood(
    counted: dict[str, Counter[Outcome]], name: str
) -> None:
    found = counted[name]
    understood = found[Outcome.ANSWERED] + found[Outcome.BELOW] + found[Outcome.OFFERED]

    assert found[Outcome.ANSWERED] >= ANSWERED[name] * found.total(), found
    assert understood >= UNDERSTOOD[name] * found.total(), found


def test_what_is_not_ours_is_never_answered(counted: dict[str, Counter[Outcome]]) -> None:
    found = counted[NOT_OURS]

    assert answers(found) == 0, found
    assert found[Outcome.DECLINED] >= DECLINED * found.total(), found


def test_what_nobody_tuned_for_is_declined_too(base: KnowledgeBase) -> None:
    scripts = load_scripts(Path(__file__).parent)[0]
    aside = [placed.script for placed in scripts if placed.script.split == "holdout"]
    replies = [
        base.ask(script.turns[0].say, script.lang if script.lang in base.languages else OTHER_PAGE)
        for script in aside
    ]
    kinds = Counter(reply.kind for reply in replies)

    assert len(aside) >= 15
    assert kinds[ReplyKind.ANSWER] == 0
    assert kinds[ReplyKind.OUT_OF_SCOPE] >= KEPT_ASIDE_DECLINED * len(aside), kinds
