"""Reading `translations/` into `Translations`: every file, every check, every problem told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kb.content.problems import Problem, did_you_mean
from kb.content.store import Content
from kb.languages.language import Language
from kb.languages.registry import REFERENCE_LANGUAGES, load_languages
from kb.translation.asked import read_asked
from kb.translation.catalog import Message, normalised, read_catalog
from kb.translation.checks import Fault, faults, faults_of_stale
from kb.translation.interface_catalog import InterfaceCatalog, empty_interface, interface_catalog
from kb.translation.reviews import read_reviews
from kb.translation.source_texts import INTERFACE, SourceText, ambiguous_keys, source_texts
from kb.translation.staleness import Standing, Weights
from kb.translation.store import LanguageTexts, Translation, Translations


def load_translations(root: Path, content: Content) -> tuple[Translations | None, tuple[Problem, ...]]:
    """Read everything under `root/translations`. Never raises for bad data.

    Returns None where a file cannot be used at all. A text that fails a check is among the problems, but it
    only falls back: the other texts, and the other languages, are served.
    """
    languages, problems = load_languages(root)
    sources = {text.key: text for text in source_texts(content)}
    broken = [*problems, *ambiguous_keys(content)]
    failing: list[Problem] = []
    texts: dict[str, LanguageTexts] = {}
    for language in languages.values():
        reading = _LanguageReading(root, content, sources, language)
        texts[language.code] = reading.texts()
        broken += reading.broken
        failing += reading.failing
    told = tuple(sorted({*broken, *failing}))
    if broken:
        return None, told
    return Translations(languages, content, sources, texts, tuple(sorted(set(failing)))), told


class _LanguageReading:
    """Reads one language's folder, and gathers the problems on the way."""

    def __init__(
        self, root: Path, content: Content, sources: Mapping[str, SourceText], language: Language
    ) -> None:
        self.root = root
        self.content = content
        self.language = language
        self.folder = root / "translations" / language.code
        self.sources = sources
        self.weights = Weights(content.changes)
        self.broken: list[Problem] = []
        self.failing: list[Problem] = []

    def texts(self) -> LanguageTexts:
        stems = (version.stem for version in self.content.all_versions())
        answers = (key for flow in self.content.flows.values() for key, _ in flow.answers())
        asked_of = {*self.content.versions, *stems, *self.content.flows, *answers}
        units = {text.unit for text in self.sources.values()}
        reviews, problems = read_reviews(self.folder / "reviews.yaml", self.root, units)
        asked, more_problems = read_asked(self.folder / "asked.yaml", self.root, asked_of)
        self.broken += (*problems, *more_problems)
        return LanguageTexts(self._translations(), self._interface(), reviews, asked)

    def _translations(self) -> dict[str, Translation]:
        found: dict[str, Translation] = {}
        for path in sorted(self.folder.glob("*.po")):
            if path.stem == INTERFACE:
                continue
            name = path.relative_to(self.root).as_posix()
            if self.language.code in REFERENCE_LANGUAGES:
                what = f"`{self.language.code}` needs no catalog but interface.po"
                self.broken.append(Problem(name, 1, what, "its texts stand in questions/; delete the file"))
                continue
            catalog, problems = read_catalog(path, self.root)
            self.broken += problems
            for message in catalog.messages if catalog else ():
                if not message.obsolete:
                    self._add(found, message, name)
        return found

    def _add(self, found: dict[str, Translation], message: Message, file: str) -> None:
        source = self.sources.get(message.key or "")
        if source is None and not message.translated:
            return
        if source is None:
            what = f"`{message.key or message.english}` is no text of questions/"
            remedy = did_you_mean(message.key or "", tuple(self.sources))
            self._fail(file, message, Fault(what, f"run `madoguchi translations update`; {remedy}"))
        elif source.key in found:
            what = f"`{source.key}` stands in {found[source.key].file} too"
            remedy = "keep the better translation, delete the other"
            self.broken.append(Problem(file, message.line, what, remedy))
        elif any(message.texts):
            found[source.key] = self._translation(source, message, file)

    def _translation(self, source: SourceText, message: Message, file: str) -> Translation:
        text = normalised(message.texts[0])
        standing = self.weights.standing(source.key, message.translated_from, source.digest)
        if standing is Standing.CURRENT:
            wrong = faults(text, source.pair, self.language)
            for fault in wrong:
                self._fail(file, message, fault)
        else:
            # Its source changed: nobody did anything wrong, so what cannot be shown any more is no problem.
            wrong = faults_of_stale(text, self.content.facts, self.language)
        return Translation(
            text, Standing.FAILING if wrong else standing, message.translated_from, file, message.line
        )

    def _interface(self) -> InterfaceCatalog:
        path = self.folder / f"{INTERFACE}.po"
        catalog, problems = read_catalog(path, self.root) if path.exists() else (None, ())
        self.broken += problems
        if catalog is None:
            return empty_interface(self.language.locale)
        interface = interface_catalog(catalog, self.language.locale)
        name = path.relative_to(self.root).as_posix()
        for message, fault in interface.faults:
            self._fail(name, message, fault)
        return interface

    def _fail(self, file: str, message: Message, fault: Fault) -> None:
        what = f"`{message.key or message.english}`: {fault.what}"
        self.failing.append(Problem(file, message.line, what, fault.remedy))
