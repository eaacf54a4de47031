"""What `madoguchi evaluate` measures, and how it is printed, kept and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kb.evaluation.conversations import Asked as Chatting
from kb.evaluation.conversations import PlacedScript, play
from kb.evaluation.relevance import (
    SPLITS,
    Asked,
    Question,
    QuestionSets,
    Scores,
    Searched,
    Share,
    ask_all,
    scores,
)
from kb.evaluation.variants import VARIANTS

POINTS = 0.02
QUESTIONS = 2
"""A language may lose this share and this many questions before it counts as a loss: chance does as much."""

WHOLE = "all"
"""The name of the set of all questions of a language as they were typed."""


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """The scores of one language: of all its questions, of each split, of each variant; its conversations."""

    language: str
    sets: Mapping[str, Scores]
    conversations: Share


@dataclass(frozen=True, slots=True)
class Loss:
    """A score that fell further than chance explains."""

    language: str
    name: str
    before: Share
    now: Share

    def __str__(self) -> str:
        before, now = f"{self.before.hits} of {self.before.of}", f"{self.now.hits} of {self.now.of}"
        return f"{self.language}, {self.name}: {now} right first, {before} recorded"


def measure(
    base: Searched,
    chat: Chatting,
    sets: QuestionSets,
    conversations: Sequence[PlacedScript],
) -> tuple[LanguageReport, ...]:
    """Ask every question, as typed and in its variants, play every conversation; return it by language.

    Each set of questions is counted by itself.
    """
    spoken = {placed.script.lang for placed in conversations}
    return tuple(
        LanguageReport(
            language,
            dict(
                _scored(
                    base,
                    language,
                    {name: asked[language] for name, asked in sets.items() if language in asked},
                )
            ),
            _played(chat, [placed for placed in conversations if placed.script.lang == language]),
        )
        for language in sorted(spoken.union(*sets.values()))
    )


def table(reports: Sequence[LanguageReport]) -> str:
    """Return the reports as lines for a terminal, the whole house last."""
    head = f"{'':<10} {'set':<16} {'n':>5} {'@1':>6} {'95 %':>11} {'@3':>5} {'@10':>5} {'MRR':>5}"
    lines = [f"{head} {'empty':>6} {'rightly nothing':>16} {'conversations':>14}"]
    for report in reports:
        for name, found in report.sets.items():
            lines.append(_line(report.language, name, found, report.conversations if name == WHOLE else None))
    played = Share(sum(r.conversations.hits for r in reports), sum(r.conversations.of for r in reports))
    whole = Scores(
        first=_sum(reports, "first"),
        among_three=_sum(reports, "among_three"),
        among_ten=_sum(reports, "among_ten"),
        mean_reciprocal_rank=_mean_rank(reports),
        nothing_found=_sum(reports, "nothing_found"),
        rightly_nothing=_sum(reports, "rightly_nothing"),
    )
    return "\n".join([*lines, _line("together", WHOLE, whole, played)])


def as_json(reports: Sequence[LanguageReport]) -> str:
    """Return the hits and numbers of every set, one language a line, as they are recorded."""
    rows = {
        report.language: {
            name: {
                "first": [found.first.hits, found.first.of],
                "among_three": [found.among_three.hits, found.among_three.of],
                "among_ten": [found.among_ten.hits, found.among_ten.of],
                "mrr": round(found.mean_reciprocal_rank, 3),
                "nothing_found": [found.nothing_found.hits, found.nothing_found.of],
                "rightly_nothing": [found.rightly_nothing.hits, found.rightly_nothing.of],
            }
            for name, found in report.sets.items()
        }
        | {"conversations": [report.conversations.hits, report.conversations.of]}
        for report in reports
    }
    lines = (f"{json.dumps(code)}: {json.dumps(row, sort_keys=True)}" for code, row in rows.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def losses(recorded: Path, reports: Sequence[LanguageReport]) -> tuple[Loss, ...]:
    """Return where a language is worse than recorded by more than two points and more than two questions.

    A set that is not recorded loses nothing. Raises OSError or ValueError where the file cannot be read.
    """
    known = json.loads(recorded.read_text(encoding="utf-8"))
    found = []
    for report in reports:
        for name, now in report.sets.items():
            if name in known.get(report.language, {}):
                before = Share(*known[report.language][name]["first"])
                if _is_loss(before, now.first):
                    found.append(Loss(report.language, name, before, now.first))
    return tuple(found)


def _scored(
    base: Searched, language: str, sets: Mapping[str, Sequence[Question]]
) -> Iterator[tuple[str, Scores]]:
    for name, questions in sets.items():
        yield from _splits(f"{name} " if name else "", ask_all(base, language, questions))
    for name, variant in VARIANTS.items():
        changed = [
            question.model_copy(update={"query": text})
            for question in chain.from_iterable(sets.values())
            if question.entry and (text := variant(question.query)) is not None
        ]
        if changed:
            yield name, scores(ask_all(base, language, changed))


def _splits(prefix: str, asked: Sequence[Asked]) -> Iterator[tuple[str, Scores]]:
    yield f"{prefix}{WHOLE}", scores(asked)
    for split in SPLITS:
        yield f"{prefix}{split}", scores([one for one in asked if one.question.split == split])


def _played(chat: Chatting, conversations: Sequence[PlacedScript]) -> Share:
    return Share(sum(not play(placed.script, chat) for placed in conversations), len(conversations))


def _is_loss(before: Share, now: Share) -> bool:
    missing = before.value * now.of - now.hits
    return before.value - now.value > POINTS and missing > QUESTIONS


def _sum(reports: Sequence[LanguageReport], name: str) -> Share:
    shares: list[Share] = [getattr(report.sets[WHOLE], name) for report in reports if WHOLE in report.sets]
    return Share(sum(share.hits for share in shares), sum(share.of for share in shares))


def _mean_rank(reports: Sequence[LanguageReport]) -> float:
    found = [report.sets[WHOLE] for report in reports]
    asked = sum(one.first.of for one in found)
    return sum(one.mean_reciprocal_rank * one.first.of for one in found) / asked if asked else 0.0


def _line(language: str, name: str, found: Scores, conversations: Share | None) -> str:
    low, high = found.first.interval
    cells = [
        f"{language:<10} {name:<16} {found.first.of:>5} {found.first.value:>6.3f}",
        f"{low:.2f} to {high:.2f}".rjust(12),
        f"{found.among_three.value:>5.2f} {found.among_ten.value:>5.2f} {found.mean_reciprocal_rank:>5.2f}",
        f"{found.nothing_found.hits:>6}",
        f"{found.rightly_nothing.hits} of {found.rightly_nothing.of}".rjust(16),
        f"{conversations.hits} of {conversations.of}".rjust(14) if conversations else "",
    ]
    return " ".join(cells).rstrip()
