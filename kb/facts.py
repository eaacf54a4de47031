"""What a number of the law may be: a fact, its values through time, and how a last day follows from it.

Facts stand in `questions/facts.yaml` alone; texts name them.
"""

from __future__ import annotations

import itertools
import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from kb.model import Confidence, Id, Identified, Ids, LegalBasis, Pair, Record, Source


class Unit(StrEnum):
    """Units of a duration."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Duration(Record):
    """A length of time as the law counts it; written `14 days` or `1 year`."""

    number: int = Field(ge=1, le=10_000)
    unit: Unit


def _duration_from_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d+) (hour|day|week|month|year)s?", value)
    if match is None:
        raise ValueError("write a duration as `14 days`, `3 months`, `1 year`, `28 hours`")
    return {"number": match[1], "unit": match[2]}


DurationText = Annotated[
    Duration,
    BeforeValidator(_duration_from_text, json_schema_input_type=str),
]


class Choice(Identified):
    """A row or a column of a table."""

    label: Pair


class MoneyRange(Record):
    """An amount of yen that lies between two bounds, both possible."""

    of: Literal["money"]
    min: int = Field(ge=0)
    max: int = Field(ge=0)


class DurationRange(Record):
    """A length of time that lies between two bounds, both possible."""

    of: Literal["duration"]
    min: DurationText
    max: DurationText


class Table(Record):
    """Amounts of yen that depend on two things, for example the period granted and the way to apply."""

    rows: tuple[Choice, ...] = Field(min_length=1)
    columns: tuple[Choice, ...] = Field(min_length=1)
    cells: dict[Id, dict[Id, Annotated[int, Field(ge=0)]]]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        rows, columns = {row.id for row in self.rows}, {column.id for column in self.columns}
        for row in sorted(rows | set(self.cells)):
            found = set(self.cells.get(row, {}))
            if row not in rows or found != columns:
                raise ValueError(
                    f"row `{row}` has cells {sorted(found)} for columns {sorted(columns)}; "
                    "give every row in `rows` one cell a column"
                )
        return self


FACT_TYPES = ("money", "duration", "age", "count", "date", "percent", "range", "table")


class FactValue(Record):
    """A value from one day on. Exactly one of the keys in `FACT_TYPES` says its type and its value.

    `from` may be left out of the first value of a fact where only `recorded_from` is known.
    The value holds until the next one begins, the last one until its `until` if it has one.
    """

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    money: Annotated[int, Field(ge=0)] | None = None
    duration: DurationText | None = None
    age: Annotated[int, Field(ge=0, le=150)] | None = None
    count: Annotated[int, Field(ge=0)] | None = None
    date_: date | None = Field(default=None, alias="date")
    percent: Annotated[float, Field(ge=0, le=100)] | None = None
    range: Annotated[MoneyRange | DurationRange, Field(discriminator="of")] | None = None
    table: Table | None = None
    basis: tuple[LegalBasis, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence

    @property
    def type(self) -> str:
        """Return the type of the value, one of `FACT_TYPES`."""
        return next(name for name in FACT_TYPES if self._of_type(name) is not None)

    @property
    def value(self) -> Any:
        """Return the value itself: int, float, date, Duration, a range or a Table."""
        return self._of_type(self.type)

    def _of_type(self, name: str) -> Any:
        return getattr(self, "date_" if name == "date" else name)

    @model_validator(mode="after")
    def _one_type(self) -> Self:
        given = [name for name in FACT_TYPES if self._of_type(name) is not None]
        if len(given) != 1:
            raise ValueError(
                f"has {len(given)} values ({', '.join(given) or 'none'}); "
                f"write exactly one of {', '.join(FACT_TYPES)}"
            )
        return self


class DecidedBy(StrEnum):
    """Which day decides the value that counts for a person."""

    TODAY = "today"
    APPLICATION = "application"
    EVENT = "event"
    PERMISSION = "permission"


class Counting(StrEnum):
    """How a period runs from its event, where the last day to act may be computed from it.

    After the day of the event: Civil Code, art. 140. From that day: Family Register Act, art. 43(1).
    """

    AFTER_EVENT_DAY = "after-event-day"
    FROM_EVENT_DAY = "from-event-day"


class Whom(StrEnum):
    """Whom a penalty hits."""

    PERSON = "person"
    RELATIVE = "relative"
    EMPLOYER = "employer"


class Fact(Identified):
    """A number that the law sets, through time. `hits` says of a penalty whom it falls on.

    Only a fact with `counting` has a last day to act: a time after which an office *may* do something, or
    a time before an event, has `counts_from` perhaps, but nobody may be told that they have until then.
    `event` are the concepts by which people name the event: a day is counted from only beside one of them.
    """

    label: Pair
    decided_by: DecidedBy
    recorded_from: date
    counts_from: Pair | None = None
    counting: Counting | None = None
    event: Ids = ()
    hits: Whom = Whom.PERSON
    values: tuple[FactValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        starts = [value.from_ for value in self.values]
        if any(start is None for start in starts[1:]):
            raise ValueError("only the first value may leave out `from`")
        days = [start for start in starts if start is not None]
        if any(later <= earlier for earlier, later in itertools.pairwise(days)):
            raise ValueError("the values overlap: put them in the order of `from`, each day once")
        if any(value.until is not None for value in self.values[:-1]):
            raise ValueError("only the last value may have `until`; a later value ends the one before")
        last = self.values[-1]
        if last.until is not None and last.until < (last.from_ or self.recorded_from):
            raise ValueError("`until` lies before the value begins")
        return self

    @model_validator(mode="after")
    def _countable(self) -> Self:
        if self.counting is None:
            return self
        if self.counts_from is None:
            raise ValueError("has `counting`, but `counts_from` does not say from which event")
        if not self.event:
            raise ValueError("has `counting`, but `event` does not name the concepts of the event")
        if any(value.duration is None or value.duration.unit is Unit.HOUR for value in self.values):
            raise ValueError("has `counting`, but a value is no duration in days, weeks, months or years")
        return self
