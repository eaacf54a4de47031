"""How far each language is: counts for an overview, and what waits for a translator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kb.languages.language import Language
from kb.languages.registry import ENGLISH, REFERENCE_LANGUAGES
from kb.model import Review, Weight
from kb.rendered import ReviewState
from kb.translation.source_texts import INTERFACE, SourceText
from kb.translation.staleness import Standing
from kb.translation.store import Translations


@dataclass(frozen=True, slots=True)
class Counts:
    """Texts by how their translation stands.

    `stale_meaning` are shown with a notice, `stale_law`, `failing` and `missing` are not shown, `reviewed`
    are those current texts behind which a named reader stands.
    """

    total: int = 0
    current: int = 0
    stale_meaning: int = 0
    stale_law: int = 0
    failing: int = 0
    missing: int = 0
    reviewed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.total + other.total,
            self.current + other.current,
            self.stale_meaning + other.stale_meaning,
            self.stale_law + other.stale_law,
            self.failing + other.failing,
            self.missing + other.missing,
            self.reviewed + other.reviewed,
        )

    def __str__(self) -> str:
        parts = [f"{self.current} of {self.total} current"]
        for number, word in (
            (self.stale_meaning, "stale"),
            (self.stale_law, "stale by law"),
            (self.failing, "failing"),
            (self.missing, "missing"),
            (self.reviewed, "reviewed"),
        ):
            if number:
                parts.append(f"{number} {word}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """The counts of one catalog."""

    catalog: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """The counts of one language, all together and for each catalog."""

    language: str
    name: str
    counts: Counts
    catalogs: tuple[CatalogStatus, ...]

    def __str__(self) -> str:
        lines = [f"{self.language} ({self.name}): {self.counts}"]
        lines += [f"  {status.catalog}: {status.counts}" for status in self.catalogs]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class PendingText:
    """A text that waits for a translator: its key, how it stands, and where it is to be mended."""

    key: str
    standing: Standing
    english: str
    file: str
    line: int | None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.standing}: {self.key}"


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A source text that changed after it was translated; prints as the line for `changes.yaml`."""

    key: str
    from_: str
    to: str
    weight: Weight
    languages: tuple[str, ...]

    def __str__(self) -> str:
        return f"{{key: {self.key}, from: {self.from_}, to: {self.to}, weight: {self.weight}, why: …}}"


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """Who stands behind an entry's translation; `digest` is what a review of the present text must name."""

    unit: str
    state: ReviewState
    digest: str
    review: Review | None

    def __str__(self) -> str:
        earlier = self.review is not None and self.state is not ReviewState.REVIEWED
        return f"{self.unit}: {self.state}{' again' if earlier else ''}, text: {self.digest}"


@dataclass(frozen=True, slots=True)
class Overview:
    """Every language in counts, and the changes of sources that editors may weigh."""

    languages: tuple[LanguageStatus, ...]
    changed: tuple[ChangedSource, ...]

    def __str__(self) -> str:
        lines = [str(language) for language in self.languages]
        if self.changed:
            lines += ["", "Changed after they were translated (questions/changes.yaml weighs a change):"]
            lines += [f"- {change}" for change in self.changed]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """One language: its counts, what waits for a translator, and who stands behind what is there."""

    counts: LanguageStatus
    pending: tuple[PendingText, ...]
    reviews: tuple[ReviewStatus, ...]

    def __str__(self) -> str:
        waiting = ["Waiting for a translator:", *(f"  {text}" for text in self.pending), ""]
        reviews = ["Reviews:", *(f"  {review}" for review in self.reviews)]
        return "\n".join([str(self.counts), "", *(waiting if self.pending else ()), *reviews])


def status(translations: Translations) -> tuple[LanguageStatus, ...]:
    """Return the counts of every language but English, from which all is translated."""
    return tuple(
        _language_status(translations, language)
        for language in translations.languages.values()
        if language.code != ENGLISH
    )


def overview(translations: Translations) -> Overview:
    """Return how far every language is."""
    return Overview(status(translations), changed_sources(translations))


def language_report(translations: Translations, language: Language) -> LanguageReport:
    """Return how far one language is, text by text."""
    return LanguageReport(
        _language_status(translations, language),
        pending(translations, language.code),
        review_status(translations, language.code),
    )


def pending(translations: Translations, language: str) -> tuple[PendingText, ...]:
    """Return what waits for a translator in a language, in the order of the catalogs."""
    return tuple(_pending(translations, language))


def changed_sources(translations: Translations) -> tuple[ChangedSource, ...]:
    """Return every change of a source text that made translations stale, for editors to weigh."""
    found: dict[tuple[str, str, Weight], list[str]] = defaultdict(list)
    for code in translations.languages:
        for text in translations.sources.values():
            made = translations.translation(text.key, code)
            if made is None or made.made_from is None or made.standing not in _WEIGHTS:
                continue
            found[text.key, made.made_from, _WEIGHTS[made.standing]].append(code)
    return tuple(
        ChangedSource(key, made_from, translations.sources[key].digest, weight, tuple(codes))
        for (key, made_from, weight), codes in found.items()
    )


def review_status(translations: Translations, language: str) -> tuple[ReviewStatus, ...]:
    """Return who stands behind each translated entry and record, with the digest that a review names."""
    units = dict.fromkeys(
        text.unit for text in translations.sources.values() if translations.translation(text.key, language)
    )
    reviews = translations.reviews(language)
    return tuple(
        ReviewStatus(
            unit,
            translations.review(unit, language),
            translations.review_digest(unit, language),
            reviews.get(unit),
        )
        for unit in units
    )


_WEIGHTS = {Standing.MEANING: Weight.MEANING, Standing.LAW: Weight.LAW}


def _language_status(translations: Translations, language: Language) -> LanguageStatus:
    catalogs: list[CatalogStatus] = []
    if language.code not in REFERENCE_LANGUAGES:
        by_catalog: dict[str, list[SourceText]] = {}
        for text in translations.sources.values():
            by_catalog.setdefault(text.catalog, []).append(text)
        catalogs = [
            CatalogStatus(catalog, _counts(translations, language.code, texts))
            for catalog, texts in by_catalog.items()
        ]
    catalogs.append(CatalogStatus(INTERFACE, _interface_counts(translations, language.code)))
    counts = sum((status.counts for status in catalogs), Counts())
    return LanguageStatus(language.code, language.name, counts, tuple(catalogs))


def _counts(translations: Translations, language: str, texts: list[SourceText]) -> Counts:
    standings = Counter(_standing(translations, text.key, language) for text in texts)
    reviewed = [
        text
        for text in texts
        if _standing(translations, text.key, language) is Standing.CURRENT
        and translations.review(text.unit, language) is ReviewState.REVIEWED
    ]
    return Counts(
        total=len(texts),
        current=standings[Standing.CURRENT],
        stale_meaning=standings[Standing.MEANING],
        stale_law=standings[Standing.LAW],
        failing=standings[Standing.FAILING],
        missing=standings[Standing.MISSING],
        reviewed=len(reviewed),
    )


def _interface_counts(translations: Translations, language: str) -> Counts:
    catalog = translations.interface_catalog(language)
    failing = len({message.english for message, _ in catalog.faults})
    missing = len(catalog.missing) + len(catalog.unsure)
    total = len(catalog.texts) + failing + missing
    return Counts(total=total, current=len(catalog.texts), failing=failing, missing=missing)


def _standing(translations: Translations, key: str, language: str) -> Standing:
    found = translations.translation(key, language)
    return found.standing if found else Standing.MISSING


def _pending(translations: Translations, language: str) -> Iterator[PendingText]:
    sources = () if language in REFERENCE_LANGUAGES else translations.sources.values()
    for text in sources:
        found = translations.translation(text.key, language)
        standing = found.standing if found else Standing.MISSING
        if standing is not Standing.CURRENT:
            file = found.file if found else f"translations/{language}/{text.catalog}.po"
            yield PendingText(text.key, standing, text.pair.en, file, found.line if found else None)
    catalog = translations.interface_catalog(language)
    file = f"translations/{language}/{INTERFACE}.po"
    failing = {message.english for message, _ in catalog.faults}
    for english in sorted(catalog.missing | catalog.unsure | failing):
        standing = Standing.FAILING if english in failing else Standing.MISSING
        yield PendingText(english, standing, english, file, None)
