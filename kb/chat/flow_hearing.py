"""What stands in a piece of what somebody types who is guided: words, concepts, a denial, a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.chat.facets import FACETS
from kb.chat.knowledge import Knowledge
from kb.chat.negation import NOT_AFTER, NOT_BEFORE, NOT_THIS_AFTER, NOT_THIS_BEFORE
from kb.chat.tone import Tone
from kb.flow import NO
from kb.languages.analysis import words
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.model import SUBJECT_KINDS, ConceptKind
from kb.search.concepts import Match
from kb.search.units import Unit, units_of

_NEGATING = frozenset({NO, NOT_BEFORE, NOT_AFTER, NOT_THIS_BEFORE, NOT_THIS_AFTER})
_ASKING = frozenset({"asks-in-general", "whether"})


@dataclass(frozen=True)
class Heard:
    """What stands in a piece of text: the concepts by their kinds, the tone, and how many words say more."""

    subject: frozenset[str]
    facets: frozenset[str]
    talk: frozenset[str]
    asks: bool
    denies: bool
    wishes: bool
    unread: int


class Hearing:
    """Finds what stands in pieces of text. It keeps nothing of them."""

    def __init__(self, base: Knowledge) -> None:
        self._base = base
        self.tone = Tone(language.hearing for language in base.languages.values())

    def matches(self, text: str, language: str) -> Sequence[Match]:
        """Return the concepts in a text, in their order."""
        return self._base.index.matcher.match(words(text, language), own=(language, *REFERENCE_LANGUAGES))

    def first(self, text: str, language: str) -> tuple[str, ...]:
        """Return the concepts of the word that a text begins with."""
        found, matches = words(text, language), self.matches(text, language)
        return matches[0].concepts if found and matches and matches[0].start <= found[0].start else ()

    def telling(self, text: str, language: str) -> list[str]:
        """Return the words of a text, and the pairs of its characters, that are no yes, no, have or not."""
        talk = [one for one in self.matches(text, language) if self._is_talk(one)]
        units = _outside(talk, units_in(text, language))
        found = [unit.folded for unit in units if unit.spaced and len(unit.folded) > 1]
        return found + [
            f"{one.folded}{other.folded}"
            for one, other in pairwise(units)
            if not (one.spaced or other.spaced)
        ]

    def subject(self, text: str, language: str) -> frozenset[str]:
        """Return the things, deeds and people in a text."""
        return self._of_kinds(self.matches(text, language), *SUBJECT_KINDS)

    def heard(self, text: str, language: str) -> Heard:
        """Return what stands in a text."""
        matches = self.matches(text, language)
        talk = self._of_kinds(matches, ConceptKind.TALK)
        unread = _outside(matches, units_in(text, language))
        asking = _ASKING & (talk | self._of_kinds(matches, ConceptKind.SIGN))
        return Heard(
            subject=self._of_kinds(matches, *SUBJECT_KINDS),
            facets=self._of_kinds(matches, ConceptKind.FACET) & FACETS.keys(),
            talk=talk,
            asks=bool(asking) or self.tone.asks(text),
            denies=bool(talk & _NEGATING) or self.tone.denies(text),
            wishes=self.tone.wishes(text),
            unread=sum(2 if unit.spaced else 1 for unit in unread) // 2,
        )

    def _of_kinds(self, matches: Sequence[Match], *kinds: ConceptKind) -> frozenset[str]:
        concepts = self._base.content.concepts
        return frozenset(one for match in matches for one in match.concepts if concepts[one].kind in kinds)

    def _is_talk(self, match: Match) -> bool:
        return all(self._base.content.concepts[one].kind is ConceptKind.TALK for one in match.concepts)


def units_in(text: str, language: str) -> list[Unit]:
    """Return the words of a text; of a script without blanks its characters."""
    return units_of(words(text, language))


def places_of(way: Sequence[Unit], typed: Sequence[Unit]) -> Iterable[int]:
    """Yield where a way to give an answer stands among what was typed."""
    for start in range(len(typed) - len(way) + 1 if way else 0):
        if all(_is_like(one, typed[start + place]) for place, one in enumerate(way)) and (
            len(way) > 1 or way[0].marked == typed[start].marked  # `con` alone is no `còn`
        ):
            yield start


def without(text: str, stretches: Sequence[Unit | Match]) -> str:
    """Return the text with a stop in place of some stretches of it."""
    kept, end = [], 0
    for stretch in stretches:
        kept.append(text[end : stretch.start])
        end = stretch.end
    return " . ".join((*kept, text[end:]))


def _is_like(unit: Unit, typed: Unit) -> bool:
    """Return whether somebody typed a unit, with its marks or with none at all."""
    return typed.marked == unit.marked or (typed.marked == typed.folded == unit.folded)


def _outside(matches: Sequence[Match], units: Sequence[Unit]) -> list[Unit]:
    """Return the units that stand in no match."""
    return [unit for unit in units if not any(one.start <= unit.start < one.end for one in matches)]
