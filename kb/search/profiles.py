"""Of which concepts people speak when they ask an entry: learnt from its ways to ask, in no language.

An entry names a handful of concepts, those that it is about. Whoever asks it speaks of others too: the
bank, the summer holidays, the letter from the city. The matcher that reads queries reads the Japanese and
English ways to ask once, and what it finds tells entries apart in every language, also in one that has
no texts yet.

What was found is kept in `var/profiles/<digest>.json`; the digest covers the ways, the words and the code.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from math import log, sqrt
from pathlib import Path

from kb.content.store import Content
from kb.digest import digest
from kb.languages.analysis import words
from kb.model import ConceptKind
from kb.search import weights
from kb.search.concepts import ConceptMatcher
from kb.search.documents import Document, Texts, documents
from kb.search.kept import keep, read_kept
from kb.search.lexicon import Lexicon

SOURCES = ("ja", "en")
"""The languages in which every entry is written, with many ways to ask it."""

FOLDER = "profiles"

KEPT = 4
"""Profiles of as many states of the data stay; the oldest go."""

_CODE = (
    "languages/normalisation",
    "languages/analysis",
    "search/concepts",
    "search/lexicon",
    "search/slips",
    "table",
    "search/profiles",
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The concepts that were found in the texts of an entry: in each way to ask it, in answer and steps."""

    ways: tuple[frozenset[str], ...]
    body: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The same, and the share of the ways that speak of each concept.

    What an editor declared the entry to be about counts at least as what people have in mind.
    """

    ways: tuple[frozenset[str], ...]
    body: frozenset[str]
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Ways:
    """The different ways to ask an entry: in which of them a concept is spoken of, and the rarity of each."""

    holding: Mapping[str, Sequence[int]]
    rarities: Sequence[float]


class Profiles:
    """The profiles of all entries by the stem of their version, and how much each concept tells."""

    def __init__(self, by_stem: Mapping[str, Profile], careful: Collection[str] = ()) -> None:
        """Take the profiles, and the concepts that only those speak of whom they concern: no status."""
        self._by_stem = by_stem
        holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for stem, profile in by_stem.items():
            for concept, share in profile.shares.items():
                holders[concept].append((stem, min(1.0, weights.SPOKEN_OF * share)))
        self._holders = dict(holders)
        self._rarities = {concept: self._rarity_of(len(found)) for concept, found in holders.items()}
        self._unheard = self._rarity_of(0)
        self._ways = {stem: self._weighed_ways(profile) for stem, profile in by_stem.items()}
        self._lengths = {
            stem: sqrt(sum((share * self.rarity(one)) ** 2 for one, share in profile.shares.items()))
            for stem, profile in by_stem.items()
        }

        self._careful = {
            stem: tuple(
                (one, share * self.rarity(one)) for one, share in profile.shares.items() if one in careful
            )
            for stem, profile in by_stem.items()
        }

    def __getitem__(self, stem: str) -> Profile:
        return self._by_stem.get(stem, _NOTHING)

    def rarity(self, concept: str) -> float:
        """Return how much a concept tells entries apart: the fewer speak of it, the more."""
        return self._rarities.get(concept, self._unheard)

    def length(self, stem: str) -> float:
        """Return the length of a profile as a vector of shares by rarity."""
        return self._lengths.get(stem, 0.0)

    def unsaid(self, stem: str, said: Collection[str]) -> float:
        """Return how much people who ask an entry speak of careful concepts that are not among the `said`."""
        return sum(weight for concept, weight in self._careful.get(stem, ()) if concept not in said)

    def nearest(self, asked: Mapping[str, float], limit: int) -> list[str]:
        """Return the stems whose ways speak most of what was asked, at most `limit`."""
        scores: dict[str, float] = defaultdict(float)
        for concept, weight in asked.items():
            worth = weight * self.rarity(concept)
            for stem, spoken in self._holders.get(concept, ()):
                scores[stem] += worth * spoken
        return nsmallest(limit, scores, key=lambda stem: (-scores[stem], stem))

    def nearest_way(self, stem: str, asked: Mapping[str, float]) -> float:
        """Return how like weighted concepts are to those of the nearest single way to ask an entry."""
        ways = self._ways.get(stem)
        if ways is None:
            return 0.0
        reached: dict[int, float] = {}
        others = list(ways.rarities)
        for concept, weight in asked.items():
            rarity = self.rarity(concept)
            for way in ways.holding.get(concept, ()):
                reached[way] = reached.get(way, 0.0) + weight
                others[way] -= rarity
        whole = sum(asked.values())
        return max((both / (whole + others[way]) for way, both in reached.items()), default=0.0)

    def _rarity_of(self, holders: int) -> float:
        return weights.CONCEPT_FLOOR + log(1 + len(self._by_stem) / (holders + 0.5))

    def _weighed_ways(self, profile: Profile) -> _Ways:
        """Return the different ways of a profile turned round: by concept, and how rare they are in all."""
        holding: dict[str, list[int]] = defaultdict(list)
        rarities = []
        for place, way in enumerate(dict.fromkeys(profile.ways)):
            rarities.append(sum(map(self.rarity, way)))
            for concept in way:
                holding[concept].append(place)
        return _Ways(dict(holding), rarities)


_NOTHING = Profile((), frozenset(), {})


def current_profiles(
    content: Content, texts: Texts, matcher: ConceptMatcher, matching: str, var: Path
) -> Profiles:
    """Return the profiles of all entries; those kept in `var` where they are current, else anew.

    `matching` is the digest of the matcher's words and code. A folder that cannot be written, or a damaged
    file, costs time and no more.
    """
    sources = {language: documents(content, texts, language) for language in SOURCES}
    path = var / FOLDER / f"{_digest(sources, matching)}.json"
    spoken = _read(read_kept(path))
    if spoken is None:
        spoken = _learnt(sources, matcher)
        keep(_written(spoken), path, "*.json", KEPT)
    declared = {version.stem: version.entry.concepts for version in content.all_versions()}
    careful = frozenset(one.id for one in content.concepts.values() if one.careful)
    return Profiles({stem: _profile(of, declared.get(stem, ())) for stem, of in spoken.items()}, careful)


def _learnt(sources: Mapping[str, Sequence[Document]], matcher: ConceptMatcher) -> dict[str, Spoken]:
    ways: dict[str, list[frozenset[str]]] = defaultdict(list)
    bodies: dict[str, set[str]] = defaultdict(set)
    for language, found in sources.items():
        for document in found:
            ways[document.stem] += [_spoken_of(way, language, matcher) for way in document.ways]
            for text in (document.answer, *document.steps):
                bodies[document.stem] |= _spoken_of(text, language, matcher)
    return {stem: Spoken(tuple(of), frozenset(bodies[stem])) for stem, of in ways.items()}


def _spoken_of(text: str, language: str, matcher: ConceptMatcher) -> frozenset[str]:
    found = {
        concept for match in matcher.match(words(text, language), (language,)) for concept in match.concepts
    }
    return frozenset(one for one in found if matcher.concepts[one].kind is not ConceptKind.TALK)


def _profile(spoken: Spoken, declared: Sequence[str]) -> Profile:
    counts = Counter(concept for way in spoken.ways for concept in way)
    shares = {concept: count / len(spoken.ways) for concept, count in counts.items()}
    for concept in declared:
        shares[concept] = max(shares.get(concept, 0.0), 1 / weights.SPOKEN_OF)
    return Profile(spoken.ways, spoken.body, shares)


def _digest(sources: Mapping[str, Sequence[Document]], matching: str) -> str:
    ways = [
        [document.stem, document.ways, document.answer, document.steps]
        for found in sources.values()
        for document in found
    ]
    return digest(matching, json.dumps(ways))


def matching_digest(lexicon: Lexicon) -> str:
    """Return a digest of all that decides which concepts are found in a text: the code and the forms."""
    code = sha256()
    kb = Path(__file__).resolve().parent.parent
    for name in _CODE:
        code.update((kb / f"{name}.py").read_bytes())
    forms = [[form.concept, form.language, form.text] for form in lexicon.forms]
    return digest(code.hexdigest(), json.dumps(forms))


def _read(data: object) -> dict[str, Spoken] | None:
    if not isinstance(data, dict):
        return None
    try:
        return {
            stem: Spoken(tuple(map(frozenset, row["ways"])), frozenset(row["body"]))
            for stem, row in data.items()
        }
    except (KeyError, TypeError):
        return None


def _written(spoken: Mapping[str, Spoken]) -> object:
    return {
        stem: {"ways": [sorted(way) for way in of.ways], "body": sorted(of.body)}
        for stem, of in spoken.items()
    }
