"""What is measured on one entry that may answer a query, and the one figure that is made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.search import weights

_ALL_TYPED = sum(weights.TYPED.values())
_ALL_MEANT = sum(weights.MEANT_BY_CONCEPTS.values())

Stretch = tuple[int, int]
"""From where to where in the query."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured on one entry. `typed` and `meant` are measures by name, each from 0 to 1.

    `meant` is empty where the query speaks of no concept; `typed` leaves out all but the coverage where the
    query is in another language. `matched` are the stretches of the query that the entry holds or means.
    `scope` is what the score is multiplied by, below 1 where the query is on what no entry is about.
    """

    typed: Mapping[str, float]
    meant: Mapping[str, float]
    opposed: bool
    code: bool
    scope: float
    matched: Sequence[Stretch] = ()

    @property
    def score(self) -> float:
        """Return the one figure, from 0 to 1."""
        total = reached = meant = 0.0
        for name, value in self.typed.items():
            weight = weights.TYPED[name]
            total += weight
            reached += weight * value
        if len(self.typed) == 1:
            total += weights.OTHER_TEXT * (_ALL_TYPED - total)
        for name, value in self.meant.items():
            meant += weights.MEANT_BY_CONCEPTS[name] * value
        backed = weights.BY_ITSELF + (1 - weights.BY_ITSELF) * self.typed.get("coverage", 0.0)
        score = (reached + backed * meant) / (total + _ALL_MEANT)
        likeness = self.typed.get("likeness", 0.0)
        if likeness > weights.CLOSE:
            score += (1 - score) * (likeness - weights.CLOSE) / (1 - weights.CLOSE)
        if self.opposed:
            score -= weights.OPPOSED
        score *= self.scope
        if self.code:
            score += weights.CODE_FOUND * (1 - score)
        return min(1.0, max(0.0, score))
