"""The replies of a guided conversation: the next question, or the end with its days, entries and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kb.chat import wording
from kb.chat.answer import counted, speakers_first
from kb.chat.decisions import AskFlowDay, Guide
from kb.chat.emergency import WITHOUT_STATUS, Help, help_in
from kb.chat.flow_question import labelled_answers
from kb.chat.flow_walk import Taken, Walk, possible_day, walk
from kb.chat.knowledge import Knowledge
from kb.chat.reply import (
    Conversation,
    Deadline,
    FlowAnswered,
    FlowStep,
    Option,
    Reply,
    ReplyKind,
)
from kb.chat.shown import shown_entries
from kb.flow import Asks, Flow, FlowEnd, FlowNode
from kb.languages.visitor_day import visitor_day
from kb.model import Pair
from kb.rendered import Freshness, RenderedContact, RenderedEntry, RenderedItem, RenderedText, ReviewState


class FlowReplies:
    """Makes the replies of a flow in one language, as of one day."""

    def __init__(self, base: Knowledge, language: str, on: date) -> None:
        self._base = base
        self._language = language
        self._on = on
        self._renderer = base.renderer(language, on)

    def reply(self, decision: Guide | AskFlowDay, told: date | None = None) -> Reply:
        """Return the reply that was decided on; its choices fit the flow. `told` is a day told before."""
        flow = self._base.content.flows[decision.flow]
        here = walk(flow, decision.choices, self._base.today())
        assert here is not None
        if isinstance(decision, AskFlowDay):
            return self._which_day(here, decision.days, told)
        return self.at(here, decision.notices, told)

    def at(self, here: Walk, notices: Sequence[str] = (), told: date | None = None) -> Reply:
        """Return the reply of the step that a walk has reached.

        A day that was `told` before is offered to a question that asks for one. It is not taken: the day on
        which a card was lost need not be the one on which that was noticed.
        """
        said = tuple(self._base.translations.interface_text(notice, self._language) for notice in notices)
        return self._end(here, here.end) if here.end is not None else self._question(here, said, told)

    def _question(self, here: Walk, notices: tuple[RenderedText, ...], told: date | None) -> Reply:
        node = here.node
        assert node is not None
        question = self._text(here.flow, f"nodes/{node.id}", node.question)
        answers = labelled_answers(self._base, here.flow, node, self._language, self._on)
        language = question.language
        options = [Option(label, label, language) for _answer, label in answers]
        state = self._state(here, told=told)
        if told is not None and _may_answer(here, node, told, self._base.today()):
            label = visitor_day(told, self._base.languages[self._language])
            options.insert(0, Option(label, label, self._language))
            state = state.model_copy(update={"options": (told.isoformat(),)})
        return Reply(
            kind=ReplyKind.FLOW,
            language=self._language,
            text=question.text,
            text_language=question.language,
            conversation=state,
            field="question",
            notices=notices,
            options=tuple(options),
            contacts=self._danger_contacts(here),
            flow=self._step(here),
        )

    def _which_day(self, here: Walk, days: Sequence[date], told: date | None) -> Reply:
        text = self._base.translations.interface_text(wording.WHICH_DAY, self._language)
        labels = [visitor_day(day, self._base.languages[self._language]) for day in days]
        state = self._state(here, told=told).model_copy(
            update={"options": tuple(day.isoformat() for day in days)}
        )
        return Reply(
            kind=ReplyKind.FLOW,
            language=self._language,
            text=text.text,
            text_language=text.language,
            conversation=state,
            options=tuple(Option(label, label, self._language) for label in labels),
            contacts=self._danger_contacts(here),
            flow=self._step(here),
        )

    def _end(self, here: Walk, end: FlowEnd) -> Reply:
        says = self._text(here.flow, f"ends/{end.id}", end.says)
        deadlines = self._deadlines(here)
        wanted = [entry for added in here.additions() for entry in added.entries]
        wanted += [deadline.entry for deadline in deadlines if deadline.entry]
        entries = self._entries(dict.fromkeys(wanted))
        return Reply(
            kind=ReplyKind.FLOW,
            language=self._language,
            text=says.text,
            text_language=says.language,
            conversation=self._state(here, entries[0].id if entries else None),
            field="says",
            notices=self._warnings(here),
            entries=entries,
            deadline=deadlines[0] if deadlines else None,
            deadlines=deadlines,
            sources=tuple(dict.fromkeys(source for entry in entries for source in entry.sources)),
            contacts=self._contacts(here, end),
            flow=self._step(here),
        )

    def _step(self, here: Walk) -> FlowStep:
        flow, step = here.flow, here.step
        node = here.node
        hint = None if node is None or node.hint is None else node.hint
        notes = () if here.end is None else here.end.notes
        return FlowStep(
            flow=flow.id,
            title=self._text(flow, "title", flow.title),
            about=self._text(flow, "about", flow.about),
            step=step.id,
            asks=None if node is None else node.asks,
            number=here.number,
            most=here.most,
            checked=flow.checked,
            law_review=None if flow.review == "drafted" else flow.review,
            hint=None if hint is None else self._text(flow, f"nodes/{step.id}/hint", hint),
            answered=tuple(self._answered(flow, taken) for taken in here.taken),
            notes=tuple(
                RenderedItem(note.id, self._text(flow, f"ends/{step.id}/notes/{note.id}", note))
                for note in notes
            ),
            careful=flow.danger is not None,
        )

    def _answered(self, flow: Flow, taken: Taken) -> FlowAnswered:
        question = self._text(flow, f"nodes/{taken.node.id}", taken.node.question)
        if taken.day is not None:
            words = visitor_day(taken.day, self._base.languages[self._language])
            answer = RenderedText(words, self._language, Freshness.CURRENT, ReviewState.ORIGINAL)
            return FlowAnswered(question, answer, taken.day)
        labels = labelled_answers(self._base, flow, taken.node, self._language, self._on)
        label = next(label for one, label in labels if one.id == taken.answer.id)
        return FlowAnswered(
            question, RenderedText(label, question.language, question.freshness, question.review)
        )

    def _deadlines(self, here: Walk) -> tuple[Deadline, ...]:
        """Return the last days of the way, the most urgent first; only those whose day was told."""
        flow, content, today = here.flow, self._base.content, self._base.today()
        found: dict[tuple[str, date], Deadline] = {}
        for deadline_id in dict.fromkeys(one for added in here.additions() for one in added.deadlines):
            wanted = flow.deadline(deadline_id)
            day = None if wanted is None else here.day_of(wanted.from_)
            if wanted is None or day is None:
                continue
            last = counted(content.facts[wanted.fact], content, day, today)
            if last is None:
                continue
            late = self._text(flow, f"deadlines/{wanted.id}", wanted.late) if last.days_left < 0 else None
            found[wanted.fact, day] = Deadline(
                last.fact,
                last.from_,
                last.last_day,
                last.days_left,
                entry=wanted.entry,
                label=self._renderer.text(f"{wanted.fact}/label", content.facts[wanted.fact].label),
                late=late,
            )
        return tuple(sorted(found.values(), key=lambda deadline: deadline.last_day))

    def _contacts(self, here: Walk, end: FlowEnd) -> tuple[RenderedContact, ...]:
        """Return whom to ask: what an answer brought along is nearest to it; danger has its own order."""
        on_the_way = [one for taken in here.taken for one in taken.answer.contacts]
        if here.flow.danger is None:
            return speakers_first(self._named((*on_the_way, *end.contacts)), self._language)
        own = speakers_first(self._named(end.contacts), self._language)
        others = self._named(on_the_way)
        return tuple({one.id: one for one in (*own, *self._danger_contacts(here), *others)}.values())

    def _danger_contacts(self, here: Walk) -> tuple[RenderedContact, ...]:
        found = self._help(here)
        return () if found is None else found.contacts

    def _warnings(self, here: Walk) -> tuple[RenderedText, ...]:
        """Return what must be known before calling some of those named: after the words of comfort."""
        found = self._help(here)
        messages = () if found is None else found.messages[1:]
        return tuple(self._base.translations.interface_text(one, self._language) for one in messages)

    def _help(self, here: Walk) -> Help | None:
        if here.flow.danger is None:
            return None
        said = {one for taken in here.taken for one in taken.answer.concepts}
        danger = self._base.content.dangers[here.flow.danger]
        known = {one.id: one for one in self._named((*danger.first, *danger.contacts))}
        without_status = not WITHOUT_STATUS.isdisjoint(said)
        return help_in([danger], known, self._language, without_status=without_status)

    def _named(self, ids: Iterable[str]) -> tuple[RenderedContact, ...]:
        contacts = self._base.content.contacts
        return tuple(self._renderer.contact(contacts[one]) for one in dict.fromkeys(ids))

    def _entries(self, entry_ids: Iterable[str]) -> tuple[RenderedEntry, ...]:
        return tuple(shown_entries(self._base, entry_ids, self._language, self._on))

    def _state(self, here: Walk, entry: str | None = None, told: date | None = None) -> Conversation:
        return Conversation(
            language=self._language,
            entry=entry,
            flow=here.flow.id,
            flow_step=here.step.id,
            choices=here.choices,
            event_date=told,
        )

    def _text(self, flow: Flow, key: str, pair: Pair) -> RenderedText:
        return self._renderer.text(f"{flow.id}/{key}", pair)


def _may_answer(here: Walk, node: FlowNode, told: date, today: date) -> bool:
    """Return whether a day told before may answer a question, and has answered none yet."""
    if node.asks is not Asks.DATE or not possible_day(node, told, today):
        return False
    return all(taken.day is None for taken in here.taken)
