"""The records that answers are made of, as programs read them: the schemas of the API description.

Each is made from a rendered record of `kb` by `of`. Fields may be added to an answer in `/api/v1`, never
taken away or given another meaning. A field that is left out where it does not apply says so.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

from kb import facts, model, rendered
from kb.content import Content, DatedValue
from kb.languages.fact_text import fact_text
from kb.languages.language import Language
from kb.rendered import Freshness, ReviewState
from webapp.prose import without_ruby


def absent(value: object) -> bool:
    """Return whether a field that is left out where it does not apply is to be left out."""
    return value is None


def _no_default(schema: JsonDict) -> None:
    schema.pop("default", None)


LeftOut = Field(default=None, exclude_if=absent, json_schema_extra=_no_default)
"""The default of a field that is left out where it does not apply, instead of being null."""


class Record(BaseModel):
    """The base of all answers: named as in the JSON, never changed once made."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Text(Record):
    """A text with the language that it is really in, and who stands behind it.

    `language` differs from the language asked for where the text is not translated: then `freshness` is
    `missing`. A `stale` text is older than its source; the English of today is in `source`.
    """

    text: str
    language: str = Field(description="The code (BCP 47) of the language that the text is in.")
    freshness: Freshness
    review: ReviewState
    source: str | SkipJsonSchema[None] = LeftOut

    @classmethod
    def of(cls, text: rendered.RenderedText) -> Self:
        """Return the text with ruby taken off."""
        source = text.source if text.freshness is Freshness.STALE else None
        return cls(
            text=without_ruby(text.text),
            language=text.language,
            freshness=text.freshness,
            review=text.review,
            source=None if source is None else without_ruby(source),
        )


class Item(Text):
    """A step, a thing to bring or a note. Its `id` stays when others are added or moved."""

    id: str

    @classmethod
    def of_item(cls, item: rendered.RenderedItem) -> Self:
        """Return the item as its text with its id."""
        return cls(id=item.id, **Text.of(item.text).model_dump())


class Span(Record):
    """The days on which something is the law; both count. `until` is null where no end is known."""

    from_: date = Field(alias="from")
    until: date | None

    @classmethod
    def of(cls, span: model.InForce) -> Self:
        """Return the days of `span`."""
        return cls(from_=span.from_, until=span.until)


class Source(Record):
    """A page that was read, and the day on which it was seen."""

    url: str
    title: str
    seen: date

    @classmethod
    def of(cls, source: model.Source) -> Self:
        """Return the source."""
        return cls(url=source.url, title=source.title, seen=source.seen)


class LegalBasis(Record):
    """The provision that a statement rests on, written for machines (`article`) and people (`provision`)."""

    law: str = Field(description="An id of `/laws`.")
    article: str | None
    name: Text
    provision: str | None
    url: str

    @classmethod
    def of(cls, basis: rendered.RenderedBasis) -> Self:
        """Return the legal basis."""
        return cls(
            law=basis.law,
            article=basis.article,
            name=Text.of(basis.name),
            provision=None if basis.provision is None else without_ruby(basis.provision),
            url=basis.url,
        )


class Heading(Record):
    """The label of a row or a column of a table; its `id` is a key of the value's cells."""

    id: str
    label: Text


class TableRow(Heading):
    """A row of a table: what it is for, and one amount in words for each column."""

    cells: tuple[str, ...]


class Table(Record):
    """A table of amounts, its labels in the language asked for."""

    columns: tuple[Heading, ...]
    rows: tuple[TableRow, ...]

    @classmethod
    def of(cls, table: rendered.RenderedTable, raw: facts.Table) -> Self:
        """Return the rendered table with the ids of `raw`, which has the same rows and columns."""
        columns = zip(raw.columns, table.columns, strict=True)
        rows = zip(raw.rows, table.rows, strict=True)
        return cls(
            columns=tuple(Heading(id=choice.id, label=Text.of(label)) for choice, label in columns),
            rows=tuple(
                TableRow(id=choice.id, label=Text.of(row.label), cells=row.cells) for choice, row in rows
            ),
        )


Cells = dict[str, dict[str, int]]
"""Amounts of yen by row and column."""

Value = int | float | date | facts.Duration | facts.MoneyRange | facts.DurationRange | Cells
"""What a fact says, for machines: by `type`, see the description of `value`."""

VALUE = (
    "By `type`: money (yen), age (years) and count are integers, percent a number, date a day, duration "
    "`{number, unit}`, range `{of, min, max}`, table the yen by row and column. Null where no value is "
    "recorded for the day."
)


def _value(value: facts.FactValue) -> Value:
    found: Value = value.value if value.table is None else value.table.cells
    return found


class NextValue(Record):
    """The value of a fact that is known to follow, from its first day."""

    from_: date = Field(alias="from")
    value: Value = Field(description=VALUE)
    text: str

    @classmethod
    def of(cls, following: DatedValue, language: Language) -> Self:
        """Return the following value in `language`."""
        return cls(
            from_=following.from_,
            value=_value(following.value),
            text=without_ruby(fact_text(following.value, language)),
        )


class Fact(Record):
    """A number that the law sets, with its value on the day asked for."""

    id: str
    label: Text
    type: Literal["money", "duration", "age", "count", "date", "percent", "range", "table"] | None
    value: Value | None = Field(description=VALUE)
    text: str | None = Field(description="The value in words, in the language asked for.")
    table: Table | None
    from_: date | None = Field(alias="from", description="The first day of this value.")
    until: date | None = Field(description="The last day of this value, where it is known.")
    next: NextValue | None
    decided_by: facts.DecidedBy = Field(description="Which day decides the value that counts for a person.")
    counts_from: Text | None = Field(description="The event that starts the clock of a deadline.")
    counting: facts.Counting | None = Field(
        description="How a deadline runs from its event; null where no last day may be computed."
    )
    basis: tuple[LegalBasis, ...]
    sources: tuple[Source, ...]
    confidence: model.Confidence | None

    @classmethod
    def of(cls, fact: rendered.RenderedFact, content: Content, language: Language, on: date) -> Self:
        """Return a fact as of `on`, with its typed value from `content`."""
        dated = content.value(fact.id, on)
        following = next((later for later in content.timeline(fact.id) if later.from_ > on), None)
        raw_table = None if dated is None else dated.value.table
        return cls.model_validate(
            {
                "id": fact.id,
                "label": Text.of(fact.label),
                "type": fact.type,
                "value": None if dated is None else _value(dated.value),
                "text": None if fact.text is None else without_ruby(fact.text),
                "table": None if fact.table is None or raw_table is None else Table.of(fact.table, raw_table),
                "from": fact.from_,
                "until": fact.until,
                "next": None if following is None else NextValue.of(following, language),
                "decided_by": fact.decided_by,
                "counts_from": None if fact.counts_from is None else Text.of(fact.counts_from),
                "counting": content.facts[fact.id].counting,
                "basis": tuple(LegalBasis.of(basis) for basis in fact.basis),
                "sources": tuple(Source.of(source) for source in fact.sources),
                "confidence": fact.confidence,
            }
        )
