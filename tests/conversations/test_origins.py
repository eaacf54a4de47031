"""Where somebody is from changes no answer: questions asked with and without it, in twelve languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kb import KnowledgeBase
from kb.chat.reply import Reply

QUESTIONS = yaml.safe_load((Path(__file__).parent / "origins" / "questions.yaml").read_text(encoding="utf-8"))


def answered(reply: Reply) -> tuple[object, ...]:
    flow = reply.flow.flow if reply.flow else None
    return reply.kind, [entry.id for entry in reply.entries], reply.field, flow


@pytest.mark.parametrize("place", range(len(QUESTIONS)), ids=[one["lang"] for one in QUESTIONS])
def test_where_somebody_is_from_changes_no_answer(place: int, base: KnowledgeBase) -> None:
    language, said, asks = (QUESTIONS[place][key] for key in ("lang", "said", "asks"))
    changed = []
    for number, question in enumerate(asks):
        plain = answered(base.ask(question, language))
        for way in said[number % 2 :: 2]:  # all ways and all questions, not all pairs of them
            if answered(base.ask(way.format(q=question), language)) != plain:
                changed.append(way.format(q=question))

    assert changed == []


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "I am Vietnamese"), ("ja", "ベトナム人です"), ("vi", "tôi là người Việt Nam")],
)
def test_who_says_nothing_else_is_asked_what_they_want(
    language: str, message: str, base: KnowledgeBase
) -> None:
    reply = base.ask(message, language)

    assert reply.kind not in ("answer", "emergency")


def test_the_trace_says_that_it_was_left_out_and_not_what(base: KnowledgeBase) -> None:
    steps = [(step.rule, step.detail) for step in base.ask("I am Nepali and I lost my card", "en").trace]

    assert ("origin-left-out", "changes no answer") in steps
    assert "nepal" not in str(steps).lower()


def test_who_is_japanese_or_married_to_somebody_japanese_asks_something_else(base: KnowledgeBase) -> None:
    steps = [step.rule for step in base.ask("I am Japanese, can my wife get a visa", "en").trace]

    assert "origin-left-out" not in steps
