"""Where somebody stands in a flow: the choices so far, replayed from the beginning. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kb.flow import Additions, Flow, FlowAnswer, FlowEnd, FlowNode

Choices = tuple[tuple[str, str], ...]
"""What was chosen: the question, and the answer's id or the day."""

FURTHEST = timedelta(days=100 * 366)
"""A day further away than this is a slip of the finger; nothing in a life is counted from it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A question and the answer that was given to it; `day` where a day was told."""

    node: FlowNode
    answer: FlowAnswer
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through a flow as far as it has been walked. `step` is the question or the end reached."""

    flow: Flow
    taken: tuple[Taken, ...]
    step: FlowNode | FlowEnd

    @property
    def node(self) -> FlowNode | None:
        """Return the question that waits for an answer, None at an end."""
        return self.step if isinstance(self.step, FlowNode) else None

    @property
    def end(self) -> FlowEnd | None:
        """Return the end that was reached, None before."""
        return self.step if isinstance(self.step, FlowEnd) else None

    @property
    def choices(self) -> Choices:
        """Return what was chosen, as it travels with the visitor."""
        return tuple(
            (taken.node.id, taken.answer.id if taken.day is None else taken.day.isoformat())
            for taken in self.taken
        )

    @property
    def number(self) -> int:
        """Return which question this is, from 1; at an end how many were asked."""
        return len(self.taken) + (self.node is not None)

    @property
    def most(self) -> int:
        """Return how many questions the longest way from here has, with those already asked."""
        return len(self.taken) + _longest(self.flow, self.step)

    def day_of(self, node_id: str) -> date | None:
        """Return the day that was told to a question, None where none was."""
        return next((taken.day for taken in self.taken if taken.node.id == node_id), None)

    def ends(self) -> Iterator[FlowEnd]:
        """Yield the ends that can be reached from here, each once."""
        waiting, seen = [self.step], set()
        while waiting:
            step = waiting.pop()
            if step.id in seen:
                continue
            seen.add(step.id)
            if isinstance(step, FlowEnd):
                yield step
                continue
            following = (self.flow.node(answer.to) or self.flow.end(answer.to) for answer in step.answers)
            waiting += [one for one in following if one is not None]

    def additions(self) -> Iterator[Additions]:
        """Yield what belongs here: of an end first its own, then what each answer brought along."""
        if self.end is not None:
            yield self.end
        for taken in self.taken:
            yield taken.answer


def walk(flow: Flow, choices: Choices, today: date) -> Walk | None:
    """Return where `choices` lead, or None where they fit no way of the flow as it is today."""
    taken: list[Taken] = []
    step: FlowNode | FlowEnd = flow.start
    for node_id, value in choices:
        if not isinstance(step, FlowNode) or step.id != node_id:
            return None
        found = _taken(step, value, today)
        following = None if found is None else flow.node(found.answer.to) or flow.end(found.answer.to)
        if found is None or following is None:
            return None
        taken.append(found)
        step = following
    return Walk(flow, tuple(taken), step)


def possible_day(node: FlowNode, day: date, today: date) -> bool:
    """Return whether a day may answer a question: not absurd, and not to come where it must have happened."""
    return abs(day - today) <= FURTHEST and (node.future or day <= today)


def _taken(node: FlowNode, value: str, today: date) -> Taken | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        answer = node.answer(value)
        given_by_days = node.answer_of_day(today, today) is not None and answer is not None
        if answer is None or (given_by_days and answer.label is None):
            return None
        return Taken(node, answer)
    answer = node.answer_of_day(day, today) if possible_day(node, day, today) else None
    return None if answer is None else Taken(node, answer, day)


def _longest(flow: Flow, step: FlowNode | FlowEnd) -> int:
    if isinstance(step, FlowEnd):
        return 0
    following = (flow.node(answer.to) or flow.end(answer.to) for answer in step.answers)
    return 1 + max(_longest(flow, one) for one in following if one is not None)
