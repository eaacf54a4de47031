"""Which dangers a message tells, asks about, or puts into the past: by name, by words beside one another, by
clues. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from kb.chat.fright import told_by_clues, without_ordinary, worries_of
from kb.chat.knowledge import Knowledge
from kb.chat.long_past import Told, near_days
from kb.chat.named_days import NamedDay
from kb.chat.negation import without_denied_violence
from kb.chat.pieces import ClauseCutter
from kb.chat.signs import asked_about, inside_dangers, told_together, without_long_past
from kb.chat.stretches import places_in_text
from kb.chat.understanding import Understanding
from kb.languages.analysis import Word, words
from kb.languages.normalisation import normalise
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.model import ConceptKind
from kb.search.concepts import SURE, Match

HAPPENING = timedelta(days=7)
"""A danger told of a day so near is no question about what may be."""


class DangerReader:
    """Hears dangers. Built once for a knowledge base."""

    def __init__(self, base: Knowledge, cutter: ClauseCutter) -> None:
        """Take the knowledge base, and what cuts a text into clauses."""
        self._content = base.content
        self._matcher = base.index.matcher
        self._clues = base.index.clues
        self._detector = base.index.detector
        self._cutter = cutter
        concepts = base.content.concepts.values()
        self._deeds = frozenset(one.id for one in concepts if one.kind is ConceptKind.ACTION)

    def inside(self, text: str, matches: Sequence[Match], page: str) -> tuple[Match, ...]:
        """Return what the words of dangers speak of as well: the husband of "my husband hits me"."""

        def read(piece: str) -> Sequence[Match]:
            return self._named_in(words(piece, page), page)

        return inside_dangers(text, matches, self._content.concepts, read)

    def named(self, text: str, matches: Sequence[Match], inside: Sequence[Match]) -> tuple[str, ...]:
        """Return the dangers that are named, and those told by words beside one another."""
        content = self._content
        said = (one for match in matches if _surely_said(match) for one in match.concepts)
        named = (one for one in said if content.concepts[one].kind is ConceptKind.DANGER)
        together = told_together(text, matches, content.dangers.values(), content.concepts, inside)
        return tuple(dict.fromkeys((*named, *together)))

    def asked_about(
        self, dangers: Sequence[str], matches: Sequence[Match], days: Sequence[NamedDay], today: date
    ) -> tuple[str, ...]:
        """Return the dangers that a message only asks about.

        None where it tells of another one as well, or of a day so near that it is happening.
        """
        known = self._content.dangers
        asked = tuple(one for one in dangers if asked_about(matches, known[one]))
        is_asked = len(asked) == len(dangers) and not any(_is_near(day, today) for day in days)
        return asked if is_asked else ()

    def heard_in(
        self, whole: Understanding, text: str, matches: Sequence[Match], page: str, today: date
    ) -> Understanding:
        """Return what a message says, with the dangers that no word names, and what is past apart."""
        if whole.asked_dangers and not whole.dangers:
            return whole
        found = words(text, page)
        detected = self._detector.detect(found, page).language or page
        clues = self._clues.find(found, {page, detected, *whole.spoken_in})
        if not whole.dangers:
            whole = self._with_clues(whole, text, found, (*matches, *clues), matches, today)
        if not whole.dangers:
            return whole
        whole = self._with_dangers_beside(whole, clues)
        return self._with_past_apart(whole, text, found, clues, page, today)

    def _with_clues(
        self,
        whole: Understanding,
        text: str,
        found: Sequence[Word],
        heard: Sequence[Match],
        matches: Sequence[Match],
        today: date,
    ) -> Understanding:
        """Return what a message says with the dangers of which only small words tell, and with these."""
        told_now = without_long_past(text, without_denied_violence(text, heard), today)
        clues = without_ordinary(told_now)
        dangers = self._content.dangers.values()
        told = told_by_clues(found, clues, dangers)
        asked = self.asked_about(tuple(told), matches, whole.days, today)
        return replace(
            whole,
            subject=tuple(dict.fromkeys((*whole.subject, *asked))),
            dangers=() if asked else tuple(told),
            asked_dangers=asked,
            clues=tuple(dict.fromkeys(chain.from_iterable(told.values()))),
            worries=worries_of(clues, dangers),
        )

    def _with_dangers_beside(self, whole: Understanding, clues: Sequence[Match]) -> Understanding:
        """Return what a message says with the dangers that others tell of too by who is named as doing it."""
        doers = {one for clue in without_ordinary(clues) for one in clue.concepts}
        people = doers.union(whole.subject, whole.inside_dangers)
        told = [
            danger.id
            for danger in self._content.dangers.values()
            if (needs := danger.beside) is not None
            and needs.danger in whole.dangers
            and not doers.isdisjoint(needs.by)
            and people.isdisjoint(needs.unless)
        ]
        return replace(whole, dangers=tuple(dict.fromkeys((*whole.dangers, *told))))

    def _with_past_apart(
        self,
        whole: Understanding,
        text: str,
        found: Sequence[Word],
        clues: Sequence[Match],
        page: str,
        today: date,
    ) -> Understanding:
        """Return what a message says with its dangers as past ones, if nothing tells of one that is not."""
        named = self._named_in(found, page)
        dangers = [self._content.dangers[one] for one in whole.dangers]
        sentences = self._cutter.by_sentence(text, (page, *whole.spoken_in))
        near = [day for day in whole.days if _is_near(day, today)]
        now = near_days(places_in_text(text, normalise(text), near, found))
        told = Told(text, (*named, *clues, *now), dangers, sentences, self._deeds)
        times = told.times(today)
        if not times:
            return whole

        def left_of(matches: Sequence[Match]) -> Sequence[Match]:
            left = told.without_past(matches, times)
            return without_denied_violence(text, without_long_past(text, left, today))

        heard = left_of(named)
        goes_on = self.named(text, heard, self.inside(text, heard, page))
        left = without_ordinary(left_of((*named, *clues)))
        if goes_on or told_by_clues(found, left, self._content.dangers.values()):
            return whole
        subject = tuple(dict.fromkeys((*whole.subject, *whole.dangers)))
        return replace(whole, subject=subject, dangers=(), clues=(), past_dangers=whole.dangers)

    def _named_in(self, found: Sequence[Word], page: str) -> Sequence[Match]:
        return self._matcher.match(found, own=(page, *REFERENCE_LANGUAGES))


def _is_near(day: NamedDay, today: date) -> bool:
    """Return whether a day is so near that what is told of it is happening."""
    return day.certain is not None and today - HAPPENING <= day.certain <= today


def _surely_said(match: Match) -> bool:
    """Return whether a match may raise an alarm: as it is written, or one of several words misspelt."""
    return match.weight >= SURE or " " in match.form.strip()
