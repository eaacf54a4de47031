"""What a request may carry: one model for the query of each route, one for the body of the chat.

The same models check requests and describe them in the OpenAPI document.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from kb.model import Id
from webapp.asked import LONGEST_MESSAGE
from webapp.state import LONGEST_SEALED

LONGEST_QUERY = 500
"""Characters of a query."""

LONGEST_TAG = 40
MOST_RESULTS = 50
MOST_SUGGESTIONS = 20

_CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
_UNUSABLE = re.compile(rf"[{_CONTROL}\ud800-\udfff]")
_USABLE = rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$"
"""For the description: not blank. Programs that write JSON cannot write half a surrogate pair on purpose."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


def _usable(text: str) -> str:
    """Return a text without space around it. Refuses what is blank, and characters that are no text."""
    if _UNUSABLE.search(text):
        raise PydanticCustomError("unusable_characters", "holds characters that are no text")
    if not text.strip():
        raise PydanticCustomError("blank", "is blank")
    return text.strip()


def _day(value: object) -> object:
    """Return the day that `2026-10-01` names, and nothing else: no numbers, no times of day."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("not_a_day", "is not a day")


def _whole_number(value: object) -> object:
    """Return the number that ASCII digits name; `5.0`, `1_000` and other scripts' digits are none here."""
    if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    raise PydanticCustomError("not_a_whole_number", "is not a whole number")


Day = Annotated[date, BeforeValidator(_day)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]

Lang = Annotated[
    str | SkipJsonSchema[None],
    Field(
        description="The language to answer in: a code of `/languages`, or an alias such as `zh-TW` or `tl`; "
        "capitals and further subtags (`vi-VN`) do not matter. Without it, the language that the "
        "`Accept-Language` header likes best.",
        examples=["vi"],
        max_length=LONGEST_TAG,
    ),
]
On = Annotated[
    Day | SkipJsonSchema[None],
    Field(
        description="Answer as of this day in Japan, from 2012-07-09 on. Without it, today.",
        examples=["2026-10-01"],
    ),
]
TopicId = Annotated[
    Id | SkipJsonSchema[None],
    Field(description="Only entries of this topic: an id of `/topics`.", examples=["residence-card"]),
]
Query = Annotated[
    str,
    Field(
        max_length=LONGEST_QUERY,
        description="What is looked for, as people type it, in any language; "
        f"at most {LONGEST_QUERY} characters.",
        examples=["mat the cu tru", "在留カード なくした"],
        json_schema_extra={"minLength": 1, "pattern": _USABLE},
    ),
    AfterValidator(_usable),
]


class Parameters(BaseModel):
    """The base of what a request may carry: unknown names are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class InLanguage(Parameters):
    """A request whose answer is in a language."""

    lang: Lang = None


class AsOf(InLanguage):
    """A request that may be asked as of a day."""

    on: On = None


class SearchQuery(AsOf):
    """The query of `/search`."""

    q: Query
    topic: TopicId = None
    limit: WholeNumber = Field(
        default=10, ge=1, le=MOST_RESULTS, description="How many results at most.", examples=[5]
    )


class SuggestQuery(InLanguage):
    """The query of `/suggest`."""

    q: Query
    limit: WholeNumber = Field(
        default=8, ge=1, le=MOST_SUGGESTIONS, description="How many suggestions at most.", examples=[5]
    )


class EntriesQuery(AsOf):
    """The query of `/entries`."""

    topic: TopicId = None


class ChangesQuery(InLanguage):
    """The query of `/changes`."""

    since: Annotated[
        Day | SkipJsonSchema[None],
        Field(
            description="Only what changes on this day or later. Without it, everything that is recorded.",
            examples=["2026-10-01"],
        ),
    ] = None


class ChatQuery(Parameters):
    """Asked in the address, beside the message."""

    trace: WholeNumber = Field(
        default=0,
        ge=0,
        le=1,
        description="`1` tells why the reply came: concepts, scores, rules. For officers.",
        examples=[1],
    )


class ChatMessage(Parameters):
    """A message to the chat."""

    model_config = ConfigDict(strict=True)

    message: Annotated[
        str,
        Field(
            max_length=LONGEST_MESSAGE,
            description=f"What the visitor says, in any language; at most {LONGEST_MESSAGE} characters.",
            examples=["mất thẻ cư trú"],
            json_schema_extra={"minLength": 1, "pattern": _USABLE},
        ),
        AfterValidator(_usable),
    ]
    lang: Annotated[
        str | None,
        Field(
            description="The language to answer in. Without it, that of the conversation, else the one that "
            "the message is in, else the one that the `Accept-Language` header likes best.",
            examples=["vi"],
            max_length=LONGEST_TAG,
        ),
    ] = None
    conversation: Annotated[
        str | None,
        Field(
            max_length=LONGEST_SEALED,
            description="The `conversation` of the reply before this one. One that is too old or was changed "
            "begins afresh, and the reply says so in `notice`.",
        ),
    ] = None
