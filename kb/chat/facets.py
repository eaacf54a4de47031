"""The follow-up questions about an entry, and the field of the entry that answers each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """A follow-up question.

    `field` is the entry's field that answers it, None where no entry has one. `voiced_by` are concepts by
    which people put the question without its own words ("the fee?", "with a photo?"); they do not change
    the subject. `advice` is the field that tells what to do about it; it is said first.
    """

    field: str | None
    voiced_by: frozenset[str] = frozenset()
    advice: str | None = None


FACETS: Mapping[str, Facet] = {
    "how-much": Facet("fee", frozenset({"fee", "money", "pay", "revenue-stamp", "reduction"})),
    "where": Facet(
        "where",
        frozenset(
            {"municipal-office", "regional-immigration-services-bureau", "immigration-services-agency"}
        ),
    ),
    "by-when": Facet("deadline"),
    "what-to-bring": Facet("bring", frozenset({"photo", "passport"})),
    "what-if-late": Facet(
        "penalty", frozenset({"be-late", "penalty", "fine", "imprisonment"}), advice="late"
    ),
    "how": Facet("steps", frozenset({"application", "notification"})),
    "who-can-go": Facet(None, frozenset({"representative-agent", "power-of-attorney", "power-of-proxy"})),
    "why-law": Facet("legal_basis"),
}

ANSWERED_BY_THE_ANSWER = frozenset({"how"})
"""In a first question these words mean the whole answer: "I lost my card, how do I get a new one?"."""


def implied_facet(concepts: frozenset[str]) -> str | None:
    """Return the one facet that all of `concepts` voice, None where there is none or none at all is named."""
    voiced = [name for name, facet in FACETS.items() if concepts and concepts <= facet.voiced_by]
    return voiced[0] if len(voiced) == 1 else None


VOICING = frozenset[str]().union(*(facet.voiced_by for facet in FACETS.values()))
"""All concepts that voice a facet."""
