"""Conversations written as data, played against the chat: what is said, and what must come back.

How to write one is told in `tests/conversations/README.md`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import BeforeValidator, Field

from kb.chat.flow_start import BY_ID
from kb.chat.reply import Conversation, Reply, ReplyKind
from kb.content.problems import Problem
from kb.evaluation.case_files import read_cases
from kb.evaluation.relevance import Split
from kb.model import Id, Ids, LanguageCode, Record, Text

DAY = date(2026, 11, 23)
"""The day on which every conversation takes place: "yesterday" and computed last days depend on it."""


OTHER_PAGE = "en"
"""The page on which somebody writes whose language is understood but has no pages yet."""


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Kinds = Annotated[tuple[ReplyKind, ...], BeforeValidator(_one_or_many), Field(min_length=1)]


class Expected(Record):
    """What must be true of a reply; what is left out is not looked at.

    `kind` and `entry` may be several, any of which is right; `entry` is the first one cited. `options` must
    all be among the entries offered, `also` among those that answer further questions, `cites` among all that
    are cited. `last_day` is the computed last day to act, `notice` whether anything is said before the reply.
    `callable` says whether the body named first has a telephone number. `flow` and `step` are where a guided
    conversation stands, `offers` is the flow that is offered beside the reply.
    """

    kind: Kinds
    entry: Ids = ()
    field: str | None = None
    contact_first: Ids = ()
    callable: bool | None = None
    options: Ids = ()
    also: Ids = ()
    cites: Ids = ()
    last_day: date | None = None
    notice: bool | None = None
    flow: Id | None = None
    step: Id | None = None
    offers: Id | None = None


class ScriptedTurn(Record):
    """One message and the reply that it must get."""

    say: str
    expect: Expected


class Script(Record):
    """A conversation. `say` may be empty or in any language; `lang` is the page's.

    Words and thresholds may be mended by a conversation of the split `tuning`; one of `holdout` only says
    whether that helped.
    """

    id: Id
    lang: LanguageCode
    about: Text | None = None
    split: Split = "tuning"
    turns: tuple[ScriptedTurn, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class PlacedScript:
    """A conversation and where it stands."""

    script: Script
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A reply that is not as expected: which turn, what was wanted, what came."""

    script: str
    turn: int
    what: str
    wanted: str
    got: str

    def __str__(self) -> str:
        return f"{self.script}, turn {self.turn}: {self.what} is {self.got}, not {self.wanted}"


class Asked(Protocol):
    """Anything that replies to messages: the knowledge base."""

    @property
    def languages(self) -> Container[str]:
        """Return the languages that it has pages in."""

    def ask(
        self, message: str, lang: str, conversation: Conversation | None = None, on: date | None = None
    ) -> Reply:
        """Return the reply to a message."""


def load_scripts(folder: Path) -> tuple[tuple[PlacedScript, ...], tuple[Problem, ...]]:
    """Read every conversation of a folder, and what a volunteer should mend in the files."""
    found: list[PlacedScript] = []
    problems: list[Problem] = []
    owners: dict[str, PlacedScript] = {}
    for read in read_cases(folder, Script, "- id: ", problems):
        placed = PlacedScript(read.case, read.document.file, read.document.line((read.place,)))
        other = owners.setdefault(read.case.id, placed)
        if other is not placed:
            what = f"the id `{read.case.id}` stands in {other.file}:{other.line} as well"
            problems.append(read.problem(("id",), what, "give one of them another id"))
        found.append(placed)
    return tuple(found), tuple(problems)


def play(script: Script, base: Asked) -> tuple[Difference, ...]:
    """Return what came back otherwise than expected, turn by turn; nothing if all is right."""
    differences: list[Difference] = []
    conversation: Conversation | None = None
    page = script.lang if script.lang in base.languages else OTHER_PAGE
    for number, turn in enumerate(script.turns, start=1):
        reply = base.ask(turn.say, page, conversation)
        conversation = reply.conversation
        for what, wanted, got in _differing(turn.expect, reply):
            differences.append(Difference(script.id, number, what, wanted, got))
    return tuple(differences)


def _differing(expected: Expected, reply: Reply) -> Iterator[tuple[str, str, str]]:
    """Yield what is looked at, what was wanted and what came, where they differ."""
    cited = [entry.id for entry in reply.entries]
    named = [contact.id for contact in reply.contacts]
    if reply.kind not in expected.kind:
        yield "the kind", " or ".join(expected.kind), f"{reply.kind.value} ({', '.join(cited) or 'no entry'})"
    if expected.entry and (not cited or cited[0] not in expected.entry):
        yield "the first entry", " or ".join(expected.entry), cited[0] if cited else "none"
    if expected.field is not None and reply.field != expected.field:
        yield "the field", expected.field, reply.field or "none"
    if expected.contact_first and (not named or named[0] not in expected.contact_first):
        yield "the first contact", " or ".join(expected.contact_first), named[0] if named else "none"
    callable_first = bool(reply.contacts and reply.contacts[0].phone)
    if expected.callable is not None and expected.callable != callable_first:
        yield "a number first", str(expected.callable), str(callable_first)
    if missing := set(expected.options) - set(reply.conversation.options):
        yield "the offer", ", ".join(sorted(missing)), ", ".join(reply.conversation.options) or "nothing"
    further = [one.entry.id for one in reply.also]
    if missing := set(expected.also) - set(further):
        yield "a further answer", ", ".join(sorted(missing)), ", ".join(further) or "none"
    if missing := set(expected.cites) - set(cited):
        yield "an entry", ", ".join(sorted(missing)), ", ".join(cited) or "none"
    if expected.last_day is not None:
        last_day = reply.deadline.last_day if reply.deadline else None
        if last_day != expected.last_day:
            yield "the last day", expected.last_day.isoformat(), str(last_day)
    step = reply.flow
    if expected.flow is not None and (step is None or step.flow != expected.flow):
        yield "the flow", expected.flow, step.flow if step else "none"
    if expected.step is not None and (step is None or step.step != expected.step):
        yield "the step", expected.step, step.step if step else "none"
    offered = [
        option.message.removeprefix(BY_ID) for option in reply.options if option.message.startswith(BY_ID)
    ]
    if expected.offers is not None and expected.offers not in offered:
        yield "the flow offered", expected.offers, ", ".join(offered) or "none"
    if expected.notice is not None and expected.notice != bool(reply.notices):
        yield "a notice", str(expected.notice), str(bool(reply.notices))
