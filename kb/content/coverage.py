"""Whether every researched fact and every typical question has its place in an entry.

`questions/coverage.yaml` lists, by research sheet, the id of every fact and the number of every typical
question, each with the entries that carry it or with the reason for leaving it out. The list is checked
against the entries alone; with the folder of the sheets at hand it is also checked for being whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.content.problems import Problem, did_you_mean
from kb.content.store import Content
from kb.content.yaml_reader import Data, Document, Loc, read_yaml

COVERAGE_FILE = Path("questions", "coverage.yaml")

PARTS = ("facts", "questions")
"""What the sheets hold: facts, each under a heading with its id, and numbered questions."""

_FACT = re.compile(r"^### (\S+)", re.MULTILINE)
_QUESTION = re.compile(r"^(\d+)\. ", re.MULTILINE)
_QUESTIONS_BEGIN = re.compile(r"^## Typical questions", re.MULTILINE)

Items = Mapping[str, frozenset[str]]
"""The ids of one part, by sheet."""


@dataclass(frozen=True)
class Coverage:
    """What the list says: how much is carried by entries and how much was left out, by part."""

    carried: Mapping[str, int]
    left_out: Mapping[str, int]
    problems: tuple[Problem, ...]


def check_coverage(root: Path, content: Content, sheets: Path | None = None) -> Coverage:
    """Check `questions/coverage.yaml` under the data root `root`; with `sheets`, also that it lists all.

    `sheets` is a folder of Markdown files with `### fact-id` headings and, under `## Typical questions`,
    numbered lines; `README.md` is no sheet.
    """
    document = read_yaml(root / COVERAGE_FILE, root)
    if document.problems or not isinstance(document.data, dict):
        form = document.problem((), "is no mapping", f"write `{PARTS[0]}:` and `{PARTS[1]}:`")
        return Coverage({}, {}, document.problems or (form,))
    known = tuple(sorted(content.versions))
    carried, left_out, problems = dict.fromkeys(PARTS, 0), dict.fromkeys(PARTS, 0), list[Problem]()
    for part, loc, place in _places(document):
        found = list(_place_problems(document, loc, place, known))
        problems += found
        carried[part] += isinstance(place, list) and not found
        left_out[part] += isinstance(place, dict) and not found
    if sheets is not None:
        problems += _missing(document, sheets)
    return Coverage(carried, left_out, tuple(sorted(problems)))


def _places(document: Document) -> Iterator[tuple[str, Loc, Data]]:
    """Yield each listed item: its part, where it stands, and what is said of it."""
    assert isinstance(document.data, dict)
    for part in PARTS:
        by_sheet = document.data.get(part)
        for sheet, items in by_sheet.items() if isinstance(by_sheet, dict) else ():
            for item, place in items.items() if isinstance(items, dict) else ():
                yield part, (part, sheet, item), place


def _place_problems(document: Document, loc: Loc, place: Data, known: tuple[str, ...]) -> Iterator[Problem]:
    item = loc[-1]
    if isinstance(place, dict):
        if set(place) != {"left_out"} or not str(place["left_out"]).strip():
            remedy = "name the entries that carry it, or write {left_out: <why>}"
            yield document.problem(loc, f"`{item}` has no place", remedy)
        return
    if not isinstance(place, list) or not place:
        yield document.problem(
            loc, f"`{item}` has no entry", "name the entries that carry it, or write {left_out: <why>}"
        )
        return
    for entry in place:
        if entry not in known:
            yield document.problem(loc, f"`{entry}` is no entry", did_you_mean(str(entry), known))


def _missing(document: Document, sheets: Path) -> Iterator[Problem]:
    """Yield what the sheets hold and the list does not, and the other way round."""
    listed = {loc for _, loc, _ in _places(document)}
    researched = {
        (part, sheet, item)
        for part, by_sheet in _read_sheets(sheets).items()
        for sheet, items in by_sheet.items()
        for item in items
    }
    if not researched:
        yield document.problem((), f"no sheets were found in {sheets}", "give the folder that holds them")
        return
    for part, sheet, item in sorted(researched - listed):
        yield document.problem((part, sheet), f"`{item}` of {sheet} is not listed", "add it with its entries")
    for loc in sorted(listed - researched, key=str):
        yield document.problem(loc, f"`{loc[-1]}` is not in the sheets", "delete the line, or mend the id")


def _read_sheets(folder: Path) -> Mapping[str, Items]:
    """Return the fact ids and the numbers of the typical questions of every sheet in the folder."""
    facts: dict[str, frozenset[str]] = {}
    questions: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        text = path.read_text(encoding="utf-8")
        begin = _QUESTIONS_BEGIN.search(text)
        facts[path.stem] = frozenset(_FACT.findall(text))
        questions[path.stem] = frozenset(_QUESTION.findall(text, begin.end()) if begin else ())
    return dict(zip(PARTS, (facts, questions), strict=True))
