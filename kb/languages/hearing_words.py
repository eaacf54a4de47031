"""By which words a message asks, denies or wishes: `できますか`, `không`, `quiero`. Data of `language.yaml`.

They are no forms of a lexicon, for they are endings and parts of words as often as words, and in a lexicon
they would hide what stands around them from every search.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from kb.languages.date_words import Words
from kb.model import Record

Sign = Annotated[str, StringConstraints(pattern=r"^-?[^\s-](.*[^\s-])?-?$", max_length=60)]
"""Letters that stand apart, or go on in a word where a hyphen says so: `-n't`, `değil-`, `-छैन-`.

In scripts without blanks they may stand anywhere.
"""


class Signs(Record):
    """Signs `anywhere`, `first` in a message, or `last` in a sentence; `but` words hold one and are none."""

    anywhere: tuple[Sign, ...] = ()
    first: tuple[Sign, ...] = ()
    last: tuple[Sign, ...] = ()
    but: Words = ()


def _plain_list(value: object) -> object:
    return {"anywhere": value} if isinstance(value, (list, tuple)) else value


SignsOrList = Annotated[Signs, BeforeValidator(_plain_list, json_schema_input_type=Signs | tuple[Sign, ...])]
"""A plain list stands for `anywhere`."""


class HearingWords(Record):
    """Signs of a question, of a denial, and of a wish or plan: who wants a divorce is not divorced."""

    asks: SignsOrList = Signs()
    denies: SignsOrList = Signs()
    wishes: SignsOrList = Signs()
