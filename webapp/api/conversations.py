"""Answers to what people ask: search results, suggestions and the turns of the chat."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from kb.chat import reply
from kb.flow import Asks
from kb.languages.japanese_date import japanese_date
from kb.rendered import Freshness, RenderedText, ReviewState
from kb.search.response import SearchResponse, SearchResult
from kb.search.suggest import Suggestion
from webapp.api.cited import Cited, Further, TraceStep
from webapp.api.contacts import Contact
from webapp.api.entries import PageUrl, page_url
from webapp.api.records import LeftOut, Record, Source, Text
from webapp.prose import without_ruby


class Result(Record):
    """An entry that was found. `language` is that of the answer, which may have fallen back."""

    id: str
    topic: str
    question: str
    answer: str
    url: PageUrl
    score: float = Field(ge=0, le=1, description="From 0 to 1; means the same in every language.")
    language: str
    review: ReviewState
    freshness: Freshness

    @classmethod
    def of(cls, result: SearchResult, language: str, on: date | None) -> Self:
        """Return the result with the address of its page in `language`."""
        texts = (result.question, result.answer)
        return cls(
            id=result.id,
            topic=result.topic,
            question=Text.of(result.question).text,
            answer=Text.of(result.answer).text,
            url=page_url(result.id, language, on),
            score=result.score,
            language=result.answer.language,
            review=_weakest_review(texts),
            freshness=_weakest_freshness(texts),
        )


def _weakest_review(texts: tuple[RenderedText, ...]) -> ReviewState:
    weakest_first = (ReviewState.DRAFTED, ReviewState.REVIEWED, ReviewState.ORIGINAL)
    return min((text.review for text in texts), key=weakest_first.index)


def _weakest_freshness(texts: tuple[RenderedText, ...]) -> Freshness:
    weakest_first = (Freshness.MISSING, Freshness.STALE, Freshness.CURRENT)
    return min((text.freshness for text in texts), key=weakest_first.index)


class SearchAnswer(Record):
    """What was found, best first. Nothing found is an empty list, never a random entry."""

    query: str
    language: str
    detected_language: str | None = Field(
        description="The language that was typed; null where the query is too short or mixed to say."
    )
    did_you_mean: str | None = Field(description="A query that finds something.")
    results: tuple[Result, ...]

    @classmethod
    def of(cls, response: SearchResponse, on: date | None) -> Self:
        """Return the answer to a query that was asked as of `on`, None for today."""
        return cls(
            query=response.query,
            language=response.language,
            detected_language=response.detected_language,
            did_you_mean=response.did_you_mean,
            results=tuple(Result.of(result, response.language, on) for result in response.results),
        )


class Suggested(Record):
    """A text to offer. `entry` and `url` are null for a term that leads to several entries."""

    text: str
    language: str
    entry: str | None
    url: PageUrl | None


class Suggestions(Record):
    """What a query that is being typed may become."""

    query: str
    language: str
    suggestions: tuple[Suggested, ...]

    @classmethod
    def of(cls, query: str, language: str, found: tuple[Suggestion, ...]) -> Self:
        """Return what was found for `query`, with addresses of pages in `language`."""
        return cls(
            query=query,
            language=language,
            suggestions=tuple(
                Suggested(
                    text=without_ruby(one.text),
                    language=one.language,
                    entry=one.entry,
                    url=None if one.entry is None else page_url(one.entry, language),
                )
                for one in found
            ),
        )


def _none_of_them(deadlines: tuple[LastDay, ...]) -> bool:
    return not deadlines


def _nothing(listed: tuple[object, ...]) -> bool:
    return not listed


class Option(Record):
    """A choice: what a button says, and the message that choosing it sends.

    `entry` is the entry that it leads to, left out where it leads to none. Below an `answer` such choices are
    what may have been meant instead.
    """

    label: str
    message: str
    entry: str | SkipJsonSchema[None] = LeftOut


class Deadline(Record):
    """The last day to act, computed from the day of an event. Negative `days_left` means late."""

    fact: str
    from_: date = Field(alias="from")
    last_day: date
    days_left: int

    @classmethod
    def of(cls, deadline: reply.Deadline) -> Self:
        """Return the deadline."""
        return cls(
            fact=deadline.fact,
            from_=deadline.from_,
            last_day=deadline.last_day,
            days_left=deadline.days_left,
        )


class LastDay(Deadline):
    """One of several last days. In a flow, `entry` tells what to do by then, `late` what to do afterwards."""

    japanese: str = Field(description="The last day as Japanese forms write it: `令和8年11月28日（土）`.")
    entry: str | SkipJsonSchema[None] = LeftOut
    late: Text | SkipJsonSchema[None] = LeftOut

    @classmethod
    def of(cls, deadline: reply.Deadline) -> Self:
        """Return the deadline."""
        return cls(
            fact=deadline.fact,
            from_=deadline.from_,
            last_day=deadline.last_day,
            days_left=deadline.days_left,
            japanese=japanese_date(deadline.last_day),
            entry=deadline.entry,
            late=None if deadline.late is None else Text.of(deadline.late),
        )


class Answered(Record):
    """A question of a flow and what was answered; `day` where a day was told."""

    question: Text
    answer: Text
    day: date | SkipJsonSchema[None] = LeftOut

    @classmethod
    def of(cls, answered: reply.FlowAnswered) -> Self:
        """Return the question and its answer."""
        return cls(question=Text.of(answered.question), answer=Text.of(answered.answer), day=answered.day)


class FlowStep(Record):
    """Where a guided conversation stands.

    `asks` is what kind of answer the question wants, left out at the end. `summary` are the questions with
    the answers so far, `notes` what else to know at the end.
    """

    id: str
    title: Text
    step: str
    asks: Asks | SkipJsonSchema[None] = LeftOut
    number: int = Field(ge=0, description="Which question this is, from 1; at the end, how many were asked.")
    most: int = Field(ge=0, description="How many questions there are at most on the ways from here.")
    checked: date = Field(description="The day on which the flow was last held against its entries.")
    hint: Text | SkipJsonSchema[None] = LeftOut
    notes: tuple[Text, ...]
    summary: tuple[Answered, ...]

    @classmethod
    def of(cls, step: reply.FlowStep) -> Self:
        """Return the step."""
        return cls(
            id=step.flow,
            title=Text.of(step.title),
            step=step.step,
            asks=step.asks,
            number=step.number,
            most=step.most,
            checked=step.checked,
            hint=None if step.hint is None else Text.of(step.hint),
            notes=tuple(Text.of(note.text) for note in step.notes),
            summary=tuple(Answered.of(answered) for answered in step.answered),
        )


class ChatReply(Record):
    """A turn of the chat. Send `conversation` back with the next message.

    For `answer`, `text` is an entry's own field, the same as `/entries/<id>` gives; for `flow` it is the next
    question, or at the end what to do, and `flow` says where the guided conversation stands. `text_language`
    is there only where the text is in another language than the reply; `deadline`, the most urgent of
    `deadlines`, where one could be computed; `notices` where the house has something to say before `text`,
    such as that a conversation began afresh.
    """

    kind: reply.ReplyKind
    language: str
    text: str
    text_language: str | SkipJsonSchema[None] = LeftOut
    entries: tuple[str, ...] = Field(description="Ids of entries, best first.")
    options: tuple[Option, ...]
    deadline: Deadline | SkipJsonSchema[None] = LeftOut
    deadlines: tuple[LastDay, ...] = Field(default=(), exclude_if=_none_of_them)
    flow: FlowStep | SkipJsonSchema[None] = LeftOut
    sources: tuple[Source, ...]
    contacts: tuple[Contact, ...]
    notices: tuple[Text, ...] = Field(default=(), exclude_if=_nothing)
    conversation: str = Field(description="The signed state; holds ids and choices, never typed words.")
    also: tuple[Further, ...] = Field(
        default=(), exclude_if=_nothing, description="Answers to further questions of the same message."
    )
    cited: tuple[Cited, ...] = Field(
        default=(), exclude_if=_nothing, description="The entries, and what they rest on, best first."
    )
    trace: tuple[TraceStep, ...] = Field(
        default=(), exclude_if=_nothing, description="Why this reply came, where `trace=1` asked for it."
    )

    @classmethod
    def of(
        cls, said: reply.Reply, conversation: str, notices: tuple[RenderedText, ...], *, traced: bool = False
    ) -> Self:
        """Return the reply with its sealed conversation; `notices` come before its own."""
        deadline = said.deadline
        return cls(
            kind=said.kind,
            language=said.language,
            text=without_ruby(said.text),
            text_language=None if said.text_language == said.language else said.text_language,
            entries=tuple(entry.id for entry in said.entries),
            options=tuple(
                Option(label=without_ruby(option.label), message=option.message, entry=option.entry)
                for option in said.options
            ),
            deadline=None if deadline is None else Deadline.of(deadline),
            deadlines=tuple(LastDay.of(one) for one in said.deadlines),
            flow=None if said.flow is None else FlowStep.of(said.flow),
            sources=tuple(Source.of(source) for source in said.sources),
            contacts=tuple(Contact.of(contact) for contact in said.contacts),
            notices=tuple(Text.of(notice) for notice in (*notices, *said.notices)),
            conversation=conversation,
            also=tuple(Further.of(further) for further in said.also),
            cited=tuple(Cited.of(entry, said.language) for entry in said.entries),
            trace=tuple(TraceStep.of(step) for step in said.trace) if traced else (),
        )
