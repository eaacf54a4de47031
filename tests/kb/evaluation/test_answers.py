"""What a reply is worth, and the table of `madoguchi evaluate --answers`."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.evaluation.answers import Outcome, answers_table, outcome, outcomes
from kb.evaluation.relevance import Question

HOURS = "how many hours can a student work"


@pytest.mark.parametrize(
    ("message", "wanted", "expected"),
    [
        ("I lost my residence card", ("residence-card-lost",), Outcome.ANSWERED),
        ("I lost my residence card", ("re-entry", "residence-card-lost"), Outcome.ANSWERED),
        ("I lost my residence card", ("re-entry",), Outcome.WRONG),
        ("I lost my residence card", (), Outcome.WRONG),
        (HOURS, ("part-time-work",), Outcome.BELOW),
        ("how much is it to replace a lost residence card", ("immigration-fees",), Outcome.ANSWERED),
        ("my husband hits me", ("domestic-violence",), Outcome.ANSWERED),
        ("my husband hits me", ("re-entry",), Outcome.WRONG),
        ("divorced", ("divorce-and-stay",), Outcome.OFFERED),
        ("divorced", ("re-entry",), Outcome.OTHERS),
        ("talk to someone in tagalog", ("consultation-in-my-language",), Outcome.OFFERED),
        ("talk to someone in tagalog", ("re-entry",), Outcome.DECLINED),
        ("qwer asdf zxcv", ("re-entry",), Outcome.DECLINED),
        ("qwer asdf zxcv", (), Outcome.DECLINED),
    ],
)
def test_a_reply_is_worth_what_it_tells_of_the_wanted_entry(
    base: KnowledgeBase, message: str, wanted: tuple[str, ...], expected: Outcome
) -> None:
    assert outcome(base.ask(message, "en"), wanted) is expected


def question(query: str, *entries: str, split: str = "tuning") -> Question:
    return Question.model_validate({"query": query, "entry": list(entries) or "none", "split": split})


def test_the_outcomes_of_a_set_are_counted(base: KnowledgeBase) -> None:
    asked = [question("I lost my residence card", "residence-card-lost"), question("qwer asdf zxcv")]

    assert outcomes(base, "en", asked) == {Outcome.ANSWERED: 1, Outcome.DECLINED: 1}


def test_the_table_has_a_line_for_each_split_and_language_and_one_for_what_is_not_ours(
    base: KnowledgeBase,
) -> None:
    asked = {
        "en": (
            question("I lost my residence card", "residence-card-lost"),
            question(HOURS, "part-time-work", split="holdout"),
            question("qwer asdf zxcv"),
        )
    }

    head, *lines = answers_table(base, {"questions": asked}).splitlines()

    assert head.split() == ["set", "n", "answered", "understood", "wrong", "first", "below", "it", "declined"]
    rows = [line.split() for line in lines]
    assert rows[0] == ["questions", "tuning", "en", "1", "1.00", "1.00", "0", "0", "0"]
    assert rows[2] == ["questions", "tuning", "not", "ours:", "1,", "declined", "1,", "answered", "0"]
    assert rows[3] == ["questions", "holdout", "en", "1", "0.00", "1.00", "1", "1", "0"]
