"""The page that says how well search finds: written from what was recorded, never by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kb.evaluation.relevance import Share
from kb.evaluation.report import WHOLE
from kb.evaluation.variants import SEED, VARIANTS

HEAD = f"""# Scorecard of the search

How often the right entry comes first, and among three, on the questions of `tests/relevance/`. Written by
`madoguchi evaluate --record` from `tests/relevance/recorded.json`; do not edit. A test fails when a language
falls below these figures by more than two points and more than two questions.

Read it with care. `tuning` questions guided weights and words, `holdout` ones only checked them. *typical*
are those of the research, *second* a later set from other hands that asks for rare entries as often as for
common ones, *stories* messages of several sentences; the three were written from the entries alone, without
sight of ways to ask and lexicons. In brackets: the interval that chance alone explains (Wilson, 95 %).
Variants are made with the fixed seed `{SEED}`.
"""

_COLUMNS = (
    "| language | set | questions | first | among three | among ten | nothing found | rightly nothing |"
)


def scorecard(recorded: Path) -> str:
    """Return the page, as Markdown. Raises OSError or ValueError where the record cannot be read."""
    data = json.loads(recorded.read_text(encoding="utf-8"))
    return "\n".join([HEAD, *_together(data), "", _COLUMNS, _rule(8), *_rows(data), ""])


def _together(data: Mapping[str, Any]) -> Iterator[str]:
    yield "| all languages together | questions | first | among three | nothing found |"
    yield _rule(5)
    sets = {
        "as typed": _sets_of(data, WHOLE),
        "held back": _sets_of(data, "holdout"),
        **{f"held back, {name.removesuffix(' holdout')}": (name,) for name in _sets_of(data, "holdout")[1:]},
        **{name: (name,) for name in VARIANTS},
    }
    for title, names in sets.items():
        found = [row[name] for row in data.values() for name in names if name in row]
        first, three, empty = (_sum(found, of) for of in ("first", "among_three", "nothing_found"))
        yield f"| {title} | {first.of} | {_share(first)} | {three.value:.2f} | {empty.hits} |"
    nothing = _sum(
        [row[name] for row in data.values() for name in _sets_of(data, WHOLE) if name in row],
        "rightly_nothing",
    )
    yield ""
    yield f"Nothing was shown, rightly, for {nothing.hits} of {nothing.of} questions that no entry answers."


def _sets_of(data: Mapping[str, Any], part: str) -> tuple[str, ...]:
    """Return the names of the sets that are wholes, or the same split, the main one first."""
    names = {name for row in data.values() for name in row if name == part or name.endswith(f" {part}")}
    return tuple(sorted(names, key=lambda name: (name != part, name)))


def _rows(data: Mapping[str, Any]) -> Iterator[str]:
    for language, row in data.items():
        for name, found in row.items():
            if isinstance(found, dict) and found["first"][1]:
                first, three = Share(*found["first"]), Share(*found["among_three"])
                ten, empty = Share(*found["among_ten"]), Share(*found["nothing_found"])
                nothing = Share(*found["rightly_nothing"])
                rightly = f"{nothing.hits} of {nothing.of}" if nothing.of else ""
                yield (
                    f"| {language} | {name} | {first.of} | {_share(first)} | {three.value:.2f} | "
                    f"{ten.value:.2f} | {empty.hits} | {rightly} |"
                )


def _sum(found: list[Any], name: str) -> Share:
    return Share(sum(one[name][0] for one in found), sum(one[name][1] for one in found))


def _share(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.2f} ({low:.2f} to {high:.2f})"


def _rule(columns: int) -> str:
    return "| " + " | ".join(["---"] * columns) + " |"
