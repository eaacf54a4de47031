"""What a turn of the chat returns, and the state that travels with the client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from kb.deadlines import open_from
from kb.flow import Asks
from kb.model import Id, LanguageCode, Record, Review, Source
from kb.rendered import RenderedContact, RenderedEntry, RenderedItem, RenderedText


class ReplyKind(StrEnum):
    """What kind of turn the reply is."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    FLOW = "flow"
    CONTACTS = "contacts"
    EMERGENCY = "emergency"
    OUT_OF_SCOPE = "out_of_scope"
    GREETING = "greeting"


class Conversation(Record):
    """The state of a conversation: ids and choices, never typed words.

    `entry` is the entry spoken of last, `options` what was offered last (ids of entries, or days such as
    `2026-11-01`), `event_date` the day that the last day to act is counted from. `flow` and `flow_step`
    are where a guided conversation stands, `choices` what was chosen in it (ids of answers, or days); a
    flow without a step was left for something else and can be gone on with.
    """

    version: Literal[1] = 1
    language: LanguageCode
    entry: Id | None = None
    options: tuple[Id, ...] = Field(default=(), max_length=6)
    flow: Id | None = None
    flow_step: Id | None = None
    choices: tuple[tuple[Id, Id], ...] = Field(default=(), max_length=40)
    event_date: date | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A choice offered: what it says, the message that choosing it sends, and the entry that it leads to."""

    label: str
    message: str
    language: str
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to act, computed from the day of an event. Negative `days_left` means late.

    `from_` is that day; what must have happened on it is `counts_from` of the fact. `entry` tells what to do
    by then, `late` what to do where the day has passed; both only in a guided conversation.
    """

    fact: str
    from_: date
    last_day: date
    days_left: int
    entry: str | None = None
    label: RenderedText | None = None
    late: RenderedText | None = None

    @property
    def is_closed(self) -> bool:
        """Return whether offices are closed on the last day."""
        return open_from(self.last_day) != self.last_day


@dataclass(frozen=True, slots=True)
class FlowAnswered:
    """A question of a guided conversation and what was answered; `day` where a day was told."""

    question: RenderedText
    answer: RenderedText
    day: date | None = None


@dataclass(frozen=True, slots=True)
class FlowStep:
    """Where a guided conversation stands.

    `asks` is None at the end. `number` counts the questions from 1; there are at most `most`. `checked` is
    the day on which the flow was last held against its entries, `law_review` the lawyer or officer behind
    it, None while it is drafted. `careful` flows are about danger.
    """

    flow: str
    title: RenderedText
    about: RenderedText
    step: str
    asks: Asks | None
    number: int
    most: int
    checked: date
    law_review: Review | None = None
    hint: RenderedText | None = None
    answered: tuple[FlowAnswered, ...] = ()
    notes: tuple[RenderedItem, ...] = ()
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Further:
    """The answer to a further question of the same message: a field of an entry, byte for byte."""

    entry: RenderedEntry
    field: str
    text: str
    text_language: str


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One line of why the reply is what it is: `rule` and what it saw."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A turn of the chat.

    `notices` are sentences of the house that come before `text`, because `text` itself is never touched.
    `text` is what is said: an entry's own field byte for byte for `answer`, an interface text otherwise.
    `field` names the entry field that `text` is (`answer`, `fee`, `where`, …), or that of a flow (`question`,
    `says`), None for interface texts; how a field of several items or facts reads as one text is told in
    `kb.chat.answer.field_text`.
    `also` answers further questions of the same message, `text` the first. `options` of an answer are entries
    that may have been meant instead, and a flow; `conversation` still speaks of the first entry.
    `entries` are cited best first. `contacts` stand in the order in which to try them; `help_first` is set
    where they begin with those who help in a danger that is spoken of: they belong before `text`. `deadline`
    is the most urgent of `deadlines`.
    """

    kind: ReplyKind
    language: str
    text: str
    text_language: str
    conversation: Conversation
    field: str | None = None
    notices: tuple[RenderedText, ...] = ()
    entries: tuple[RenderedEntry, ...] = ()
    also: tuple[Further, ...] = ()
    options: tuple[Option, ...] = ()
    deadline: Deadline | None = None
    deadlines: tuple[Deadline, ...] = ()
    flow: FlowStep | None = None
    sources: tuple[Source, ...] = ()
    contacts: tuple[RenderedContact, ...] = ()
    help_first: bool = False
    trace: tuple[TraceStep, ...] = ()
