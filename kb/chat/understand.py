"""What a message says: its concepts, its facet, its days, a choice, a danger. It decides nothing.

The words of the visitor live only here, as long as a turn lasts: what leaves this module towards the trace
or the state are ids and days.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kb.chat.dates import DateReader, NamedDay
from kb.chat.knowledge import Matcher
from kb.chat.masking import without_numbers
from kb.chat.negation import negated
from kb.chat.signs import told_together
from kb.content.store import Content
from kb.languages.analysis import Word, Writing, words
from kb.languages.normalisation import normalise, readable
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.model import ConceptKind
from kb.search.concepts import SURE, Match

LONGEST_MESSAGE = 1_000
"""Characters that are read. A longer message is a letter; its beginning says what it is about."""

SUBJECT_KINDS = frozenset({ConceptKind.THING, ConceptKind.ACTION, ConceptKind.PERSON})

POLITE = frozenset({"greeting", "thanks", "goodbye"})
"""Talk concepts that stand around a question and are no part of it."""

AGREEMENT = frozenset({"yes", "no"})
"""Talk concepts that count only as a whole message: the 行 of a Chinese bank is no yes."""

_CHOICES = {"choose-first": 0, "choose-second": 1, "choose-third": 2, "choose-fourth": 3}
"""Talk concepts that name a place in a list."""

ALSO = "also"
"""The talk concept that begins another question: `and also`, `それと`, `另外`."""

MOST_PIECES = 6
"""Sentences that are read one by one; who writes more tells a story, and it is read as a whole."""

MOST_WORDS_OF_A_CHOICE = 5
"""`The second one, please` is a choice; a sentence that happens to hold `second` is none."""

CHARACTERS_OF_A_WORD = 4
"""Of a script without blanks: about as many make a word with its ending."""

MOST_SPARE_WORDS = 2
"""Words beside a greeting or a yes that do not make a question of it: a name, `very much`."""

_SENTENCE_END = re.compile(r"[.!?。！？؟।॥။។]+(?![0-9])|\n+")
_IN_A_LIST = re.compile(r"\W*([1-9])\W*")


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of one message.

    `sought` is what may be searched for: the readable beginning, without numbers of cards, days, greetings
    and thanks, which no entry is about. `topic` is the same without the words that ask a follow-up question
    ("how much"). `core` are only the stretches that name things, actions, people and
    dangers. `spelled` is the one spelling of the message, for comparing. `subject` are concepts of things,
    actions and people (`actions` and `people` are those among them), `facets` the follow-up questions, in
    the order of the message; `choice` is the place in a list that it names, from 0. `spoken_in` are the
    languages whose words it is in, where they are others than the page's. `omitted` are deeds that were not
    done. `parts` are what each of several sentences says, where more than one speaks of something.
    """

    sought: str
    core: str
    spelled: str
    topic: str = ""
    subject: tuple[str, ...] = ()
    actions: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    facets: tuple[str, ...] = ()
    dangers: tuple[str, ...] = ()
    talk: frozenset[str] = frozenset()
    days: tuple[NamedDay, ...] = ()
    choice: int | None = None
    word_count: int = 0
    spare_words: int = 0
    holds_number: bool = False
    was_cut: bool = False
    spoken_in: tuple[str, ...] = ()
    omitted: frozenset[str] = frozenset()
    parts: tuple[Understanding, ...] = ()

    @property
    def speaks_of_something(self) -> bool:
        """Return whether it names a thing or a deed, not only people."""
        return not self.people.issuperset(self.subject)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to read: no word, no figure."""
        return self.word_count == 0

    @property
    def is_talk_only(self) -> bool:
        """Return whether it greets, thanks, agrees and the like, and asks nothing."""
        asks = self.subject or self.facets or self.dangers or self.days
        return bool(self.talk) and not asks and self.spare_words <= MOST_SPARE_WORDS

    @property
    def is_day_only(self) -> bool:
        """Return whether it names a day and asks nothing."""
        asks = self.subject or self.facets or self.dangers or "out-of-scope" in self.talk
        return bool(self.days) and not asks and self.spare_words <= MOST_SPARE_WORDS

    def certain_day(self, today: date) -> date | None:
        """Return the one day that the message names, None where it names none, several, or an unclear one.

        Beside another day, "today" says when something is told, not when it happened; 今日は is a greeting.
        """
        days = [day for day in self.days if day.certain != today] or list(self.days)
        return days[0].certain if len(days) == 1 else None


class Understander:
    """Reads messages. Built once for a knowledge base."""

    def __init__(self, content: Content, matcher: Matcher, dates: DateReader) -> None:
        self._content = content
        self._matcher = matcher
        self._dates = dates

    def read(self, message: str, language: str, today: date) -> Understanding:
        """Return what `message` says to somebody who reads `language` on `today`. Never raises."""
        text = readable(message, LONGEST_MESSAGE)
        text, holds_number = without_numbers(text)
        whole, matches = self._read(text, language, today)
        parts = [self._read(piece, language, today)[0] for piece in _pieces(text, matches)]
        asking = tuple(part for part in parts if part.speaks_of_something)
        return replace(
            whole,
            parts=asking if len(asking) > 1 else (),
            holds_number=holds_number,
            was_cut=len(message) > LONGEST_MESSAGE,
        )

    def _read(self, text: str, language: str, today: date) -> tuple[Understanding, Sequence[Match]]:
        """Return what a text says, and the concepts in it; no number of a card is left in it."""
        found = words(text, language)
        normalised = normalise(text)
        days = self._dates.read_normalised(normalised, today)
        places_of_days = _places_of_days(text, normalised, days, found)
        matches = _beside(places_of_days, self._matcher.match(found, own=(language, *REFERENCE_LANGUAGES)))
        talk = frozenset(self._of_kinds(matches, {ConceptKind.TALK}))
        spare = _spare_words(found, matches) - _words_of_days(normalised, days)
        denied = negated(text, matches, self._content.concepts)
        meant = [match for match in matches if match not in denied.matches]
        aside = [*_places_of_talk(matches), *places_of_days, *_places_of(denied.matches)]
        facets = [match for match in matches if self._only_of_kind(match, ConceptKind.FACET)]
        understood = Understanding(
            sought=_without(text, aside),
            topic=_without(text, [*aside, *_places_of(facets)]),
            core=self._core(text, meant),
            spelled=" ".join(word.folded for word in found),
            subject=self._of_kinds(meant, SUBJECT_KINDS),
            actions=frozenset(self._of_kinds(meant, {ConceptKind.ACTION})),
            people=frozenset(self._of_kinds(meant, {ConceptKind.PERSON})),
            omitted=denied.omitted,
            facets=self._of_kinds(matches, {ConceptKind.FACET}),
            dangers=self._dangers(text, matches),
            talk=talk - AGREEMENT if spare else talk,
            days=days,
            choice=self._choice(normalised, found, matches),
            word_count=len(found),
            spare_words=spare,
            spoken_in=_spoken_in(matches, language),
        )
        return understood, matches

    def _of_kinds(self, matches: Sequence[Match], kinds: Collection[ConceptKind]) -> tuple[str, ...]:
        concepts = self._content.concepts
        ids = (concept for match in matches for concept in match.concepts)
        return tuple(dict.fromkeys(one for one in ids if concepts[one].kind in kinds))

    def _only_of_kind(self, match: Match, kind: ConceptKind) -> bool:
        return all(self._content.concepts[one].kind is kind for one in match.concepts)

    def _dangers(self, text: str, matches: Sequence[Match]) -> tuple[str, ...]:
        """Return the dangers that are named, and those told by words beside one another."""
        named = self._of_kinds([match for match in matches if _surely_said(match)], {ConceptKind.DANGER})
        content = self._content
        together = told_together(text, matches, content.dangers.values(), content.concepts)
        return tuple(dict.fromkeys((*named, *together)))

    def _core(self, text: str, matches: Sequence[Match]) -> str:
        kinds = {*SUBJECT_KINDS, ConceptKind.DANGER}
        named = (match for match in matches if self._of_kinds([match], kinds))
        return " ".join(text[match.start : match.end] for match in named)

    def _choice(self, normalised: str, found: Sequence[Word], matches: Sequence[Match]) -> int | None:
        """Return the place in a list that the message names, from 0, or None."""
        if figure := _IN_A_LIST.fullmatch(normalised):
            return int(figure[1]) - 1
        if len(found) > MOST_WORDS_OF_A_CHOICE or self._of_kinds(matches, SUBJECT_KINDS):
            return None
        places = {_CHOICES[one] for match in matches for one in match.concepts if one in _CHOICES}
        return places.pop() if len(places) == 1 else None


def _pieces(text: str, matches: Sequence[Match]) -> list[str]:
    """Return the sentences of a text, cut before each "and also" too; none where there is only one."""
    cuts = [match.end() for match in _SENTENCE_END.finditer(text)]
    cuts += [match.start for match in matches if ALSO in match.concepts]
    places = [0, *sorted(cuts), len(text)]
    pieces = [text[start:end].strip() for start, end in pairwise(places)]
    pieces = [piece for piece in pieces if piece]
    return pieces[:MOST_PIECES] if len(pieces) > 1 else []


def _spoken_in(matches: Sequence[Match], page: str) -> tuple[str, ...]:
    """Return the languages of most of the words found; none where they may be the page's."""
    counted = Counter(language for match in matches for language in match.languages)
    most = max(counted.values(), default=0)
    if counted[page] == most:
        return ()
    return tuple(sorted(language for language, count in counted.items() if count == most))


def _surely_said(match: Match) -> bool:
    """Return whether a match may raise an alarm: as it is written, or one of several words misspelt."""
    return match.weight >= SURE or " " in match.form.strip()


def _spare_words(found: Sequence[Word], matches: Sequence[Match]) -> int:
    """Return how many words no concept covers; in scripts without blanks a few characters are a word."""
    covered = {place for match in matches for place in range(match.start, match.end)}
    spare = 0
    for word in found:
        uncovered = sum(place not in covered for place in range(word.start, word.end))
        if word.writing is Writing.SPACED:
            spare += uncovered > 0
        else:
            spare += math.ceil(uncovered / CHARACTERS_OF_A_WORD)
    return spare


def _words_of_days(normalised: str, days: Sequence[NamedDay]) -> int:
    return sum(_spare_words(words(normalised[day.start : day.end]), ()) for day in days)


Place = tuple[int, int]
"""Where a stretch of a text begins and ends."""


def _beside(days: Sequence[Place], matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that are no part of a day: the `hijo` of Nepali is no Spanish son."""
    return tuple(
        match for match in matches if all(match.end <= start or end <= match.start for start, end in days)
    )


def _places_of_talk(matches: Sequence[Match]) -> list[Place]:
    aside = POLITE | {ALSO}
    return _places_of(match for match in matches if aside.issuperset(match.concepts))


def _places_of(matches: Iterable[Match]) -> list[Place]:
    return [(match.start, match.end) for match in matches]


def _places_of_days(
    text: str, normalised: str, days: Sequence[NamedDay], found: Sequence[Word]
) -> list[Place]:
    """Return where the days of the normalised text stand in the text itself; those not found are left out."""
    if len(text) == len(normalised):
        return [(day.start, day.end) for day in days]
    spelled = [word.folded for word in found]
    places = []
    for day in days:
        wanted = [word.folded for word in words(normalised[day.start : day.end])]
        for start in range(len(spelled) - len(wanted) + 1):
            if spelled[start : start + len(wanted)] == wanted:
                places.append((found[start].start, found[start + len(wanted) - 1].end))
                break
    return places


def _without(text: str, places: Sequence[Place]) -> str:
    """Return the text without some stretches."""
    kept, end = [], 0
    for start, stop in sorted(places):
        kept.append(text[end:start])
        end = max(end, stop)
    return " ".join((*kept, text[end:])).strip()
