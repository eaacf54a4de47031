"""What a message says was not done: `I did not change my address`, `届け出をしていない`, `chưa đổi địa chỉ`.

Two things are meant by it. Beside another deed it sets right ("not lost, but damaged"): the negated deed is
no part of the question. Alone it is what the question is about: something that should have been done and
was not. A thing is set apart from another likewise: "my residence card, not my passport".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from kb.chat.stretches import SENTENCE_ENDS, Stretch, word_count
from kb.chat.tone import Tone
from kb.model import Concept, ConceptKind
from kb.search.concepts import SURE, Match

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

_BETWEEN_BLANKS = "[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]"
_STOP = re.compile(rf"{_CLAUSE_END.pattern}|(?<={_BETWEEN_BLANKS})\s+(?={_BETWEEN_BLANKS})")
"""Where a clause ends: in Thai, Burmese and Khmer at a blank, for they set none between words."""

_CHARACTERS_OF_A_WORD = 2

_FOLLOWING = frozenset({NOT_AFTER, NOT_THIS_AFTER})
_NEGATIONS = frozenset({NOT_BEFORE, NOT_THIS_BEFORE}) | _FOLLOWING

BEGINNINGS = frozenset(
    {
        "lose",
        "steal",
        "damage",
        "move-house",
        "marry",
        "divorce",
        "death",
        "death-of-spouse",
        "birth",
        "job-loss",
        "job-change",
        "dismissal",
        "change-name",
    }
)
"""What happens, and something must then be done. Where it did not happen nothing must: who only says so asks
nothing that is known here."""

_DUTIES = frozenset({"notification", "application"})
"""Things that are done: a notification that was not made."""


@dataclass(frozen=True, slots=True)
class Negated:
    """What was denied. `matches` are what is no part of the question, deeds and things, with its negations.

    `omitted` are the concepts of deeds that should have been done. `asks_nothing` is set where nothing is
    said but that something did not happen, or is not wanted.
    """

    matches: tuple[Match, ...] = ()
    omitted: frozenset[str] = frozenset()
    asks_nothing: bool = False


def negated(text: str, matches: Sequence[Match], concepts: Mapping[str, Concept], tone: Tone) -> Negated:
    """Return what a message denies. `tone` hears whether a text denies or wishes, by whatever sign in it."""
    deeds = [match for match in matches if _is_deed(match, concepts)]
    pairs = [
        (match, deed)
        for match in matches
        if _negates(match) and (deed := _nearest(text, match, deeds)) and _in_one_language(match, deed)
    ]
    pairs += [(deed, deed) for deed in deeds if _denies_itself(text, deed, tone)]
    denied = [deed for _, deed in pairs]
    apart = (
        *_set_apart(text, matches, concepts),
        *_denied_clauses(text, matches, concepts, tone),
    )
    if not denied:
        return Negated(matches=apart)
    meant = [deed for deed in deeds if deed not in denied]
    if meant:
        things = _things_of(text, pairs, meant, matches, concepts)
        return Negated(matches=(*(one for pair in pairs for one in pair), *things, *apart))
    omitted = _concepts_of(denied)
    unwanted = any(tone.wishes(_clause_around(text, deed)) for deed in denied)
    return Negated(
        matches=apart, omitted=omitted, asks_nothing=unwanted or not omitted.isdisjoint(BEGINNINGS)
    )


def _things_of(
    text: str,
    pairs: Sequence[tuple[Match, Match]],
    meant: Sequence[Match],
    matches: Sequence[Match],
    concepts: Mapping[str, Concept],
) -> tuple[Match, ...]:
    """Return the things to which denied deeds were not done, where those that were done have their own.

    "I didn't lose my passport, I lost my card" is about the card; so is "I didn't lose my card, I renew it".
    """
    things = [match for match in matches if _is_thing(match, concepts)]
    denied = [
        thing for pair in pairs for thing in things if _is_within(thing, _denied_stretch(text, pair, meant))
    ]
    own = any(thing not in denied for thing in things)
    same_deed = any(not set(deed.concepts).isdisjoint(one.concepts) for _, deed in pairs for one in meant)
    return tuple(denied) if own or same_deed else ()


def _denied_stretch(text: str, pair: tuple[Match, Match], meant: Sequence[Match]) -> Stretch:
    """Return where what is denied stands: from a negation on, or up to it, to the clause's end or a deed."""
    negation, deed = pair
    if _FOLLOWING.isdisjoint(negation.concepts):
        stop = _end(_CLAUSE_END, text, max(negation.end, deed.end))
        return negation.start, min([stop, *(one.start for one in meant if one.start >= deed.end)])
    start = max((found.end() for found in _CLAUSE_END.finditer(text, 0, deed.start)), default=0)
    return max([start, *(one.end for one in meant if one.end <= deed.start)]), negation.end


def _is_within(match: Match, stretch: Stretch) -> bool:
    return stretch[0] <= match.start < stretch[1]


def _is_thing(match: Match, concepts: Mapping[str, Concept]) -> bool:
    return any(concepts[one].kind is ConceptKind.THING for one in match.concepts)


def _denied_clauses(
    text: str, matches: Sequence[Match], concepts: Mapping[str, Concept], tone: Tone
) -> tuple[Match, ...]:
    """Return what stands in clauses that deny of one thing what another clause tells to have happened.

    "My passport, that I have not lost. I have lost my card": whatever the order, it is about the card.
    """
    cuts = [0, *(found.end() for found in _STOP.finditer(text)), len(text)]
    clauses = [
        _Clause.of(text[start:end], [one for one in matches if start <= one.start < end], concepts, tone)
        for start, end in pairwise(cuts)
    ]
    told = [clause for clause in clauses if not clause.denies]
    return tuple(
        match
        for clause in clauses
        if clause.denies and clause.things and clause.deeds and clause.deeds <= BEGINNINGS
        if any(clause.deeds <= other.deeds and clause.things.isdisjoint(other.things) for other in told)
        for match in clause.matches
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """What stands between two stops: the concepts of deeds and of things, and whether it denies."""

    matches: Sequence[Match]
    deeds: frozenset[str]
    things: frozenset[str]
    denies: bool

    @classmethod
    def of(
        cls,
        text: str,
        matches: Sequence[Match],
        concepts: Mapping[str, Concept],
        tone: Tone,
    ) -> Self:
        deeds = [match for match in matches if _is_deed(match, concepts)]
        things = [match for match in matches if match not in deeds and _is_thing(match, concepts)]
        return cls(matches, _concepts_of(deeds), _concepts_of(things), tone.denies(text))


def _concepts_of(matches: Sequence[Match]) -> frozenset[str]:
    return frozenset(one for match in matches for one in match.concepts)


def _set_apart(text: str, matches: Sequence[Match], concepts: Mapping[str, Concept]) -> tuple[Match, ...]:
    """Return the things that are set apart from another one, with the words that do so."""
    things = [one for one in matches if _is_thing(one, concepts)]
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


def _is_deed(match: Match, concepts: Mapping[str, Concept]) -> bool:
    found = [concepts[one] for one in match.concepts]
    return any(
        one.kind is ConceptKind.ACTION or not _DUTIES.isdisjoint((one.id, *one.broader)) for one in found
    )


def _in_one_language(negation: Match, deed: Match) -> bool:
    """Return whether a bare no may be said of a deed: `no nakushimashita` is a の typed in Latin letters."""
    return _NO not in negation.concepts or not negation.languages.isdisjoint(deed.languages)


def _clause_around(text: str, deed: Match) -> str:
    start = max((found.end() for found in _STOP.finditer(text, 0, deed.start)), default=0)
    return text[start : _end(_STOP, text, deed.end)]


def _denies_itself(text: str, deed: Match, tone: Tone) -> bool:
    """Return whether a word tells by its stem what happened, and denies it by its ending: `kaybetmedim`."""
    inflected = deed.weight < SURE and not BEGINNINGS.isdisjoint(deed.concepts)
    return inflected and tone.denies(text[deed.start : deed.end])


def _nearest(text: str, negation: Match, deeds: Collection[Match], farthest: int = FARTHEST) -> Match | None:
    """Return the deed that a negation denies, None where none is near on its side."""
    if not _FOLLOWING.isdisjoint(negation.concepts):
        sides = [(text[deed.end : negation.start], deed) for deed in deeds if deed.end <= negation.start]
    else:
        sides = [(text[negation.end : deed.start], deed) for deed in deeds if deed.start >= negation.end]
    near = [
        (count, deed)
        for gap, deed in sides
        if not _CLAUSE_END.search(gap) and (count := word_count(gap, _CHARACTERS_OF_A_WORD)) <= farthest
    ]
    return min(near, key=lambda one: one[0])[1] if near else None
