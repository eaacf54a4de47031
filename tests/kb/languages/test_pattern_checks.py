"""A language whose patterns cannot read every fact is told what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from kb.languages.pattern_checks import slips
from kb.languages.registry import load_languages
from tests.kb.languages.languages import a_language

ROOT = Path(__file__).parents[3]
PATTERNS = a_language().facts.model_dump(exclude_none=True)


def facts_with(**changes: object) -> dict[str, object]:
    return PATTERNS | changes


@pytest.mark.parametrize(
    ("changes", "loc", "what"),
    [
        ({"locale": "tlh-Klgn"}, ("locale",), "CLDR knows no locale"),
        (
            {"locale": "ru", "facts": facts_with(money={"one": "{n}", "other": "{n}"})},
            ("facts", "money"),
            "no pattern for few, many",
        ),
        (
            {"facts": facts_with(age={"one": "{n}", "few": "{n}", "other": "{n}"})},
            ("facts", "age", "few"),
            "no whole number is `few`",
        ),
        ({"facts": facts_with(age="many years")}, ("facts", "age"), "has no {n}"),
        ({"facts": facts_with(age="{number}")}, ("facts", "age"), "unknown placeholder {number}"),
        ({"facts": facts_with(age="{n} of 7")}, ("facts", "age"), "a digit"),
        ({"facts": facts_with(age="<b>{n}</b>")}, ("facts", "age"), "markup"),
        ({"facts": facts_with(age="{n} {")}, ("facts", "age"), "not closed"),
        ({"facts": facts_with(date="{day} {month}")}, ("facts", "date"), "has no {year}"),
        ({"facts": facts_with(first_day="first")}, ("facts", "first_day"), "has no {day}"),
        ({"facts": facts_with(range="{min}")}, ("facts", "range"), "has no {max}"),
        ({"facts": facts_with(range="{min:dative} {max}")}, ("facts", "range"), "{min:dative}"),
        (
            {"forms": {"genitive": {"duration": {"day": {"other": "{n}"}}}}},
            ("forms", "genitive", "duration", "day"),
            "no pattern for one",
        ),
    ],
)
def test_says_where_a_pattern_falls_short(
    changes: dict[str, object], loc: tuple[str, ...], what: str
) -> None:
    found = list(slips(a_language(**changes)))
    assert loc in [slip.loc for slip in found]
    assert what in " ".join(slip.what for slip in found)


def test_every_language_needs_every_type_and_every_unit() -> None:
    for name in ("money", "duration", "age", "count", "percent", "date", "range"):
        with pytest.raises(ValidationError, match=name):
            a_language(facts={key: value for key, value in PATTERNS.items() if key != name})
    with pytest.raises(ValidationError, match="week"):
        a_language(facts=facts_with(duration={"hour": "{n}", "day": "{n}", "month": "{n}", "year": "{n}"}))


def test_a_plain_text_and_plural_categories_exclude_each_other() -> None:
    with pytest.raises(ValidationError, match="one plain text"):
        a_language(facts=facts_with(age={"always": "{n}", "other": "{n}"}))
    with pytest.raises(ValidationError, match="one plain text"):
        a_language(facts=facts_with(age={"one": "{n}"}))


def test_the_languages_of_the_house_have_no_slips() -> None:
    languages, problems = load_languages(ROOT)
    assert problems == ()
    assert [slip for language in languages.values() for slip in slips(language)] == []
