"""One turn of the chat: take up the conversation, read the message, decide, reply."""

from __future__ import annotations

from datetime import date

from kb.chat import wording
from kb.chat.case import Case, weighed
from kb.chat.decide import NONE_OFFERED, Offered, decide
from kb.chat.flow_offer import with_flows
from kb.chat.flow_reply import FlowReplies
from kb.chat.flow_start import FlowStarts
from kb.chat.flow_step import Guidance
from kb.chat.flow_walk import walk
from kb.chat.knowledge import Knowledge
from kb.chat.reply import Conversation, Reply
from kb.chat.state import is_day, resume
from kb.chat.subjects import Subjects
from kb.chat.told_days import awaits_a_day
from kb.chat.turn import Turn
from kb.chat.understand import Understander
from kb.chat.understanding import Understanding
from kb.errors import MadoguchiError
from kb.languages.analysis import words
from kb.languages.visitor_day import visitor_day
from kb.search.response import SearchResponse

RESULTS_LOOKED_AT = 6
"""Entries beyond these are no rivals of the first, and no choices."""


class Chat:
    """The chat over a knowledge base. It keeps nothing between turns; the state travels with the visitor."""

    def __init__(self, base: Knowledge) -> None:
        self._base = base
        self._subjects = Subjects(base.content, base.index.touched)
        self._understander = Understander(base)
        self._starts = FlowStarts(base)
        self._guidance = Guidance(base, self._starts)

    def reply(
        self, message: str, lang: str, conversation: Conversation | None, on: date | None = None
    ) -> Reply:
        """Return the reply to a message of somebody who reads `lang`, as of a day (default: today).

        `conversation` is that of the reply before, None at the beginning. Any message gets a reply: empty,
        endless, in no language at all. Raises UnknownLanguage or DayOutOfRange as the knowledge base does.
        """
        base = self._base
        day = base.today() if on is None else on
        state, dropped = resume(conversation, lang, base.content, base.today())
        awaited = awaits_a_day(base, state, lang, day)
        said = self._understander.read(message, lang, base.today(), awaited=awaited)
        turn = Turn(base, lang, day, state, said, self._subjects)
        offered = _offered(base, state, lang, day)

        def search(query: str) -> SearchResponse:
            found = base.search(query, lang, limit=RESULTS_LOOKED_AT, on=day)
            turn.saw_results(found)
            return found

        def question(entry: str) -> str:
            return _label(base, entry, lang, day)

        decision = self._guidance.decide(message, said, state, lang, day)
        if decision is None:
            judged = decide(said, state, offered, base.today(), turn.about, search, question)
            decision = self._guidance.or_ask_again(judged, message, said, state, day)
        reply = turn.reply(decision, _notices(said, dropped))
        return with_flows(reply, state, said, self._starts, base)

    def case(self, message: str, lang: str, on: date | None = None) -> Case:
        """Return what a first message is weighed by: what it says, beside what is found for it."""
        day = self._base.today() if on is None else on
        said = self._understander.read(message, lang, self._base.today())
        found = self._base.search(said.sought, lang, limit=RESULTS_LOOKED_AT, on=day)
        return weighed(said, found.results, lambda entry: self._subjects.about(entry, day))

    def begin(self, flow_id: str, lang: str, on: date | None = None) -> Reply | None:
        """Return the first question of a flow, None where there is no such flow."""
        if flow_id not in self._base.content.flows:
            return None
        return self.again(Conversation(language=lang, flow=flow_id), lang, on)

    def again(self, conversation: Conversation, lang: str, on: date | None = None) -> Reply | None:
        """Return once more, in any language, the step of a flow that a conversation stands at, or None."""
        base = self._base
        flow = base.content.flows.get(conversation.flow) if conversation.flow else None
        here = None if flow is None else walk(flow, conversation.choices, base.today())
        if here is None or conversation.flow_step not in (None, here.step.id):
            return None
        return FlowReplies(base, lang, base.today() if on is None else on).at(
            here, told=conversation.event_date
        )


def _offered(base: Knowledge, state: Conversation, lang: str, on: date) -> tuple[Offered, ...]:
    """Return what was offered in the turn before, with its labels as they are spelled in this language."""
    offered = [Offered(one, _spelled(_label(base, one, lang, on))) for one in state.options]
    if offered and not is_day(state.options[0]):
        none = base.translations.interface(wording.NONE_OF_THESE, lang)
        offered.append(Offered(NONE_OFFERED, _spelled(none)))
    return tuple(offered)


def _label(base: Knowledge, option: str, lang: str, on: date) -> str:
    if is_day(option):
        return visitor_day(date.fromisoformat(option), base.languages[lang])
    try:
        return base.entry(option, lang, on).question.text
    except MadoguchiError:  # on hold or not in force since it was offered: it can still be named by its place
        return option


def _spelled(label: str) -> str:
    return " ".join(word.folded for word in words(label))


def _notices(said: Understanding, dropped: bool) -> tuple[str, ...]:
    """Return the sentences that come before the reply."""
    notices = []
    if said.holds_number:
        notices.append(wording.NO_NUMBERS_NEEDED)
    if dropped:
        notices.append(wording.STARTED_AFRESH)
    if said.was_cut:
        notices.append(wording.ONLY_THE_BEGINNING)
    return tuple(notices)
