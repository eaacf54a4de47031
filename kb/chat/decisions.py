"""What the chat may decide to do. Each says by which rule, for the trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kb.chat.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Say:
    """Say a sentence of the house. `fresh` forgets the conversation."""

    rule: str
    message: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer with an entry; with the field of a facet where one was asked for and the entry has it.

    `also` answers further questions of the same message. `beside` are entries that were nearly as near: they
    are shown below the answer, to choose where it was not what was meant. `evidence` is what spoke for it.
    """

    rule: str
    entry: str
    facet: str | None = None
    also: tuple[Answer, ...] = ()
    beside: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Answer a follow-up question about the entry spoken of last."""

    rule: str
    entry: str
    facet: str


@dataclass(frozen=True, slots=True)
class CountDays:
    """Count the days from the event that the message dates, for the entry spoken of last."""

    rule: str
    entry: str
    day: date


@dataclass(frozen=True, slots=True)
class AskWhichDay:
    """Ask which of two days is meant."""

    rule: str
    entry: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask back with entries to choose from. `spoken_of` is the entry that the conversation goes on about.

    `evidence` is what spoke for the first of them.
    """

    rule: str
    entries: tuple[str, ...]
    spoken_of: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ChooseAgain:
    """Show the same choices once more."""

    rule: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Name people to ask: those of an entry, or those who advise on everything.

    `besides` are entries about what else the message speaks of: "can I talk to somebody about my divorce".
    """

    rule: str
    message: str
    entry: str | None = None
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decline:
    """Say that this cannot be answered here, and name people to ask."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """Danger: people first, then the entries.

    `answer` is the entry that answers the message, where one does; `besides` are others that may.
    """

    rule: str
    dangers: tuple[str, ...]
    answer: str | None = None
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """Go on with a flow: show the step that the choices lead to, after `notices`.

    `day` was told before the flow asked for one: it is offered where it does.
    """

    rule: str
    flow: str
    choices: tuple[tuple[str, str], ...]
    notices: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskFlowDay:
    """Ask which of several days answers the question of a flow."""

    rule: str
    flow: str
    choices: tuple[tuple[str, str], ...]
    days: tuple[date, ...]


Decision = (
    Say
    | Answer
    | FollowUp
    | CountDays
    | AskWhichDay
    | Offer
    | ChooseAgain
    | HandOver
    | Decline
    | Alarm
    | Guide
    | AskFlowDay
)
