"""A language as data: name, direction, aliases, fallback order, and how facts read in it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from kb.languages.age_words import AgeWords
from kb.languages.calendars import CalendarSystem
from kb.languages.country_words import CountryWords
from kb.languages.date_words import DateWords, Words
from kb.languages.hearing_words import HearingWords
from kb.languages.origin_words import OriginWords
from kb.model import LanguageCode, Record

PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]

PLURAL_CATEGORIES: tuple[PluralCategory, ...] = ("zero", "one", "two", "few", "many", "other")
"""The categories of CLDR, in its order."""

LAST_IN_LISTS = 1_000
"""The place of a language that names none."""

Pattern = Annotated[str, StringConstraints(min_length=1, max_length=120)]
FormName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$", max_length=40)]
Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{2,20}$")]
Separator = Annotated[str, StringConstraints(pattern=r"^[,.'’ \u00a0\u202f]$")]


class Plurals(Record):
    """One pattern for each plural category of the language, or one that never changes.

    In `language.yaml` a plain text stands for `always`. Which categories a language needs is told by
    CLDR and checked in `kb.languages.pattern_checks`.
    """

    always: Pattern | None = None
    zero: Pattern | None = None
    one: Pattern | None = None
    two: Pattern | None = None
    few: Pattern | None = None
    many: Pattern | None = None
    other: Pattern | None = None

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if (self.always is None) == (self.other is None):
            raise ValueError(
                "write one plain text, or a pattern for each plural category, `other` among them"
            )
        return self

    def pattern(self, category: PluralCategory) -> str:
        """Return the pattern of a category; `other` stands in for one that is not written."""
        found: str | None = self.always or getattr(self, category) or self.other
        assert found is not None  # the validator lets no empty record through
        return found

    def written(self) -> dict[PluralCategory, str]:
        """Return the patterns that are written for a category, `always` left out."""
        patterns = ((category, getattr(self, category)) for category in PLURAL_CATEGORIES)
        return {category: pattern for category, pattern in patterns if pattern is not None}


def _plain_text(value: object) -> object:
    return {"always": value} if isinstance(value, str) else value


Reading = Annotated[Plurals, BeforeValidator(_plain_text, json_schema_input_type=Plurals | Pattern)]
"""How a number reads: a plain text or `Plurals`. `{n}` is the number."""

Months = Annotated[tuple[Pattern, ...], Field(min_length=12, max_length=12)]


class DurationPatterns(Record):
    """How a length of time reads, for each unit."""

    hour: Reading
    day: Reading
    week: Reading
    month: Reading
    year: Reading


class FactPatterns(Record):
    """How each type of fact reads.

    `date` uses `{day}`, `{month}` (a name of `months`, or the number where `months` is left out) and
    `{year}`; `first_day` is how the first of a month is written where that differs, with `{day}` (`1er` in
    French); `range` uses `{min}` and `{max}`, each a whole value that may ask for a named form of its own
    (`{min:genitive}`); the others use `{n}`.
    """

    money: Reading
    duration: DurationPatterns
    age: Reading
    count: Reading
    percent: Reading
    date: Pattern
    first_day: Pattern | None = None
    months: Months | None = None
    range: Pattern


class FormDurations(Record):
    """The units that differ in a named form."""

    hour: Reading | None = None
    day: Reading | None = None
    week: Reading | None = None
    month: Reading | None = None
    year: Reading | None = None


class FormPatterns(Record):
    """A named grammatical form: only what differs from the plain reading."""

    money: Reading | None = None
    duration: FormDurations = FormDurations()
    age: Reading | None = None
    count: Reading | None = None
    percent: Reading | None = None
    date: Pattern | None = None
    months: Months | None = None
    range: Pattern | None = None


class CalendarPattern(Record):
    """How a day reads in the calendar of everyday life, where that is another one: shown beside the page's.

    `date` uses `{year}`, and `{month}` and `{day}` unless they are the same in both; `months` are the names
    of the calendar's own.
    """

    system: CalendarSystem
    date: Pattern
    months: Months | None = None


class ArticlePatterns(Record):
    """How a provision reads: `19-12(1)(ii)` is `第19条の12第1項第2号` in Japanese.

    `{n}` is the number; in `item` also `{roman}`, the number as it is written in the data.
    """

    article: Pattern
    branch: Pattern
    paragraph: Pattern
    item: Pattern
    supplementary: Pattern
    appended_table: Pattern


class Language(Record):
    """A language that Madoguchi speaks. The code is the folder's name under `translations/`.

    `stands_in_for` are codes that this language serves while no language of their own exists: Persian for
    readers of Dari, until there is a folder `prs`. `joins` are words that join two clauses (and, but),
    `lists` what stands between two things (and), `calls` whole messages that call for help and say no more.
    """

    code: LanguageCode
    name: Pattern
    english: Pattern
    direction: Literal["ltr", "rtl"]
    locale: Pattern
    script: Annotated[str, StringConstraints(pattern=r"^[A-Z][a-z]{3}$")]
    order: int = Field(default=LAST_IN_LISTS, ge=0, le=LAST_IN_LISTS)
    aliases: tuple[Tag, ...] = ()
    stands_in_for: tuple[Tag, ...] = ()
    fallback: tuple[LanguageCode, ...] = ("en", "ja")
    group: Separator = ","
    decimal: Separator = "."
    articles: ArticlePatterns
    facts: FactPatterns
    forms: dict[FormName, FormPatterns] = Field(default={})
    dates: DateWords | None = None
    joins: Words = ()
    lists: Words = ()
    calls: Words = ()
    origins: OriginWords | None = None
    countries: CountryWords | None = None
    ages: AgeWords | None = None
    hearing: HearingWords = HearingWords()
    calendar: CalendarPattern | None = None
