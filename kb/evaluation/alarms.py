"""How surely danger is heard: messages that must raise an alarm, and messages in like words that must not.

How to write them is told in `tests/conversations/README.md`. Those kept aside were written with the others,
and no rule or word was made while looking at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.chat.reply import ReplyKind
from kb.content.problems import Problem
from kb.evaluation.case_files import read_cases
from kb.evaluation.conversations import OTHER_PAGE, Asked
from kb.model import Id, Record, Text


class AlarmCases(Record):
    """Messages of one language about one danger, or in the words of one."""

    danger: Id
    alarm: tuple[Text, ...] = ()
    alarm_kept: tuple[Text, ...] = ()
    calm: tuple[Text, ...] = ()
    calm_kept: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class AlarmMessage:
    """A message, what it must do, and whether it was kept aside while words and rules were made."""

    language: str
    danger: str
    say: str
    alarms: bool
    kept_aside: bool


def load_alarms(folder: Path) -> tuple[tuple[AlarmMessage, ...], tuple[Problem, ...]]:
    """Read the messages of every language of a folder, and what a volunteer should mend in the files."""
    problems: list[Problem] = []
    cases = read_cases(folder, AlarmCases, "- danger: ", problems)
    messages = tuple(
        message for read in cases for message in _messages(Path(read.document.file).stem, read.case)
    )
    return messages, tuple(problems)


def heard_rightly(message: AlarmMessage, base: Asked) -> bool:
    """Return whether the chat raises an alarm where it must, and none where it must not."""
    page = message.language if message.language in base.languages else OTHER_PAGE
    return (base.ask(message.say, page).kind is ReplyKind.EMERGENCY) == message.alarms


def _messages(language: str, case: AlarmCases) -> Iterator[AlarmMessage]:
    sorts = (
        (case.alarm, True, False),
        (case.alarm_kept, True, True),
        (case.calm, False, False),
        (case.calm_kept, False, True),
    )
    for texts, alarms, kept_aside in sorts:
        for text in texts:
            yield AlarmMessage(language, case.danger, text, alarms, kept_aside)
