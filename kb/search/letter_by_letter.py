"""What was written in Latin letters one letter after the other, back in its own script.

Machines write so, and some people do: "btqh lqmh" is بطاقة الإقامة with its alef left out. What each letter
becomes is known (`anyascii`); which letter stood there is not, since several become the same and some leave
nothing. The likeliest row of letters is sought, as our own texts make them likely: each letter by the four
before it, or by fewer where these are new (Brants and others, "Large Language Models in Machine Translation",
2007: stupid backoff), along the best few rows at every place (Viterbi's algorithm). Spaces need not be there,
so Thai and Khmer come back like Russian. What is spelled by ear does not come out likely, nor another
language.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from math import inf, log
from typing import Any

from anyascii import anyascii

from kb.languages.kana import LONGEST, spellings
from kb.search.numbers import as_table, as_text

SURE = 2.0
"""What a typed letter may cost on average. Nearly all tuning questions that were written so cost less;
English ones cost more, and nearly all that people spelled by ear."""

LIKELY = 2.5
"""What a typed letter may cost for a reading to be tried beside others. With 3.0 one more of 1,573 queries in
Latin letters finds its entry first, and many take longer."""

ORDER = 5
"""Letters that are counted together."""

ROWS = 8
"""Rows of letters that are followed at each place."""

HOPELESS = 8.0
"""A row that costs so much more than the best is not followed. Of 120 likely readings of typed queries 118
stay as they were, in a sixth less time; from 10 on all, from 6 on seven are others."""

SILENT = 2
"""Letters one after the other that may have left nothing."""

SLIP = 5.0
"""What a typed letter costs that is left out: doubled, or a slip of the finger."""

AS_TYPED = 3.0
"""What each letter costs of a word that is left in Latin letters: "SSW"."""

BACKOFF = -log(0.4)
"""What it costs to look at one letter less of what stands before."""

NEVER = 14.0
"""What a letter costs that is in no text."""

_BITS = 12
_MASKS = tuple((1 << _BITS * length) - 1 for length in range(ORDER + 1))
_NOTHING, _SPACE, _LATIN = range(3)
_MARKS = ("\0", " ", "a")  # no letter, the end of a word, a word in Latin letters
_STEPS = 16  # to a unit of cost, so that a cost is one byte
_MOST = 255
_LONGER = [_MASKS[1 : -(-bits // _BITS) + 1] for bits in range(_BITS * ORDER + 1)]  # one letter, two, to all
_SCATTER = 0x9E3779B97F4A7C15  # Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4
_SCATTERED = 40

_NO_LETTER = re.compile(r"[^a-z]")
_LATIN_WORD = re.compile(r"[a-z]+")
_PIECE = re.compile(r"[a-z]{0,3}[0-9]+|['’ʼ`]*[a-z][a-z'’ʼ`]*")

Row = tuple[float, str]
"""What a row of letters costs, and the row."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query in its own script, and what a typed letter of it costs on average."""

    native: str
    cost: float

    @property
    def is_sure(self) -> bool:
        """Return whether nobody would write so by chance."""
        return self.cost <= SURE


class LetterByLetter:
    """The letters of one language's texts, each by what stands before it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._letters, times = _counted(texts)
        self._costs = _Costs(times)
        self._by_latin: dict[str, list[Sequence[int]]] = {" ": [(_SPACE,)]}
        silent = set()
        for number, letter in enumerate(self._letters[len(_MARKS) :], len(_MARKS)):
            if latin := plain_latin(letter):
                self._by_latin.setdefault(latin, []).append((number,))
            else:
                silent.add(number)
        self._silent_after: dict[int, list[int]] = defaultdict(list)
        for part in sorted(part for part in times if part < _MASKS[LONGEST]):
            numbers = _numbers(part)
            for latin in spellings("".join(self._letters[number] for number in numbers)):
                self._by_latin.setdefault(latin, []).append(numbers)
            if len(numbers) == 2 and numbers[1] in silent:
                self._silent_after[numbers[0]].append(numbers[1])
        self._longest = max(map(len, self._by_latin))

    @classmethod
    def kept(cls, data: Any) -> LetterByLetter:
        """Return what `as_data` gave; other data raises ValueError, KeyError, TypeError or AttributeError."""
        letters = cls.__new__(cls)
        letters._letters = str(data["letters"])
        letters._costs = _Costs.kept(data["parts"], data["steps"])
        letters._by_latin = {latin: list(map(tuple, rows)) for latin, rows in data["by_latin"].items()}
        letters._silent_after = defaultdict(
            list, {int(one): row for one, row in data["silent_after"].items()}
        )
        letters._longest = max(map(len, letters._by_latin))
        return letters

    def as_data(self) -> Mapping[str, object]:
        """Return all of it as JSON can hold it."""
        return {
            "letters": self._letters,
            "parts": as_text(self._costs.parts),
            "steps": as_text(self._costs.steps),
            "by_latin": self._by_latin,
            "silent_after": self._silent_after,
        }

    def read(self, text: str) -> Reading | None:
        """Return the likeliest reading of a query in Latin letters, None where none is worth a search."""
        pieces = [_plain(piece) for piece in _PIECE.findall(text.lower())]
        typed = " ".join(filter(None, pieces))
        cost, native = self._likeliest(typed, LIKELY * len(typed))
        return None if native.isascii() else Reading(native, cost / len(typed))

    def _likeliest(self, typed: str, most: float) -> Row:
        """Return the likeliest letters for words in Latin letters, with a space between two.

        Rows that cost more than `most` are not followed: where all do, there are no letters.
        """
        reached: list[dict[int, Row]] = [{} for _ in range(len(typed) + 1)]
        reached[0][_SPACE] = (0.0, "")
        for place in range(len(typed)):
            if not reached[place]:
                continue
            rows = self._with_silent(reached[place], most)
            if not rows:
                continue
            for length in range(1, min(self._longest, len(typed) - place) + 1):
                for numbers in self._by_latin.get(typed[place : place + length], ()):
                    self._lengthen(rows, numbers, reached[place + length])
            if place > 0 and typed[place] != " ":
                _keep(reached[place + 1], ((state, (cost + SLIP, row)) for state, (cost, row) in rows))
            if place == 0 or typed[place - 1] == " ":
                word = typed[place:].split(" ", 1)[0]
                cost = 0.0 if word.isdigit() else AS_TYPED * len(word)
                self._lengthen(rows, (_LATIN,), reached[place + len(word)], word, cost)
        ends: dict[int, Row] = {}
        self._lengthen(self._with_silent(reached[-1], most), (_SPACE,), ends, "")
        return min((row for row in ends.values() if row[0] <= most), default=(inf, ""))

    def _lengthen(
        self,
        rows: Sequence[tuple[int, Row]],
        numbers: Sequence[int],
        there: dict[int, Row],
        written: str | None = None,
        more: float = 0.0,
    ) -> None:
        """Put the rows with some more letters among those that reach a place, the cheapest of each end."""
        letters = "".join([self._letters[number] for number in numbers]) if written is None else written
        cost_of = self._costs.of
        for state, (cost, row) in rows:
            total = cost + more
            after = state
            for number in numbers:
                longer = after << _BITS | number
                total += cost_of(longer)
                after = longer & _MASKS[ORDER - 1]
            if after not in there or there[after][0] > total:
                there[after] = (total, row + letters)

    def _with_silent(self, here: dict[int, Row], most: float) -> list[tuple[int, Row]]:
        """Return the best rows that reach a place, with those among them that silent letters end."""
        best = fresh = _best(here, most)
        for _ in range(SILENT):
            worst = best[-1][1][0] if len(best) == ROWS else most
            added: dict[int, Row] = {}
            for state, (cost, row) in fresh:
                if cost >= worst:
                    break
                for number in self._silent_after.get(state & _MASKS[1], ()):
                    longer = state << _BITS | number
                    total = cost + self._costs.of(longer)
                    after = longer & _MASKS[ORDER - 1]
                    if total < worst and (after not in here or here[after][0] > total):
                        here[after] = added[after] = (total, row + self._letters[number])
            if not added:
                break
            best, fresh = _best(here, most), _best(added, most)
        return best


class _Costs:
    """What the last letter of each part costs after those before it: a hash table in two arrays.

    Some hundred thousand parts a language, and one reading asks for a thousand.
    """

    def __init__(self, times: Mapping[int, int]) -> None:
        befores: Counter[int] = Counter()
        for part, found in times.items():
            befores[part >> _BITS] += found
        bits = (2 * len(times)).bit_length()
        self._last = (1 << bits) - 1
        self.parts = array("Q", [0]) * (1 << bits)
        self.steps = array("B", [0]) * (1 << bits)
        for part, found in times.items():
            slot = part * _SCATTER >> _SCATTERED & self._last
            while self.parts[slot]:
                slot = (slot + 1) & self._last
            self.parts[slot] = part
            self.steps[slot] = min(_MOST, round(-log(found / befores[part >> _BITS]) * _STEPS))

    @classmethod
    def kept(cls, parts: str, steps: str) -> _Costs:
        """Return the costs whose tables these are. Raises ValueError on others."""
        costs = cls({})
        costs.parts, costs.steps = as_table("Q", parts), as_table("B", steps)
        costs._last = len(costs.parts) - 1
        if len(costs.parts) != len(costs.steps) or len(costs.parts).bit_count() != 1 or 0 not in costs.parts:
            raise ValueError("the tables of letters do not fit together")
        return costs

    def of(self, part: int) -> float:
        """Return what the last letter costs, by as many of those before it as stand somewhere with it.

        No part is looked up that has one in it which stands nowhere.
        """
        parts, last = self.parts, self._last
        masks = _LONGER[part.bit_length()]
        known = 0
        for mask in masks:
            sought = part & mask
            slot = sought * _SCATTER >> _SCATTERED & last
            while (found := parts[slot]) and found != sought:
                slot = (slot + 1) & last
            if not found:
                break
            known += 1
            best = slot
        cost = self.steps[best] / _STEPS if known else NEVER
        return cost + BACKOFF * (len(masks) - known)


class _Cleaned(dict[int, str]):
    """What each character is counted as: letters and their marks as they are, all else as a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        invisible = kind == "Cf" or character == "\u0640" or "\ufe00" <= character <= "\ufe0f"
        found = "" if invisible else character if kind[0] in "LM" else " "
        self[code] = found
        return found


_CLEANED = _Cleaned()


def plain_latin(native: str) -> str:
    """Return a text as machines write it in Latin letters, the letters alone."""
    return _NO_LETTER.sub("", anyascii(native).lower())


def _plain(piece: str) -> str:
    return piece if piece[-1].isdigit() else _NO_LETTER.sub("", piece)


def _keep(there: dict[int, Row], rows: Iterable[tuple[int, Row]]) -> None:
    """Put rows among those that reach a place, the cheapest of each end."""
    for state, row in rows:
        if state not in there or there[state][0] > row[0]:
            there[state] = row


def _numbers(part: int) -> tuple[int, ...]:
    """Return the numbers of the letters of a part."""
    return (*(_numbers(part >> _BITS) if part >> _BITS else ()), part & _MASKS[1])


def _best(rows: Mapping[int, Row], most: float) -> list[tuple[int, Row]]:
    """Return the cheapest rows by what they end in, the best first, without those that are hopeless."""
    best = sorted(rows.items(), key=lambda item: item[1][0])[:ROWS]
    while best and best[-1][1][0] > min(most, best[0][1][0] + HOPELESS):
        best.pop()
    return best


def _counted(texts: Iterable[str]) -> tuple[str, Mapping[int, int]]:
    """Return the letters, each at the place of its number, and how often each part of up to `ORDER` stands.

    A part is the numbers of its letters, `_BITS` for each.
    """
    numbers = {mark: number for number, mark in enumerate(_MARKS)}
    longest: Counter[int] = Counter()
    for text in texts:
        cleaned = unicodedata.normalize("NFC", text).lower().translate(_CLEANED)
        if cleaned.isascii():
            continue
        line = [_SPACE]
        for letter in f"{_LATIN_WORD.sub(_MARKS[_LATIN], ' '.join(cleaned.split()))} ":
            if letter not in numbers and len(numbers) < _MASKS[1]:
                numbers[letter] = len(numbers)
            line.append(numbers.get(letter, _LATIN))
        parts = accumulate(line, lambda part, number: (part << _BITS | number) & _MASKS[ORDER])
        longest.update(islice(parts, 1, None))
    times: dict[int, int] = defaultdict(int)
    for part, found in longest.items():
        for mask in _MASKS[1:]:
            times[part & mask] += found
    counted = {part: found for part, found in times.items() if part > _NOTHING}
    return "".join(numbers), counted
