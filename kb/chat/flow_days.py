"""Days written as two figures, `11/1`, to a question that asks for a day: there, they can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kb.chat.flow_walk import possible_day
from kb.flow import FlowNode
from kb.languages.normalisation import normalise

_TWO_FIGURES = re.compile(r"\W*(\d{1,2})\s*[/.-]\s*(\d{1,2})\W*")


def days_in_two_figures(message: str, node: FlowNode, today: date) -> tuple[date, ...]:
    """Return the days that `11/1` may mean as an answer, the month first and the day first, each once.

    Of the years the one is meant that brings the day nearest to today.
    """
    match = _TWO_FIGURES.fullmatch(normalise(message))
    if match is None:
        return ()
    one, other = int(match[1]), int(match[2])
    readings = ((one, other), (other, one))
    found = (_nearest(month, day, node, today) for month, day in readings)
    return tuple(dict.fromkeys(day for day in found if day is not None))


def _nearest(month: int, day: int, node: FlowNode, today: date) -> date | None:
    possible = (one for one in _in_years(month, day, today) if possible_day(node, one, today))
    return min(possible, key=lambda one: abs(one - today), default=None)


def _in_years(month: int, day: int, today: date) -> Iterator[date]:
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:
            continue
