"""What a turn notes of a message, for developers: ids, days and counts; never a word that was typed."""

from __future__ import annotations

from collections.abc import Iterator

from kb.chat.reply import TraceStep
from kb.chat.understanding import Understanding


def understood(said: Understanding) -> Iterator[TraceStep]:
    """Yield what was understood of a message."""
    for rule, ids in (
        ("subject", said.subject),
        ("facets", said.facets),
        ("dangers", said.dangers),
        ("clues", said.clues),
        ("dangers-asked-about", said.asked_dangers),
        ("dangers-long-past", said.past_dangers),
        ("talk", tuple(sorted(said.talk))),
    ):
        if ids:
            yield TraceStep(rule, ", ".join(ids))
    for day in said.days:
        yield TraceStep("day", " or ".join(reading.isoformat() for reading in day.days) or "no certain day")
    for age in said.ages:
        yield TraceStep("age", str(age.years))
    if said.tells_origin:
        yield TraceStep("origin-left-out", "changes no answer")
    if said.holds_number:
        yield TraceStep("number-left-out", "of a card")
