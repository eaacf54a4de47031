"""What a message means to somebody who is being guided: an answer, back, a day, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from kb.chat import flow_wording as wording
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
from kb.chat.flow_days import days_in_two_figures
from kb.chat.flow_start import BACK, FlowStarts
from kb.chat.flow_walk import Walk, possible_day, walk
from kb.chat.knowledge import Knowledge
from kb.chat.reply import Conversation
from kb.chat.state import is_day
from kb.chat.understand import Understanding
from kb.flow import NO, UNKNOWN, YES, Asks, Flow, FlowAnswer, FlowNode
from kb.languages.analysis import words

NEARLY = 85
"""From this likeness on (of 100) a message is a choice's label, typed with a slip of the finger."""

SHARE_OF_A_LABEL = 0.5
"""A part of a label is meant as it if it is so large a part, and a part of no other label."""

MOST_DAYS_OFFERED = 3
"""Days among which somebody may be asked to choose."""

QUESTION_OF_ITS_OWN = 5
"""A message of fewer words is rather an answer misspelt than another question."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer that is shown as a choice, and its label as it is spelled in the visitor's language."""

    answer: FlowAnswer
    spelled: str


class Guidance:
    """Guides through flows: decides what a message does to the walk, None where it does nothing to it."""

    def __init__(self, base: Knowledge, starts: FlowStarts) -> None:
        self._base = base
        self._starts = starts

    def decide(
        self, message: str, said: Understanding, state: Conversation, language: str, on: date
    ) -> Decision | None:
        """Return what to do with a message before anything else is considered.

        Danger passes by, unless the message is, word for word, a choice that was offered.
        """
        today = self._base.today()
        begun = self._starts.by_id(message) or self._offered_flow(said, state)
        if begun is not None:
            return self._started(begun, state)
        here = self._here(state, today)
        if here is not None and message.strip() == BACK:
            return self._back(here, state)
        if here is not None and here.node is not None and state.flow_step is not None:
            decision = self._at_question(message, said, state, here, language, on)
            if decision is not None:
                return decision
        if said.dangers:
            return None
        if here is not None and "go-back" in said.talk and said.is_talk_only:
            return self._back(here, state)
        begun = self._starts.by_words(said)
        return None if begun is None else self._started(begun, state)

    def or_ask_again(self, decision: Decision, said: Understanding, state: Conversation) -> Decision:
        """Return `decision`, or to ask the waiting question again where nothing else was surely meant."""
        here = self._here(state, self._base.today())
        if here is None or here.node is None or state.flow_step is None:
            return decision
        match decision:
            case Alarm() | Answer() | FollowUp() | HandOver():
                return decision
            case Say(fresh=True):
                return decision
            case Offer() if _asks_of_its_own(said, here.node):
                return decision
            case _:
                pass
        if "out-of-scope" in said.talk:
            return decision
        asked_day = here.node.asks is Asks.DATE
        notice = wording.WHICH_DAY_WAS_IT if asked_day else wording.WHICH_ANSWER
        return Guide("asked-again", here.flow.id, here.choices, (notice,))

    def _here(self, state: Conversation, today: date) -> Walk | None:
        flow = self._base.content.flows.get(state.flow) if state.flow else None
        return None if flow is None else walk(flow, state.choices, today)

    def _started(self, flow: Flow, state: Conversation) -> Guide:
        """Return to begin a flow, or to go on with it where it was left."""
        paused = state.flow == flow.id and state.flow_step is None
        return Guide("flow-resumed", flow.id, state.choices) if paused else Guide("flow-started", flow.id, ())

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
        labels = self._labels(here.flow, node, language, on)
        exact = next((one.answer for one in labels if one.spelled == said.spelled), None)
        if exact is not None:
            return self._taken(here, exact.id)
        if said.dangers:
            return None
        if said.is_talk_only and "start-again" in said.talk:
            return Guide("flow-again", here.flow.id, ())
        if said.is_talk_only and "go-back" in said.talk:
            return self._back(here, state)
        days = tuple(date.fromisoformat(one) for one in state.options if is_day(one))
        if node.asks is Asks.DATE:
            told = self._day(message, said, here, days)
            if told is not None:
                return told
        answer = self._answer(said, node, labels) if not days else None
        return None if answer is None else self._taken(here, answer.id)

    def _labels(self, flow: Flow, node: FlowNode, language: str, on: date) -> tuple[Labelled, ...]:
        """Return the answers that are shown as choices, in their order."""
        return tuple(
            Labelled(answer, _spelled(label))
            for answer, label in labelled_answers(self._base, flow, node, language, on)
        )

    def _taken(self, here: Walk, value: str) -> Guide:
        assert here.node is not None
        return Guide("flow-answer", here.flow.id, (*here.choices, (here.node.id, value)))

    def _day(self, message: str, said: Understanding, here: Walk, offered: Sequence[date]) -> Decision | None:
        """Return what to do with a day that was told, or chosen among those that it might be."""
        node, today = here.node, self._base.today()
        assert node is not None
        if offered and said.choice is not None and said.choice < len(offered):
            return self._day_taken(here, node, offered[said.choice], today)
        figures = days_in_two_figures(message, node, today)
        certain = None if figures else said.certain_day(today)
        if certain is not None:
            return self._day_taken(here, node, certain, today)
        read = figures or [day for named in said.days for day in named.days]
        if not read:
            return None
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

    def _answer(self, said: Understanding, node: FlowNode, labels: Sequence[Labelled]) -> FlowAnswer | None:
        """Return the answer that a message surely gives: by place, a plain yes or no, words, concepts."""
        if said.choice is not None:
            return labels[said.choice].answer if said.choice < len(labels) else None
        meant = _plain_answer(said)
        if meant is not None:
            return next((one for one in node.answers if (one.means or one.id) == meant), None)
        return _by_label(said.spelled, labels) or _by_concepts(said, node)


def labelled_answers(
    base: Knowledge, flow: Flow, node: FlowNode, language: str, on: date
) -> tuple[tuple[FlowAnswer, str], ...]:
    """Return the answers of a question that are shown as choices, each with its label."""
    renderer = base.renderer(language, on)
    house = {YES: wording.YES, NO: wording.NO} if node.asks is Asks.YES_NO else {}
    return tuple(
        (
            answer,
            base.translations.interface(house[answer.id], language)
            if answer.label is None
            else renderer.text(f"{flow.id}/answers/{node.id}/{answer.id}", answer.label).text,
        )
        for answer in node.answers
        if answer.label is not None or answer.id in house
    )


def _asks_of_its_own(said: Understanding, node: FlowNode) -> bool:
    """Return whether a message is a question of its own: it asks a facet, or names what no answer does."""
    answers = {concept for answer in node.answers for concept in answer.concepts}
    named = set(said.subject) - answers
    return bool(said.subject and said.facets) or (len(named) >= 2 and said.word_count >= QUESTION_OF_ITS_OWN)


def _plain_answer(said: Understanding) -> str | None:
    """Return the answer that a message is which says nothing but yes, no, or that somebody does not know."""
    if not said.is_talk_only:
        return None
    if "dont-know" in said.talk:
        return UNKNOWN
    agreed = said.talk & {YES, NO}
    return next(iter(agreed)) if len(agreed) == 1 else None


def _by_label(spelled: str, labels: Sequence[Labelled]) -> FlowAnswer | None:
    """Return the one answer whose label a message is, nearly or in a large part."""
    near = [one.answer for one in labels if fuzz.ratio(spelled, one.spelled) >= NEARLY]
    if len(near) == 1:
        return near[0]
    holding = [one for one in labels if spelled and spelled in one.spelled]
    if len(holding) == 1 and len(spelled) >= SHARE_OF_A_LABEL * len(holding[0].spelled):
        return holding[0].answer
    return None


def _by_concepts(said: Understanding, node: FlowNode) -> FlowAnswer | None:
    """Return the one answer that is about what a message names, if the message says nothing besides."""
    if said.facets or said.spare_words or not said.subject:
        return None
    named = frozenset(said.subject)
    found = [answer for answer in node.answers if not named.isdisjoint(answer.concepts)]
    return found[0] if len(found) == 1 and named <= set(found[0].concepts) else None


def _spelled(label: str) -> str:
    return " ".join(word.folded for word in words(label))
