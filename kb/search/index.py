"""The search room's front door: indexes for every language, opened once, asked many times, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log
from pathlib import Path

from kb.content.store import Content, EntryVersion
from kb.languages.normalisation import readable
from kb.languages.zawgyi import as_unicode
from kb.search import weights
from kb.search.build import current_indexes, stamped_indexes, wanted_index
from kb.search.concepts import OUT_OF_SCOPE
from kb.search.documents import SpokenTexts, documents
from kb.search.engine import Engine
from kb.search.engines import chosen_engine
from kb.search.language_index import Measured, Possible
from kb.search.letter_by_letter import Reading
from kb.search.numbers import token_number
from kb.search.open_languages import OpenLanguages
from kb.search.own_script import LATIN, OwnScript, is_known_in_latin, meant_in_latin
from kb.search.prepared import Prepared
from kb.search.query import MAX_QUERY, Query, understand
from kb.search.relations import Relations
from kb.search.respelling import Respelling
from kb.search.standing import behind, only_for_officers
from kb.search.suggest import Suggestion, corrected

MAX_LIMIT = 100
"""Hits of one page."""

KEPT_QUESTIONS = 32
"""Days, topics and audiences for which it is kept which versions may be found."""

WELL_FOUND = 0.6
"""From this score on nobody needs to be asked what they meant, and nothing is corrected."""

FOUND_IN_LATIN = 0.5
"""From this score on a query in Latin letters is not read in another script: of 396 that might be, two find
another entry first than with 0.6, one of them the right one."""

_Read = tuple[OwnScript, Reading | None]
"""A script, and how a query in Latin letters reads in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers the query. `score` lies between 0 and 1; `matched` are words as typed.

    `asked` is the share of what was typed, by rarity, that stands in ways to ask the entry; `ahead` how much
    liker its letters are to those of these ways than to any other entry's.
    """

    entry_id: str
    stem: str
    score: float
    found_in: str
    matched: tuple[str, ...]
    asked: float
    ahead: float


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
        self, content: Content, texts: SpokenTexts, prepared: Prepared, opened: OpenLanguages
    ) -> None:
        self.matcher = prepared.matcher
        self.clues = prepared.clues
        self.profiles = prepared.profiles
        self.touched = prepared.touched
        self.detector = prepared.detector
        self.respelling = Respelling(opened)
        self._content = content
        self._texts = texts
        self._open = opened
        self._relations = Relations(content.concepts)
        self._behind = behind(content)
        self._for_officers = only_for_officers(content)
        self._kept_possible: dict[tuple[date, str | None, str | None], Possible] = {}

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
        opened = OpenLanguages(content, texts, prepared, folders, chosen, var)
        return cls(content, texts, prepared, opened)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that are indexed."""
        return self._open.codes

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
        What was surely written in another script is searched in that, and a query that finds little for a
        misspelt word corrected as well: `did_you_mean` says so.
        """
        understood = self._understand(query, language)
        possible = self._possible_at(on, topic, audience)
        officer = audience == "officer" or understood.by_officer
        readings = self._readings(understood)
        meant = self._surely_meant(understood, readings)
        ranked = self._ranked(meant, possible, officer) if meant else []
        if not ranked:
            ranked, meant = self._as_typed(understood, readings, possible, officer)
        ranked = ranked or self._elsewhere(understood, possible, officer)
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
        typed = as_unicode(readable(query, MAX_QUERY))
        entries = {version.entry.id for version in self._possible(on, None, None)}
        return self._open.type_ahead(language).complete(typed, entries, min(limit, MAX_LIMIT))

    def warm(self) -> None:
        """Make for every language what is otherwise made when it is first needed: seconds of work.

        A server does so beside its visitors, so that none of them waits. Raises IndexNotBuilt where an index
        is damaged.
        """
        self._open.warm()

    def close(self) -> None:
        """Let go of the files."""
        self._open.close()

    def _understand(self, query: str, language: str) -> Query:
        index = self._open.index(language)

        def known(word: str) -> bool:
            return index.stored.frequency(token_number(word)) > 0

        return understand(query, language, self.matcher, self.detector, known)

    def _read_again(self, text: str, query: Query) -> Query:
        """Return a query as it was most likely meant. What no entry is about stays so in any letters."""
        again = self._understand(text, query.language)
        if OUT_OF_SCOPE not in query.concepts:
            return again
        return replace(again, concepts={**again.concepts, OUT_OF_SCOPE: query.concepts[OUT_OF_SCOPE]})

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
        """Return the hits in the page's and the query's language."""
        if not query.words or not possible.versions:
            return []
        near = self._near(query)
        found = {code: self._measured(query, code, possible) for code in near}
        lift = _lift(found[near[-1]].ranker.amount)
        return _merged(hit for code in near for hit in self._hits(query, code, found[code], officer, lift))

    def _elsewhere(self, query: Query, possible: Possible, officer: bool) -> list[Hit]:
        """Return the hits in the first language to fall back to that has some."""
        if not query.words or not possible.versions:
            return []
        near = self._near(query)
        for code in self._fallback(query.language):
            if code not in near:
                measured = self._measured(query, code, possible)
                found = self._hits(query, code, measured, officer, _lift(measured.ranker.amount))
                hits = _merged(hit for hit in found if hit.score >= weights.LEAST_FAR)
                if hits:
                    return hits
        return []

    def _as_typed(
        self, query: Query, readings: Sequence[_Read], possible: Possible, officer: bool
    ) -> tuple[list[Hit], Query | None]:
        """Return the hits, and what was meant where more was found by that than by what was typed.

        Of a query that finds too little, what may have been meant is taken in beside it.
        """
        ranked = self._ranked(query, possible, officer)
        meant = None
        ways_to_read = (
            (WELL_FOUND, self._corrected(query)),
            (FOUND_IN_LATIN, self._in_own_script(query, readings)),
        )
        for enough, others in ways_to_read:
            while _best_score(ranked) < enough and (other := next(others, None)):
                hits = self._ranked(other, possible, officer)
                if _best_score(hits) * weights.MISSPELT > _best_score(ranked):
                    lowered = (replace(hit, score=round(hit.score * weights.MISSPELT, 4)) for hit in hits)
                    ranked = _merged([*ranked, *lowered])
                    meant = other
        return ranked, meant

    def _readings(self, query: Query) -> list[_Read]:
        """Return how a query in Latin letters reads in each script that it may have been meant in."""
        scripts = [self._open.own_script(own) for own in self._own_scripts(query)]
        return [(script, script.letter_by_letter(query.text)) for script in scripts]

    def _surely_meant(self, query: Query, readings: Sequence[_Read]) -> Query | None:
        """Return a query as it was before somebody wrote it in Latin letters, None where that is not sure.

        It comes before what was typed: "zairyuu kaado" is found in few ways to ask, ざいりゅうカード in all.
        """
        for _, reading in readings:
            if reading is not None and reading.is_sure:
                return self._read_again(reading.native, query)
        return None

    def _near(self, query: Query) -> list[str]:
        """Return the languages to search: the page's, and that of the query.

        Where nobody can say whose the words are ("residence card" is known in many languages), the first
        language to fall back to that is written in Latin letters is searched as well if it knows them.
        """
        texts = self._texts.languages
        other = query.detected if query.detected in self._open.codes else None
        if other is None and texts[query.language].script != LATIN:
            fallback = self._fallback(query.language)
            latin = next((code for code in fallback if texts[code].script == LATIN), None)
            if latin and is_known_in_latin(query, self._open.index(latin).stored.frequency):
                other = latin
        return [query.language] if other in (None, query.language) else [query.language, str(other)]

    def _fallback(self, language: str) -> list[str]:
        """Return the languages that are asked where a page's finds nothing, in their order."""
        return [code for code in self._texts.languages[language].fallback if code in self._open.codes]

    def _measured(self, query: Query, code: str, possible: Possible) -> Measured:
        return self._open.index(code).measured(query, possible, self._relations, self.profiles)

    def _hits(self, query: Query, code: str, measured: Measured, officer: bool, lift: float) -> Iterator[Hit]:
        """Yield the candidates in one language that answer the query, with the final score."""
        said = {one for concept in query.concepts for one in (concept, *self._relations.above[concept])}
        for version, measure in measured.candidates:
            score = measure.score
            entry_id = version.entry.id
            score -= self._behind[entry_id]
            score -= weights.UNSAID * self.profiles.unsaid(version.stem, said)
            score -= weights.UNSPOKEN * self.profiles.unspoken(version.stem, said)
            if entry_id in self._for_officers:
                score += weights.ASKED_BY_OFFICER if officer else -weights.FOR_OFFICERS
            score *= 1.0 if code == query.language else weights.OTHER_LANGUAGE
            if score + lift < weights.LEAST:
                continue
            score = round(min(1.0, max(0.0, score + lift)), 4)
            asked = measure.typed.get("ways", 0.0)
            ahead = round(measured.ahead(version.stem), 4)
            words = measured.ranker.words_of(measure.matched)
            yield Hit(entry_id, version.stem, score, code, words, asked, ahead)

    def _corrected(self, query: Query) -> Iterator[Query]:
        """Yield the query with its misspelt words corrected."""
        language = str(query.detected if query.detected in self._open.codes else query.language)
        known = {word.folded for word in query.words if self._is_known(word.folded, query)}
        better = corrected(query.text, query.words, known, self._open.vocabulary(language))
        if better is not None:
            yield self._read_again(better, query)

    def _in_own_script(self, query: Query, readings: Sequence[_Read]) -> Iterator[Query]:
        """Yield how a query in Latin letters may be meant in its own script.

        What is surely meant has been searched for before.
        """
        for script, reading in readings:
            native = script.by_ear(query.text)
            if native is not None:
                yield self._read_again(native, query)
            if reading is not None and not reading.is_sure:
                yield self._read_again(reading.native, query)

    def _own_scripts(self, query: Query) -> Iterator[str]:
        detected = query.detected if query.detected in self._open.codes else None
        known = self._open.index(detected).stored.frequency if detected else lambda number: 0
        return meant_in_latin(query, detected, self._texts.languages, known)

    def _is_known(self, word: str, query: Query) -> bool:
        number = token_number(word)
        languages = {query.language, query.detected} & set(self._open.codes)
        return any(self._open.index(str(code)).stored.frequency(number) > 0 for code in languages)


def _lift(amount: float) -> float:
    """Return what is added to all scores of a query, less than nothing for a short one.

    Of a long story one entry holds a small share, also where it is the right one.
    """
    return max(-weights.MOST_LOWERED, weights.LENGTH * log((1 + amount) / (1 + weights.USUAL_AMOUNT)))


def _best_score(ranked: Sequence[Hit]) -> float:
    """Return the score of the first of ranked hits, 0 where there is none."""
    return ranked[0].score if ranked else 0.0


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Return the best hit of each entry, best first, without those far behind the first."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.entry_id not in best or hit.score > best[hit.entry_id].score:
            best[hit.entry_id] = hit
    ranked = sorted(best.values(), key=lambda hit: (-hit.score, hit.entry_id))
    return [hit for hit in ranked if hit.score >= weights.FAR_BEHIND * ranked[0].score]
