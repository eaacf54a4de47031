"""Whether the patterns of a language can read every fact: plural categories, placeholders, forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.languages.calendars import YEARS_AHEAD
from kb.languages.language import PLURAL_CATEGORIES, FactPatterns, FormPatterns, Language, Plurals
from kb.languages.plurals import cldr_locale, whole_number_categories

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_COUNTED = ("money", "age", "count", "percent")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a language, and where in its `language.yaml`."""

    loc: tuple[str | int, ...]
    what: str
    remedy: str


def slips(language: Language) -> Iterator[Slip]:
    """Yield what is wrong with a language's patterns; types and units are required by the model itself."""
    if cldr_locale(language.locale) is None:
        what = f"CLDR knows no locale `{language.locale}`"
        yield Slip(("locale",), what, "write the nearest one, `ja` for `ja-Hira`")
        return
    for loc, plurals in _plurals(language):
        yield from _plural_slips(loc, plurals, language.locale)
    yield from _text_slips(language)
    yield from _calendar_slips(language)
    for name, pattern in language.articles.model_dump().items():
        allowed = {"n", "roman"} if name == "item" else {"n"}
        yield from _placeholder_slips(("articles", name), pattern, allowed, set())


def _plain_and_named(language: Language) -> Iterator[tuple[tuple[str, ...], FactPatterns | FormPatterns]]:
    yield ("facts",), language.facts
    for name, form in language.forms.items():
        yield ("forms", name), form


def _plurals(language: Language) -> Iterator[tuple[tuple[str, ...], Plurals]]:
    for loc, patterns in _plain_and_named(language):
        for name in _COUNTED:
            if (plurals := getattr(patterns, name)) is not None:
                yield (*loc, name), plurals
        for unit in type(patterns.duration).model_fields:
            if (plurals := getattr(patterns.duration, unit)) is not None:
                yield (*loc, "duration", unit), plurals


def _plural_slips(loc: tuple[str, ...], plurals: Plurals, locale: str) -> Iterator[Slip]:
    needed = whole_number_categories(locale)
    if plurals.always is not None:
        yield from _placeholder_slips(loc, plurals.always, {"n"}, {"n"})
        return
    missing = [one for one in PLURAL_CATEGORIES if one in needed and one not in plurals.written()]
    if missing:
        what = f"`{loc[-1]}` has no pattern for {', '.join(missing)}"
        yield Slip(loc, what, "write one for each, or one plain text if the word never changes")
    for category, pattern in plurals.written().items():
        if category != "other" and category not in needed:
            what = f"no whole number is `{category}` in the locale `{locale}`"
            yield Slip((*loc, category), what, f"delete it; needed are {', '.join(needed)}")
        # A category that means one single number may say it without a digit: Arabic "two days" is one word.
        required = set() if needed.get(category) == 1 else {"n"}
        yield from _placeholder_slips((*loc, category), pattern, {"n"}, required)


def _text_slips(language: Language) -> Iterator[Slip]:
    suffixes = ("", *(f":{form}" for form in language.forms))
    bounds = {f"{bound}{suffix}" for bound in ("min", "max") for suffix in suffixes}
    if language.facts.first_day is not None:
        yield from _placeholder_slips(("facts", "first_day"), language.facts.first_day, {"day"}, {"day"})
    for loc, patterns in _plain_and_named(language):
        if patterns.date is not None:
            days = {"day", "month", "year"}
            yield from _placeholder_slips((*loc, "date"), patterns.date, days, days)
        if patterns.range is not None:
            yield from _placeholder_slips((*loc, "range"), patterns.range, bounds, set())
            found = {name.partition(":")[0] for name in _PLACEHOLDER.findall(patterns.range)}
            for bound in sorted({"min", "max"} - found):
                yield Slip((*loc, "range"), f"the pattern has no {{{bound}}}", "write where it belongs")
        for place, month in enumerate(patterns.months or ()):
            yield from _placeholder_slips((*loc, "months", place), month, set(), set())


def _calendar_slips(language: Language) -> Iterator[Slip]:
    """Yield what is wrong with the calendar of everyday life: months of its own need their names."""
    calendar = language.calendar
    if calendar is None:
        return
    own_months = calendar.system not in YEARS_AHEAD
    days = {"day", "month", "year"}
    yield from _placeholder_slips(("calendar", "date"), calendar.date, days, days if own_months else {"year"})
    for place, month in enumerate(calendar.months or ()):
        yield from _placeholder_slips(("calendar", "months", place), month, set(), set())
    if own_months and calendar.months is None:
        what = f"`{calendar.system}` has months of its own, but `months` is missing"
        yield Slip(("calendar",), what, "write the names of its twelve months")


def _placeholder_slips(
    loc: tuple[str | int, ...], pattern: str, allowed: set[str], required: set[str]
) -> Iterator[Slip]:
    found = set(_PLACEHOLDER.findall(pattern))
    for name in sorted(found - allowed):
        known = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "none"
        yield Slip(loc, f"the pattern has the unknown placeholder {{{name}}}", f"known here: {known}")
    for name in sorted(required - found):
        yield Slip(loc, f"the pattern has no {{{name}}}", "write where it belongs")
    bare = _PLACEHOLDER.sub("", pattern)
    if "{" in bare or "}" in bare:
        yield Slip(loc, "a brace is not closed", "write placeholders as `{n}`")
    if re.search(r"\d", bare):
        yield Slip(loc, "the pattern holds a digit", "numbers come from questions/facts.yaml; write {n}")
    if re.search(r"[<>&]", bare):
        yield Slip(loc, "the pattern holds markup", "write plain text")
