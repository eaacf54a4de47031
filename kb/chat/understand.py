"""Reading what a message says: its concepts, its facet, its days, a choice, a danger. It decides nothing."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from kb.chat.ages import AgeReader, NamedAge, concepts_of
from kb.chat.calls import UNTOLD, Calls
from kb.chat.case import PASSING
from kb.chat.danger_reader import DangerReader
from kb.chat.dates import DateReader
from kb.chat.knowledge import Knowledge
from kb.chat.lists import ListReader
from kb.chat.masking import without_numbers
from kb.chat.named_days import NamedDay
from kb.chat.negation import (
    NOT_AFTER,
    NOT_BEFORE,
    NOT_THIS_AFTER,
    NOT_THIS_BEFORE,
    negated,
    without_denied_violence,
)
from kb.chat.origins import OriginReader
from kb.chat.pieces import ALSO, ClauseCutter, sentences
from kb.chat.signs import without_long_past
from kb.chat.stretches import Stretch, beside, blanked, places_in_text, without
from kb.chat.tone import Tone
from kb.chat.understanding import Understanding
from kb.languages.analysis import Word, Writing, words
from kb.languages.normalisation import normalise, readable
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.languages.zawgyi import as_unicode
from kb.model import SUBJECT_KINDS, ConceptKind
from kb.search.concepts import OUT_OF_SCOPE, Match

LONGEST_MESSAGE = 1_000
"""Characters that are read. A longer message is a letter; its beginning says what it is about."""

POLITE = frozenset({"greeting", "thanks", "goodbye"})
"""Talk concepts that stand around a question and are no part of it."""

AGREEMENT = frozenset({"yes", "no"})
"""Talk concepts that count only as a whole message: the 行 of a Chinese bank is no yes."""

AGREEMENT_ALONE = {"have": "yes"} | dict.fromkeys(
    ("have-not", NOT_BEFORE, NOT_AFTER, NOT_THIS_BEFORE, NOT_THIS_AFTER), "no"
)
"""Talk concepts that are a yes or a no where they are the whole message: "I have", "not yet"; else they are
parts of what is told."""

_CHOICES = {"choose-first": 0, "choose-second": 1, "choose-third": 2, "choose-fourth": 3}
"""Talk concepts that name a place in a list."""

MOST_WORDS_OF_A_CHOICE = 5
"""`The second one, please` is a choice; a sentence that happens to hold `second` is none."""

CHARACTERS_OF_A_WORD = 4
"""Of a script without blanks: about as many make a word with its ending."""

MOST_WORDS_BESIDE = 4
"""Words beside people or a day in a message that only names them: `and what about my daughter then`."""

STATUS_HOLDERS = "mid-to-long-term-resident"
"""The concept of all who have a status of residence: what they have is asked about by the same words."""

_IN_A_LIST = re.compile(r"\W*([1-9])\W*")


class Understander:
    """Reads messages. Built once for a knowledge base."""

    def __init__(self, base: Knowledge) -> None:
        languages = base.languages.values()
        self._content = base.content
        self._matcher = base.index.matcher
        self._dates = DateReader(languages, base.index.detector)
        self._ages = AgeReader(language.ages for language in languages if language.ages is not None)
        self._origins = OriginReader(languages)
        self._cutter = ClauseCutter(languages)
        self._dangers = DangerReader(base, self._cutter)
        self._detector = base.index.detector
        self._respelling = base.index.respelling
        self._lists = ListReader(languages)
        self._tone = Tone(language.hearing for language in languages)
        self._calls = Calls(call for language in languages for call in language.calls)

    def read(self, message: str, language: str, today: date, *, awaited: bool = False) -> Understanding:
        """Return what `message` says to somebody who reads `language` on `today`. Never raises.

        `awaited` tells that it may answer when something happened.
        """
        text = as_unicode(readable(message, LONGEST_MESSAGE))
        text, holds_number = without_numbers(text)
        rest = self._without_origin(text, language)
        whole, matches, denied = self._read(rest, language, today, awaited=awaited)
        tells_origin = rest != text and whole.asks_something
        if rest != text and not tells_origin:
            rest = text
            whole, matches, denied = self._read(text, language, today, awaited=awaited)
        whole = self._dangers.heard_in(whole, rest, matches, language, today)
        if not whole.dangers and self._calls.is_call(text):
            whole = replace(whole, dangers=(UNTOLD,))
        if not (whole.dangers or whole.asked_dangers or whole.past_dangers):
            whole = self._with_misspelt_dangers(whole, rest, language, today)
        meant = blanked(rest, denied)
        pieces = sentences(meant, matches)
        parts = [self._part(piece, language, today) for piece in pieces]
        asking = tuple(part for part in parts if self._asks_of_something(part))
        return replace(
            whole,
            parts=asking if len(asking) > 1 else (),
            clauses=() if len(asking) > 1 else self._clauses(meant, whole, matches, language, today),
            beside_danger=self._beside_danger(meant, whole, pieces, language, today) if whole.dangers else (),
            holds_number=holds_number,
            tells_origin=tells_origin,
            was_cut=len(message) > LONGEST_MESSAGE,
        )

    def _part(self, piece: str, language: str, today: date) -> Understanding:
        """Return what one of several sentences says, and whether it asks something."""
        return self._with_tone(self._read(piece, language, today)[0], piece)

    def _with_tone(self, said: Understanding, text: str) -> Understanding:
        return replace(said, asks=bool(said.facets) or self._tone.asks(text))

    def _asks_of_something(self, said: Understanding) -> bool:
        """Return whether a piece speaks of a thing or a deed, or asks of a status: "how to be permanent?".

        A status is named like those who have it: "I am a student" asks nothing.
        """
        if said.speaks_of_something:
            return True
        concepts = self._content.concepts
        of_a_status = any(STATUS_HOLDERS in concepts[one].broader for one in said.subject)
        return of_a_status and said.asks

    def _beside_danger(
        self, text: str, whole: Understanding, pieces: Sequence[str], language: str, today: date
    ) -> tuple[Understanding, ...]:
        """Return what the sentences of a message in danger say that tell of none, or else its clauses."""
        told = []
        for piece in pieces or self._cutter.clauses(text, (language, *whole.spoken_in)):
            said, matches, _ = self._read(piece, language, today)
            said = self._dangers.heard_in(self._with_tone(said, piece), piece, matches, language, today)
            if said.asks and not said.dangers and self._asks_of_something(said):
                told.append(said)
        return tuple(told)

    def _with_misspelt_dangers(
        self, whole: Understanding, text: str, language: str, today: date
    ) -> Understanding:
        """Return what a message says with the dangers that are heard once its misspelt words are mended."""
        detected = self._detector.detect(words(text, language), language).language or language
        better = self._respelling.respelled(text, (detected, *whole.spoken_in, language))
        if better is None:
            return whole
        said, matches, _ = self._read(better, language, today)
        said = self._dangers.heard_in(said, better, matches, language, today)
        if not said.dangers and self._calls.is_call(better):
            said = replace(said, dangers=(UNTOLD,))
        return replace(
            whole,
            dangers=said.dangers,
            inside_dangers=whole.inside_dangers | said.inside_dangers,
            clues=said.clues,
            worries=whole.worries or said.worries,
        )

    def _clauses(
        self, text: str, whole: Understanding, matches: Sequence[Match], language: str, today: date
    ) -> tuple[Understanding, ...]:
        """Return what the clauses of a sentence say, each with a deed and what it is done to.

        Or it asks something of another thing. Of one deed that is done to two things, each of these is a
        clause. None where a clause adds nothing to another: "I moved, I moved out".
        """
        if len(whole.actions) == 1:
            alone = self._lists.each_alone(
                text, matches, self._content.concepts, (language, *whole.spoken_in)
            )
            each = tuple(self._read(piece, language, today)[0] for piece in alone)
            if each and all(one.actions == whole.actions for one in each):
                return each
        if len(whole.actions) < 2 and not whole.facets:
            return ()
        found = [
            self._part(clause, language, today)
            for clause in self._texts_of_clauses(text, whole, language, today)
        ]
        told = [set(said.subject) for said in found]
        nested = any(one <= other for one, other in permutations(told, 2))
        return () if nested or len(found) < 2 else tuple(found)

    def _texts_of_clauses(self, text: str, whole: Understanding, language: str, today: date) -> list[str]:
        """Return the clauses of a sentence that tell or ask something, each with what only belongs to it."""
        clauses: list[str] = []
        begun = ""
        for piece in self._cutter.clauses(text, (language, *whole.spoken_in)):
            alone = self._read(piece, language, today)[0]
            if clauses and alone.facets and PASSING.issuperset(alone.subject):
                clauses[-1] = (
                    f"{clauses[-1]} {begun} {piece}"  # "..., how much is it?" asks of what went before
                )
                begun = ""
                continue
            begun = f"{begun} {piece}".strip()
            said = self._read(begun, language, today)[0]
            asks = said.facets and not PASSING.issuperset(said.subject)
            if (said.actions or asks) and said.speaks_of_something:
                clauses.append(begun)
                begun = ""
        if clauses and begun:
            clauses[-1] = f"{clauses[-1]} {begun}"
        return clauses

    def _without_origin(self, text: str, language: str) -> str:
        """Return the text without where somebody says to be from."""
        normalised = normalise(text)
        told = self._origins.read_normalised(normalised)
        return without(text, places_in_text(text, normalised, told, words(text, language))) if told else text

    def _read(
        self, text: str, language: str, today: date, *, awaited: bool = False
    ) -> tuple[Understanding, Sequence[Match], Sequence[Stretch]]:
        """Return what a text says, the concepts in it, and where it says what is not meant.

        No number of a card is left in it.
        """
        found = words(text, language)
        normalised = normalise(text)
        ages = self._ages.read_normalised(normalised)
        matches = self._matcher.match(found, own=(language, *REFERENCE_LANGUAGES))
        heard = matches  # no day takes a danger's word: the `hijo` whom somebody hits is no yesterday
        named = self._days(found, normalised, language, today, awaited=awaited)
        days = tuple(
            day
            for day in named
            if not self._is_another_word(day, matches, language) and _is_beside(day, ages)
        )
        places_of_days = places_in_text(text, normalised, days, found)
        kept = (*beside(places_of_days, matches), *_with_a_day_in_them(matches, places_of_days))
        matches = tuple(match for match in matches if match in kept)
        matches = _without_agreement_beside_others(matches, found)
        talk = frozenset(self._of_kinds(matches, {ConceptKind.TALK}))
        spare = max(0, _spare_words(found, matches) - _words_of(normalised, (*days, *ages)))
        told = without_long_past(text, heard if days else without_denied_violence(text, heard), today)
        inside = self._dangers.inside(text, told, language)
        dangers = self._dangers.named(text, told, inside)
        asked = self._dangers.asked_about(dangers, matches, days, today)
        of_an_age = concepts_of(ages, self._content.concepts, self._content, today)
        denied = negated(text, matches, self._content.concepts, self._tone)
        meant = [match for match in matches if match not in denied.matches]
        aside = [*_places_of_talk(matches), *places_of_days, *_places_of(denied.matches)]
        facets = [match for match in matches if self._only_of_kind(match, ConceptKind.FACET)]
        understood = Understanding(
            sought=without(text, aside),
            topic=without(text, [*aside, *_places_of(facets)]),
            core=self._core(text, meant),
            spelled=" ".join(word.folded for word in found),
            subject=tuple(dict.fromkeys((*self._of_kinds(meant, SUBJECT_KINDS), *of_an_age, *asked))),
            actions=frozenset(self._of_kinds(meant, {ConceptKind.ACTION})),
            names_ours=self._matcher.names_ours(meant),
            people=frozenset((*self._of_kinds(meant, {ConceptKind.PERSON}), *of_an_age)),
            omitted=denied.omitted,
            only_denies=denied.asks_nothing,
            facets=self._of_kinds(matches, {ConceptKind.FACET}),
            dangers=tuple(one for one in dangers if one not in asked),
            inside_dangers=frozenset(one for match in inside for one in match.concepts),
            asked_dangers=asked,
            talk=talk - AGREEMENT if spare else _agreed(talk),
            days=days,
            ages=ages,
            choice=self._choice(normalised, found, matches),
            word_count=len(found),
            spare_words=spare,
            spoken_in=_spoken_in(matches, language),
        )
        return understood, matches, _places_of(denied.matches)

    def _days(
        self, found: Sequence[Word], normalised: str, language: str, today: date, *, awaited: bool
    ) -> tuple[NamedDay, ...]:
        """Return the days of a text. Who waits for a day hears "the 20th" as one, but not in a story."""
        days = self._dates.read_words(found, normalised, today, language, awaited=awaited)
        if awaited and _spare_words(found, ()) - _words_of(normalised, days) > MOST_WORDS_BESIDE:
            return self._dates.read_words(found, normalised, today, language)
        return days

    def _is_another_word(self, day: NamedDay, matches: Sequence[Match], page: str) -> bool:
        """Return whether a day is, in the page's own language, another word: `hijo` is a son in Spanish.

        "This morning" is a sign that something has just happened and a day as well.
        """
        return any(
            (match.start, match.end) == (day.start, day.end)
            and page in match.languages
            and not self._only_of_kind(match, ConceptKind.SIGN)
            for match in matches
        )

    def _of_kinds(self, matches: Sequence[Match], kinds: Collection[ConceptKind]) -> tuple[str, ...]:
        concepts = self._content.concepts
        ids = (concept for match in matches for concept in match.concepts)
        return tuple(dict.fromkeys(one for one in ids if concepts[one].kind in kinds))

    def _only_of_kind(self, match: Match, kind: ConceptKind) -> bool:
        return all(self._content.concepts[one].kind is kind for one in match.concepts)

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


def _spoken_in(matches: Sequence[Match], page: str) -> tuple[str, ...]:
    """Return the languages of most of the words found; none where they may be the page's."""
    counted = Counter(language for match in matches for language in match.languages)
    most = max(counted.values(), default=0)
    if counted[page] == most:
        return ()
    return tuple(sorted(language for language, count in counted.items() if count == most))


def _without_agreement_beside_others(matches: Sequence[Match], found: Sequence[Word]) -> tuple[Match, ...]:
    """Return the matches without "I have" and "there is none" where they are not the whole message."""
    alone = len(matches) == 1 and not _spare_words(found, matches)
    return tuple(match for match in matches if alone or not {"have", "have-not"}.issuperset(match.concepts))


def _agreed(talk: frozenset[str]) -> frozenset[str]:
    """Return the talk of a message without other words: what it says alone may be a yes or a no."""
    alone = AGREEMENT_ALONE.get(next(iter(talk))) if len(talk) == 1 else None
    return talk if alone is None else talk | {alone}


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


def _words_of(normalised: str, told: Sequence[NamedDay | NamedAge]) -> int:
    """Return how many words tell days and ages."""
    return sum(_spare_words(words(normalised[one.start : one.end]), ()) for one in told)


def _with_a_day_in_them(matches: Sequence[Match], days: Sequence[Stretch]) -> tuple[Match, ...]:
    """Return what is not ours and holds a day: "weather tomorrow" is not only about tomorrow."""
    return tuple(
        match
        for match in matches
        if OUT_OF_SCOPE in match.concepts
        and any(
            match.start <= start and end <= match.end and (match.start, match.end) != (start, end)
            for start, end in days
        )
    )


def _is_beside(day: NamedDay, ages: Sequence[NamedAge]) -> bool:
    """Return whether a day is no part of an age."""
    return all(day.end <= age.start or age.end <= day.start for age in ages)


def _places_of_talk(matches: Sequence[Match]) -> list[Stretch]:
    aside = POLITE | {ALSO, NOT_THIS_BEFORE, NOT_THIS_AFTER}
    return _places_of(match for match in matches if aside.issuperset(match.concepts))


def _places_of(matches: Iterable[Match]) -> list[Stretch]:
    return [(match.start, match.end) for match in matches]
