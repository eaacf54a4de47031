"""Dangers that are told by words beside one another: `hits` beside `my husband`.

No lexicon holds every way to say that somebody is beaten. What belongs together is data: `said_by` in
`questions/dangers.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

from kb.chat.stretches import SENTENCE_ENDS, word_count
from kb.model import Concept, ConceptKind, Danger
from kb.search.concepts import SURE, Match

FARTHEST = 6
"""Words that may stand between two that belong together: `my husband often comes home and hits`."""

FARTHEST_FROM_INSIDE = 2
"""The same where one of them stands inside a longer form of a danger: `my husband hits` + `our daughter`."""

CHARACTERS_OF_A_WORD = 3
"""Of a script without blanks: about as many make a word with its particle."""

LONG_AGO = 2
"""Years after which an arrest is past: it is asked what follows from it, and nobody is to be called."""

PAST_AFTER_YEARS = frozenset({"detention", "arrest", "held"})
"""What is told of a year long ago is no danger any more; violence may go on for many years."""

FARTHEST_YEAR = 3
"""Words that may stand between an arrest and its year."""

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}၊]")


def told_together(
    text: str,
    matches: Sequence[Match],
    dangers: Iterable[Danger],
    concepts: Mapping[str, Concept],
    inside: Sequence[Match] = (),
) -> tuple[str, ...]:
    """Return the dangers whose concepts stand near one another in a sentence of `text`.

    A misspelt word may be one of them, but never the sign itself: "strangers" are not "strangles". Those
    `inside` longer forms count only where they are nearest.
    """
    said = [match for match in matches if match.weight >= SURE or not _has_sign(match, concepts)]
    return tuple(
        danger.id
        for danger in dangers
        if any(_near(text, said, inside, together) for together in danger.said_by)
    )


def without_long_past(text: str, matches: Sequence[Match], today: date) -> tuple[Match, ...]:
    """Return the matches without arrests in a year long ago: "I was arrested in 2019"."""
    years = [found for found in YEAR.finditer(text) if int(found[0]) <= today.year - LONG_AGO]

    def is_past(match: Match) -> bool:
        gaps = (text[min(match.end, year.end()) : max(match.start, year.start())] for year in years)
        return any(_is_near(gap, FARTHEST_YEAR) for gap in gaps)

    return tuple(
        match for match in matches if PAST_AFTER_YEARS.isdisjoint(match.concepts) or not is_past(match)
    )


def inside_dangers(
    text: str,
    matches: Sequence[Match],
    concepts: Mapping[str, Concept],
    read: Callable[[str], Sequence[Match]],
) -> tuple[Match, ...]:
    """Return what stands inside the forms of dangers, whose longest hides it: `hits` in `my husband hits`.

    `read` finds the concepts of a text; it is given each form without a character at either end.
    """
    found: dict[tuple[int, int, tuple[str, ...]], Match] = {}
    looked_at: set[tuple[int, int]] = set()
    dangers = [match for match in matches if _is_danger(match, concepts)]
    while dangers:
        outer = dangers.pop()
        for start, end in ((outer.start + 1, outer.end), (outer.start, outer.end - 1)):
            if end - start < 1 or (start, end) in looked_at:
                continue
            looked_at.add((start, end))
            for match in read(text[start:end]):
                inner = replace(match, start=match.start + start, end=match.end + start)
                found[inner.start, inner.end, inner.concepts] = inner
                if _is_danger(inner, concepts):
                    dangers.append(inner)
    return tuple(match for match in found.values() if match.weight >= SURE)


def asked_about(matches: Sequence[Match], danger: Danger) -> bool:
    """Return whether a message asks about a danger in general, and nothing tells that it is happening."""
    spoken = {concept for match in matches for concept in match.concepts}
    return not spoken.isdisjoint(danger.asked_by) and spoken.isdisjoint(danger.acute)


def _has_sign(match: Match, concepts: Mapping[str, Concept]) -> bool:
    return any(concepts[one].kind is ConceptKind.SIGN for one in match.concepts)


def _is_danger(match: Match, concepts: Mapping[str, Concept]) -> bool:
    return any(concepts[one].kind is ConceptKind.DANGER for one in match.concepts)


def _near(text: str, matches: Sequence[Match], inside: Sequence[Match], together: Sequence[str]) -> bool:
    places = [[match for match in (*matches, *inside) if concept in match.concepts] for concept in together]
    hidden = {id(match) for match in inside}
    return any(
        _one_stretch(text, chosen, FARTHEST if hidden.isdisjoint(map(id, chosen)) else FARTHEST_FROM_INSIDE)
        for chosen in product(*places)
    )


def _one_stretch(text: str, chosen: Sequence[Match], farthest: int) -> bool:
    """Return whether matches follow one another with few words between them, in one sentence."""
    ordered = sorted(chosen, key=lambda match: match.start)
    between = [text[one.end : other.start] for one, other in pairwise(ordered)]
    return all(_is_near(gap, farthest) for gap in between)


def _is_near(gap: str, farthest: int) -> bool:
    return not _SENTENCE_END.search(gap) and word_count(gap, CHARACTERS_OF_A_WORD) <= farthest
