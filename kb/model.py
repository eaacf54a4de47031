"""What the data files may say: entries, facts, laws, contacts, topics, concepts, languages.

Everything here is typed, frozen and reads no file. Every scalar arrives as text (see
`kb.content.yaml_reader`) and is converted by these models, so `on`, `no` and `012` have no traps.
The field names are the keys that a volunteer types; `docs/writing-entries.md` explains them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    TypeAdapter,
    model_validator,
)

MAX_TEXT = 4_000
"""Characters in one field; longer is a document and no answer."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]

_HTTP_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)


def _checked_url(value: object) -> object:
    """Return `value` unchanged if it is an http(s) address; pydantic's own type would rewrite it."""
    _HTTP_URL.validate_python(value)
    return value


Url = Annotated[str, BeforeValidator(_checked_url), StringConstraints(max_length=500)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many, json_schema_input_type=Id | tuple[Id, ...])]
"""One id or a list of ids."""


class Record(BaseModel):
    """The base of every record: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Identified(Record):
    """A record with a permanent id."""

    id: Id


class Pair(Record):
    """A text in both reference languages, written together."""

    ja: Text
    en: Text


class Item(Identified, Pair):
    """One step, thing to bring or note. The id stays when items are added or moved."""


class Ways(Record):
    """Several texts for each reference language."""

    ja: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


class InForce(Record):
    """The days on which something is the law: `from` and `until` both count."""

    from_: date = Field(alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until is not None and self.until < self.from_:
            raise ValueError("`until` lies before `from`; swap them or mend the year")
        return self

    def includes(self, day: date) -> bool:
        """Return whether the rule is in force on `day`."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Confidence(StrEnum):
    """How strong the source of a statement is; readers see it."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class LegalBasis(Record):
    """The provision that a statement rests on.

    `article` is written as in the English translation of the Act: `19-12(1)`, `22-4(1)(v)`, `24(iii-4)`,
    `supplementary 60`, `appended-table 1`. Without it the whole law is meant.
    """

    law: Id
    article: (
        Annotated[
            str,
            StringConstraints(
                pattern=r"^(supplementary |appended-table )?[0-9]+(-[0-9]+)*(\([0-9]+\))?"
                r"(\([ivxl]+(-[0-9]+)?\))?$"
            ),
        ]
        | None
    ) = None


class Source(Record):
    """A page that was read, and the day on which it was seen."""

    url: Url
    title: Text
    seen: date


class Review(Record):
    """The named person who stands behind a text, bound to the text that they read."""

    by: Text
    role: Text
    date: date
    text: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Entry(Identified):
    """One question that a person would ask, and its answer."""

    topic: Id
    audience: tuple[Literal["migrant", "officer"], ...] = Field(min_length=1)
    in_force: InForce
    checked: date
    hold: Pair | None = None
    question: Pair
    also_asked: Ways = Ways()
    answer: Pair
    steps: tuple[Item, ...] = ()
    bring: tuple[Item, ...] = ()
    where: Pair | None = None
    deadline: Ids = ()
    fee: Ids = ()
    penalty: Ids = ()
    notes: tuple[Item, ...] = ()
    for_officers: tuple[Item, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence
    review: Literal["drafted"] | Review = "drafted"
    related: tuple[Id, ...] = ()
    contacts: tuple[Id, ...] = ()
    concepts: tuple[Id, ...] = Field(min_length=1)


ITEM_FIELDS = ("steps", "bring", "notes", "for_officers")
"""The fields of an entry that are lists of items, in reading order."""

FACT_FIELDS = ("deadline", "fee", "penalty")
"""The fields of an entry that name facts."""


class Amendment(Identified):
    """A change of a law: the base of the public timeline."""

    number: Pair
    promulgated: date | None = None
    in_force: date
    changed: Pair
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence


class Law(Identified):
    """A law, ordinance or notice."""

    name: Pair
    number: Pair | None = None
    abbreviations: Ways = Ways()
    url: Url
    url_en: Url | None = None
    amendments: tuple[Amendment, ...] = ()


class Contact(Identified):
    """A body that people can ask.

    `phone_to_check` marks a number that is shown as "to be checked", with the day it was seen.
    `languages` are codes; `emergency` bodies come first where there is danger. `round_the_clock` is the day
    on which it was last seen that it answers day and night.
    """

    name: Pair
    phone: Annotated[str, StringConstraints(pattern=r"^[#0-9][0-9-]*$", max_length=20)] | None = None
    phone_to_check: bool = False
    url: Url | None = None
    hours: Pair | None = None
    round_the_clock: date | None = None
    languages: tuple[LanguageCode, ...] = ()
    cost: Pair | None = None
    who: Pair
    area: Pair
    emergency: bool = False
    sources: tuple[Source, ...] = Field(min_length=1)
    confidence: Confidence

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.phone is None and self.url is None:
            raise ValueError("has neither `phone` nor `url`; give one way to reach it")
        return self


class Topic(Identified):
    """A group of entries that a migrant would recognise.

    `icon` names a drawing of the pages; a topic without one gets a plain sign. `careful` topics speak of
    violence or of losing one's status: their pages can be left quickly, and no device keeps them.
    """

    name: Pair
    about: Pair
    icon: Id | None = None
    careful: bool = False


class Situation(Identified):
    """What brings people to a counter, as they would say it, and the entry that answers."""

    says: Pair
    entry: Id
    icon: Id


class LifeEvent(Identified):
    """A part of life, and the topics that belong to it."""

    name: Pair
    icon: Id
    topics: Ids = Field(min_length=1)


class StatusGuide(Identified):
    """A status of residence, or what people have in its place, and the entries that matter most for it."""

    name: Pair
    icon: Id
    entries: Ids = Field(min_length=1)
    careful: bool = False


class ConceptKind(StrEnum):
    """What a concept is for: matching an entry, or steering the chat.

    A `sign` tells of a danger only beside another word (`said_by` in `questions/dangers.yaml`). A `clue` is
    heard for that alone (`told_by`); its words stand in `clues.yaml`, and no search knows them.
    """

    THING = "thing"
    ACTION = "action"
    PERSON = "person"
    FACET = "facet"
    DANGER = "danger"
    SIGN = "sign"
    CLUE = "clue"
    TALK = "talk"


SUBJECT_KINDS = frozenset({ConceptKind.THING, ConceptKind.ACTION, ConceptKind.PERSON})
"""What a question can be about."""


class Ages(Record):
    """From which age until which, both included, somebody is meant: ids of facts that are an age."""

    from_: Id | None = Field(default=None, alias="from")
    until: Id | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.from_ is None and self.until is None:
            raise ValueError("write `from`, `until` or both: facts that are an age")
        return self


class Concept(Identified):
    """Something people ask about, free of any language; words for it are in the lexicons.

    An entry with a `careful` concept is as careful as one of a careful topic. `ages` say it without any word:
    who is told to be so old is meant. `only_here` is set for what no other country has: a residence card.
    """

    kind: ConceptKind
    broader: tuple[Id, ...] = ()
    opposes: tuple[Id, ...] = ()
    careful: bool = False
    only_here: bool = False
    ages: Ages | None = None


Group = Annotated[tuple[Id, ...], Field(min_length=1)]
"""Concepts any of which will do."""

Rule = Annotated[tuple[Group, ...], Field(min_length=1, max_length=4)]
"""Groups of each of which one must be told."""


class Beside(Record):
    """Another danger whose words tell of this one where a clue `by` is named, and nobody of `unless`."""

    danger: Id
    by: Ids = Field(min_length=1)
    unless: Ids = ()


class Danger(Identified):
    """What comes first when somebody is in danger. The id is that of the danger's concept.

    Shown are `first`, in every language, because a life may hang on them; then those of `contacts` that
    speak the visitor's language, then the others, each in the order written; then `entry`, or before it that
    of `entry_by` where its concept was named: whom the police has taken is not with immigration. Bodies in
    `may_report` may pass on that somebody has no status: people who say so are shown them last, and never
    without being told. `said_by` are concepts that tell of the danger when they stand together in a
    sentence: a word for hitting beside one for a husband. `told_by` are rules of clues: one of each group of
    a rule in the same message tells of the danger where nothing else did. Where one of `worried_by` is heard
    and no answer was found, its people are named beside what is said.

    `asked_by` are concepts by which people ask about the danger in general ("how long can they keep
    somebody?"): beside one of them it is answered like a question, with the people of the danger named,
    unless one of `acute` tells that it is happening. `past_by` are rules of clues that put it into the past,
    the time first: what was long ago is answered likewise. `beside` names a danger whose words tell of this
    one as well, depending on who does it: a boss who hits.
    """

    first: Ids = ()
    contacts: Ids = Field(min_length=1)
    may_report: Ids = ()
    entry: Id | None = None
    entry_by: Mapping[Id, Id] = Field(default_factory=dict)
    said_by: tuple[Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)], ...] = ()
    told_by: tuple[Rule, ...] = ()
    worried_by: Ids = ()
    asked_by: Ids = ()
    acute: Ids = ()
    past_by: tuple[Group, ...] = ()
    beside: Beside | None = None


class Weight(StrEnum):
    """How much a change of a source text matters to its translations."""

    TYPO = "typo"
    MEANING = "meaning"
    LAW = "law"


class Change(Record):
    """The weight of one change of one source text, by key and by the digests before and after."""

    key: Annotated[str, StringConstraints(min_length=3, max_length=200)]
    from_: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")] = Field(alias="from")
    to: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    weight: Weight
    why: Text
