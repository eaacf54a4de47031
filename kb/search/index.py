"""The search room's front door: indexes for every language, opened once, asked many times, never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TypeVar

from kb.content.store import Content, EntryVersion
from kb.errors import IndexNotBuilt
from kb.languages.normalisation import readable
from kb.search import weights
from kb.search.build import current_indexes, stamped_indexes, wanted_index
from kb.search.documents import SpokenTexts, documents
from kb.search.engine import Engine
from kb.search.engines import chosen_engine
from kb.search.language_index import LanguageIndex, Possible
from kb.search.native_spelling import NativeSpelling
from kb.search.prepared import Prepared
from kb.search.query import MAX_QUERY, Query, understand
from kb.search.relations import Relations
from kb.search.standing import behind, only_for_officers
from kb.search.stored import token_number
from kb.search.suggest import Suggestion, TypeAhead, Vocabulary, corrected

MAX_LIMIT = 100
"""Hits of one page."""

KEPT_QUESTIONS = 32
"""Days, topics and audiences for which it is kept which versions may be found."""

LATIN = "Latn"
MOSTLY_KNOWN = 0.6
"""Where a language that is written in Latin letters knows more of the words, they are meant in it."""

WELL_FOUND = 0.8
"""From this score on nobody needs to be asked what they meant, and nothing is corrected."""


Made = TypeVar("Made")
"""What is made for a language when it is first needed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers the query. `score` lies between 0 and 1; `matched` are words as typed.

    `asked` is the share of what was typed, by rarity, that stands in ways to ask the entry.
    """

    entry_id: str
    stem: str
    score: float
    found_in: str
    matched: tuple[str, ...]
    asked: float


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, best first, and `total` of all pages; what was understood."""

    detected_language: str | None
    did_you_mean: str | None
    concepts: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]


class SearchIndex:
    """Searches all languages. Made by `open`; safe for several threads; a reload makes a new one."""

    def __init__(
        self,
        content: Content,
        texts: SpokenTexts,
        prepared: Prepared,
        folders: Mapping[str, Path],
        engine: Engine,
    ) -> None:
        self.matcher = prepared.matcher
        self.profiles = prepared.profiles
        self.touched = prepared.touched
        self._detector = prepared.detector
        self._features = prepared.features
        self._terms = prepared.terms
        self._content = content
        self._texts = texts
        self._folders = folders
        self._engine = engine
        self._relations = Relations(content.concepts)
        self._counts = Counter(
            concept
            for versions in content.versions.values()
            for concept in {one for version in versions for one in version.entry.concepts}
        )
        self._behind = behind(content)
        self._for_officers = only_for_officers(content)
        self._kept_possible: dict[tuple[date, str | None, str | None], Possible] = {}
        self._lock = Lock()
        self._open: dict[str, LanguageIndex] = {}
        self._type_ahead: dict[str, TypeAhead] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._native_spellings: dict[str, NativeSpelling] = {}

    @classmethod
    def open(
        cls,
        content: Content,
        texts: SpokenTexts,
        prepared: Prepared,
        var: Path,
        engine: Engine | None = None,
        stamp: str | None = None,
    ) -> SearchIndex:
        """Return the indexes of all languages; those that are missing or out of date are built first.

        `prepared` is what was worked out from the texts and the lexicons; `var` is the folder for what is
        built; `engine` defaults to the one that SEARCH_ENGINE names; `stamp` names the exact state of the
        data, so that indexes that were built from it are known without looking at every text again. Raises
        UnknownEngine, or IndexNotBuilt where the folder cannot be used.
        """
        chosen = engine or chosen_engine()
        folders = stamped_indexes(stamp, texts.languages, chosen, var) if stamp else None
        if folders is None:
            wanted = [
                wanted_index(code, documents(content, texts, code), content.concepts, chosen)
                for code in texts.languages
            ]
            folders = current_indexes(wanted, content.concepts, chosen, var, stamp)
        return cls(content, texts, prepared, folders, chosen)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that are indexed."""
        return tuple(self._folders)

    def search(
        self,
        query: str,
        language: str,
        *,
        on: date,
        limit: int,
        offset: int = 0,
        topic: str | None = None,
        audience: str | None = None,
    ) -> Found:
        """Return the entries that answer a query on a page in `language`, as of a day. No query raises.

        Nothing that fits is an empty result. Where the page's language has no answer, others are asked.
        A query that finds little for a misspelt word is searched corrected as well: `did_you_mean` says so.
        """
        understood = self._understand(query, language)
        possible = self._possible_at(on, topic, audience)
        officer = audience == "officer" or understood.by_officer
        ranked = self._ranked(understood, possible, officer)
        meant = None
        if not ranked or ranked[0].score < WELL_FOUND:
            for other in self._meant(understood):
                mended = self._ranked(other, possible, officer)
                if mended and mended[0].score * weights.MISSPELT > (ranked[0].score if ranked else 0.0):
                    lowered = (replace(hit, score=round(hit.score * weights.MISSPELT, 4)) for hit in mended)
                    ranked = _merged([*ranked, *lowered])
                    meant = other
        first = max(0, offset)
        return Found(
            detected_language=understood.detected,
            did_you_mean=None if meant is None else meant.text,
            concepts=tuple((meant or understood).concepts),
            total=len(ranked),
            hits=tuple(ranked[first : first + max(0, min(limit, MAX_LIMIT))]),
        )

    def suggest(self, query: str, language: str, *, on: date, limit: int) -> tuple[Suggestion, ...]:
        """Return what a query that is being typed may become: questions, ways to ask, and terms."""
        typed = readable(query, MAX_QUERY)
        entries = {version.entry.id for version in self._possible(on, None, None)}
        return self._type_ahead_of(language).complete(typed, entries, min(limit, MAX_LIMIT))

    def warm(self) -> None:
        """Make for every language what is otherwise made when it is first needed: seconds of work.

        A server does so beside its visitors, so that none of them waits. Raises IndexNotBuilt where an index
        is damaged.
        """
        for code in self._folders:
            self._index(code)
        for code in self._folders:
            self._vocabulary(code)
            self._type_ahead_of(code)
            if self._texts.languages[code].script != LATIN:
                self._native_spelling(code)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            for index in self._open.values():
                index.close()
            self._open.clear()

    def _understand(self, query: str, language: str) -> Query:
        index = self._index(language)

        def known(word: str) -> bool:
            return index.stored.frequency(token_number(word)) > 0

        return understand(query, language, self.matcher, self._detector, known)

    def _possible_at(self, on: date, topic: str | None, audience: str | None) -> Possible:
        """Return the versions that may be found, by stem; the last few questions of that kind are kept."""
        asked = (on, topic, audience)
        known = self._kept_possible.get(asked)
        if known is None:
            known = Possible({version.stem: version for version in self._possible(on, topic, audience)})
            if len(self._kept_possible) >= KEPT_QUESTIONS:
                self._kept_possible.clear()
            self._kept_possible[asked] = known
        return known

    def _possible(self, on: date, topic: str | None, audience: str | None) -> Iterator[EntryVersion]:
        for version in self._content.in_force(on):
            entry = version.entry
            if (topic is None or entry.topic == topic) and (audience is None or audience in entry.audience):
                yield version

    def _ranked(self, query: Query, possible: Possible, officer: bool) -> list[Hit]:
        """Return the hits in the page's and the query's language; in others where these find nothing."""
        if not query.words or not possible.versions:
            return []
        near, far = self._search_order(query)
        hits = _merged(hit for code in near for hit in self._hits(query, code, possible, officer))
        for code in far:
            if hits:
                break
            hits = _merged(self._hits(query, code, possible, officer))
        return hits

    def _search_order(self, query: Query) -> tuple[list[str], list[str]]:
        near = [query.language]
        if query.detected in self._folders and query.detected not in near:
            near.append(str(query.detected))
        fallback = self._texts.languages[query.language].fallback
        far = [code for code in dict.fromkeys(fallback) if code in self._folders and code not in near]
        return near, far

    def _hits(self, query: Query, code: str, possible: Possible, officer: bool) -> Iterator[Hit]:
        measured = self._index(code).measured(query, possible, self._relations, self.profiles)
        said = {one for concept in query.concepts for one in (concept, *self._relations.above[concept])}
        for version, measure, ranker in measured:
            score = measure.score
            if score < weights.LEAST:
                continue
            entry_id = version.entry.id
            score -= self._behind[entry_id]
            score -= weights.UNSAID * self.profiles.unsaid(version.stem, said)
            if entry_id in self._for_officers:
                score += weights.ASKED_BY_OFFICER if officer else -weights.FOR_OFFICERS
            score *= 1.0 if code == query.language else weights.OTHER_LANGUAGE
            score = round(min(1.0, max(0.0, score)), 4)
            asked = measure.typed.get("ways", 0.0)
            yield Hit(entry_id, version.stem, score, code, ranker.words_of(measure.matched), asked)

    def _meant(self, query: Query) -> Iterator[Query]:
        """Yield what may have been meant: the query with its misspelt words corrected, in its own script."""
        language = str(query.detected if query.detected in self._folders else query.language)
        known = {word.folded for word in query.words if self._is_known(word.folded, query)}
        better = corrected(query.text, query.words, known, self._vocabulary(language))
        if better is not None:
            yield self._understand(better, query.language)
        for own in self._own_scripts(query):
            native = self._native_spelling(own).native(query.text)
            if native is not None:
                yield self._understand(native, query.language)

    def _own_scripts(self, query: Query) -> Iterator[str]:
        """Yield the languages of other scripts that most words, typed in Latin letters, may be meant in.

        None where they are words of a language that is written so: a question in English stays one.
        """
        languages = self._texts.languages
        latin = [word.folded for word in query.words if word.folded.isascii() and not word.is_code]
        if len(latin) <= len(query.words) / 2:
            return
        detected = query.detected if query.detected in self._folders else None
        if detected is not None and languages[detected].script == LATIN:
            stored = self._index(detected).stored
            known = sum(stored.frequency(token_number(word)) > 0 for word in latin)
            if known > len(latin) * MOSTLY_KNOWN:
                return
        for code in dict.fromkeys((query.language, detected)):
            if code is not None and languages[code].script != LATIN:
                yield code

    def _is_known(self, word: str, query: Query) -> bool:
        number = token_number(word)
        languages = {query.language, query.detected} & set(self._folders)
        return any(self._index(str(code)).stored.frequency(number) > 0 for code in languages)

    def _index(self, code: str) -> LanguageIndex:
        return self._once(self._open, code, self._opened)

    def _opened(self, code: str) -> LanguageIndex:
        folder = self._folders[code]
        try:
            return LanguageIndex(code, folder, self._engine)
        except (OSError, ValueError) as error:
            what = f"the index in {folder} is damaged; delete that folder and start again"
            raise IndexNotBuilt(what) from error

    def _once(self, made: dict[str, Made], code: str, make: Callable[[str], Made]) -> Made:
        """Return what is made for a language when it is first needed, by one thread while others go on."""
        found = made.get(code)
        if found is None:
            with self._lock:
                found = made.get(code)
                if found is None:
                    found = made[code] = make(code)
        return found

    def _vocabulary(self, code: str) -> Vocabulary:
        return self._once(self._vocabularies, code, lambda code: Vocabulary(self._features.get(code) or ()))

    def _native_spelling(self, code: str) -> NativeSpelling:
        return self._once(self._native_spellings, code, self._spelled_by_ear)

    def _spelled_by_ear(self, code: str) -> NativeSpelling:
        return NativeSpelling(self._words_of(code), self._texts.languages[code].script)

    def _words_of(self, code: str) -> Iterator[str]:
        for document in documents(self._content, self._texts, code):
            yield from document.ways
        for _, text in self._terms.get(code) or ():
            yield text

    def _type_ahead_of(self, code: str) -> TypeAhead:
        return self._once(self._type_ahead, code, lambda code: TypeAhead(self._suggestions(code)))

    def _suggestions(self, code: str) -> Iterator[Suggestion]:
        for document in documents(self._content, self._texts, code):
            for way in document.ways:
                yield Suggestion(way, code, document.entry_id)
        first_forms = dict(reversed(self._terms.get(code) or []))
        for concept in self._counts:
            if concept in first_forms:
                yield Suggestion(first_forms[concept], code)


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Return the best hit of each entry, best first, without those far behind the first."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.entry_id not in best or hit.score > best[hit.entry_id].score:
            best[hit.entry_id] = hit
    ranked = sorted(best.values(), key=lambda hit: (-hit.score, hit.entry_id))
    return [hit for hit in ranked if hit.score >= weights.FAR_BEHIND * ranked[0].score]
