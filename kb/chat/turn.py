"""Making the reply that was decided on: entries, contacts, choices, days, and the state to go on from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kb.chat import wording
from kb.chat.answer import ANSWER, countable_facts, deadline_of, field_text
from kb.chat.decisions import (
    Alarm,
    Answer,
    AskFlowDay,
    AskWhichDay,
    ChooseAgain,
    CountDays,
    Decision,
    Decline,
    FollowUp,
    Guide,
    HandOver,
    Offer,
    Say,
)
from kb.chat.emergency import WITHOUT_STATUS, Help, help_in
from kb.chat.facets import FACETS
from kb.chat.flow_reply import FlowReplies
from kb.chat.knowledge import Knowledge
from kb.chat.people import People
from kb.chat.reply import Conversation, Further, Option, Reply, ReplyKind, TraceStep
from kb.chat.shown import shown_entries
from kb.chat.state import is_day
from kb.chat.subjects import About, Subjects
from kb.chat.told_days import ToldDays
from kb.chat.trace import understood
from kb.chat.understanding import Understanding
from kb.errors import EntryNotShown, EntryOnHold
from kb.languages.visitor_day import visitor_day
from kb.model import Danger
from kb.rendered import RenderedEntry, RenderedText
from kb.search.response import SearchResponse

UNANSWERED = frozenset({ReplyKind.CLARIFY, ReplyKind.OUT_OF_SCOPE, ReplyKind.CONTACTS})
"""Replies that leave open what was meant: who may be in danger is told whom to call."""


class Turn:
    """One turn: what was said, the state before it, and what was seen on the way (ids and scores only)."""

    def __init__(
        self,
        base: Knowledge,
        language: str,
        on: date,
        state: Conversation,
        said: Understanding,
        subjects: Subjects,
    ) -> None:
        self._base = base
        self._subjects = subjects
        self._language = language
        self._on = on
        self._state = state
        self._said = said
        self._days = ToldDays(base, said, state)
        self._people = People(base, language, on)
        self._trace = list(understood(said))

    def saw_results(self, found: SearchResponse) -> None:
        """Note in the trace what a search found."""
        scores = ", ".join(f"{result.id} {result.score:.2f}" for result in found.results)
        self._trace.append(TraceStep("search", scores or "nothing"))

    def about(self, entry_id: str) -> About:
        """Return what an entry is about on the day of the turn."""
        return self._subjects.about(entry_id, self._on)

    def reply(self, decision: Decision, notices: Sequence[str]) -> Reply:
        """Return the reply that was decided on, with `notices` before it and the trace behind it."""
        if isinstance(decision, Answer | Offer) and decision.evidence is not None:
            self._trace.append(TraceStep("sure", str(decision.evidence)))
        self._trace.append(TraceStep("decision", decision.rule))
        try:
            made = self._made(decision)
        except EntryOnHold as held:
            made = self._pointing_on(ReplyKind.CONTACTS, ())
            made = replace(made, text=held.reason, text_language=held.language, field="hold")
        except EntryNotShown:
            made = self._pointing_on(ReplyKind.CONTACTS, (wording.NOT_RECORDED,))
        made = self._with_help(made)
        before = tuple(self._text(notice) for notice in notices)
        return replace(made, notices=(*before, *made.notices), trace=tuple(self._trace))

    def _made(self, decision: Decision) -> Reply:
        match decision:
            case Guide() | AskFlowDay():
                self._trace.append(TraceStep("flow", decision.flow))
                replies = FlowReplies(self._base, self._language, self._on)
                return replies.reply(decision, self._told_to(decision))
            case Alarm():
                return self._alarm(decision)
            case Answer():
                return self._answer(decision)
            case FollowUp():
                event = None if self._state.flow_step else self._state.event_date  # there, it is an offer
                return self._follow_up(decision.entry, decision.facet, event)
            case CountDays():
                return self._follow_up(decision.entry, "by-when", decision.day)
            case AskWhichDay():
                return self._ask_which_day(decision)
            case Offer():
                return self._offer(decision.entries, spoken_of=decision.spoken_of)
            case ChooseAgain():
                return self._choose_again()
            case HandOver():
                return self._hand_over(decision)
            case Decline():
                return self._pointing_on(ReplyKind.OUT_OF_SCOPE, (decision.message,))
            case Say():
                state = self._fresh() if decision.fresh else self._state
                return self._in_our_words(ReplyKind.GREETING, (decision.message,), state)

    def _told_to(self, decision: Guide | AskFlowDay) -> date | None:
        """Return the day that was told to a flow before it asked for one: with its beginning, or before."""
        if isinstance(decision, Guide) and decision.day is not None:
            return decision.day
        goes_on = self._state.flow == decision.flow and self._state.flow_step is not None
        return self._state.event_date if goes_on else None

    # Answers

    def _answer(self, decision: Answer) -> Reply:
        entry = self._entry(decision.entry)
        asked = FACETS[decision.facet].field if decision.facet else None
        field = asked if asked and field_text(entry, asked, self._base.translations) else ANSWER
        spoken = self._entries((self._state.entry,) if self._state.entry else ())
        event = self._days.of(entry) or self._days.before(entry, spoken)
        reply = self._asking_the_day(self._with_field(entry, field, event), entry, event)
        return self._with_others_beside(self._with_further_answers(reply, decision.also), decision)

    def _with_others_beside(self, reply: Reply, decision: Answer) -> Reply:
        """Return the reply with the entries that somebody may have meant instead, to choose from."""
        said = {entry.id for entry in reply.entries}
        others = self._entries(one for one in decision.beside if one not in said)
        if not others:
            return reply
        ids = tuple(entry.id for entry in others)
        state = reply.conversation.model_copy(update={"options": ids})
        return replace(reply, options=tuple(map(_choice, others)), conversation=state)

    def _with_help(self, reply: Reply) -> Reply:
        """Return the reply with who helps in a danger before it, where one is spoken of or may be told."""
        said = self._said
        if said.mentioned_dangers and reply.kind in (ReplyKind.ANSWER, ReplyKind.CLARIFY):
            found = self._help(said.mentioned_dangers)
            messages = found.messages
        elif (worries := said.worries or said.past_dangers) and reply.kind in UNANSWERED:
            found = self._help(worries)
            messages = (wording.IN_DANGER_NOW, wording.HELP_AT_ONCE)
        else:
            return reply
        notices = tuple(map(self._text, messages))
        contacts = {contact.id: contact for contact in (*found.contacts, *reply.contacts)}
        return replace(
            reply,
            notices=(*notices, *reply.notices),
            contacts=tuple(contacts.values()),
            help_first=bool(found.contacts),
        )

    def _with_further_answers(self, reply: Reply, also: Sequence[Answer]) -> Reply:
        """Return the reply with the answers to further questions of the message, and their entries cited."""
        further = []
        for answer in also:
            for entry in self._entries((answer.entry,)):
                asked = FACETS[answer.facet].field if answer.facet else None
                has_it = asked and field_text(entry, asked, self._base.translations)
                further.append(self._further(entry, asked if asked and has_it else ANSWER))
        entries = (*reply.entries, *(one.entry for one in further))
        sources = tuple(dict.fromkeys(source for entry in entries for source in entry.sources))
        return replace(reply, also=tuple(further), entries=entries, sources=sources)

    def _follow_up(self, entry_id: str, facet: str, event: date | None) -> Reply:
        entry = self._entry(entry_id)
        field = FACETS[facet].field
        other = self.about(entry_id).elsewhere.get(facet) if field is None else None
        if other is not None:
            told_elsewhere = self._with_field(self._entry(other), ANSWER, None)
            return replace(told_elsewhere, conversation=self._fresh(entry=entry_id, event_date=event))
        asked = (FACETS[facet].advice, field)
        fields = [one for one in asked if one and field_text(entry, one, self._base.translations)]
        if not fields:
            self._trace.append(TraceStep("no-field", f"{entry_id} {facet}"))
            return self._with_contacts_of(entry, wording.NOT_SAID_HERE)
        told = self._days.of(entry) or event
        reply = self._asking_the_day(self._with_field(entry, fields[0], told), entry, told)
        return replace(reply, also=tuple(self._further(entry, one) for one in fields[1:]))

    def _further(self, entry: RenderedEntry, field: str) -> Further:
        """Return a field of an entry as a further answer; the entry must have it."""
        found = field_text(entry, field, self._base.translations)
        assert found is not None
        return Further(entry, field, *found)

    def _asking_the_day(self, reply: Reply, entry: RenderedEntry, event: date | None) -> Reply:
        """Return the reply, with a request for the day where one was named that cannot be counted from."""
        if self._said.days and event is None and countable_facts(entry, self._base.content):
            return replace(reply, notices=(*reply.notices, self._text(wording.DAY_UNCLEAR)))
        return reply

    def _with_field(self, entry: RenderedEntry, field: str, event: date | None) -> Reply:
        """Return the reply that is a field of an entry; the entry must have it."""
        found = field_text(entry, field, self._base.translations)
        assert found is not None
        text, language = found
        deadline = None
        if event is not None and self._days.may_have_happened(event):
            deadline = deadline_of(entry, self._base.content, event, self._base.today())
        if deadline is not None:
            self._trace.append(TraceStep("deadline", f"{deadline.fact} {deadline.from_} {deadline.last_day}"))
        notices = (self._text(wording.ALSO_THE_WHOLE_ANSWER),) if field in ("late", "penalty") else ()
        return Reply(
            kind=ReplyKind.ANSWER,
            language=self._language,
            text=text,
            text_language=language,
            conversation=self._fresh(entry=entry.id, event_date=deadline.from_ if deadline else None),
            field=field,
            notices=notices,
            entries=(entry,),
            deadline=deadline,
            deadlines=() if deadline is None else (deadline,),
            sources=entry.sources,
            contacts=self._people.of(entry),
        )

    # Days

    def _ask_which_day(self, decision: AskWhichDay) -> Reply:
        entry = self._entry(decision.entry)
        if not countable_facts(entry, self._base.content):
            return self._follow_up(decision.entry, "by-when", None)
        days = tuple(day.isoformat() for day in decision.days)
        state = self._fresh(entry=entry.id, options=days)
        return self._in_our_words(
            ReplyKind.CLARIFY, (wording.WHICH_DAY,), state, options=self._day_options(days)
        )

    # Asking back

    def _offer(
        self, entry_ids: Sequence[str], message: str = wording.WHICH_ONE, *, spoken_of: str | None = None
    ) -> Reply:
        entries = self._entries(entry_ids)
        if not entries:
            return self._pointing_on(ReplyKind.CONTACTS, (wording.NOT_RECORDED,))
        none = self._text(wording.NONE_OF_THESE)
        options = [*map(_choice, entries), Option(none.text, none.text, none.language)]
        state = self._fresh(
            entry=spoken_of,
            options=tuple(entry.id for entry in entries),
            event_date=self._days.of_all(entries),
        )
        return self._in_our_words(
            ReplyKind.CLARIFY, (message,), state, options=tuple(options), entries=entries
        )

    def _choose_again(self) -> Reply:
        offered = self._state.options
        if not is_day(offered[0]):
            return self._offer(offered, wording.CHOOSE_AGAIN)
        message = (wording.CHOOSE_AGAIN,)
        return self._in_our_words(ReplyKind.CLARIFY, message, self._state, options=self._day_options(offered))

    def _day_options(self, days: Iterable[str]) -> tuple[Option, ...]:
        language = self._base.languages[self._language]
        labels = (visitor_day(date.fromisoformat(day), language) for day in days)
        return tuple(Option(label, label, language.code) for label in labels)

    # People to ask

    def _alarm(self, decision: Alarm) -> Reply:
        dangers = self._dangers(decision.dangers)
        found = self._help(decision.dangers)
        wanted = [entry for danger in dangers for entry in self._entries_of(danger)]
        entries = self._entries(dict.fromkeys(self._closest_first(wanted, decision)))
        state = self._fresh(entry=entries[0].id if entries else None)
        reply = self._in_our_words(ReplyKind.EMERGENCY, found.messages, state, entries=entries)
        return replace(reply, contacts=found.contacts)

    def _entries_of(self, danger: Danger) -> list[str]:
        """Return the entries of a danger, those first of which something is named; where nothing is, all."""
        told = {*self._said.subject, *self._said.inside_dangers}
        named = [entry for concept, entry in danger.entry_by.items() if concept in told]
        usual = [danger.entry] if danger.entry else []
        return [*named, *usual] if named else [*usual, *danger.entry_by.values()]

    def _dangers(self, ids: Collection[str]) -> list[Danger]:
        """Return dangers in the order of their gravity."""
        return [danger for danger in self._base.content.dangers.values() if danger.id in ids]

    def _help(self, dangers: Collection[str]) -> Help:
        """Return what to say first in dangers and who helps, for what is known of the visitor."""
        told = (*self._said.subject, *self.about(self._state.entry or "").concepts)
        without_status = not WITHOUT_STATUS.isdisjoint(told)
        contacts = {contact.id: contact for contact in self._base.contacts(self._language)}
        languages = (*self._said.spoken_in, self._language)
        return help_in(self._dangers(dangers), contacts, *languages, without_status=without_status)

    def _closest_first(self, wanted: Sequence[str], decision: Alarm) -> tuple[str, ...]:
        """Return the entries to name: one that answers the message and is about this danger before others."""
        answer = (decision.answer,) if decision.answer else ()
        dangers = set(decision.dangers)
        first = [one for one in answer if not dangers.isdisjoint(self.about(one).touched)]
        return tuple(dict.fromkeys((*first, *wanted, *answer, *decision.besides)))

    def _hand_over(self, decision: HandOver) -> Reply:
        besides = self._entries(one for one in decision.besides if one != decision.entry)
        if decision.entry is None:
            return replace(self._pointing_on(ReplyKind.CONTACTS, (decision.message,)), entries=besides)
        reply = self._with_contacts_of(self._entry(decision.entry), decision.message)
        return replace(reply, entries=(*reply.entries, *besides))

    def _with_contacts_of(self, entry: RenderedEntry, message: str) -> Reply:
        state = self._fresh(entry=entry.id, event_date=self._state.event_date)
        reply = self._in_our_words(ReplyKind.CONTACTS, (message,), state, entries=(entry,))
        return replace(reply, contacts=self._people.of(entry))

    def _pointing_on(self, kind: ReplyKind, messages: Sequence[str]) -> Reply:
        reply = self._in_our_words(kind, messages, self._fresh(entry=self._state.entry))
        return replace(reply, contacts=self._people.advising())

    # Parts of replies

    def _in_our_words(
        self,
        kind: ReplyKind,
        messages: Sequence[str],
        state: Conversation,
        *,
        options: tuple[Option, ...] = (),
        entries: tuple[RenderedEntry, ...] = (),
    ) -> Reply:
        """Return a reply in sentences of the house, all in one language."""
        texts = [self._text(message) for message in messages]
        languages = {text.language for text in texts}
        if len(languages) > 1:  # one of them fell back: then all do, so that the reply is in one language
            fallback = next(text.language for text in texts if text.language != self._language)
            texts = [self._base.translations.interface_text(message, fallback) for message in messages]
        return Reply(
            kind=kind,
            language=self._language,
            text="\n".join(text.text for text in texts),
            text_language=texts[0].language if texts else self._language,
            conversation=state,
            entries=entries,
            options=options,
            sources=tuple(dict.fromkeys(source for entry in entries for source in entry.sources)),
        )

    def _fresh(
        self, *, entry: str | None = None, options: tuple[str, ...] = (), event_date: date | None = None
    ) -> Conversation:
        return Conversation(language=self._language, entry=entry, options=options, event_date=event_date)

    def _entry(self, entry_id: str) -> RenderedEntry:
        return self._base.entry(entry_id, self._language, self._on)

    def _entries(self, entry_ids: Iterable[str]) -> tuple[RenderedEntry, ...]:
        return tuple(shown_entries(self._base, entry_ids, self._language, self._on))

    def _text(self, message: str) -> RenderedText:
        return self._base.translations.interface_text(message, self._language)


def _choice(entry: RenderedEntry) -> Option:
    """Return the choice of an entry: it is chosen by its question."""
    question = entry.question
    return Option(question.text, question.text, question.language, entry.id)
