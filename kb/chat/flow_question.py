"""A question of a flow as somebody reads it who is asked it: its texts, and its answers with their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.chat import flow_wording as wording
from kb.chat.knowledge import Knowledge
from kb.flow import NO, YES, Asks, Flow, FlowAnswer, FlowNode
from kb.languages.analysis import words


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer that is shown as a choice, and its label as it is spelled in the visitor's language."""

    answer: FlowAnswer
    label: str

    @property
    def spelled(self) -> str:
        """Return the label in the one spelling in which messages are compared."""
        return " ".join(word.folded for word in words(self.label))


@dataclass(frozen=True)
class Question:
    """A question that waits for an answer, in the language in which it was shown."""

    flow: Flow
    node: FlowNode
    language: str
    labels: Sequence[Labelled]
    texts: Sequence[str]
    """What the question, its hint and the flow's title say, the question first."""

    def of(self, meant: str) -> FlowAnswer | None:
        """Return the answer that a plain yes, a plain no or "I do not know" gives."""
        return next((one for one in self.node.answers if (one.means or one.id) == meant), None)


def question_of(base: Knowledge, flow: Flow, node: FlowNode, language: str, on: date) -> Question:
    """Return a question as somebody reads it who is shown it in a language on a day."""
    renderer = base.renderer(language, on)
    texts = [renderer.text(f"{flow.id}/nodes/{node.id}", node.question).text]
    if node.hint is not None:
        texts.append(renderer.text(f"{flow.id}/nodes/{node.id}/hint", node.hint).text)
    texts.append(renderer.text(f"{flow.id}/title", flow.title).text)
    labels = tuple(
        Labelled(answer, label) for answer, label in labelled_answers(base, flow, node, language, on)
    )
    return Question(flow, node, language, labels, tuple(texts))


def labelled_answers(
    base: Knowledge, flow: Flow, node: FlowNode, language: str, on: date
) -> tuple[tuple[FlowAnswer, str], ...]:
    """Return the answers of a question that are shown as choices, each with its label."""
    renderer = base.renderer(language, on)
    house = {YES: wording.YES, NO: wording.NO} if node.asks is Asks.YES_NO else {}
    return tuple(
        (
            answer,
            base.translations.interface(house[answer.id], language)
            if answer.label is None
            else renderer.text(f"{flow.id}/answers/{node.id}/{answer.id}", answer.label).text,
        )
        for answer in node.answers
        if answer.label is not None or answer.id in house
    )
