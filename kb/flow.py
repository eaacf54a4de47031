"""What a guided conversation may say: one question at a time, ending in entries, days and people to ask.

A flow is data (`questions/flows/<id>.yaml`); `docs/writing-flows.md` explains its fields. Like `kb.model`
this module reads no file: what one flow cannot know alone is checked in `kb.content.flow_checks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kb.model import (
    Confidence,
    Id,
    Identified,
    Item,
    LegalBasis,
    Pair,
    Record,
    Review,
    Source,
    Ways,
)

LONGEST_QUESTION = {"ja": 90, "en": 180}
"""Characters of a question or of what a choice says: longer is not read on a small screen."""

MOST_ANSWERS = 6
"""Choices of one question; more are not kept in mind."""

ShortId = Annotated[Id, StringConstraints(max_length=40)]
"""Ids of steps and answers travel with the visitor, so they are short."""


class Asks(StrEnum):
    """What kind of answer a question wants."""

    CHOICE = "choice"
    YES_NO = "yes-no"
    DATE = "date"


YES, NO = "yes", "no"
"""The answers of a question of kind `yes-no`; what they say is a sentence of the house."""

UNKNOWN = "unknown"
"""The answer of somebody who does not know, where a question has one."""

DAY = "day"
BEFORE_TODAY = "before-today"
FROM_TODAY = "from-today"
"""The answers of a question of kind `date` that a day itself gives: any day, or by its side of today."""

DAY_ANSWERS = (frozenset({DAY}), frozenset({BEFORE_TODAY, FROM_TODAY}))


class Additions(Record):
    """What an answer, or an end, brings along: entries to read, people to ask, last days to compute."""

    entries: tuple[Id, ...] = ()
    contacts: tuple[Id, ...] = ()
    deadlines: tuple[ShortId, ...] = ()


class FlowAnswer(Additions):
    """One answer to a question and the step it leads to.

    `label` is what its button says; answers that the house itself words (yes, no, a day) have none.
    `concepts` are things or deeds by which people give this answer in words of their own, `also_said` such
    words themselves (those of other languages stand in asked.yaml); `means` says that a plain yes, a plain no
    or "I do not know" gives it; an answer with one of these ids needs none.
    """

    id: ShortId
    to: ShortId
    label: Pair | None = None
    means: Literal["yes", "no", "unknown"] | None = None
    concepts: tuple[Id, ...] = ()
    also_said: Ways = Ways()


class FlowNode(Record):
    """A question that asks one thing. `hint` helps to answer it, for example where on the card a day stands.

    Days to come, wishes and plans answer it only where `future` says so: nobody has lost a card tomorrow, and
    who wants a divorce is not divorced.
    """

    id: ShortId
    asks: Asks
    question: Pair
    hint: Pair | None = None
    future: bool = False
    answers: tuple[FlowAnswer, ...] = Field(min_length=1, max_length=MOST_ANSWERS)

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        ids = [answer.id for answer in self.answers]
        repeated = sorted({one for one in ids if ids.count(one) > 1})
        if repeated:
            raise ValueError(f"the answer `{repeated[0]}` stands here twice; give one another id")
        worded = self._worded_by_the_house()
        for answer in self.answers:
            if (answer.label is None) != (answer.id in worded):
                told = "needs a `label`" if answer.label is None else "has a `label` of its own already"
                raise ValueError(f"the answer `{answer.id}` {told}")
        meant = [answer.means for answer in self.answers if answer.means]
        if len(meant) > len(set(meant)):
            raise ValueError("two answers have the same `means`; a plain yes must give one of them")
        if self.asks is Asks.CHOICE and len(ids) < 2:
            raise ValueError("one choice is no choice; give at least two answers")
        return self

    def _worded_by_the_house(self) -> frozenset[str]:
        """Return the ids of the answers that need no label. Raises ValueError where some are missing."""
        ids = frozenset(answer.id for answer in self.answers)
        if self.asks is Asks.YES_NO:
            if ids != {YES, NO}:
                raise ValueError("a question of kind `yes-no` has the answers `yes` and `no`, no other")
            return ids
        if self.asks is Asks.DATE:
            days = ids & frozenset().union(*DAY_ANSWERS)
            if days not in DAY_ANSWERS:
                raise ValueError(
                    "a question of kind `date` has the answer `day`, or both `before-today` and `from-today`"
                )
            return days
        return frozenset()

    def answer(self, answer_id: str) -> FlowAnswer | None:
        """Return the answer with an id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def answer_of_day(self, day: date, today: date) -> FlowAnswer | None:
        """Return the answer that a day gives to a question of kind `date`; None to other questions."""
        if self.asks is not Asks.DATE:
            return None
        return self.answer(DAY) or self.answer(BEFORE_TODAY if day < today else FROM_TODAY)


class FlowDeadline(Record):
    """A last day to act, counted from the day that a question of the flow asks for.

    `entry` is the entry to which the last day belongs, `late` what somebody does who has missed it.
    """

    id: ShortId
    fact: Id
    from_: ShortId = Field(alias="from")
    entry: Id
    late: Pair


class FlowEnd(Additions):
    """Where a path ends: what to do now, in short, and what belongs to it. The best entry comes first."""

    id: ShortId
    says: Pair
    notes: tuple[Item, ...] = ()


class Flow(Identified):
    """A guided conversation.

    `danger` names a danger whose numbers stand before every step. `offered_with` are the entries beside
    whose answer the flow is offered. `concepts` are what it is about. It begins with the first node.
    """

    audience: tuple[Literal["migrant", "officer"], ...] = Field(min_length=1)
    checked: date
    title: Pair
    about: Pair
    also_asked: Ways
    concepts: tuple[Id, ...] = Field(min_length=1)
    offered_with: tuple[Id, ...] = ()
    danger: Id | None = None
    nodes: tuple[FlowNode, ...] = Field(min_length=1)
    deadlines: tuple[FlowDeadline, ...] = ()
    ends: tuple[FlowEnd, ...] = Field(min_length=1)
    legal_basis: tuple[LegalBasis, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence
    review: Literal["drafted"] | Review = "drafted"

    def node(self, node_id: str) -> FlowNode | None:
        """Return the question with an id, or None."""
        return next((node for node in self.nodes if node.id == node_id), None)

    def end(self, end_id: str) -> FlowEnd | None:
        """Return the end with an id, or None."""
        return next((end for end in self.ends if end.id == end_id), None)

    def deadline(self, deadline_id: str) -> FlowDeadline | None:
        """Return the deadline with an id, or None."""
        return next((one for one in self.deadlines if one.id == deadline_id), None)

    @property
    def start(self) -> FlowNode:
        """Return the first question."""
        return self.nodes[0]

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str, Pair]]:
        """Yield every text that readers see: its place in the file, its key without the flow, the text."""
        yield ("title",), "title", self.title
        yield ("about",), "about", self.about
        for place, node in enumerate(self.nodes):
            here = ("nodes", place)
            yield (*here, "question"), f"nodes/{node.id}", node.question
            if node.hint is not None:
                yield (*here, "hint"), f"nodes/{node.id}/hint", node.hint
            for number, answer in enumerate(node.answers):
                if answer.label is not None:
                    yield (*here, "answers", number, "label"), f"answers/{node.id}/{answer.id}", answer.label
        for place, deadline in enumerate(self.deadlines):
            yield ("deadlines", place, "late"), f"deadlines/{deadline.id}", deadline.late
        for place, end in enumerate(self.ends):
            yield ("ends", place, "says"), f"ends/{end.id}", end.says
            for number, note in enumerate(end.notes):
                yield ("ends", place, "notes", number), f"ends/{end.id}/notes/{note.id}", note

    def answers(self) -> Iterator[tuple[str, FlowAnswer]]:
        """Yield every answer with the key by which translators name it."""
        for node in self.nodes:
            for answer in node.answers:
                yield answer_key(self, node, answer), answer


def answer_key(flow: Flow, node: FlowNode, answer: FlowAnswer) -> str:
    """Return the key of an answer in `asked.yaml`."""
    return f"{flow.id}/{node.id}/{answer.id}"
