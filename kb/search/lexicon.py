"""The words of all languages for concepts, from `translations/*/lexicon.yaml`.

A lexicon maps a concept id to the forms that speakers type: native, romanised, without accents, colloquial,
misspelt. A folder that holds a lexicon and nothing else is a language that is understood but not spoken yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kb.content.problems import Problem, did_you_mean
from kb.content.store import Content
from kb.content.yaml_reader import Document
from kb.languages.analysis import words
from kb.model import Concept, ConceptKind
from kb.search.countries import PLACEHOLDER, with_countries
from kb.search.form_files import Read, listed, read_all
from kb.search.units import units_of
from kb.table import Table

FILE = "lexicon.yaml"

MAX_FORM = 80
"""Characters of one form; longer is a sentence, and belongs into `asked.yaml`."""


class Form(NamedTuple):
    """One way to say a concept. `key` is what is looked up: its units, folded, with a space between them.

    A word of a spaced script is one unit, a character of an unspaced one is: spaces do not matter there.
    `marked` is the same with the marks of Vietnamese and other letters. In both, `{country}` is
    `ANY_COUNTRY`.
    """

    concept: str
    language: str
    text: str
    key: str
    marked: str


class Forms:
    """Forms by a text: packed, and made only for those that are asked for."""

    def __init__(self, keyed: Iterable[tuple[str, Form]]) -> None:
        rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key, form in keyed:
            rows[key].append(tuple(form))
        self._rows = Table.of(rows)

    def get(self, key: str) -> list[Form]:
        """Return the forms under a text in the order of the lexicons; none is an empty list."""
        rows = self._rows.get(key)
        return list(map(Form._make, rows)) if rows else []


@dataclass(frozen=True)
class Lexicon:
    """Every form of every language, and the concepts that they stand for."""

    concepts: Mapping[str, Concept]
    forms: tuple[Form, ...]


def load_lexicon(root: Path, content: Content) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Read the lexicons of all languages under a data root. Never raises; what is wrong is told."""
    forms, problems = read_all(
        root, FILE, lambda document, language: _read(document, language, content.concepts)
    )
    return Lexicon(content.concepts, tuple(forms)), tuple(sorted(problems))


def form_of(concept: str, language: str, text: str) -> Form:
    """Return a form ready to be looked up."""
    units = units_of(words(text))
    key = " ".join(unit.folded for unit in units)
    marked = " ".join(unit.marked for unit in units)
    if PLACEHOLDER in text:
        key, marked = with_countries(key, marked)
    return Form(concept, language, text, key, marked)


def _read(document: Document, language: str, concepts: Mapping[str, Concept]) -> Read[Form]:
    def slip(concept: str) -> tuple[str, str] | None:
        if concept not in concepts:
            return f"no concept has the id `{concept}`", did_you_mean(concept, tuple(concepts))
        if concepts[concept].kind is ConceptKind.CLUE:
            return f"`{concept}` is a clue", "write its forms into clues.yaml"
        return None

    forms: list[Form] = []
    problems: list[Problem] = []
    owners: dict[str, Form] = {}
    for one in listed(document, "concept", slip):
        if isinstance(one, Problem):
            problems.append(one)
            continue
        concept, place, text = one
        found = _form(document, language, (concept, place), text, owners)
        forms += [found] if isinstance(found, Form) else []
        problems += [found] if isinstance(found, Problem) else []
    return forms, problems


def _form(
    document: Document, language: str, loc: tuple[str, int], text: object, owners: dict[str, Form]
) -> Form | Problem:
    """Return the form, or what is wrong with it. `owners` remembers by whom a form is taken."""
    concept = loc[0]
    if not isinstance(text, str) or not text.strip():
        return document.problem(loc, f"a form of `{concept}` is empty", "write it, or delete it")
    if len(text) > MAX_FORM:
        return document.problem(
            loc, f"`{text[:30]}…` is longer than {MAX_FORM} characters", "put whole questions into asked.yaml"
        )
    form = form_of(concept, language, text)
    if not form.key:
        return document.problem(loc, f"`{text}` holds no letters", "write words as people type them")
    owner = owners.setdefault(form.marked, form)
    if owner.concept != concept:
        what = f"`{text}` stands under `{owner.concept}` as well"
        return document.problem(loc, what, "keep it where it means one thing; make the other more specific")
    if owner is not form and owner.text == text:
        return document.problem(loc, f"`{text}` stands here twice", "delete one")
    return form
