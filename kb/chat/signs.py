"""Dangers that are told by words beside one another: `hits` beside `my husband`.

No lexicon holds every way to say that somebody is beaten. What belongs together is data: `said_by` in
`questions/dangers.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from kb.languages.analysis import Writing, words
from kb.model import Concept, ConceptKind, Danger
from kb.search.concepts import SURE, Match

FARTHEST = 6
"""Words that may stand between two that belong together: `my husband often comes home and hits`."""

CHARACTERS_OF_A_WORD = 3
"""Of a script without blanks: about as many make a word with its particle."""

_SENTENCE_END = re.compile(r"[.!?\n。！？؟।॥၊။។]")


def told_together(
    text: str, matches: Sequence[Match], dangers: Iterable[Danger], concepts: Mapping[str, Concept]
) -> tuple[str, ...]:
    """Return the dangers whose concepts stand near one another in a sentence of `text`.

    A misspelt word may be one of them, but never the sign itself: "strangers" are not "strangles".
    """
    said = [match for match in matches if match.weight >= SURE or not _has_sign(match, concepts)]
    return tuple(
        danger.id for danger in dangers if any(_near(text, said, together) for together in danger.said_by)
    )


def asked_about(matches: Sequence[Match], danger: Danger) -> bool:
    """Return whether a message asks about a danger in general, and nothing tells that it is happening."""
    spoken = {concept for match in matches for concept in match.concepts}
    return not spoken.isdisjoint(danger.asked_by) and spoken.isdisjoint(danger.acute)


def _has_sign(match: Match, concepts: Mapping[str, Concept]) -> bool:
    return any(concepts[one].kind is ConceptKind.SIGN for one in match.concepts)


def _near(text: str, matches: Sequence[Match], together: Sequence[str]) -> bool:
    places = [[match for match in matches if concept in match.concepts] for concept in together]
    return any(_one_stretch(text, chosen) for chosen in product(*places))


def _one_stretch(text: str, chosen: Sequence[Match]) -> bool:
    """Return whether matches follow one another with few words between them, in one sentence."""
    ordered = sorted(chosen, key=lambda match: match.start)
    between = [text[one.end : other.start] for one, other in pairwise(ordered)]
    return all(not _SENTENCE_END.search(gap) and _word_count(gap) <= FARTHEST for gap in between)


def _word_count(text: str) -> float:
    return sum(
        1 if word.writing is Writing.SPACED else len(word.folded) / CHARACTERS_OF_A_WORD
        for word in words(text)
    )
