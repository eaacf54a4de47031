"""What stands in a piece of what somebody types who is guided: words, concepts, a denial, a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.chat.facets import FACETS
from kb.chat.knowledge import Knowledge
from kb.chat.negation import NOT_AFTER, NOT_BEFORE, NOT_THIS_AFTER, NOT_THIS_BEFORE
from kb.chat.understand import SUBJECT_KINDS
from kb.flow import NO
from kb.languages.analysis import Writing, words
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.model import ConceptKind
from kb.search.concepts import Match

_NEGATING = frozenset({NO, NOT_BEFORE, NOT_AFTER, NOT_THIS_BEFORE, NOT_THIS_AFTER})

_ASKS = re.compile(
    r"[?\u00bf\uff1f\u061f\u037e]|(?:か|吗|嗎|呢|까|까요|나요|가요|လား|သလဲ|မလဲ)[\s.!。]*$"
    r"|^\s*(?:can|could|do|does|is|are|may|must|should|shall|what|which|who|whom|why|how|when|where)\b"
    r"|^\s*(?:هل|كيف|ماذا|لماذا|متى|أين|كم)\s|^\s*(?:के|कसरी|किन|कहाँ|कहिले)\s",
    re.IGNORECASE,
)
"""Signs that a message asks, where the lexicons have no facet for it."""

_DENIES = re.compile(
    r"n['\u2019]t\b|\b(?:not|never|nobody|none|nothing|cannot|dont|doesnt|isnt|without|neither|nor)\b"
    r"|ません|ない|なかった|[はじ]ゃ?なく|まだ(?:です|だ)|[不没沒未无無別别]|[안못않없]|아니"
    r"|\b(?:không|khong|chưa|chua|chẳng|no|não|nao|nunca|sin|sem|ni|nem|не|нет|без|tidak|tak|belum|bukan|hindi|wala"
    r"|değil|yok|ne pas|pas|үгүй)\b|ไม่|ยัง|ဘူး|छैन|होइन|हुन्न|नहीं|नहि|নেই|না(?![\u0980-\u09ff])|නැ|නෑ|இல்லை"
    r"|\b(?:لا|لم|لن|ليس|ليست|لست|ما|غير|بدون|نہیں|نیست|ندارم|بدون)\b",
    re.IGNORECASE,
)
"""Denials that the lexicons do not hold, since in them they are parts of words or of other words' meaning."""


_WISHES = re.compile(
    r"\b(?:want|wish|would like|going to|getting|planning|thinking of|about to|muốn|định|sắp|je veux)\b"
    r"|\b(?:quiero|quisiera|pienso|quero|pretendo|penso|хочу|ingin|mau|gusto|istiyorum|أريد|اريد|أفكر|بدي|ناوي)\b"
    r"|たい(?:です|の|と|[\s。]|$)|たいん|つもり|予定|考えて|[想要]|싶|려고|चाहन्छु|चाहना|می‌خواهم|อยาก|ချင်",
    re.IGNORECASE,
)
"""Wishes and plans: who wants a divorce is not divorced."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a character of a script without blanks, and its place in the text."""

    folded: str
    marked: str
    start: int
    end: int
    spaced: bool

    def is_like(self, typed: Unit) -> bool:
        """Return whether somebody typed this unit, with its marks or with none at all."""
        return typed.marked == self.marked or (typed.marked == typed.folded == self.folded)


@dataclass(frozen=True)
class Heard:
    """What stands in a piece of text: the concepts, by their kinds."""

    subject: frozenset[str] = frozenset()
    facets: frozenset[str] = frozenset()
    talk: frozenset[str] = frozenset()
    asks: bool = False
    denies: bool = False
    wishes: bool = False
    unread: int = 0


class Hearing:
    """Finds what stands in pieces of text. It keeps nothing of them."""

    def __init__(self, base: Knowledge) -> None:
        self._base = base

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
        units = [
            unit
            for unit in units_of(text, language)
            if not any(match.start <= unit.start < match.end for match in talk)
        ]
        found = [unit.folded for unit in units if unit.spaced and len(unit.folded) > 1]
        return found + [
            f"{one.folded}{other.folded}"
            for one, other in pairwise(units)
            if not (one.spaced or other.spaced)
        ]

    def heard(self, text: str, language: str) -> Heard:
        """Return what stands in a text."""
        concepts = self._base.content.concepts
        matches = self.matches(text, language)
        by_kind: Mapping[ConceptKind, set[str]] = {kind: set() for kind in ConceptKind}
        for match in matches:
            for one in match.concepts:
                by_kind[concepts[one].kind].add(one)
        units = units_of(text, language)
        unread = [unit for unit in units if not any(one.start <= unit.start < one.end for one in matches)]
        asks = bool(_ASKS.search(text)) or bool({"asks-in-general"} & by_kind[ConceptKind.SIGN])
        return Heard(
            subject=frozenset().union(*(by_kind[kind] for kind in SUBJECT_KINDS)),
            facets=frozenset(by_kind[ConceptKind.FACET] & FACETS.keys()),
            talk=frozenset(by_kind[ConceptKind.TALK]),
            asks=asks or "whether" in by_kind[ConceptKind.TALK],
            denies=bool(by_kind[ConceptKind.TALK] & _NEGATING) or denies(text),
            wishes=wishes(text),
            unread=sum(2 if unit.spaced else 1 for unit in unread) // 2,
        )

    def _is_talk(self, match: Match) -> bool:
        return all(self._base.content.concepts[one].kind is ConceptKind.TALK for one in match.concepts)


def units_of(text: str, language: str) -> list[Unit]:
    """Return the words of a text; of a script without blanks its characters."""
    units = []
    for word in words(text, language):
        if word.writing is Writing.SPACED:
            units.append(Unit(word.folded, word.marked, word.start, word.end, spaced=True))
            continue
        for place, one in enumerate(word.folded):
            start = min(word.start + place, word.end - 1)
            units.append(Unit(one, one, start, start + 1, spaced=False))
    return units


def places_of(way: Sequence[Unit], typed: Sequence[Unit]) -> Iterable[int]:
    """Yield where a way to give an answer stands among what was typed."""
    for start in range(len(typed) - len(way) + 1 if way else 0):
        if all(one.is_like(typed[start + place]) for place, one in enumerate(way)) and (
            len(way) > 1 or way[0].marked == typed[start].marked  # `con` alone is no `còn`
        ):
            yield start


def without(text: str, units: Sequence[Unit | Match]) -> str:
    """Return the text with a stop in place of some stretches of it."""
    kept, end = [], 0
    for unit in units:
        kept.append(text[end : unit.start])
        end = unit.end
    return " . ".join((*kept, text[end:]))


def denies(text: str) -> bool:
    """Return whether a text holds a denial, in whatever language."""
    return bool(_DENIES.search(text))


def wishes(text: str) -> bool:
    """Return whether a text tells a wish or a plan, in whatever language."""
    return bool(_WISHES.search(text))
