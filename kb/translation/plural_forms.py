"""Which plural form of a PO file a number takes, by the file's own `Plural-Forms` header."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from babel.messages.plurals import get_plural

from kb.languages.plurals import cldr_locale

_HEADER = re.compile(r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=\s*([^;]{1,300})\s*;?\s*")


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms there are, and which one a number takes."""

    count: int
    expression: str
    header: str

    def place(self, number: int) -> int:
        """Return the place of the form for a number, always one that exists."""
        return min(max(int(_compiled(self.expression)(number)), 0), self.count - 1)


def plural_forms(header: str | None, locale: str) -> PluralForms:
    """Return the forms that a header describes; without a usable one those that are usual for the locale."""
    match = _HEADER.fullmatch(header or "")
    if match:
        try:
            _compiled(match[2].strip())
            return PluralForms(int(match[1]), match[2].strip(), (header or "").strip())
        except ValueError:
            return usual_plural_forms(locale)
    return usual_plural_forms(locale)


def usual_plural_forms(locale: str) -> PluralForms:
    """Return the forms that translators' tools expect for a locale."""
    plural = get_plural(cldr_locale(locale))
    header = f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"
    return PluralForms(plural.num_plurals, plural.plural_expr, header)


@cache
def _compiled(expression: str) -> Callable[[int], int]:
    """Return the function of a plural expression. Raises ValueError where it is none."""
    return gettext.c2py(expression)
