"""Facts read right in every language: the golden table, and the grammar of languages to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from kb.facts import FACT_TYPES, FactValue, Unit
from kb.languages.fact_text import article_text, fact_text, money_text, number_text
from kb.languages.registry import load_languages
from tests.kb.languages.languages import a_language

ROOT = Path(__file__).parents[3]
TABLE = Path(__file__).parent / "fact_text_golden.yaml"
GOLDEN = yaml.load(TABLE.read_text("utf-8"), Loader=yaml.BaseLoader)
LANGUAGES, _ = load_languages(ROOT)
CASES = [(code, case) for code in GOLDEN["languages"] for case in (*GOLDEN["values"], *GOLDEN["articles"])]


def a_value(data: object) -> FactValue:
    sources = [{"url": "https://example.org/", "title": "a page", "seen": "2026-11-23"}]
    assert isinstance(data, dict)
    return FactValue.model_validate({**data, "sources": sources, "confidence": "official"})


@pytest.mark.parametrize(("code", "case"), CASES, ids=lambda part: str(part))
def test_reads_as_the_golden_table_says(code: str, case: str) -> None:
    language = LANGUAGES[code]
    if case in GOLDEN["articles"]:
        reads = article_text(GOLDEN["articles"][case], language)
    else:
        reads = fact_text(a_value(GOLDEN["values"][case]), language)
    assert reads == GOLDEN["languages"][code][case]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_golden_row_for_every_case(code: str) -> None:
    assert code in GOLDEN["languages"], f"add `{code}` to tests/kb/languages/fact_text_golden.yaml"
    assert set(GOLDEN["languages"][code]) == {*GOLDEN["values"], *GOLDEN["articles"]}


def test_the_golden_table_has_every_type_and_every_unit() -> None:
    values = [a_value(data) for data in GOLDEN["values"].values()]
    assert {value.type for value in values} == set(FACT_TYPES)
    assert {value.duration.unit for value in values if value.duration} == set(Unit)


@pytest.mark.parametrize("code", LANGUAGES)
def test_digits_are_latin_and_grouped_by_three(code: str) -> None:
    text = money_text(12345678, LANGUAGES[code])
    digits = [letter for letter in text if letter.isdigit()]
    assert "".join(digits) == "12345678"
    group = LANGUAGES[code].group
    assert f"12{group}345{group}678" in text


RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"

RUSSIAN = a_language(
    "ru",
    locale="ru",
    group=" ",
    decimal=",",
    facts={
        "money": {"one": "{n} иена", "few": "{n} иены", "many": "{n} иен", "other": "{n} иены"},
        "duration": {
            "hour": {"one": "{n} час", "few": "{n} часа", "many": "{n} часов", "other": "{n} часа"},
            "day": {"one": "{n} день", "few": "{n} дня", "many": "{n} дней", "other": "{n} дня"},
            "week": {"one": "{n} неделя", "few": "{n} недели", "many": "{n} недель", "other": "{n} недели"},
            "month": {"one": "{n} месяц", "few": "{n} месяца", "many": "{n} месяцев", "other": "{n} месяца"},
            "year": {"one": "{n} год", "few": "{n} года", "many": "{n} лет", "other": "{n} года"},
        },
        "age": {"one": "{n} год", "few": "{n} года", "many": "{n} лет", "other": "{n} года"},
        "count": "{n}",
        "percent": "{n}%",
        "date": "{day} {month} {year} года",
        "months": RUSSIAN_MONTHS.split(),
        "range": "от {min:genitive} до {max:genitive}",
    },
    forms={
        "genitive": {
            "money": "{n} иен",
            "duration": {
                "month": {
                    "one": "{n} месяца",
                    "few": "{n} месяцев",
                    "many": "{n} месяцев",
                    "other": "{n} месяца",
                },
                "year": {"one": "{n} года", "few": "{n} лет", "many": "{n} лет", "other": "{n} года"},
            },
        }
    },
)


@pytest.mark.parametrize(
    ("data", "form", "reads"),
    [
        ({"duration": "1 day"}, None, "1 день"),
        ({"duration": "3 days"}, None, "3 дня"),
        ({"duration": "14 days"}, None, "14 дней"),
        ({"duration": "21 days"}, None, "21 день"),
        ({"duration": "3 months"}, "genitive", "3 месяцев"),
        ({"duration": "14 days"}, "genitive", "14 дней"),
        ({"age": "16"}, "no-such-form", "16 лет"),
        ({"money": "200000"}, None, "200 000 иен"),
        ({"percent": "2.5"}, None, "2,5%"),
        ({"range": {"of": "duration", "min": "3 months", "max": "1 year"}}, None, "от 3 месяцев до 1 года"),
        ({"date": "2027-04-01"}, None, "1 апреля 2027 года"),
    ],
)
def test_plurals_and_named_forms_follow_the_patterns(data: object, form: str | None, reads: str) -> None:
    assert fact_text(a_value(data), RUSSIAN, form) == reads


def test_a_category_of_one_number_may_do_without_a_digit() -> None:
    days = {
        "zero": "{n} يوم",
        "one": "يوم واحد",
        "two": "يومان",
        "few": "{n} أيام",
        "many": "{n} يومًا",
        "other": "{n} يوم",
    }
    patterns = a_language().facts.model_dump(exclude_none=True)
    durations = patterns["duration"] | {"day": days}
    arabic = a_language("ar", locale="ar", facts=patterns | {"duration": durations})
    reads = [fact_text(a_value({"duration": f"{n} days"}), arabic) for n in (1, 2, 3, 14)]
    assert reads == ["يوم واحد", "يومان", "3 أيام", "14 يومًا"]


@pytest.mark.parametrize(
    ("number", "reads"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (50.0, "50"), (0.25, "0.25"), (1234.5, "1,234.5")],
)
def test_numbers_are_written_without_needless_decimals(number: float, reads: str) -> None:
    assert number_text(number, a_language()) == reads


def test_the_year_of_a_date_is_not_grouped() -> None:
    assert fact_text(a_value({"date": date(2027, 4, 1)}), a_language()) == "1.4.2027"


def test_what_is_no_provision_is_refused() -> None:
    with pytest.raises(ValueError, match="no provision"):
        article_text("Article 5", a_language())
