"""Whether danger is heard: every message of `alarms/`, in every language, asked of the real content.

An alarm missed is worse than a false one. The messages kept aside tell how well it goes with words that
nobody looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.evaluation.alarms import AlarmMessage, heard_rightly, load_alarms

MESSAGES, PROBLEMS = load_alarms(Path(__file__).parent / "alarms")

MISSED_OF_KEPT_ASIDE, FALSE_OF_KEPT_ASIDE = 0.15, 0.10
"""What is missed, and what alarms wrongly, of messages by which no word was mended."""

Heard = dict[AlarmMessage, bool]


@pytest.fixture(scope="module")
def heard(base: KnowledgeBase) -> Heard:
    return {message: heard_rightly(message, base) for message in MESSAGES}


def wrong(heard: Heard, *, alarms: bool, kept_aside: bool) -> list[str]:
    return [
        f"{message.language}: {message.say}"
        for message, rightly in heard.items()
        if not rightly and message.alarms == alarms and message.kept_aside == kept_aside
    ]


def count(*, alarms: bool, kept_aside: bool) -> int:
    return sum(message.alarms == alarms and message.kept_aside == kept_aside for message in MESSAGES)


def languages(messages: Iterable[AlarmMessage]) -> Counter[str]:
    return Counter(message.language for message in messages)


def test_the_files_are_well_written(base: KnowledgeBase) -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert {message.danger for message in MESSAGES} <= set(base.content.dangers)


def test_violence_is_told_in_five_ways_in_every_language(base: KnowledgeBase) -> None:
    told = languages(one for one in MESSAGES if one.danger == "domestic-violence" and one.alarms)

    assert {language for language in base.languages if told[language] < 5} == set()


def test_every_danger_is_told_in_ten_languages_with_words_that_are_none(base: KnowledgeBase) -> None:
    for danger in base.content.dangers:
        for alarms in (True, False):
            told = languages(one for one in MESSAGES if one.danger == danger and one.alarms == alarms)
            assert len([language for language in told if told[language] >= 3]) >= 10, danger


def test_no_alarm_is_missed(heard: Heard) -> None:
    assert wrong(heard, alarms=True, kept_aside=False) == []


def test_hardly_any_alarm_is_false(heard: Heard) -> None:
    false = wrong(heard, alarms=False, kept_aside=False)

    assert len(false) <= 0.02 * count(alarms=False, kept_aside=False), false


def test_most_messages_that_nobody_looked_at_are_heard(heard: Heard) -> None:
    missed = wrong(heard, alarms=True, kept_aside=True)
    false = wrong(heard, alarms=False, kept_aside=True)

    assert len(missed) <= MISSED_OF_KEPT_ASIDE * count(alarms=True, kept_aside=True), missed
    assert len(false) <= FALSE_OF_KEPT_ASIDE * count(alarms=False, kept_aside=True), false
