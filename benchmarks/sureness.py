"""Fit what the chat's observations are worth (`kb.chat.evidence`) to the questions of the tuning split.

`python -m benchmarks.sureness` prints the figures to write down there, and how sure the chat is against how
often it is right. Every question that the chat could answer at once counts: a right first entry as 1, a wrong
one, or any entry where none is right, as 0. The fit is a logistic regression by Newton's method with a little
ridge; six figures need no library.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kb import KnowledgeBase
from kb.base import data_root
from kb.chat.conversation import Chat
from kb.chat.evidence import START, WORTH, Evidence
from kb.chat.reply import ReplyKind
from kb.evaluation.conversations import DAY, OTHER_PAGE, load_scripts
from kb.evaluation.relevance import Split, load_sets

RIDGE = 0.02
ROUNDS = 25
BANDS = (0.0, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 1.01)
NEVER_ANSWERED = ("out-of-scope.yaml", "near-misses.yaml")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was observed of the first entry found for a question, and whether it is right."""

    evidence: Evidence
    right: bool


def main() -> None:
    """Fit, and print what was found."""
    base = KnowledgeBase.load(clock=lambda: DAY)
    seen = list(_seen(base, "tuning"))
    names = tuple(WORTH)
    rows = [(1.0, *(one.evidence.counted[name] for name in names)) for one in seen]
    start, *worth = fitted(rows, [one.right for one in seen])
    print(f"{len(seen)} questions, {sum(one.right for one in seen)} with the right entry first")
    print(f"START = {start:.2f} (now {START})")
    for name, value in zip(names, worth, strict=True):
        print(f'    "{name}": {value:.2f}, (now {WORTH[name]})')
    print("as the figures stand now:")
    for low, high in pairwise(BANDS):
        found = [one.right for one in seen if low <= one.evidence.sure < high]
        if found:
            share = sum(found) / len(found)
            print(f"  sure {low:.2f} to {min(high, 1):.2f}: {len(found):>4} questions, {share:.2f} right")


def fitted(rows: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """Return the weights of a logistic regression; the first of each row is 1 and is not held back."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [0.0] * size
        bend = [[RIDGE if a == b and a else 0.0 for b in range(size)] for a in range(size)]
        for row, is_right in zip(rows, right, strict=True):
            chance = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            for a in range(size):
                slope[a] += (is_right - chance) * row[a]
                for b in range(size):
                    bend[a][b] += chance * (1 - chance) * row[a] * row[b]
        slope = [value - (RIDGE * weights[a] if a else 0.0) for a, value in enumerate(slope)]
        weights = [w + step for w, step in zip(weights, _solved(bend, slope), strict=True)]
    return weights


def _solved(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """Return the solution of a small system of linear equations."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for place in range(len(rows)):
        pivot = max(range(place, len(rows)), key=lambda row: abs(rows[row][place]))
        rows[place], rows[pivot] = rows[pivot], rows[place]
        for other in range(len(rows)):
            if other != place:
                factor = rows[other][place] / rows[place][place]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[place], strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]


def _seen(base: KnowledgeBase, split: Split) -> Iterator[Seen]:
    """Yield what was observed for each question of a split that the chat could answer at once."""
    chat = Chat(base)
    for language, query, wanted in _asked(data_root() / "tests", split):
        case = chat.case(query, language if language in base.languages else OTHER_PAGE)
        said = case.said
        if not case.results or said.dangers or said.is_talk_only or said.talk & {"out-of-scope"}:
            continue
        if not case.is_another_question and not case.says_too_little:
            yield Seen(case.evidence, case.best.id in wanted)


def _asked(tests: Path, split: Split) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield language, message and right entries, none where nothing may be answered."""
    for found in load_sets(tests / "relevance")[0].values():
        for language, questions in found.items():
            for question in questions:
                if question.split == split:
                    yield language, question.query, tuple(question.entry)
    for placed in load_scripts(tests / "conversations")[0]:
        first = placed.script.turns[0]
        never = placed.file in NEVER_ANSWERED and ReplyKind.ANSWER not in first.expect.kind
        if never and placed.script.split == split:
            yield placed.script.lang, first.say, ()


if __name__ == "__main__":
    main()
