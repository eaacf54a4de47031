"""Whether the thresholds of the chat are right: asked all that people type in `tests/relevance`.

"Right or silent": an answer beside the point is worse than asking back. What is written in docs/chat.md,
"Thresholds", is measured here.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from kb import KnowledgeBase
from kb.chat.reply import Reply, ReplyKind

RELEVANCE = Path(__file__).parent.parent / "relevance"
NOWHERE = "none"


def asked() -> list[tuple[str, str, set[str]]]:
    """Return language, query and the entries that are right, for everything in the relevance sets."""
    return [
        (path.stem, one["query"], set(one["entry"]) if isinstance(one["entry"], list) else {one["entry"]})
        for path in sorted(RELEVANCE.glob("*.yaml"))
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def outcome(reply: Reply, wanted: set[str]) -> str:
    cited = [entry.id for entry in reply.entries]
    if reply.kind in (ReplyKind.ANSWER, ReplyKind.EMERGENCY):
        # The fee of a procedure stands in the entry of the procedure as well as in that of all fees.
        right = cited[:1] and (cited[0] in wanted or (reply.field == "fee" and "immigration-fees" in wanted))
        if right:
            return "answered"
        return "wrong" if reply.kind is ReplyKind.ANSWER else "alarmed"
    if reply.kind is ReplyKind.CLARIFY:
        return "offered" if wanted & set(cited) else "offered others"
    return "declined"


@pytest.fixture(scope="module")
def outcomes(base: KnowledgeBase) -> dict[bool, Counter[str]]:
    counted: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for language, query, wanted in asked():
        counted[NOWHERE not in wanted][outcome(base.ask(query, language), wanted)] += 1
    return counted


def test_when_the_chat_answers_it_is_right_99_times_in_100(outcomes: dict[bool, Counter[str]]) -> None:
    ours = outcomes[True]

    assert ours["wrong"] <= 0.01 * (ours["wrong"] + ours["answered"]), ours


def test_most_questions_are_answered_and_nearly_all_are_at_least_understood(
    outcomes: dict[bool, Counter[str]],
) -> None:
    ours = outcomes[True]
    total = sum(ours.values())

    assert ours["answered"] >= 0.65 * total, ours
    assert ours["answered"] + ours["offered"] >= 0.90 * total, ours


def test_what_is_not_ours_is_never_answered(outcomes: dict[bool, Counter[str]]) -> None:
    others = outcomes[False]

    assert others["wrong"] == 0
    assert others["declined"] >= 0.88 * sum(others.values()), others
