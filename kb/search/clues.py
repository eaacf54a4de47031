"""Clues: small words that tell of a danger beside others, from `translations/*/clues.yaml`.

A clue is no concept that an entry is about, and no search knows it: "he", "blood", "door" stand in every
other question. It is heard wherever it stands, inside longer words of a lexicon and inside other clues too:
what counts is which kinds of them come together (`told_by` in `questions/dangers.yaml`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import accumulate, chain, repeat
from pathlib import Path
from typing import NamedTuple

from kb.content.problems import Problem, did_you_mean
from kb.content.store import Content
from kb.content.yaml_reader import Document
from kb.languages.analysis import Word, is_chinese, words
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.languages.traditional import simplified
from kb.model import Concept, ConceptKind
from kb.search.concepts import OWN_LANGUAGE_ONLY, SURE, UNMARKED_OWN_LANGUAGE_ONLY, Match
from kb.search.form_files import Read, listed, read_all
from kb.search.lexicon import MAX_FORM, Lexicon
from kb.search.units import MARKED_ARE_OTHERS, Unit, is_whole, share_with_marks, units_of
from kb.table import Table

FILE = "clues.yaml"

BEGINNING = "*"
"""At the end of a word of a form: every word that begins so."""

SHORTEST_BEGINNING, SHORTEST_IN_OTHER_SCRIPTS = 3, 2
"""Letters before the mark, at least; two say much where vowels are no letters of their own."""

FEWEST_MARKED = 0.2
"""Share of words with marks from which on those without are meant so."""

_INSIDE_A_WORD = re.compile(rf"{re.escape(BEGINNING)}\S")


class Part(NamedTuple):
    """A word or character of a form: folded, with its marks, and whether words that only begin so count."""

    folded: str
    marked: str
    begins: bool


class ClueForm(NamedTuple):
    """One way to say a clue."""

    concept: str
    language: str
    parts: tuple[Part, ...]


class Clues:
    """Finds clues. Built once for all languages; what is looked up lies in a table."""

    def __init__(self, forms: Iterable[ClueForm]) -> None:
        rows: dict[str, list[tuple[str, tuple[Part, ...]]]] = defaultdict(list)
        for form in forms:
            parts = form.parts
            if is_chinese(form.language):
                parts = tuple(part._replace(folded=simplified(part.folded)) for part in parts)
            rows[_key(form.language, parts)].append((form.concept, parts))
        self._rows = Table.of(
            {key: [(one, tuple(map(tuple, parts))) for one, parts in found] for key, found in rows.items()}
        )

    def find(self, found: Sequence[Word], spoken: Collection[str]) -> tuple[Match, ...]:
        """Return every clue in the words of a message; they may overlap.

        `spoken` are the languages of the page and the message. Words of Japanese and English stand in all,
        but for very short ones: the English "bat" is no Vietnamese one.
        """
        units = units_of(found)
        languages = sorted({*spoken, *REFERENCE_LANGUAGES})
        return tuple(
            match
            for language in languages
            for match in self._in_language(units, language, language in spoken)
        )

    def _in_language(self, units: Sequence[Unit], language: str, is_spoken: bool) -> Iterator[Match]:
        if is_chinese(language):
            units = [unit._replace(folded=simplified(unit.folded)) for unit in units]
        spelled = _spelling(units, language) if is_spoken else Spelling.FOREIGN
        for start, unit in enumerate(units):
            after = units[start + 1] if start + 1 < len(units) else None
            for concept, parts in self._beginning_with(unit, after, language):
                part = units[start : start + len(parts)]
                if _are(part, parts, spelled) and is_whole(units, start, start + len(parts)):
                    text = " ".join(each.folded for each in parts)
                    yield Match((concept,), frozenset({language}), unit.start, part[-1].end, SURE, text)

    def _beginning_with(
        self, unit: Unit, after: Unit | None, language: str
    ) -> Iterator[tuple[str, list[Part]]]:
        """Yield the forms of a language that may begin with a typed word, each with its concept."""
        lengths = (SHORTEST_BEGINNING, SHORTEST_IN_OTHER_SCRIPTS) if unit.spaced else ()
        beginnings = [unit.folded[:length] + BEGINNING for length in lengths]
        if after is not None:
            beginnings.append(f"{unit.folded} {after.folded}")
        for key in dict.fromkeys((unit.folded, *beginnings)):
            for concept, rows in self._rows.get(f"{language} {key}") or ():
                yield concept, list(map(Part._make, rows))


def load_clues(
    root: Path, content: Content, lexicon: Lexicon
) -> tuple[tuple[ClueForm, ...], tuple[Problem, ...]]:
    """Read the clues of all languages under a data root. Never raises; what is wrong is told.

    Concepts of the lexicon that `told_by` names (a husband, a child) are clues as well, by their own words.
    """
    forms, problems = read_all(
        root, FILE, lambda document, language: _read(document, language, content.concepts)
    )
    groups = (group for danger in content.dangers.values() for rule in danger.told_by for group in rule)
    named = set(chain.from_iterable(groups))
    for known in lexicon.forms:
        if known.concept in named:
            parts = map(Part, known.key.split(" "), known.marked.split(" "), repeat(False))
            forms.append(ClueForm(known.concept, known.language, tuple(parts)))
    return tuple(forms), tuple(sorted(problems))


def _read(document: Document, language: str, concepts: Mapping[str, Concept]) -> Read[ClueForm]:
    known = tuple(one.id for one in concepts.values() if one.kind is ConceptKind.CLUE)

    def slip(clue: str) -> tuple[str, str] | None:
        return None if clue in known else (f"no clue has the id `{clue}`", did_you_mean(clue, known))

    forms: dict[ClueForm, None] = {}
    problems: list[Problem] = []
    for one in listed(document, "clue", slip):
        if isinstance(one, Problem):
            problems.append(one)
            continue
        clue, place, text = one
        form = ClueForm(clue, language, _parts(text))
        wrong = _wrong(text, form, forms)
        if wrong:
            problems.append(document.problem((clue, place), *wrong))
        else:
            forms[form] = None
    return list(forms), problems


def _parts(text: object) -> tuple[Part, ...]:
    """Return the words or characters of a form; none of what is no text."""
    if not isinstance(text, str):
        return ()
    *before, last = text.split(BEGINNING)
    ends = set(accumulate(map(len, before)))
    units = units_of(words("".join((*before, last))))
    return tuple(Part(unit.folded, unit.marked, unit.spaced and unit.end in ends) for unit in units)


def _wrong(text: object, form: ClueForm, others: Collection[ClueForm]) -> tuple[str, str] | None:
    """Return what is wrong with a form, and how to mend it; None where nothing is."""
    parts = form.parts
    if not parts:
        return f"`{text}` holds no letters", "write words as people type them, or delete it"
    if len(str(text)) > MAX_FORM:
        return f"`{str(text)[:30]}…` is longer than {MAX_FORM} characters", "write the few words that tell"
    if _INSIDE_A_WORD.search(str(text)):
        return f"`{text}` has a `*` inside a word", "set it at the end of the word"
    first = parts[0].folded if parts[0].begins else "".join(part.folded for part in parts)
    fewest = SHORTEST_BEGINNING if first.isascii() else SHORTEST_IN_OTHER_SCRIPTS
    if len(first) < fewest and any(part.begins for part in parts):
        return f"`{text}` begins too many words", f"write {fewest} letters before the first `*`"
    return (f"`{text}` stands here twice", "delete one") if form in others else None


def _key(language: str, parts: Sequence[Part]) -> str:
    """Return what a form is looked up by: its first two words, or how the first begins."""
    first, *others = parts
    if first.begins:
        return f"{language} {first.folded[:SHORTEST_BEGINNING]}{BEGINNING}"
    if others and not others[0].begins:
        return f"{language} {first.folded} {others[0].folded}"
    return f"{language} {first.folded}"


class Spelling(Enum):
    """How far the marks of words are to be looked at."""

    ANY = "any"
    """In most languages: with them or without is the same word."""

    WITH_MARKS = "with marks"
    """In Vietnamese another mark is another word."""

    FOREIGN = "foreign"
    """A word of another language than the message's: as it is written there, and not too short."""

    WITHOUT_MARKS = "without marks"
    """Typed without them: a short word may be many."""


def _spelling(units: Sequence[Unit], language: str) -> Spelling:
    """Return how a message in a language is spelled."""
    if language not in MARKED_ARE_OTHERS:
        return Spelling.ANY
    return Spelling.WITH_MARKS if share_with_marks(units) > FEWEST_MARKED else Spelling.WITHOUT_MARKS


def _are(units: Sequence[Unit], parts: Sequence[Part], spelled: Spelling) -> bool:
    """Return whether typed words are those of a form."""
    if len(units) != len(parts):
        return False
    for unit, part in zip(units, parts, strict=True):
        typed, form = (
            (unit.marked, part.marked)
            if spelled in (Spelling.WITH_MARKS, Spelling.FOREIGN)
            else (unit.folded, part.folded)
        )
        if not (typed.startswith(form) if part.begins else typed == form):
            return False
    if spelled is Spelling.FOREIGN:
        return not units[0].spaced or sum(len(unit.folded) for unit in units) > OWN_LANGUAGE_ONLY
    return spelled is not Spelling.WITHOUT_MARKS or _is_clear_without_marks(parts)


def _is_clear_without_marks(parts: Sequence[Part]) -> bool:
    """Return whether a form is written without marks, or long enough to be known without them."""
    letters = sum(len(part.folded) for part in parts)
    return letters > UNMARKED_OWN_LANGUAGE_ONLY or all(part.marked == part.folded for part in parts)
