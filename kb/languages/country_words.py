"""The names of other countries as people type them, beside those of CLDR. Data of `language.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from kb.languages.date_words import Words
from kb.model import Record

RegionCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]

_BECOMES = ">"


class CountryWords(Record):
    """What countries are called beside their names in CLDR, and how their names end in a sentence.

    `own` are the codes of countries that those who speak the language come from: they tell of a school, a
    job or a house there for our sake. `names` are short ones and those that stand for a country ("usa",
    "canadian"). Each of `endings` says what the end of a name becomes: `а>у` in Russian, `>को` in Nepali,
    where something is only added, `ව>` in Sinhala, where it falls away.
    """

    own: tuple[RegionCode, ...] = ()
    names: Words = ()
    endings: Words = ()

    @model_validator(mode="after")
    def _with_what_becomes_of_it(self) -> Self:
        for ending in self.endings:
            if ending.count(_BECOMES) != 1 or ending == _BECOMES:
                raise ValueError(f"`{ending}` needs what becomes of the end of a name: `а>у`, `>को`")
        return self

    def spellings(self, of_cldr: Iterable[str]) -> Iterator[str]:
        """Yield every name that may be typed, with those of CLDR, in each of its endings."""
        for name in dict.fromkeys((*self.names, *of_cldr)):
            yield name
            for ending in self.endings:
                end, becomes = ending.split(_BECOMES)
                if name.endswith(end):
                    yield name.removesuffix(end) + becomes
