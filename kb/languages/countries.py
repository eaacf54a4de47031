"""The names of countries in CLDR."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kb.languages.plurals import cldr_locale

JAPAN = "JP"
"""The country that is ours."""


def other_countries(locale: str, own: Collection[str] = ()) -> Iterator[str]:
    """Yield the names of all countries but Japan, and those whose codes are `own`, in a locale of CLDR."""
    known = cldr_locale(locale)
    for code, name in known.territories.items() if known is not None else ():
        if len(code) == 2 and code != JAPAN and code not in own:
            yield name
