"""How sure it is that the first entry found is the right one: a chance, from a handful of plain observations.

The observations can be read in the trace. What each is worth was fitted to the tuning questions;
`python -m benchmarks.sureness` does it again and prints how often the chat is right where it is how sure.
Where the chat draws its lines: `kb.chat.judge`; how the figures were found: docs/chat.md, "Thresholds".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import exp

from kb.search import weights

LEAST_SECOND = weights.LEAST
"""What a second may have scored where there is none: below its own threshold the search shows nothing."""

LARGEST_LEAD, LARGEST_SHARE, FARTHEST_AHEAD, MOST_CENTRAL = 0.2, 0.5, 0.2, 2
"""From here on more of it says no more."""

START = -2.89
"""Where the sum begins, when nothing was observed."""

WORTH: Mapping[str, float] = {
    "lead": 17.9,
    "told": 4.9,
    "ahead": 1.25,
    "central": 0.68,
    "unnamed": 0.43,
    "outdone": -1.28,
    "neighbour": 0.79,
    "supposes": -0.39,
}
"""What each observation adds to the logarithm of the odds that the first entry is the right one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is observed of the first entry that a search found.

    `lead` is how far its score is before the next, `told` the share of what was typed that stands in ways
    to ask it, `ahead` how much liker its letters are to those of its ways than to any other entry's: a
    witness that knows neither words nor concepts. `central` is how many of the concepts that were named it
    is about first, without those that fit everything; `unnamed` says that it knows none of them, so that
    there is nothing to agree on. `outdone` says that another entry found knows all those concepts and more,
    `neighbour` that the next entry is declared as related: then the search has at least understood what the
    message is about.
    `supposes` says that the entry is for certain people (students, the late, those without status), and the
    message does not say so.
    """

    lead: float
    told: float
    ahead: float
    central: int
    unnamed: bool
    outdone: bool
    neighbour: bool
    supposes: bool

    @property
    def sure(self) -> float:
        """Return the chance, from 0 to 1, that the entry is the right one."""
        total = START + sum(WORTH[name] * value for name, value in self.counted.items())
        return 1 / (1 + exp(-total))

    @property
    def counted(self) -> Mapping[str, float]:
        """Return the observations by name, as far as they count."""
        most = {"lead": LARGEST_LEAD, "told": LARGEST_SHARE, "ahead": FARTHEST_AHEAD, "central": MOST_CENTRAL}
        return {name: min(float(value), most.get(name, 1.0)) for name, value in asdict(self).items()}

    def __str__(self) -> str:
        said = ", ".join(f"{name} {value:.2g}" for name, value in self.counted.items())
        return f"{self.sure:.2f} ({said})"
