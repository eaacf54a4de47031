"""Whether the lines of the chat are drawn right: asked what people type in `tests/relevance` and below it.

"Right or silent": an answer beside the point is worse than asking back. What is written in docs/chat.md,
"Thresholds", is measured here on the languages that the lines were drawn with; `madoguchi evaluate --answers`
measures all languages. The floors are what was measured on 2026-11-29, less two points: they may only rise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.chat.reply import ReplyKind
from kb.evaluation.answers import Outcome, outcomes
from kb.evaluation.conversations import OTHER_PAGE, load_scripts
from kb.evaluation.relevance import Question, load_sets

TESTS = Path(__file__).parent.parent
LANGUAGES = ("en", "es", "id", "ja", "ne", "pt-BR", "ru", "vi", "zh-Hans")

OLDER, TYPICAL, SECOND, STORIES = "older", "typical", "second", "stories"
THIRD, THIRD_STORIES = "third", "third-stories"
SETS = (OLDER, TYPICAL, SECOND, STORIES, THIRD, THIRD_STORIES)

ANSWERED = {OLDER: 0.80, TYPICAL: 0.72, SECOND: 0.72, STORIES: 0.50, THIRD: 0.70, THIRD_STORIES: 0.38}
UNDERSTOOD = {OLDER: 0.96, TYPICAL: 0.95, SECOND: 0.95, STORIES: 0.90, THIRD: 0.91, THIRD_STORIES: 0.95}
WRONG_FIRST = {OLDER: 0.035, TYPICAL: 0.045, SECOND: 0.035, STORIES: 0.13, THIRD: 0.05, THIRD_STORIES: 0.12}
"""Of the answers: another entry than the wanted one stands first, and the wanted one below it or nowhere."""

WRONG = {OLDER: 0.01, TYPICAL: 0.015, SECOND: 0.02, STORIES: 0.035, THIRD: 0.02, THIRD_STORIES: 0.035}
"""Of the answers: the wanted entry is not even below it. An alarm that is none counts as well."""

DECLINED = {OLDER: 0.88, SECOND: 0.84, THIRD: 0.83}
ANSWERED_BUT_NOT_OURS = {OLDER: 2, SECOND: 6, THIRD: 1, THIRD_STORIES: 2}
"""So many questions that no entry answers may be answered: the further sets' are nearer to what we do."""

KEPT_ASIDE_DECLINED = 0.90


@dataclass(frozen=True, slots=True)
class Came:
    """What came for the questions of a set, and for those that no entry answers."""

    name: str
    ours: Counter[Outcome]
    not_ours: Counter[Outcome]


@pytest.fixture(scope="session", params=SETS)
def came(base: KnowledgeBase, request: pytest.FixtureRequest) -> Came:
    """What came for one set, asked once for all that is said about it."""
    found = Came(request.param, Counter(), Counter())
    for language, asked in questions(found.name).items():
        found.ours.update(outcomes(base, language, [one for one in asked if one.entry]))
        found.not_ours.update(outcomes(base, language, [one for one in asked if not one.entry]))
    return found


def questions(name: str) -> dict[str, Sequence[Question]]:
    """Return the questions of a set by language."""
    sets, problems = load_sets(TESTS / "relevance")
    assert problems == ()
    found = sets["" if name == OLDER else name]
    return {language: asked for language, asked in found.items() if name != OLDER or language in LANGUAGES}


def answers(found: Counter[Outcome]) -> int:
    return found[Outcome.ANSWERED] + found[Outcome.BELOW] + found[Outcome.WRONG]


def test_an_answer_is_right_or_has_the_right_one_below_it(came: Came) -> None:
    found, most = came.ours, answers(came.ours)

    assert found[Outcome.WRONG] <= WRONG[came.name] * most, found
    assert found[Outcome.WRONG] + found[Outcome.BELOW] <= WRONG_FIRST[came.name] * most, found


def test_most_questions_are_answered_and_nearly_all_are_at_least_understood(came: Came) -> None:
    found = came.ours
    understood = found[Outcome.ANSWERED] + found[Outcome.BELOW] + found[Outcome.OFFERED]

    assert found[Outcome.ANSWERED] >= ANSWERED[came.name] * found.total(), found
    assert understood >= UNDERSTOOD[came.name] * found.total(), found


def test_what_is_not_ours_is_declined_and_hardly_ever_answered(came: Came) -> None:
    found = came.not_ours

    assert answers(found) <= ANSWERED_BUT_NOT_OURS.get(came.name, 0), found
    assert found[Outcome.DECLINED] >= DECLINED.get(came.name, 0.0) * found.total(), found


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
