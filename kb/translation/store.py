"""Every translation in memory: what is shown for a key in a language, and who stands behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kb.content.problems import Problem
from kb.content.store import Content
from kb.languages.fact_text import number_text
from kb.languages.language import Language
from kb.languages.registry import ENGLISH, JAPANESE, REFERENCE_LANGUAGES, Languages
from kb.model import Pair, Review
from kb.rendered import Freshness, RenderedText, ReviewState
from kb.translation.interface_catalog import InterfaceCatalog, empty_interface
from kb.translation.reviews import text_digest
from kb.translation.source_texts import SourceText
from kb.translation.staleness import Standing

_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Translation(NamedTuple):
    """One translated text: where it stands, what it was made from, and how that relates to today's source."""

    text: str
    standing: Standing
    made_from: str | None
    file: str
    line: int


@dataclass(frozen=True)
class LanguageTexts:
    """Everything that a language's folder holds besides `language.yaml` and the lexicon."""

    translations: Mapping[str, Translation]
    interface: InterfaceCatalog
    reviews: Mapping[str, Review] = field(default_factory=dict)
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Translations:
    """What people read in each language. Made by `load_translations`; never changes.

    `failing` are the texts that a check keeps from readers, and what else volunteers should mend.
    """

    def __init__(
        self,
        languages: Languages,
        content: Content,
        sources: Mapping[str, SourceText],
        texts: Mapping[str, LanguageTexts],
        failing: tuple[Problem, ...] = (),
    ) -> None:
        self.languages = languages
        self.failing = failing
        self.sources = sources
        self._units = _units(sources)
        self._content = content
        self._texts = texts
        self._reviewed = {
            code: frozenset(unit for unit in own.reviews if self._is_reviewed(unit, code))
            for code, own in texts.items()
        }

    def resolve(self, key: str, pair: Pair, language: str) -> RenderedText:
        """Return the text of a key in a language, its `${placeholders}` still in it.

        A translation whose source changed in meaning is shown as stale, the English beside it. Where none may
        be shown (missing, failing, or the law changed) the text falls back along the language's order.
        """
        own = self._shown(key, pair, language, stale=True)
        if own is not None:
            return own
        for code in self._fallbacks(language):
            other = self._shown(key, pair, code, stale=False)
            if other is not None:
                return RenderedText(other.text, code, Freshness.MISSING, other.review)
        return RenderedText(pair.en, ENGLISH, Freshness.MISSING, ReviewState.ORIGINAL)

    def translation(self, key: str, language: str) -> Translation | None:
        """Return the translation of a key as it stands in the catalog, shown or not, None without one."""
        own = self._texts.get(language)
        return own.translations.get(key) if own else None

    def interface(self, message: str, language: str, /, **values: str) -> str:
        """Return the sentence of the interface whose English is `message`; `values` fill its `{holes}`."""
        return _filled(self.interface_text(message, language).text, values)

    def interface_plural(
        self, singular: str, plural: str, number: int, language: str, /, **values: str
    ) -> str:
        """Return the form of a sentence that a language uses for a number; `{n}` is the number."""
        texts, code = self._interface_forms(singular, plural, number, language)
        return _filled(texts, {"n": number_text(number, self.languages[code]), **values})

    def interface_text(self, message: str, language: str) -> RenderedText:
        """Return a sentence of the interface with the language that it is really in."""
        for code in (language, *self._fallbacks(language)):
            if code == ENGLISH:
                break
            found = self._interface(code).text(message)
            if found is not None:
                freshness = Freshness.CURRENT if code == language else Freshness.MISSING
                return RenderedText(found, code, freshness, ReviewState.DRAFTED)
        freshness = Freshness.CURRENT if language == ENGLISH else Freshness.MISSING
        return RenderedText(message, ENGLISH, freshness, ReviewState.ORIGINAL)

    def review(self, unit: str, language: str) -> ReviewState:
        """Return who stands behind an entry (by its file's stem) or a record (`contacts/<id>`) in a language.

        A review counts while the translation is the one that was read, and none of its sources has changed.
        """
        if language in REFERENCE_LANGUAGES:
            return ReviewState.ORIGINAL
        if unit not in self._reviewed.get(language, ()):
            return ReviewState.DRAFTED
        standings = {
            found.standing for key in self._units[unit] if (found := self.translation(key, language))
        }
        return ReviewState.REVIEWED if standings == {Standing.CURRENT} else ReviewState.DRAFTED

    def review_digest(self, unit: str, language: str) -> str:
        """Return the digest that a review of an entry's or a record's translation must name."""
        texts = ((key, self.translation(key, language)) for key in self._units.get(unit, ()))
        return text_digest((key, found.text) for key, found in texts if found is not None)

    def reviews(self, language: str) -> Mapping[str, Review]:
        """Return every review of a language, those of an older text included."""
        own = self._texts.get(language)
        return own.reviews if own else {}

    def asked(self, entry: str, language: str) -> tuple[str, ...]:
        """Return the ways in which speakers ask an entry or a flow, named by id or by a version's stem.

        Also those in which they give an answer of a flow, named by its key.
        """
        entry_id = entry.partition("@")[0]
        if language in REFERENCE_LANGUAGES and (flow := self._content.flows.get(entry.partition("/")[0])):
            ways = dict(flow.answers())[entry].also_said if "/" in entry else flow.also_asked
            return ways.ja if language == JAPANESE else ways.en
        if language in REFERENCE_LANGUAGES:
            versions = self._content.versions.get(entry_id, ())
            version = next((one for one in versions if one.stem == entry), versions[0] if versions else None)
            if version is None:
                return ()
            ways = version.entry.also_asked
            return ways.ja if language == JAPANESE else ways.en
        own = self._texts.get(language)
        if own is None:
            return ()
        return own.asked.get(entry) or own.asked.get(entry_id, ())

    def interface_catalog(self, language: str) -> InterfaceCatalog:
        """Return the interface of a language as its catalog holds it."""
        return self._interface(language)

    def _shown(self, key: str, pair: Pair, language: str, *, stale: bool) -> RenderedText | None:
        if language == JAPANESE:
            return RenderedText(pair.ja, language, Freshness.CURRENT, ReviewState.ORIGINAL)
        if language == ENGLISH:
            return RenderedText(pair.en, language, Freshness.CURRENT, ReviewState.ORIGINAL)
        found = self.translation(key, language)
        if found is None:
            return None
        if found.standing is Standing.CURRENT:
            reviewed = self.sources[key].unit in self._reviewed[language]
            review = ReviewState.REVIEWED if reviewed else ReviewState.DRAFTED
            return RenderedText(found.text, language, Freshness.CURRENT, review)
        if found.standing is Standing.MEANING and stale:
            return RenderedText(found.text, language, Freshness.STALE, ReviewState.DRAFTED, source=pair.en)
        return None

    def _fallbacks(self, language: str) -> tuple[str, ...]:
        known: Language | None = self.languages.get(language)
        return known.fallback if known else ()

    def _interface(self, language: str) -> InterfaceCatalog:
        own = self._texts.get(language)
        return own.interface if own else empty_interface(language)

    def _interface_forms(self, singular: str, plural: str, number: int, language: str) -> tuple[str, str]:
        for code in (language, *self._fallbacks(language)):
            if code == ENGLISH:
                break
            found = self._interface(code).plural(singular, number)
            if found is not None:
                return found, code
        return (singular if number == 1 else plural), ENGLISH

    def _is_reviewed(self, unit: str, language: str) -> bool:
        review = self._texts[language].reviews[unit]
        return review.text == self.review_digest(unit, language)


def _units(sources: Mapping[str, SourceText]) -> dict[str, tuple[str, ...]]:
    units: dict[str, list[str]] = {}
    for text in sources.values():
        units.setdefault(text.unit, []).append(text.key)
    return {unit: tuple(keys) for unit, keys in units.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), text)
