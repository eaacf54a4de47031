"""How a translation stands to its source text, derived from digests and from the weights of changes.

A translation was made from a pair of Japanese and English; the digest of that pair is written beside it.
`changes.yaml` tells how much each change from one digest to the next mattered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from kb.model import Change, Weight


class Standing(StrEnum):
    """How a translation stands: `meaning` and `law` are stale, by the weight of what changed."""

    CURRENT = "current"
    MEANING = "meaning"
    LAW = "law"
    FAILING = "failing"
    MISSING = "missing"


_SEVERITY = {Weight.TYPO: 0, Weight.MEANING: 1, Weight.LAW: 2}


class Weights:
    """The weights of all changes, to be walked from an old digest to the current one."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._steps: dict[tuple[str, str], list[tuple[str, Weight]]] = defaultdict(list)
        for change in changes:
            self._steps[change.key, change.from_].append((change.to, change.weight))

    def between(self, key: str, made_from: str, current: str) -> Weight:
        """Return how much the text of `key` changed from one digest to another.

        The worst weight on the way counts; of several ways the mildest, for each tells how far the two
        texts are apart. Without a way the change was not weighed and counts as `meaning`, or as `law` if a
        change of law lies behind it already.
        """
        mildest = self._reachable(key, made_from)
        if current in mildest:
            return mildest[current]
        return max(Weight.MEANING, *mildest.values(), key=_SEVERITY.__getitem__)

    def standing(self, key: str, made_from: str | None, current: str) -> Standing:
        """Return how a translation stands that was made from the pair `made_from`, None if nobody knows."""
        if made_from == current:
            return Standing.CURRENT
        if made_from is None:
            return Standing.MEANING
        weight = self.between(key, made_from, current)
        return {Weight.TYPO: Standing.CURRENT, Weight.LAW: Standing.LAW}.get(weight, Standing.MEANING)

    def _reachable(self, key: str, start: str) -> dict[str, Weight]:
        """Return every digest that recorded changes lead to, with the worst weight on the mildest way."""
        mildest = {start: Weight.TYPO}
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for after, weight in self._steps.get((key, here), ()):
                worst = max(mildest[here], weight, key=_SEVERITY.__getitem__)
                if after not in mildest or _SEVERITY[worst] < _SEVERITY[mildest[after]]:
                    mildest[after] = worst
                    waiting.append(after)
        return mildest
