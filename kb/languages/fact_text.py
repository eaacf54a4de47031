"""How the facts of the law read in a language: `14 days`, `14日`, `14 ngày`.

The patterns are data (`language.yaml`); the code knows only types. Digits are Latin and grouped by three in
every language: they must be recognised on a Japanese form, and Babel would group `2,00,000` in some.
"""

from __future__ import annotations

import re
from datetime import date

from kb.facts import Duration, DurationRange, FactValue, MoneyRange, Table
from kb.languages.language import ArticlePatterns, FormPatterns, Language, Plurals
from kb.languages.plurals import plural_category

_ARTICLE = re.compile(
    r"(?P<kind>supplementary |appended-table )?(?P<numbers>\d+(?:-\d+)*)"
    r"(?:\((?P<paragraph>\d+)\))?(?:\((?P<item>[ivxl]+)(?:-(?P<item_branch>\d+))?\))?"
)
_BOUND = re.compile(r"\{(min|max)(?::([a-z-]+))?\}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NO_FORM = FormPatterns()


def fact_text(value: FactValue, language: Language, form: str | None = None) -> str:
    """Return how a fact's value reads in a sentence.

    `form` is a named grammatical form; a language that does not know it, or does not change this type
    in it, gives the plain reading. A table reads as the range from its smallest to its largest amount.
    """
    return _Reader(language, form).value(value)


def money_text(yen: int, language: Language) -> str:
    """Return how an amount of yen reads."""
    return _Reader(language, None).money(yen)


def date_text(day: date, language: Language) -> str:
    """Return how a day reads."""
    return _Reader(language, None).date(day)


def number_text(number: int | float, language: Language) -> str:
    """Return a number in Latin digits, thousands grouped by three."""
    if isinstance(number, float) and not number.is_integer():
        digits = f"{number:,.2f}".rstrip("0")
    else:
        digits = f"{int(number):,}"
    return digits.translate({ord(","): language.group, ord("."): language.decimal})


def article_text(article: str, language: Language) -> str:
    """Return how a provision reads: `19-12(1)(ii)` is `第19条の12第1項第2号` in Japanese.

    Raises ValueError for what is no provision; `kb.model.LegalBasis` lets none of those through.
    """
    match = _ARTICLE.fullmatch(article)
    if match is None:
        raise ValueError(f"no provision: {article}")
    patterns = language.articles
    number, *branches = match["numbers"].split("-")
    heads = {
        None: patterns.article,
        "supplementary ": patterns.supplementary,
        "appended-table ": patterns.appended_table,
    }
    text = _filled(heads[match["kind"]], n=number)
    text += "".join(_filled(patterns.branch, n=branch) for branch in branches)
    if match["paragraph"]:
        text += _filled(patterns.paragraph, n=match["paragraph"])
    if match["item"]:
        text += _item_text(patterns, match["item"], match["item_branch"])
    return text


def _item_text(patterns: ArticlePatterns, numeral: str, branch: str | None) -> str:
    """Return an item, inserted ones as well: `iii-4` is 第3号の4 where items are counted, else (iii-4)."""
    roman = f"{numeral}-{branch}" if branch else numeral
    text = _filled(patterns.item, n=str(_roman_number(numeral)), roman=roman)
    counted = "{roman}" not in patterns.item
    return text + _filled(patterns.branch, n=branch) if branch and counted else text


class _Reader:
    """Reads values in one language and one named form."""

    def __init__(self, language: Language, form: str | None) -> None:
        self.language = language
        self.form = form
        self.plain = language.facts
        self.named = language.forms.get(form or "", _NO_FORM)

    def value(self, value: FactValue) -> str:
        if value.money is not None:
            return self.money(value.money)
        if value.duration is not None:
            return self.duration(value.duration)
        if value.age is not None:
            return self._counted(self.named.age or self.plain.age, value.age)
        if value.count is not None:
            return self._counted(self.named.count or self.plain.count, value.count)
        if value.percent is not None:
            return self._counted(self.named.percent or self.plain.percent, value.percent)
        if value.date_ is not None:
            return self.date(value.date_)
        if value.range is not None:
            return self.range(value.range)
        assert value.table is not None  # a FactValue holds exactly one type
        return self.range(_span(value.table))

    def money(self, yen: int) -> str:
        return self._counted(self.named.money or self.plain.money, yen)

    def duration(self, duration: Duration) -> str:
        unit = duration.unit.value
        named: Plurals | None = getattr(self.named.duration, unit)
        plain: Plurals = getattr(self.plain.duration, unit)
        return self._counted(named or plain, duration.number)

    def date(self, day: date) -> str:
        months = self.named.months or self.plain.months
        month = months[day.month - 1] if months else str(day.month)
        number = str(day.day)
        if day.day == 1 and self.plain.first_day is not None:
            number = _filled(self.plain.first_day, day=number)
        return _filled(self.named.date or self.plain.date, day=number, month=month, year=str(day.year))

    def range(self, bounds: MoneyRange | DurationRange) -> str:
        if bounds.min == bounds.max:
            return self._bound(bounds, "min")
        pattern = self.named.range or self.plain.range
        return _BOUND.sub(
            lambda match: _Reader(self.language, match[2] or self.form)._bound(bounds, match[1]), pattern
        )

    def _bound(self, bounds: MoneyRange | DurationRange, which: str) -> str:
        if isinstance(bounds, MoneyRange):
            return self.money(bounds.min if which == "min" else bounds.max)
        return self.duration(bounds.min if which == "min" else bounds.max)

    def _counted(self, plurals: Plurals, number: int | float) -> str:
        pattern = plurals.pattern(plural_category(number, self.language.locale))
        return _filled(pattern, n=number_text(number, self.language))


def _span(table: Table) -> MoneyRange:
    amounts = [yen for row in table.cells.values() for yen in row.values()]
    return MoneyRange(of="money", min=min(amounts), max=max(amounts))


def _filled(pattern: str, **values: str) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda match: values[match[1]], pattern)


def _roman_number(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
