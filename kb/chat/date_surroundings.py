"""What stands beside a day and makes another one of it: the rest of a number, a year, "before last".

A pattern finds its words wherever they stand, so it finds "two days ago" in "twenty-two days ago" and the
20th of November in "20 November of last year". What was found is a day only where nothing beside it goes on
with it. This looks for that, in the words of the pattern's language, and knows no day itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from kb.chat.date_expressions import NO_LETTER_AFTER, NO_LETTER_BEFORE, end_of, one_of
from kb.chat.number_words import pieces_of
from kb.languages.date_words import PLACEHOLDER, DateWords
from kb.languages.normalisation import normalise
from kb.languages.word_ends import BLANKS_BEGIN_NO_WORD

FARTHEST_NUMBER = 60
"""Characters beside a day in which the rest of its number may stand."""

FARTHEST_UNIT = 14
"""Characters beside a weekday in which "the week before last" makes it another one."""

FARTHEST_YEAR = 40
"""Characters beside a day without a year in which a year is taken for its own."""

SHORTEST_TEN = 5
"""Letters of a word for twenty or thirty by which it is one in whatever language: people mix related ones."""

_HANGUL = ("\uac00", "\ud7a3")
_GLUE = r"(?:[\s,/~+\-\u2044\u066b\u301c\u3001\u30fb\u2026]|\.(?!\s))"
"""What joins figures to one number or to a range; a full stop with a blank ends a sentence."""
_DIGITS = r"[0-9]+"
_FIGURE = re.compile("[0-9]")
_ENDS_IN_FIGURE = re.compile(r"[0-9]\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+\s*\Z")
_HYPHEN = re.compile(r"[^\W_]-\Z")
_KANA = re.compile("[\u3041-\u3096]")
_SINGLE_KANA = frozenset("にしごく")
_NOT_OF_A_CLOCK = r"(?![0-9]|\s?(?::[0-9]|[ap]\.?m\b|h\b|[\u6642\u70b9\u9ede\uc2dc]))"
_SENTENCE_ENDS = re.compile(r"[.!?\u0964\u06d4]\s|[\u3002\uff01\uff1f\n]")
_YEAR = r"(?<![0-9-])(?:1[34]|19|20|25)[0-9]{2}(?![0-9]|\s?(?:\u5186|yen\b))"
_FIGURE_BEFORE = re.compile(r"[0-9][\s,]*\Z")
_FIGURE_AFTER = re.compile(rf"[\s,']*[0-9]{{1,3}}{_NOT_OF_A_CLOCK}")
_NEVER = "(?!)"


class Surroundings:
    """Tells by the words of a language what beside a found day goes on with it."""

    def __init__(self, words: DateWords, tens: Iterable[str] = ()) -> None:
        """Take the words by which a language names days, and the words for tens of all languages."""
        self._words = words
        self._tens = frozenset(ten for ten in tens if len(ten) >= SHORTEST_TEN)

    def go_on(self, text: str, start: int, end: int, *, counted: bool) -> bool:
        """Return whether the day found between two places is only a part of what is told there.

        `counted` is one that is counted in days or weeks from today, which "and a half" makes longer.
        """
        before, found, after = text[:start], text[start:end], text[end:]
        return (
            self._is_moved(before, after)
            or _is_doubled(before, found, after)
            or self._number_begins_before(before, found)
            or self._number_goes_on(found, after, counted=counted)
        )

    def may_be_of_another_week(self, text: str, start: int, end: int) -> bool:
        """Return whether a week, month, year or number stands beside a weekday: it may tell which one."""
        if self._counts.search(text[max(0, start - FARTHEST_UNIT) : start]):
            return True
        return any(self._which_week.search(part) for part in sides(text, start, end, FARTHEST_UNIT))

    def _is_moved(self, before: str, after: str) -> bool:
        return bool(self._moved_before.search(before) or self._moved_after.match(after))

    def _number_begins_before(self, before: str, found: str) -> bool:
        near = before[-FARTHEST_NUMBER:]
        if _FIGURE.match(found):
            return bool(self._before_a_figure.search(near) or _HYPHEN.search(near))
        if self._begins_counted.match(found):
            return bool(self._before_a_word.search(near) or _HYPHEN.search(near) or _in_kana(near, found))
        return bool(self._holds_number.search(found) and self._number_and.search(near))

    def _number_goes_on(self, found: str, after: str, *, counted: bool) -> bool:
        near = after[:FARTHEST_NUMBER]
        if _ENDS_IN_FIGURE.search(found):
            goes_on = self._after_a_figure.match(near)
        else:
            goes_on = self._ends_in_word.search(found) and self._after_a_word.match(near)
        counted = counted or self._begins_with_length.search(found) is not None
        if goes_on or not (counted or self._holds_number.search(found)):
            return bool(goes_on)
        return bool(self._and_number.match(near) or (counted and self._more_after.match(near)))

    # Expressions

    @cached_property
    def _parts(self) -> str:
        return _words(self._words.number_parts)

    @cached_property
    def _number_words(self) -> str:
        return f"(?:{_words(pieces_of(self._words) | self._tens)}|{self._parts})"

    @cached_property
    def _figures(self) -> str:
        suffixes = one_of(map(normalise, self._words.day_suffixes))
        return f"{_DIGITS}(?:{suffixes})?" if suffixes else _DIGITS

    @cached_property
    def _number(self) -> str:
        return f"(?:{self._figures}|{self._number_words})"

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        return re.compile(rf"{self._number}\s?\Z")

    @cached_property
    def _begins_with_length(self) -> re.Pattern[str]:
        """Return what finds a length of time in the words of a day: "two days" is one word in Arabic."""
        spaced = [unit for unit in self._words.units if unit[0] < BLANKS_BEGIN_NO_WORD]
        return re.compile(_words(spaced))

    @cached_property
    def _unit_and(self) -> str:
        """Return what finds "a week and" before a number."""
        return rf"{_words(self._words.units)}\s?{self._joins}\s?"

    @cached_property
    def _joins(self) -> str:
        return _words(self._words.number_joins, after_number=True)

    @cached_property
    def _joined_number(self) -> str:
        """Return what finds "and" with the number, half or week after it: in Arabic they are one word."""
        pieces = (*pieces_of(self._words), *self._words.number_parts)
        return rf"{self._joins}\s?(?:{_DIGITS}|{_words(pieces, after_number=True)})"

    @cached_property
    def _unit(self) -> str:
        return _words(self._words.units, after_number=True)

    @cached_property
    def _before_a_word(self) -> re.Pattern[str]:
        """Return what finds a number that goes on before a number in words: "twenty", "two weeks and"."""
        joints = f"(?:{_GLUE}|{self._joins})*"
        return re.compile(rf"(?:{self._number}\s?{self._unit}?{joints}|{self._unit_and})\Z")

    @cached_property
    def _before_a_figure(self) -> re.Pattern[str]:
        """Return what finds a number that goes on before figures: no word of one figure does without "or"."""
        figures = rf"(?:{self._figures}|{self._parts})\s?{self._unit}?(?:{_GLUE}|{self._joins})*"
        words = rf"{self._number_words}\s?{self._unit}?{_GLUE}*{self._joins}\s?"
        of_a_length = rf"{self._number_words}\s?{self._unit}{_GLUE}*"
        return re.compile(rf"(?:{figures}|{words}|{of_a_length}|{self._unit_and})\Z")

    @cached_property
    def _number_and(self) -> re.Pattern[str]:
        return re.compile(rf"{self._number}\s?{self._unit}?\s?{self._joins}\s?\Z")

    @cached_property
    def _begins_counted(self) -> re.Pattern[str]:
        return re.compile(f"{self._number}|{_words(self._words.units)}")

    @cached_property
    def _holds_number(self) -> re.Pattern[str]:
        return re.compile(self._number)

    @cached_property
    def _ends_in_word(self) -> re.Pattern[str]:
        return re.compile(rf"{self._number_words}\Z")

    @cached_property
    def _after_a_word(self) -> re.Pattern[str]:
        joints = f"(?:{_GLUE}|{self._joins})*"
        return re.compile(rf"{joints}(?:{self._number_words}|{_DIGITS}{_NOT_OF_A_CLOCK})")

    @cached_property
    def _after_a_figure(self) -> re.Pattern[str]:
        joints = f"(?:{_GLUE}|{self._joins})*"
        return re.compile(rf"{joints}(?:{self._parts}|{_DIGITS}{_NOT_OF_A_CLOCK})")

    @cached_property
    def _and_number(self) -> re.Pattern[str]:
        return re.compile(rf"[\s,]*{self._joined_number}")

    @cached_property
    def _more_after(self) -> re.Pattern[str]:
        """Return what finds more of a length of time: "and a half", "and a week", "3 days"."""
        of_a_length = rf"{self._joins}\s?{self._unit}"
        return re.compile(rf"[\s,]*(?:{of_a_length}|{self._parts}|{self._number}\s?{self._unit})")

    @cached_property
    def _which_week(self) -> re.Pattern[str]:
        return re.compile(_words(self._words.which_week))

    @cached_property
    def _moved_before(self) -> re.Pattern[str]:
        forms = (PLACEHOLDER.split(normalise(form))[0].strip() for form in self._words.moved)
        return re.compile(rf"{_words(filter(None, forms))}[\s,]*\Z")

    @cached_property
    def _moved_after(self) -> re.Pattern[str]:
        forms = (PLACEHOLDER.split(normalise(form))[2].strip() for form in self._words.moved)
        return re.compile(rf"[\s,]*(?:{one_of(filter(None, forms), ends=end_of) or _NEVER})")


class YearSigns:
    """Finds the years that stand beside a day without one, in figures or in the words of any language."""

    def __init__(self, languages: Iterable[DateWords]) -> None:
        """Take the words of all languages: an era is written alike in many."""
        found = tuple(languages)
        eras = {era for one in found for era in one.eras}
        told = {form for one in found for years, forms in one.years.items() if years for form in forms}
        era = rf"{_words(eras)}\s*[0-9\u5143\u4e00-\u5341]+"
        self._signs = re.compile(f"{_YEAR}|{era}|{_words(told)}")

    def are_beside(self, text: str, start: int, end: int, *, named: bool) -> bool:
        """Return whether a year stands so near a day without one that it may be its own.

        Beside a month's name (`named`) any figure may be one: "Reiwa 8 November 1".
        """
        if named and (_FIGURE_BEFORE.search(text[:start]) or _FIGURE_AFTER.match(text[end:])):
            return True
        return any(self._signs.search(part) for part in sides(text, start, end, FARTHEST_YEAR))


def sides(text: str, start: int, end: int, farthest: int) -> tuple[str, str]:
    """Return what stands on both sides of a part of a text, in the same sentence, no farther than told."""
    before = _SENTENCE_ENDS.split(text[max(0, start - farthest) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + farthest])[0]
    return before, after


def _is_doubled(before: str, found: str, after: str) -> bool:
    """Return whether the first or last word of a day is there once more: 上上周五, "last last friday"."""
    if found[:1] >= BLANKS_BEGIN_NO_WORD:
        return before[-1:] in (found[:1], "\u3005")
    first, last = _FIRST_WORD.match(found), _LAST_WORD.search(found)
    said_before, said_after = _LAST_WORD.search(before), _FIRST_WORD.match(after.lstrip())
    return _is_same(first, said_before) or _is_same(last, said_after)


def _is_same(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    return one is not None and other is not None and one[0].strip() == other[0].strip()


def _in_kana(before: str, found: str) -> bool:
    """Return whether a number in kana stands behind another one that is a single kana, as in にさんにち."""
    return bool(_KANA.match(found) and before[-1:] in _SINGLE_KANA)


def _words(words: Iterable[str], *, after_number: bool = False) -> str:
    """Return an alternative of words, each whole where its script sets blanks; `*` goes on without one.

    Behind a number (`after_number`) a word may begin without a blank: "3days", 3일. What must stand around
    words is written once for all that share it: an expression of hundreds of words is else slow to make.
    """
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in set(map(normalise, words)):
        whole = word.rstrip("*")
        spaced = word[0] < BLANKS_BEGIN_NO_WORD or _HANGUL[0] <= word[0] <= _HANGUL[1]
        before = NO_LETTER_BEFORE if spaced and not after_number else ""
        after = NO_LETTER_AFTER if word[-1] < BLANKS_BEGIN_NO_WORD and whole == word else ""
        alike[before, after].append(whole)
    groups = (f"{before}(?:{one_of(found)}){after}" for (before, after), found in alike.items())
    return f"(?:{'|'.join(groups) or _NEVER})"
