"""What a message means to somebody who is being guided: an answer, back, a day, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kb.chat import flow_wording as wording
from kb.chat.calls import UNTOLD
from kb.chat.decisions import (
    Alarm,
    Answer,
    AskFlowDay,
    Decision,
    FollowUp,
    Guide,
    HandOver,
    Offer,
    Say,
)
from kb.chat.facets import FACETS, VOICING
from kb.chat.flow_answers import AnswerReader
from kb.chat.flow_days import days_in_two_figures
from kb.chat.flow_question import Question, question_of
from kb.chat.flow_start import BACK, FlowStarts
from kb.chat.flow_walk import Walk, possible_day, walk
from kb.chat.judge import CERTAIN
from kb.chat.knowledge import Knowledge
from kb.chat.reply import Conversation
from kb.chat.state import is_day
from kb.chat.status_in_danger import alarm_without_status, is_of_no_status, tells_of_no_status
from kb.chat.understanding import Understanding
from kb.errors import EntryNotShown
from kb.flow import Asks, Flow, FlowNode

MOST_DAYS_OFFERED = 3
"""Days among which somebody may be asked to choose."""

QUESTION_OF_ITS_OWN = 5
"""A message of fewer words is rather an answer misspelt than another question."""

MOST_WORDS_OF_A_QUESTION = 4
"""Words beside "how much?" in a message that asks nothing but that."""


class Guidance:
    """Guides through flows: decides what a message does to the walk, None where it does nothing to it."""

    def __init__(self, base: Knowledge, starts: FlowStarts) -> None:
        self._base = base
        self._starts = starts
        self._reader = AnswerReader(base)

    def decide(
        self, message: str, said: Understanding, state: Conversation, language: str, on: date
    ) -> Decision | None:
        """Return what to do with a message before anything else is considered.

        Danger passes by, unless the message is, word for word, a choice that was offered.
        """
        today = self._base.today()
        begun = self._starts.by_id(message) or self._offered_flow(said, state)
        if begun is not None:
            spoken_of = state.flow_step is None and state.entry in begun.offered_with
            return self._started(begun, state, state.event_date if spoken_of else None)
        here = self._here(state, today)
        if here is not None and message.strip() == BACK:
            return self._back(here, state)
        is_asked = here is not None and here.node is not None and state.flow_step is not None
        asked_at = here if is_asked else None
        if asked_at is not None:
            decision = self._at_question(message, said, state, asked_at, language, on)
            if decision is not None:
                return decision
        if said.dangers:
            return None
        if here is not None and said.turns_back:
            return self._back(here, state)
        if here is not None and state.flow_step is None and self._starts.goes_on(said, state):
            return Guide("flow-resumed", here.flow.id, here.choices)
        begun = self._starts.by_words(said)
        if (begun is None or is_of_no_status(begun)) and tells_of_no_status(said):
            if asked_at is not None and asked_at.flow.danger:
                return self._again(asked_at)
            if alarm := alarm_without_status(self._base.content, state):
                return alarm
        return None if begun is None else self._started(begun, state, said.certain_day(today))

    def or_ask_again(
        self, decision: Decision, message: str, said: Understanding, state: Conversation, on: date
    ) -> Decision:
        """Return `decision`, or to ask the waiting question again where nothing else was surely meant."""
        here = self._here(state, self._base.today())
        if here is None or here.node is None or state.flow_step is None:
            return decision
        asked = question_of(self._base, here.flow, here.node, state.language, on)
        match decision:
            case Alarm() | FollowUp() | HandOver():
                return decision
            case Say(fresh=True):
                return decision
            case Answer(rule=rule) if rule == CERTAIN and said.subject:
                return decision
            case Answer() if self._reader.asks_of_its_own(message, said, asked):
                return decision
            case Offer() if _asks_of_its_own(said, here.node) or self._reader.asks_about(
                message, said, asked
            ):
                return decision
            case _:
                pass
        return decision if "out-of-scope" in said.talk else self._again(here)

    def _again(self, here: Walk) -> Guide:
        """Return to ask the waiting question again."""
        assert here.node is not None
        asked_day = here.node.asks is Asks.DATE
        notice = wording.WHICH_DAY_WAS_IT if asked_day else wording.WHICH_ANSWER
        return Guide("asked-again", here.flow.id, here.choices, (notice,))

    def _here(self, state: Conversation, today: date) -> Walk | None:
        flow = self._base.content.flows.get(state.flow) if state.flow else None
        return None if flow is None else walk(flow, state.choices, today)

    def _started(self, flow: Flow, state: Conversation, day: date | None = None) -> Guide:
        """Return to begin a flow, or to go on with it where it was left; `day` was told before."""
        if state.flow == flow.id and state.flow_step is None:
            return Guide("flow-resumed", flow.id, state.choices, day=day)
        return Guide("flow-started", flow.id, (), day=day)

    def _offered_flow(self, said: Understanding, state: Conversation) -> Flow | None:
        """Return the flow that a message chooses by its place among what was offered."""
        if said.choice is None or said.choice >= len(state.options) or state.flow_step is not None:
            return None
        return self._base.content.flows.get(state.options[said.choice])

    def _back(self, here: Walk, state: Conversation) -> Guide:
        """Return to the question before; from elsewhere to the one that waits."""
        paused = state.flow_step is None
        return Guide("flow-back", here.flow.id, here.choices if paused else here.choices[:-1])

    def _at_question(
        self, message: str, said: Understanding, state: Conversation, here: Walk, language: str, on: date
    ) -> Decision | None:
        node = here.node
        assert node is not None
        asked = question_of(self._base, here.flow, node, language, on)
        exact = next((one.answer for one in asked.labels if one.spelled == said.spelled), None)
        if exact is not None:
            return self._taken(here, exact.id)
        if not {here.flow.danger, UNTOLD}.issuperset(said.dangers):  # to be afraid may be the answer
            return None
        if said.is_talk_only and "start-again" in said.talk:
            return Guide("flow-again", here.flow.id, ())
        days = tuple(date.fromisoformat(one) for one in state.options if is_day(one))
        among_days = len(days) > 1  # one day stands before the answers of the question: it was told before
        if node.asks is Asks.DATE:
            told = self._day(message, said, here, days)
            if told is not None:
                return told
            said = _without_a_place(said, len(days))
        answer = None if among_days else self._reader.answer(message, said, asked)
        if answer is not None:
            return self._taken(here, answer.id)
        if said.turns_back:
            return self._back(here, state)
        return None if among_days or said.dangers else self._aside(said, asked, here, on)

    def _aside(self, said: Understanding, asked: Question, here: Walk, on: date) -> FollowUp | None:
        """Return the answer to a "how much?" in between, if all ways from here lead to one entry."""
        facet = next((name for name in said.facets if name in FACETS), None)
        of_the_flow = VOICING.union(asked.flow.concepts).issuperset(said.subject)
        if facet is None or not of_the_flow or said.spare_words > MOST_WORDS_OF_A_QUESTION:
            return None
        entries = {end.entries[0] if end.entries else None for end in here.ends()}
        entry = entries.pop() if len(entries) == 1 else None
        if entry is None:
            return None
        try:
            self._base.entry(entry, asked.language, on)
        except EntryNotShown:
            return None
        return FollowUp("flow-aside", entry, facet)

    def _taken(self, here: Walk, value: str) -> Guide:
        assert here.node is not None
        return Guide("flow-answer", here.flow.id, (*here.choices, (here.node.id, value)))

    def _day(self, message: str, said: Understanding, here: Walk, offered: Sequence[date]) -> Decision | None:
        """Return what to do with a day that was told, or chosen among those that it might be."""
        node, today = here.node, self._base.today()
        assert node is not None
        names_place = len(offered) > 1 or said.spelled.isdecimal()
        if said.choice is not None and said.choice < len(offered) and names_place and not said.days:
            return self._day_taken(here, node, offered[said.choice], today)
        figures = days_in_two_figures(message, node, today)
        certain = None if figures else said.certain_day(today)
        if certain is not None:
            return self._day_taken(here, node, certain, today)
        read = figures or [day for named in said.days for day in named.days]
        if not read or not (figures or all(named.days for named in said.days)):
            return None  # "last month, the 20th": one of what is told is no certain day
        possible = tuple(dict.fromkeys(day for day in read if possible_day(node, day, today)))
        if len(possible) == 1:
            return self._day_taken(here, node, possible[0], today)
        if not possible:
            return Guide("flow-day", here.flow.id, here.choices, (wording.DAY_TO_COME,))
        return AskFlowDay("flow-unclear-day", here.flow.id, here.choices, possible[:MOST_DAYS_OFFERED])

    def _day_taken(self, here: Walk, node: FlowNode, day: date, today: date) -> Guide:
        if possible_day(node, day, today):
            return self._taken(here, day.isoformat())
        notice = wording.DAY_TOO_FAR if node.future or day < today else wording.DAY_TO_COME
        return Guide("flow-day", here.flow.id, here.choices, (notice,))


def _without_a_place(said: Understanding, days_before: int) -> Understanding:
    """Return what is said to a question for a day with the place that it names among the answers, if any.

    Only a figure names one: "the first" may be the first of a month. `days_before` stand before the answers.
    """
    if said.choice is None:
        return said
    names_place = said.spelled.isdecimal() and said.choice >= days_before
    return replace(said, choice=said.choice - days_before if names_place else None)


def _asks_of_its_own(said: Understanding, node: FlowNode) -> bool:
    """Return whether choices suit a message better than the question again: it names what no answer does."""
    answers = {concept for answer in node.answers for concept in answer.concepts}
    named = set(said.subject) - answers
    return bool(said.subject and said.facets) or (len(named) >= 2 and said.word_count >= QUESTION_OF_ITS_OWN)
