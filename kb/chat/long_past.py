"""What is told of long ago, of a film or laughing is no danger now: "chest pain, in hospital last year".

Which clues put which danger there is data: `past_by` in `questions/dangers.yaml`. Lengths of time do not
("he has beaten me for ten years"), nor is anything past beside which something goes on ("and now again").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from kb.chat.signs import LONG_AGO, YEAR
from kb.chat.stretches import Stretch, word_count
from kb.model import Danger
from kb.search.concepts import SURE, Match

TIME, STORY, LAUGHTER = "long-ago", "in-a-story", "laughs"

SAID_LAUGHING = frozenset({"will-kill", "threat"})
"""What may be said laughing: "my boss will kill me if I am late, haha". No deed beside it may."""

NOW = frozenset({"just-now", "today"})

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

BESIDE = NOW | frozenset(
    {
        *("all-night", "helpless", "call-for-help", "does-not-stop"),
        *("alone", "my-body", "no-money"),
    }
)
"""What is told beside a deed and is none."""

MOST_WORDS_OF_NOW = 2
"""Words beside "now" with which it only says that it goes on: "and now again"; more tell something else."""

CHARACTERS_OF_A_WORD = 3
"""Of a script without blanks: about as many make a word with its particle."""


@dataclass(frozen=True)
class Told:
    """A message with the dangers that it tells: its concepts and clues, and the clauses of each sentence.

    `matters` are concepts of deeds, which tell of what else it speaks.
    """

    text: str
    matches: Sequence[Match]
    dangers: Sequence[Danger]
    sentences: Sequence[Sequence[Stretch]]
    matters: frozenset[str]

    def times(self, today: date) -> tuple[Match, ...]:
        """Return what puts all the dangers into the past, a film or a joke; nothing where one may go on."""
        spoken = _concepts(self.matches)
        is_real = {
            TIME: not spoken.isdisjoint(GOES_ON) or any(map(self._says_now, self.sentences)),
            STORY: not self._named_beside_stories.isdisjoint(ONES_OWN),
            LAUGHTER: not self._told_beside_threats.isdisjoint(self._deeds - self._named),
        }
        found = [self._times_of(danger, today) for danger in self.dangers]
        return tuple(
            time
            for time in dict.fromkeys(chain.from_iterable(found))
            if all(time in each for each in found)
            and not is_real[next(iter(is_real.keys() & time.concepts), TIME)]
        )

    def without_past(self, matches: Sequence[Match], times: Collection[Match]) -> tuple[Match, ...]:
        """Return the matches without the deeds of some times, and without what tells the times.

        Who is named stays: the same man may do another deed today.
        """
        past = [*chain.from_iterable(map(self._dated_by, times))]
        return tuple(
            match
            for match in matches
            if (PEOPLE.issuperset(match.concepts) or not any(_is_in(match, clause) for clause in past))
            and not any(_is_in(match, (time.start, time.end)) for time in times)
        )

    @cached_property
    def _named_beside_stories(self) -> frozenset[str]:
        """Return what is said beside the words of stories: the "me" of "give me an essay" is nobody hurt."""
        stories = [(match.start, match.end) for match in self.matches if STORY in match.concepts]
        return _concepts(
            match for match in self.matches if not any(_is_in(match, story) for story in stories)
        )

    @cached_property
    def _deeds(self) -> frozenset[str]:
        """Return the concepts that tell what is done in the dangers."""
        groups = chain.from_iterable(chain(danger.said_by, *danger.told_by) for danger in self.dangers)
        return self._named.union(*groups) - PEOPLE - BESIDE

    @cached_property
    def _told_beside_threats(self) -> frozenset[str]:
        """Return what is told beside what may be said laughing, and is no part of it."""
        threats = [match for match in self.matches if not SAID_LAUGHING.isdisjoint(match.concepts)]
        return _concepts(
            match
            for match in self.matches
            if not any(_is_in(match, (threat.start, threat.end)) for threat in threats)
        )

    @cached_property
    def _named(self) -> frozenset[str]:
        """Return the dangers as what words of a lexicon name."""
        return frozenset(danger.id for danger in self.dangers)

    def _times_of(self, danger: Danger, today: date) -> list[Match]:
        """Return the first clue of each rule where the others stand in its sentence.

        A year in figures says much else, so it counts only beside others.
        """
        years = _years(self.text, today)
        return [
            time
            for first, *others in danger.past_by
            for time in (*self.matches, *(years if others and first == TIME else ()))
            if first in time.concepts and self._said_in(*self._sentence_of(time)).issuperset(others)
        ]

    def _dated_by(self, time: Match) -> Sequence[Stretch]:
        """Return the clauses of which a time tells: its own, or the nearest with a deed, first before it.

        A film or laughter tells of its whole sentence, the time of another matter of no deed: "we divorced
        last year".
        """
        sentence = self._sentence_of(time)
        if not {STORY, LAUGHTER}.isdisjoint(time.concepts):
            return sentence
        place = next((place for place, clause in enumerate(sentence) if _is_in(time, clause)), 0)
        own, before, after = sentence[place : place + 1], sentence[:place], sentence[place + 1 :]
        if not self.matters.isdisjoint(self._said_in(*own)):
            before, after = (), ()
        nearest = (*own, *reversed(before), *after)
        return [clause for clause in nearest if not self._deeds.isdisjoint(self._said_in(clause))][:1]

    def _says_now(self, sentence: Sequence[Stretch]) -> bool:
        """Return whether a sentence says now of a deed, of a man beside one, or with hardly another word."""
        tells = not self._deeds.isdisjoint(self._said_in(*sentence))
        places = [match for match in self.matches if not NOW.isdisjoint(match.concepts)]
        return any(
            self._is_bare(now, clause)
            or not self._deeds.isdisjoint(there)
            or (tells and self.matters.isdisjoint(there) and not ONES_OWN.isdisjoint(there))
            for clause in sentence
            for now in places
            if _is_in(now, clause)
            for there in [self._said_in(clause)]
        )

    def _is_bare(self, now: Match, clause: Stretch) -> bool:
        beside = f"{self.text[clause[0] : now.start]} {self.text[now.end : clause[1]]}"
        return word_count(beside, CHARACTERS_OF_A_WORD) <= MOST_WORDS_OF_NOW

    def _sentence_of(self, match: Match) -> Sequence[Stretch]:
        return next((one for one in self.sentences if any(_is_in(match, clause) for clause in one)), ())

    def _said_in(self, *clauses: Stretch) -> frozenset[str]:
        return _concepts(match for match in self.matches if any(_is_in(match, one) for one in clauses))


def near_days(places: Iterable[Stretch]) -> tuple[Match, ...]:
    """Return the places of days of the last week as what says "now"."""
    return tuple(Match(tuple(NOW), frozenset(), start, end, SURE, "") for start, end in places)


def _years(text: str, today: date) -> list[Match]:
    return [
        Match((TIME,), frozenset(), found.start(), found.end(), SURE, found[0])
        for found in YEAR.finditer(text)
        if int(found[0]) <= today.year - LONG_AGO
    ]


def _is_in(match: Match, stretch: Stretch) -> bool:
    return stretch[0] <= match.start and match.end <= stretch[1]


def _concepts(matches: Iterable[Match]) -> frozenset[str]:
    return frozenset(concept for match in matches for concept in match.concepts)
