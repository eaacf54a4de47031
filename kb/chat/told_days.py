"""Which day a visitor gave to the event from which an entry's deadlines are counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kb.chat.answer import countable_facts
from kb.chat.knowledge import Knowledge
from kb.chat.reply import Conversation
from kb.chat.understanding import Understanding
from kb.errors import EntryNotShown
from kb.flow import Asks
from kb.rendered import RenderedEntry

OF_LEAVING_WORK = frozenset({"job-loss", "job-change"})
"""Deeds beside which "work" is what was left, and no deed of its own that the day may tell."""

LONGEST_PAST = timedelta(days=5 * 366)
"""An event longer ago started no clock that anybody still asks about: it is a birthday."""


def awaits_a_day(base: Knowledge, state: Conversation, language: str, on: date) -> bool:
    """Return whether a day may be told next: a flow asks for one, or the entry spoken of counts days."""
    flow = base.content.flows.get(state.flow) if state.flow is not None else None
    node = flow.node(state.flow_step) if flow is not None and state.flow_step is not None else None
    if node is not None:
        return node.asks is Asks.DATE
    if state.entry is None:
        return False
    try:
        return bool(countable_facts(base.entry(state.entry, language, on), base.content))
    except EntryNotShown:
        return False


class ToldDays:
    """The days that a message and the conversation before it tell, read for one entry or another."""

    def __init__(self, base: Knowledge, said: Understanding, state: Conversation) -> None:
        self._base = base
        self._said = said
        self._state = state

    def of(self, entry: RenderedEntry) -> date | None:
        """Return the day that the message gives to the event from which the entry's deadline is counted.

        In a first question the event must be named beside the day. "Today" may be no day at all but a
        greeting (今日は), so it counts only alone.
        """
        said, today = self._said, self._base.today()
        day = said.certain_day(today)
        happened = said.actions - {"be-late"}
        if not happened.isdisjoint(OF_LEAVING_WORK):
            happened -= {"work"}
        if day is None or not happened <= self._events(entry):
            return None
        if not happened and self._state.entry != entry.id:
            return None
        if day == today and not said.is_day_only:
            return None
        return day if self.may_have_happened(day) else None

    def of_all(self, entries: Iterable[RenderedEntry]) -> date | None:
        """Return the day told of an event from which every entry that counts days counts them."""
        days = {self.of(entry) for entry in entries if countable_facts(entry, self._base.content)}
        return days.pop() if len(days) == 1 else None

    def before(self, entry: RenderedEntry, spoken: Iterable[RenderedEntry]) -> date | None:
        """Return the day that was told before this entry was chosen; `spoken` is what was spoken of last.

        Of an entry beside an answer it counts only where both are counted from the same event: what somebody
        said of moving house is no day of coming to Japan.
        """
        state = self._state
        if entry.id not in state.options:
            return None
        if state.entry is None or state.entry in state.options:
            return state.event_date
        events = {event for one in spoken for event in self._events(one)}
        return None if events.isdisjoint(self._events(entry)) else state.event_date

    def may_have_happened(self, day: date) -> bool:
        """Return whether a day is near enough in the past to have started a clock."""
        today = self._base.today()
        return today - LONGEST_PAST <= day <= today

    def _events(self, entry: RenderedEntry) -> frozenset[str]:
        facts = countable_facts(entry, self._base.content)
        return frozenset(concept for fact in facts for concept in fact.event)
