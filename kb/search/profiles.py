"""Of which concepts people speak when they ask an entry: learnt from its ways to ask, in no language.

An entry names a handful of concepts, those that it is about. Whoever asks it speaks of others too: the
bank, the summer holidays, the letter from the city. What the ways to ask speak of in all languages together
(`kb.search.spoken`) tells entries apart in every language, also in one that has few words for an entry yet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from kb.content.store import Content
from kb.model import ConceptKind
from kb.search import weights
from kb.search.spoken import Spoken

WAYS_THAT_MEAN_IT = 2
SHARE_THAT_MEANS_IT = 0.01
"""One way to ask may hold a word by chance; two in any languages mean it, of many one in a hundred."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The concepts of the ways to ask an entry, of its answer, and the share of ways that speak of each.

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

        self._usual = {
            stem: tuple(
                (one, (share - weights.USUAL_SHARE) * self.rarity(one))
                for one, share in profile.shares.items()
                if share > weights.USUAL_SHARE
            )
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

    def unspoken(self, stem: str, said: Collection[str]) -> float:
        """Return how much nearly everybody who asks an entry speaks of what is not among the `said`."""
        return sum(weight for concept, weight in self._usual.get(stem, ()) if concept not in said)

    def nearest(self, asked: Mapping[str, float], limit: int) -> list[str]:
        """Return the stems whose ways speak most of what was asked, at most `limit`."""
        scores: dict[str, float] = defaultdict(float)
        for concept, weight in asked.items():
            worth = weight * self.rarity(concept)
            for stem, spoken in self._holders.get(concept, ()):
                scores[stem] += worth * spoken
        least = min(sorted(scores.values())[-limit:], default=0.0)
        best = [stem for stem, score in scores.items() if score >= least]
        return sorted(best, key=lambda stem: (-scores[stem], stem))[:limit]

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


def profiles_of(content: Content, spoken: Mapping[str, Spoken]) -> Profiles:
    """Return the profiles of all entries, from what is spoken of by the stem of a version."""
    concepts = content.concepts
    talk = frozenset(one.id for one in concepts.values() if one.kind in (ConceptKind.TALK, ConceptKind.SIGN))
    careful = frozenset(one.id for one in concepts.values() if one.careful)
    versions = content.all_versions()
    return Profiles(
        {version.stem: _profile(spoken[version.stem], version.entry.concepts, talk) for version in versions},
        careful,
    )


def touched_by(content: Content, spoken: Mapping[str, Spoken]) -> Mapping[str, frozenset[str]]:
    """Return, by the stem of a version, its own concepts and all of which its ways to ask often speak.

    The chat compares them with what a message names.
    """
    return {
        version.stem: frozenset(version.entry.concepts) | _often_spoken_of(spoken[version.stem].ways)
        for version in content.all_versions()
    }


def _often_spoken_of(ways: Sequence[frozenset[str]]) -> frozenset[str]:
    least = max(WAYS_THAT_MEAN_IT, SHARE_THAT_MEANS_IT * len(ways))
    counts = Counter(one for way in ways for one in way)
    return frozenset(concept for concept, count in counts.items() if count >= least)


def _profile(spoken: Spoken, declared: Sequence[str], talk: frozenset[str]) -> Profile:
    """Return the profile of an entry; of its ways those that are said in two languages, or twice in one."""
    ways = [way.difference(talk) for way in spoken.ways]
    shares = {
        concept: count / len(ways) for concept, count in Counter(one for way in ways for one in way).items()
    }
    for concept in declared:
        shares[concept] = max(shares.get(concept, 0.0), 1 / weights.SPOKEN_OF)
    different = Counter(ways)
    often = tuple(way for way, times in different.items() if times >= WAYS_THAT_MEAN_IT)
    return Profile(often or tuple(different), spoken.body - talk, shares)
