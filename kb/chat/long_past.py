"""What is told of long ago, or of a film, is no danger now: "I was in hospital with chest pain last year".

Which clues put which danger there is data: `past_by` in `questions/dangers.yaml`. Lengths of time do not
("he has beaten me for ten years"), nor is anything past beside which something goes on ("and now again").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain

from kb.chat.signs import LONG_AGO, YEAR
from kb.chat.stretches import Stretch, word_count
from kb.model import Danger
from kb.search.concepts import SURE, Match

TIME, STORY, NOW = "long-ago", "in-a-story", "just-now"

GOES_ON = frozenset({"goes-on", "fear", "threat", "will-kill", "hides"})
"""What tells, wherever it stands, that it is not over, or that somebody is still afraid of it."""

ONES_OWN = frozenset(
    {
        *("of-the-house", "near-one", "boss", "superior", "against-me"),
        *("spouse", "partner", "parents", "step-parent", "employer", "kin-or-friend"),
    }
)
"""Whoever names them speaks of no film, but of what happened beside it."""

PEOPLE = ONES_OWN | {
    *("he-or-she", "small-child", "child", "newborn", "officers", "police"),
    *("immigration-services-agency", "regional-immigration-services-bureau"),
}
"""Who it was, and to whom: what is past is the deed, and the same man may do another today."""

BESIDE = frozenset(
    {
        *("today", NOW, "all-night", "helpless", "call-for-help", "does-not-stop"),
        *("alone", "my-body", "no-money"),
    }
)
"""What is told beside a deed and is none."""

MOST_WORDS_OF_NOW = 2
"""Words beside "now" with which it only says that it goes on: "and now again"; more tell something else."""

CHARACTERS_OF_A_WORD = 3
"""Of a script without blanks: about as many make a word with its particle."""

Sentences = Sequence[Sequence[Stretch]]
"""The clauses of each sentence of a message."""


def times_of(
    text: str,
    matches: Sequence[Match],
    dangers: Sequence[Danger],
    sentences: Sentences,
    today: date,
) -> tuple[Match, ...]:
    """Return what puts all the dangers of a message into the past or a film; none where one may go on."""
    spoken = _concepts(matches)
    is_going_on = not spoken.isdisjoint(GOES_ON) or _goes_on_now(text, matches, dangers, sentences)
    is_ones_own = not spoken.isdisjoint(ONES_OWN)
    dated = (*matches, *_years(text, today))
    found = [_times_of(dated, danger.past_by, sentences) for danger in dangers]
    return tuple(
        time
        for time in dated
        if all(time in each for each in found)
        and not (is_ones_own if STORY in time.concepts else is_going_on)
    )


def near_days(places: Iterable[Stretch]) -> tuple[Match, ...]:
    """Return the places of days of the last week as what says "now"."""
    return tuple(Match((NOW,), frozenset(), start, end, SURE, "") for start, end in places)


def without_past(
    matches: Sequence[Match], times: Collection[Match], dangers: Sequence[Danger], sentences: Sentences
) -> tuple[Match, ...]:
    """Return the matches without the deeds of one of the times, and without what tells the times."""
    past = [*chain.from_iterable(_dated_by(time, matches, dangers, sentences) for time in times)]
    return tuple(
        match
        for match in matches
        if (PEOPLE.issuperset(match.concepts) or not any(_is_in(match, clause) for clause in past))
        and not any(_is_in(match, (time.start, time.end)) for time in times)
    )


def _times_of(matches: Sequence[Match], rules: Sequence[Sequence[str]], sentences: Sentences) -> list[Match]:
    """Return the first clue of each rule where the others stand in its sentence.

    A year in figures says much else, so it counts only beside others.
    """
    return [
        time
        for first, *others in rules
        for time in matches
        if first in time.concepts
        and (others or time.languages)
        and _concepts(_within(matches, _sentence_of(time, sentences))).issuperset(others)
    ]


def _dated_by(
    time: Match, matches: Sequence[Match], dangers: Sequence[Danger], sentences: Sentences
) -> Sequence[Stretch]:
    """Return the clauses of which a time tells: its own, or the nearest with a deed, first of those before.

    Of a film tells the whole sentence.
    """
    sentence = _sentence_of(time, sentences)
    if STORY in time.concepts:
        return sentence
    place = next((place for place, clause in enumerate(sentence) if _is_in(time, clause)), 0)
    nearest = (*reversed(sentence[: place + 1]), *sentence[place + 1 :])
    return [clause for clause in nearest if _tells(_within(matches, [clause]), dangers)][:1]


def _goes_on_now(
    text: str, matches: Sequence[Match], dangers: Sequence[Danger], sentences: Sentences
) -> bool:
    """Return whether a clause says "now" and hardly more, or of a deed that it is now."""
    for clause in chain.from_iterable(sentences):
        there = _within(matches, [clause])
        for now in (match for match in there if NOW in match.concepts):
            beside = f"{text[clause[0] : now.start]} {text[now.end : clause[1]]}"
            if _tells(there, dangers) or word_count(beside, CHARACTERS_OF_A_WORD) <= MOST_WORDS_OF_NOW:
                return True
    return False


def _tells(matches: Iterable[Match], dangers: Sequence[Danger]) -> bool:
    """Return whether one of some matches tells of what is done in one of the dangers."""
    groups = chain.from_iterable(chain(danger.said_by, *danger.told_by) for danger in dangers)
    telling = {danger.id for danger in dangers}.union(*groups) - PEOPLE - BESIDE
    return not telling.isdisjoint(_concepts(matches))


def _years(text: str, today: date) -> list[Match]:
    return [
        Match((TIME,), frozenset(), found.start(), found.end(), SURE, found[0])
        for found in YEAR.finditer(text)
        if int(found[0]) <= today.year - LONG_AGO
    ]


def _sentence_of(match: Match, sentences: Sentences) -> Sequence[Stretch]:
    return next((one for one in sentences if any(_is_in(match, clause) for clause in one)), ())


def _within(matches: Iterable[Match], clauses: Sequence[Stretch]) -> list[Match]:
    return [match for match in matches if any(_is_in(match, clause) for clause in clauses)]


def _is_in(match: Match, stretch: Stretch) -> bool:
    return stretch[0] <= match.start and match.end <= stretch[1]


def _concepts(matches: Iterable[Match]) -> frozenset[str]:
    return frozenset(concept for match in matches for concept in match.concepts)
