"""How sure it is that the first entry found is the right one: a chance, from a handful of plain observations.

The observations can be read in the trace. What each is worth was fitted to the tuning questions;
`python -m benchmarks.sureness` does it again and prints how often the chat is right where it is how sure.
Where the chat draws its lines: `kb.chat.judge`; how the figures were found: docs/chat.md, "Thresholds".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import exp

LARGEST_LEAD = 0.2
"""A longer lead says no more."""

MOST_AGREED = 3
"""Concepts beyond these say no more: a story names many."""

START = -1.7
"""Where the sum begins, when nothing was observed."""

WORTH: Mapping[str, float] = {
    "score": 1.0,
    "lead": 19.8,
    "agreed": 0.24,
    "central": 0.86,
    "outdone": -2.6,
    "neighbour": 0.89,
    "supposes": -0.62,
}
"""What each observation adds to the logarithm of the odds that the first entry is the right one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is observed of the first entry that a search found.

    `score` is its score, `lead` how far it is before the next. `agreed` is how many concepts of the message
    the entry knows, `central` how many of them it is about first and are not such as fit everything.
    `outdone` says that another entry found knows all those concepts and more, `neighbour` that the next one
    is declared as related: then the search has at least understood what the message is about.
    `supposes` says that the entry is for certain people (students, the late, those without status), and the
    message does not say that it concerns them.
    """

    score: float
    lead: float
    agreed: int
    central: int
    outdone: bool
    neighbour: bool
    supposes: bool

    @property
    def sure(self) -> float:
        """Return the chance, from 0 to 1, that the entry is the right one."""
        total = START + sum(WORTH[name] * float(value) for name, value in self.observed.items())
        return 1 / (1 + exp(-total))

    @property
    def observed(self) -> Mapping[str, float]:
        """Return the observations by name, as they are counted."""
        return asdict(self) | {
            "lead": min(self.lead, LARGEST_LEAD),
            "agreed": min(self.agreed, MOST_AGREED),
        }

    def __str__(self) -> str:
        said = ", ".join(f"{name} {float(value):.2g}" for name, value in self.observed.items())
        return f"{self.sure:.2f} ({said})"
