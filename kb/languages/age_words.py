"""How speakers of a language tell an age: `16 years old`, `3歳`, `con 3 tuổi`. Data of `language.yaml`."""

from __future__ import annotations

import re
from typing import Self

from pydantic import model_validator

from kb.languages.date_words import Words
from kb.model import Record

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class AgeWords(Record):
    """The ways to tell an age, `{n}` its years. They never fit a length of time: `visto de 3 anos` is a visa.

    `said` tell an age wherever they stand. `bare` tell one only where a clause ends after them: "I am 16",
    not "I am 16 days late".
    """

    said: Words = ()
    bare: Words = ()

    @model_validator(mode="after")
    def _with_number(self) -> Self:
        for pattern in (*self.said, *self.bare):
            if _PLACEHOLDER.findall(pattern) != ["n"]:
                raise ValueError(f"`{pattern}` needs {{n}} once, and nothing else in braces")
            if not _PLACEHOLDER.sub("", pattern).strip():
                raise ValueError(f"`{pattern}` needs a word beside {{n}}: a number alone is no age")
        return self
