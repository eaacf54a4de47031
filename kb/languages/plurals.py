"""Plural categories of a locale, from CLDR by way of Babel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from babel import Locale, UnknownLocaleError

from kb.languages.language import PluralCategory

_WHOLE_NUMBERS = (*range(1_001), 1_000_000, 2_000_000, 3_000_000)
"""Enough whole numbers to meet every category: rules look at the last two digits or at whole millions."""


@lru_cache(maxsize=128)
def cldr_locale(name: str) -> Locale | None:
    """Return the CLDR locale of a BCP 47 name, or None where CLDR has none."""
    try:
        return Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def plural_category(number: int | float, locale: str) -> PluralCategory:
    """Return the plural category of a number; `other` in a locale without rules."""
    rules = cldr_locale(locale)
    return "other" if rules is None else cast(PluralCategory, rules.plural_form(number))


@lru_cache(maxsize=128)
def whole_number_categories(locale: str) -> Mapping[PluralCategory, int]:
    """Return the categories that whole numbers take in a locale, and how many of a sample take each.

    A category that only fractions take (`other` in Russian) is not among them.
    """
    return Counter(plural_category(number, locale) for number in _WHOLE_NUMBERS)
