"""Questions written as data, asked of the search: what was typed, and which entry must come first.

A question file is `<language>.yaml`, a list of `{query, entry, split}`; each folder beside these files holds
a further set of questions, counted by itself. `entry` is one id, a list where several answer as well, or
`none` where nothing may be found. Only `tuning` questions may guide weights and
lexicons; `holdout` ones say whether that helped people whom nobody tuned for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Protocol

from pydantic import BeforeValidator

from kb.content.problems import Problem
from kb.evaluation.case_files import read_cases
from kb.model import Ids, Record
from kb.search.response import SearchResponse

Split = Literal["tuning", "holdout"]
SPLITS: tuple[Split, ...] = ("tuning", "holdout")

DEPTH = 10
"""How many results are looked at."""

_SURE = 1.96
"""Standard deviations of a 95 % confidence interval."""


def _ids(value: object) -> object:
    if value == "none":
        return []
    return [value] if isinstance(value, str) else value


class Question(Record):
    """What somebody typed, and the entries that answer it; none where nothing may be found."""

    query: str
    entry: Annotated[Ids, BeforeValidator(_ids)]
    split: Split


QuestionSets = Mapping[str, Mapping[str, Sequence[Question]]]
"""Questions by set and language."""


class Searched(Protocol):
    """Anything that can be searched: the knowledge base."""

    def search(self, query: str, lang: str, limit: int = 10) -> SearchResponse:
        """Return the entries that answer a query, best first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came: the place (from 1) of the first right entry, None if it is not there."""

    question: Question
    place: int | None
    results: int

    @property
    def is_right(self) -> bool:
        """Return whether the right entry came first, or nothing where nothing may be found."""
        return self.place == 1 if self.question.entry else self.results == 0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the 95 % interval that chance alone explains (Wilson's score interval)."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """Return the share, 0 where nothing was asked."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the interval; the whole range where nothing was asked."""
        if not self.of:
            return 0.0, 1.0
        spread = _SURE**2 / self.of
        middle = (self.value + spread / 2) / (1 + spread)
        half = (
            _SURE / (1 + spread) * math.sqrt(self.value * (1 - self.value) / self.of + spread / (4 * self.of))
        )
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured on a set of questions.

    `first`, `among_three`, `among_ten` and `mean_reciprocal_rank` speak of questions that have an answer, and
    so does `nothing_found`; `rightly_nothing` speaks of those that have none.
    """

    first: Share
    among_three: Share
    among_ten: Share
    mean_reciprocal_rank: float
    nothing_found: Share
    rightly_nothing: Share


def load_questions(folder: Path) -> tuple[Mapping[str, tuple[Question, ...]], tuple[Problem, ...]]:
    """Read the question files of a folder by language, and what a volunteer should mend in them."""
    problems: list[Problem] = []
    found: dict[str, dict[str, Question]] = {}
    for placed in read_cases(folder, Question, "- {query: ", problems):
        questions = found.setdefault(Path(placed.document.file).stem, {})
        query = placed.case.query
        if query in questions:
            problems.append(placed.problem((), f"`{query}` stands here twice", "delete one"))
        questions[query] = placed.case
    return {language: tuple(questions.values()) for language, questions in found.items()}, tuple(problems)


def load_sets(folder: Path) -> tuple[QuestionSets, tuple[Problem, ...]]:
    """Read all sets of questions: that of the folder itself, named "", and that of each folder in it."""
    found: dict[str, Mapping[str, tuple[Question, ...]]] = {}
    problems: list[Problem] = []
    for place in (folder, *sorted({file.parent for file in folder.glob("*/*.yaml")})):
        name = "" if place == folder else place.name
        found[name], wrong = load_questions(place)
        problems += wrong
    return found, tuple(problems)


def ask_all(base: Searched, language: str, questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Search for every question in the page's language and return what came."""
    return tuple(_ask(base, language, question) for question in questions)


def scores(asked: Sequence[Asked]) -> Scores:
    """Return what the answers to a set of questions are worth."""
    answerable = [one for one in asked if one.question.entry]
    others = [one for one in asked if not one.question.entry]
    places = [one.place for one in answerable]

    def within(depth: int) -> Share:
        return Share(sum(place is not None and place <= depth for place in places), len(places))

    reciprocal = sum(1 / place for place in places if place is not None)
    return Scores(
        first=within(1),
        among_three=within(3),
        among_ten=within(DEPTH),
        mean_reciprocal_rank=reciprocal / len(places) if places else 0.0,
        nothing_found=Share(sum(one.results == 0 for one in answerable), len(answerable)),
        rightly_nothing=Share(sum(one.is_right for one in others), len(others)),
    )


def _ask(base: Searched, language: str, question: Question) -> Asked:
    ids = [result.id for result in base.search(question.query, language, limit=DEPTH).results]
    places = [place for place, found in enumerate(ids, start=1) if found in question.entry]
    return Asked(question, places[0] if places else None, len(ids))
