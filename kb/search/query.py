"""What somebody typed, understood: its words, its language, its concepts, its codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kb.languages.analysis import Word, words
from kb.languages.detection import Detector
from kb.languages.normalisation import readable
from kb.languages.zawgyi import as_unicode
from kb.model import SUBJECT_KINDS, ConceptKind
from kb.search.codes import codes_in
from kb.search.concepts import OUT_OF_SCOPE, SURE, ConceptMatcher, Match

MAX_QUERY = 300
"""Characters that are read; a longer text is cut before any work, so it costs no more than a question."""

OFFICER = "officer-asks"
"""The concept of those who work at a counter."""


_NO_SUBJECT = (ConceptKind.SIGN, ConceptKind.TALK)
"""Concepts of these kinds steer the chat; no entry is about them."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood.

    `language` is the page's, `detected` that of the query, None when that is not sure. `concepts` are
    what it speaks of, with weights from 0 to 1; `matches` say where. Places are those of `text`. `by_officer`
    says that the words are those of somebody at a counter ("our client").
    """

    text: str
    language: str
    detected: str | None
    words: tuple[Word, ...]
    matches: tuple[Match, ...]
    concepts: Mapping[str, float]
    codes: tuple[str, ...]
    by_officer: bool

    def words_in(self, language: str) -> tuple[Word, ...]:
        """Return the words as the index of a language was analysed."""
        return self.words if language == self.language else words(self.text, language)


def understand(
    text: str,
    language: str,
    matcher: ConceptMatcher,
    detector: Detector,
    known: Callable[[str], bool],
) -> Query:
    """Return what was typed as understood on a page in `language`. Never raises.

    `known` says whether a word is one of the page's language: such a word is no misspelling.
    """
    text = as_unicode(readable(text, MAX_QUERY))
    found = words(text, language)
    detected = detector.detect(found, language).language
    own = dict.fromkeys((language,) if detected is None else (language, detected))
    matches = matcher.match(found, own, known)
    if spoken := _languages_of_phrases(matches) - own.keys():
        matches = matcher.match(found, [*own, *sorted(spoken)], known)
    return Query(
        text=text,
        language=language,
        detected=detected,
        words=found,
        matches=matches,
        concepts=_weighted(matches, matcher),
        codes=codes_in(text),
        by_officer=any(OFFICER in match.concepts for match in matches),
    )


def _languages_of_phrases(matches: Sequence[Match]) -> frozenset[str]:
    """Return the languages that alone say so what several words of the query say.

    Whoever typed "the cu tru" means Vietnamese by the "mat" before it as well.
    """
    phrases = (one for one in matches if one.weight == SURE and " " in one.form and len(one.languages) == 1)
    return frozenset(language for one in phrases for language in one.languages)


def _weighted(matches: Sequence[Match], matcher: ConceptMatcher) -> dict[str, float]:
    """Return each concept with how surely it is meant; one of several meanings counts by its share.

    That something is not ours counts where that is the larger part of what is named, and nothing is named
    that is ours alone.
    """
    weighted: dict[str, float] = {}
    is_outside = not matcher.names_ours(matches) and _is_mostly_outside(matches, matcher)
    for match in matches:
        for concept in match.concepts:
            outside = is_outside and concept == OUT_OF_SCOPE and match.weight == SURE
            if matcher.concepts[concept].kind not in _NO_SUBJECT or outside:
                share = match.weight / len(match.concepts)
                weighted[concept] = max(weighted.get(concept, 0.0), share)
    return weighted


def _is_mostly_outside(matches: Sequence[Match], matcher: ConceptMatcher) -> bool:
    """Return whether what is not ours takes as many characters as the things, deeds and people named."""
    outside = sum(match.end - match.start for match in matches if OUT_OF_SCOPE in match.concepts)
    named = sum(
        match.end - match.start
        for match in matches
        if any(matcher.concepts[one].kind in SUBJECT_KINDS for one in match.concepts)
    )
    return outside >= named
