"""What a message says was not done: `I did not change my address`, `届け出をしていない`, `chưa đổi địa chỉ`.

Two things are meant by it. Beside another deed it sets right ("not lost, but damaged"): the negated deed is
no part of the question. Alone it is what the question is about: something that should have been done and
was not. A thing is set apart from another likewise: "my residence card, not my passport".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kb.chat.stretches import SENTENCE_ENDS, word_count
from kb.model import Concept, ConceptKind
from kb.search.concepts import Match

NOT_BEFORE, NOT_AFTER = "not-before", "not-after"
"""Talk concepts: words that negate what follows them (`did not`), and what they follow (`していない`)."""

NOT_THIS_BEFORE, NOT_THIS_AFTER = "not-this-before", "not-this-after"
"""Talk concepts that set apart what stands right behind them (`not my`) or before them (ではなく)."""

_NO = "no"
"""The word for no negates what follows it as well, where it is more than one character: 能不能 asks."""

FARTHEST = 2
"""Words that may stand between a negation and its deed: `not yet been changed`."""

NOT_ALWAYS = "not-always"
"""The sign of words that make a "not" no certain one: `every day`, `only`, `any more`."""

VIOLENCE = frozenset({"domestic-violence", "child-in-danger", "hit", "violent-act"})
"""Dangers, signs and clues that somebody may say not to meet with: "my husband does not hit me"."""

MOST_WORDS_AFTER = 1
"""Words after denied violence in its clause, where it is denied for certain; more of them may say when."""

_OTHERS = frozenset({"child", "newborn", "parents"})
"""People of whom it is told beside it: "he does not hit me, only the children"."""

_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
_CLAUSE_END = re.compile(f"[{SENTENCE_ENDS}၊,;、，；،]")

_CHARACTERS_OF_A_WORD = 2

_FOLLOWING = frozenset({NOT_AFTER, NOT_THIS_AFTER})
_NEGATIONS = frozenset({NOT_BEFORE, NOT_THIS_BEFORE}) | _FOLLOWING

_DUTIES = frozenset({"notification", "application"})
"""Things that are done: a notification that was not made."""


@dataclass(frozen=True, slots=True)
class Negated:
    """What was denied. `matches` are what is no part of the question, deeds and things, with its negations.

    `omitted` are the concepts of deeds that should have been done.
    """

    matches: tuple[Match, ...] = ()
    omitted: frozenset[str] = frozenset()


def negated(text: str, matches: Sequence[Match], concepts: Mapping[str, Concept]) -> Negated:
    """Return what a message denies."""
    deeds = [match for match in matches if any(_is_deed(concepts[one]) for one in match.concepts)]
    pairs = [(match, deed) for match in matches if _negates(match) if (deed := _nearest(text, match, deeds))]
    denied = [deed for _, deed in pairs]
    apart = _set_apart(text, matches, concepts)
    if not denied:
        return Negated(matches=apart)
    if any(deed not in denied for deed in deeds):
        return Negated(matches=(*(one for pair in pairs for one in pair), *apart))
    return Negated(matches=apart, omitted=frozenset(one for deed in denied for one in deed.concepts))


def _set_apart(text: str, matches: Sequence[Match], concepts: Mapping[str, Concept]) -> tuple[Match, ...]:
    """Return the things that are set apart from another one, with the words that do so."""
    things = [
        one for one in matches if any(concepts[each].kind is ConceptKind.THING for each in one.concepts)
    ]
    pairs = [
        (match, thing)
        for match in matches
        if not {NOT_THIS_BEFORE, NOT_THIS_AFTER}.isdisjoint(match.concepts)
        if (thing := _nearest(text, match, things, farthest=0))
    ]
    denied = [thing for _, thing in pairs]
    return tuple(one for pair in pairs for one in pair) if len(denied) < len(things) else ()


def without_denied_violence(text: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches without violence that is surely denied: what is not sure stays, and alarms."""
    negations = [match for match in matches if not _NEGATIONS.union({_NO}).isdisjoint(match.concepts)]
    return tuple(
        match
        for match in matches
        if VIOLENCE.isdisjoint(match.concepts)
        or not any(_surely_denies(text, negation, match, matches) for negation in negations)
    )


def _surely_denies(text: str, negation: Match, violence: Match, matches: Sequence[Match]) -> bool:
    """Return whether a negation stands at violence, says nothing of when, and ends a clause with it."""
    after = not _FOLLOWING.isdisjoint(negation.concepts)
    first, last = (violence, negation) if after else (negation, violence)
    if first.end > last.start or text[first.end : last.start].strip():
        return False
    rest = text[last.end : _end(_CLAUSE_END, text, last.end)]
    if word_count(rest, _CHARACTERS_OF_A_WORD) > MOST_WORDS_AFTER:
        return False
    clause, sentence = (_spoken_in(end, text, first, last, matches) for end in (_CLAUSE_END, _SENTENCE_END))
    return NOT_ALWAYS not in clause and (NOT_ALWAYS not in sentence or sentence.isdisjoint(_OTHERS))


def _spoken_in(
    end: re.Pattern[str], text: str, first: Match, last: Match, matches: Sequence[Match]
) -> frozenset[str]:
    """Return the concepts of the clause or sentence in which two matches stand."""
    start = max((found.end() for found in end.finditer(text, 0, first.start)), default=0)
    stop = _end(end, text, last.end)
    return frozenset(one for match in matches if start <= match.start < stop for one in match.concepts)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.search(text, start)
    return len(text) if found is None else found.start()


def _negates(match: Match) -> bool:
    if _NO in match.concepts:
        return len(match.form) > 1
    return not _NEGATIONS.isdisjoint(match.concepts)


def _is_deed(concept: Concept) -> bool:
    return concept.kind is ConceptKind.ACTION or not _DUTIES.isdisjoint((concept.id, *concept.broader))


def _nearest(text: str, negation: Match, deeds: Collection[Match], farthest: int = FARTHEST) -> Match | None:
    """Return the deed that a negation denies, None where none is near on its side."""
    if not _FOLLOWING.isdisjoint(negation.concepts):
        sides = [(text[deed.end : negation.start], deed) for deed in deeds if deed.end <= negation.start]
    else:
        sides = [(text[negation.end : deed.start], deed) for deed in deeds if deed.start >= negation.end]
    near = [
        (count, deed) for gap, deed in sides if (count := word_count(gap, _CHARACTERS_OF_A_WORD)) <= farthest
    ]
    return min(near, key=lambda one: one[0])[1] if near else None
