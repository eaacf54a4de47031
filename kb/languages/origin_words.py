"""How people say where they are from: `I am Nepali`, `ベトナム人ですが`. Data of `language.yaml`.

The law treats them alike, so an answer must not depend on it.
"""

from __future__ import annotations

import re
from typing import Self

from pydantic import model_validator

from kb.languages.date_words import Words
from kb.model import Record

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class OriginWords(Record):
    """The ways to say where one is from, and the names that may stand there.

    `{from}` in `said` is one of `names` ("Nepali") or a country as CLDR names it in this language, never
    Japan. A pattern is left out with the punctuation and the `joins` of the language ("and") after it.
    """

    said: Words
    names: Words = ()

    @model_validator(mode="after")
    def _with_a_place(self) -> Self:
        for pattern in self.said:
            if _PLACEHOLDER.findall(pattern) != ["from"]:
                raise ValueError(f"`{pattern}` needs {{from}} once, and nothing else in braces")
            if not _PLACEHOLDER.sub("", pattern).strip():
                raise ValueError(f"`{pattern}` needs a word beside {{from}}: a country may be a subject")
        return self
