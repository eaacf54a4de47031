"""What a query speaks of: the forms of all languages in one matcher.

The longest form wins, wherever it stands and in whatever language. Where a language has rules for its
endings, an inflected word is as good as the form itself. What no form holds may be a misspelt one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kb.languages.analysis import Word, is_chinese
from kb.languages.endings import INFLECTING, bases, inflecting
from kb.languages.registry import REFERENCE_LANGUAGES
from kb.languages.tamil import one_spelling
from kb.languages.traditional import simplified
from kb.model import ConceptKind
from kb.search.countries import ANY_COUNTRY, Countries
from kb.search.lexicon import Form, Forms, Lexicon
from kb.search.misspellings import Misspellings
from kb.search.slips import Slips
from kb.search.units import MARKED_ARE_OTHERS, Unit, is_whole, share_with_marks, units_of
from kb.table import Table

OWN_LANGUAGE_ONLY = 3
"""A single word of so few letters, typed without marks, or a single character of Han or Kana, counts only in
its own language: "anh", "fee", "子" are words of many."""

UNMARKED_OWN_LANGUAGE_ONLY = 6
"""Several words with no more letters, typed without the marks that their language has, count only there too:
"visa, my kids" is not "visa Mỹ"."""

MOSTLY_MARKED = 0.45
"""Share of words with marks from which on a short one without is meant so: "anh" is no "ảnh". Of what is
wholly typed with marks two in three bear one."""

SHORTEST_SLIP = 4
"""Characters of the shortest stretch of an unspaced script in which a slip is looked for."""

OUT_OF_SCOPE = "out-of-scope"
"""The concept of what no entry is about: the weather, a recipe."""

NO_COUNTRIES = Countries()

_ONE_UNIT = 1 << 1

SURE, LIKELY = 1.0, 0.7
"""How far an exact and a misspelt or inflected match count."""


@dataclass(frozen=True, slots=True)
class Match:
    """Concepts found in a query: where, in which languages they are said so, and how surely."""

    concepts: tuple[str, ...]
    languages: frozenset[str]
    start: int
    end: int
    weight: float
    form: str


Placed = tuple[int, int, Match]
"""A match, and from which unit of the query to which it stands."""


class ConceptMatcher:
    """Finds the concepts of a query. Built once for all languages; safe for several threads.

    All that is looked up lies in tables, so that a matcher which was kept is read in no time.
    """

    def __init__(self, lexicon: Lexicon, countries: Countries = NO_COUNTRIES) -> None:
        self.concepts = lexicon.concepts
        self._countries = countries
        # "I want to know" is one slip from "I want to die": alarms and small talk are heard exactly or not.
        kinds = {one.id: one.kind for one in lexicon.concepts.values()}
        heard_exactly = {ConceptKind.DANGER, ConceptKind.TALK, ConceptKind.FACET}
        alarms = {one for one, kind in kinds.items() if kind in heard_exactly}
        self._dangers = frozenset(one for one, kind in kinds.items() if kind is ConceptKind.DANGER)
        self._only_here = frozenset(one.id for one in lexicon.concepts.values() if one.only_here)
        self._slips = Slips(form for form in lexicon.forms if form.concept not in alarms)
        self._forms = Forms((key, form) for form in lexicon.forms for key in _spellings(form))
        self._lengths = Table.of(_lengths(key for form in lexicon.forms for key in _spellings(form)))
        self._misspellings = Misspellings(form.key for form in lexicon.forms)
        self._inflecting = Table.of(_inflecting_words(lexicon.forms))

    def match(
        self,
        words: Sequence[Word],
        own: Collection[str] = (),
        known: Callable[[str], bool] = lambda word: False,
    ) -> tuple[Match, ...]:
        """Return the concepts of the words of a query, in their order, none overlapping.

        `own` are the languages of the page and the query, the page's first: their forms go before those of
        others, and very short ones count only there. A word that is `known` to an index is not taken for a
        misspelling.
        """
        units = units_of(words)
        exact = self._exact_matches(units, own, list(self._with_countries(units, own)))
        covered = {place for start, end, _ in exact for place in range(start, end)}
        mended = [
            unit if place in covered else self._misspellings.mended(unit, known)
            for place, unit in enumerate(units)
        ]
        found = exact
        if mended != units:
            likely = [one for one in self._all_matches(mended, own, LIKELY) if _may_be_a_slip(one[2], own)]
            found = self._without_overlap([*exact, *likely])
        slips = list(
            self._slipped(units, {place for start, end, _ in found for place in range(start, end)}, own)
        )
        if slips:
            found = self._without_overlap([*found, *slips])
        return tuple(match for _, _, match in sorted(found, key=lambda one: one[:2]))

    def exactly(self, words: Sequence[Word], own: Collection[str] = ()) -> tuple[Match, ...]:
        """Return the concepts of words that were written as a form has them, or inflected; no slips."""
        found = self._exact_matches(units_of(words), own)
        return tuple(match for _, _, match in sorted(found, key=lambda one: one[:2]))

    def _with_countries(self, units: Sequence[Unit], own: Collection[str]) -> Iterator[Placed]:
        """Yield the forms that name any country: "visa for {country}"."""
        for language, in_one, places in self._countries.as_one(units, own):
            read = _in_simplified(in_one) if is_chinese(language) else in_one
            for start, end, match in self._all_matches(read, own, SURE):
                names_one = any(unit.folded == ANY_COUNTRY for unit in in_one[start:end])
                if names_one and language in match.languages:
                    yield places[start], places[end], match

    def _exact_matches(
        self, units: Sequence[Unit], own: Collection[str], others: Sequence[Placed] = ()
    ) -> list[Placed]:
        """Return what was typed as a form has it or inflected; in Chinese also in its other script.

        `others` were found already, and are weighed against these.
        """
        typed = [*self._all_matches(units, own, SURE), *others]
        exact = self._without_overlap([*typed, *self._inflected_matches(units, own)])
        if not any(map(is_chinese, own)):
            return exact
        in_simplified = _in_simplified(units)
        if in_simplified == units:
            return exact
        return self._without_overlap([*exact, *self._all_matches(in_simplified, own, SURE)])

    def _slipped(
        self, units: Sequence[Unit], covered: Collection[int], own: Collection[str]
    ) -> Iterator[Placed]:
        """Yield what was most likely meant in the stretches of unspaced scripts where nothing was found."""
        place = 0
        while place < len(units):
            first = place
            while place < len(units) and place not in covered and not units[place].spaced:
                place += 1
            stretch = "".join(unit.folded for unit in units[first:place])
            for start, end, forms in self._slips.find(stretch, own) if len(stretch) >= SHORTEST_SLIP else ():
                yield first + start, first + end, _match(forms, units[first + start : first + end], LIKELY)
            place += 1

    def _without_overlap(self, found: Sequence[Placed]) -> list[Placed]:
        """Return the longest, surest of those that overlap; before them what is surely not ours.

        "Thai visa, how much" asks the price of a Thai visa, though "visa how much" is the longer form.
        """
        taken: set[int] = set()
        kept = []
        for start, end, match in sorted(
            found,
            key=lambda one: (
                not self._is_elsewhere(one, found),
                -one[2].weight * (one[2].end - one[2].start),
                one[0],
            ),
        ):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                kept.append((start, end, match))
        return kept

    def _is_elsewhere(self, one: Placed, found: Sequence[Placed]) -> bool:
        """Return whether it is about what no entry knows, no part of another, and beside nothing of ours.

        A "re-entry visa to Nepal" is no visa of Nepal.
        """
        start, end, match = one
        if OUT_OF_SCOPE not in match.concepts or match.weight < SURE:
            return False
        touching = [other for other in found if other[0] < end and start < other[1] and other[:2] != one[:2]]
        return not any(
            (first <= start and end <= last)
            or not self._dangers.isdisjoint(other.concepts)
            or ((first < start or end < last) and not self._only_here.isdisjoint(other.concepts))
            for first, last, other in touching
        )

    def names_ours(self, matches: Iterable[Match]) -> bool:
        """Return whether something is named, surely, that no other country has."""
        return any(
            match.weight >= SURE and not self._only_here.isdisjoint(match.concepts) for match in matches
        )

    def _all_matches(self, units: Sequence[Unit], own: Collection[str], weight: float) -> Iterator[Placed]:
        """Yield every form that is there: a short one counts where a longer one overlaps a longer still."""
        folded = [unit.folded for unit in units]
        with_marks = share_with_marks(units) > MOSTLY_MARKED
        for start in range(len(folded)):
            lengths = self._lengths_at(folded, start)
            for end in range(min(len(units), start + lengths.bit_length() - 1), start, -1):
                if not lengths >> (end - start) & 1:
                    continue
                forms = self._forms.get(" ".join(folded[start:end]))
                if forms and is_whole(units, start, end):
                    part = units[start:end]
                    chosen = _chosen(forms, part, own, with_marks)
                    if chosen:
                        yield start, end, _match(chosen, part, weight)

    def _lengths_at(self, folded: Sequence[str], start: int) -> int:
        """Return how many units the forms have that may begin at a place, by the first two units there."""
        lengths = self._lengths.get(folded[start]) or 0
        if lengths <= _ONE_UNIT or start + 1 == len(folded):
            return lengths & _ONE_UNIT
        return lengths & _ONE_UNIT | (self._lengths.get(f"{folded[start]} {folded[start + 1]}") or 0)

    def _inflected_matches(self, units: Sequence[Unit], own: Collection[str]) -> Iterator[Placed]:
        """Yield every form of which some words are inflected by the rules of its language."""
        for language in inflecting(own):
            readings = [self._readings(unit, language) for unit in units]
            last = max((place for place, found in enumerate(readings) if len(found) > 1), default=-1)
            for start in range(last + 1):
                for word in readings[start]:
                    lengths = self._lengths.get(word) or 0
                    for end in range(min(len(units), start + lengths.bit_length() - 1), start, -1):
                        if lengths >> (end - start) & 1:
                            part = units[start:end]
                            others = product((word,), *readings[start + 1 : end])
                            if chosen := self._inflected_form(part, others, language, own):
                                yield start, end, _match(chosen, part, SURE)

    def _inflected_form(
        self,
        part: Sequence[Unit],
        readings: Iterable[tuple[str, ...]],
        language: str,
        own: Collection[str],
    ) -> list[Form]:
        """Return the forms of the nearest reading of a few words that is one, but for what was typed."""
        typed = tuple(unit.folded for unit in part)
        for reading in readings:
            if reading != typed:
                forms = [form for form in self._forms.get(" ".join(reading)) if form.language == language]
                if forms:
                    return _chosen(forms, part, own, with_marks=False)
        return []

    def _readings(self, unit: Unit, language: str) -> list[str]:
        """Return a word as typed, then those that it may be a form of and that the language's forms hold."""
        found = [unit.folded]
        if unit.spaced:
            possible = bases(unit.folded, language)
            found += [one for one in possible if self._inflecting.get(f"{language} {one}")]
        return found


def _in_simplified(units: Sequence[Unit]) -> list[Unit]:
    return [one._replace(folded=simplified(one.folded), marked=simplified(one.marked)) for one in units]


def _spellings(form: Form) -> Iterator[str]:
    """Yield what a form is looked up by, in Chinese also in its other script, in Tamil in one spelling."""
    yield form.key
    if form.language == "ta" and (other := one_spelling(form.key)) != form.key:
        yield other
    if is_chinese(form.language) and (other := simplified(form.key)) != form.key:
        yield other


def _lengths(keys: Iterable[str]) -> Mapping[str, int]:
    """Return, by the first unit of keys and by their first two, how many units they have.

    Bit 3 says that some have three.
    """
    lengths: dict[str, int] = defaultdict(int)
    for key in keys:
        units = key.split(" ")
        lengths[units[0]] |= 1 << len(units)
        if len(units) > 1:
            lengths[f"{units[0]} {units[1]}"] |= 1 << len(units)
    return lengths


def _inflecting_words(forms: Iterable[Form]) -> Mapping[str, int]:
    """Return the words of forms in the languages that have rules, each after its language."""
    found = (form for form in forms if form.language in INFLECTING)
    return {
        f"{form.language} {word}": 1 for form in found for key in _spellings(form) for word in key.split(" ")
    }


def _chosen(
    forms: Sequence[Form], part: Sequence[Unit], own: Collection[str], with_marks: bool
) -> list[Form]:
    """Return the forms that a typed stretch stands for: those of the languages at hand, else of any.

    Of a message typed `with_marks` a short word without is meant so: "anh" is no "ảnh".
    """
    marked = " ".join(unit.marked for unit in part)
    typed_with_marks = marked != " ".join(unit.folded for unit in part)
    letters = sum(len(unit.folded) for unit in part)
    literal = typed_with_marks or (with_marks and letters <= UNMARKED_OWN_LANGUAGE_ONLY)
    possible = [form for form in forms if not (literal and _other_marks(form, marked))]
    if not all(unit.joined for unit in part[1:]):  # "she is in Vietnam, her visa" is no 越南簽證
        possible = [form for form in possible if form.concept != OUT_OF_SCOPE]
    mine = [form for form in possible if form.language in own]
    page = next(iter(own), None)
    if any(form.language == page for form in mine):  # a Spanish "son" is no English one
        return [form for form in mine if form.language == page or form.concept == OUT_OF_SCOPE]
    if mine:
        return mine
    if typed_with_marks:
        return [form for form in possible if form.marked == marked or letters > UNMARKED_OWN_LANGUAGE_ONLY]
    if len(part) == 1 and len(part[0].folded) <= OWN_LANGUAGE_ONLY:
        return []
    if letters <= UNMARKED_OWN_LANGUAGE_ONLY:
        return [form for form in possible if form.marked == form.key]
    return possible


def _other_marks(form: Form, marked: str) -> bool:
    """Return whether a form with marks has others than were typed: in Vietnamese that is another word."""
    return form.language in MARKED_ARE_OTHERS and form.marked != form.key and form.marked != marked


def _match(forms: Sequence[Form], part: Sequence[Unit], weight: float) -> Match:
    return Match(
        concepts=tuple(dict.fromkeys(form.concept for form in forms)),
        languages=frozenset(form.language for form in forms),
        start=part[0].start,
        end=part[-1].end,
        weight=weight,
        form=forms[0].text,
    )


def _may_be_a_slip(match: Match, own: Collection[str]) -> bool:
    """Return whether what was mended may be meant: a single word only in a language at hand.

    In another one it is an everyday word of the typed one: the French `mardi` is no Arabic `marti`.
    """
    at_hand = {*own, *REFERENCE_LANGUAGES}
    return " " in match.form or not own or not at_hand.isdisjoint(match.languages)
