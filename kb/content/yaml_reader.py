"""YAML without traps: every scalar is text, every value knows its line, slips become problems.

Tags, anchors, tabs, duplicate keys, merge keys, several documents, files that are too large or not
UTF-8 are refused with a message for the person who typed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kb.content.problems import Problem, did_you_mean

MAX_BYTES = 2_000_000
"""Bytes of one data file. The largest, the glossary, is about half of it."""

Loc = tuple[str | int, ...]
"""The way to a value: keys and places in lists, from the top of the document."""

Data = dict[str, "Data"] | list["Data"] | str

M = TypeVar("M", bound=BaseModel)

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A data file as read: `data` holds only dicts, lists and texts; None where it could not be read."""

    file: str
    data: Data | None
    problems: tuple[Problem, ...]
    lines: dict[Loc, int] = field(repr=False)

    def line(self, loc: Sequence[str | int] = ()) -> int:
        """Return the line (from 1) of the value at `loc`, or of the nearest value around it."""
        here = tuple(loc)
        while here and here not in self.lines:
            here = here[:-1]
        return self.lines.get(here, 1)

    def problem(self, loc: Sequence[str | int], what: str, remedy: str) -> Problem:
        """Return a problem at the line of `loc`."""
        return Problem(self.file, self.line(loc), what, remedy)


def read_yaml(path: Path, root: Path) -> Document:
    """Read a data file. `root` is what its name in messages is relative to. Never raises."""
    name = path.relative_to(root).as_posix()
    text, problem = _text(path, name)
    if problem is not None:
        return Document(name, None, (problem,), {})
    slips = tuple(_slips(text, name))
    if slips:
        return Document(name, None, slips, {})
    try:
        marks = tuple(_anchors_and_tags(text, name))
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as error:
        return Document(name, None, (_syntax_problem(name, error),), {})
    if marks:
        return Document(name, None, marks, {})
    if node is None:
        return Document(name, None, (Problem(name, 1, "the file is empty", "write it, or delete it"),), {})
    reading = _Reading(name)
    try:
        data = reading.convert(node, ())
    except RecursionError as error:
        return Document(name, None, (_syntax_problem(name, error),), {})
    return Document(name, data if not reading.problems else None, tuple(reading.problems), reading.lines)


def parse(document: Document, model: type[M], loc: Loc = ()) -> tuple[M | None, list[Problem]]:
    """Return the value at `loc` as a `model`, or None and the problems that stand in the way."""
    value = value_at(document, loc)
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, _model_problems(document, model, loc, error)


def value_at(document: Document, loc: Loc) -> Data | None:
    """Return the value at `loc`, which must exist."""
    value = document.data
    for step in loc:
        if isinstance(value, dict):
            value = value[str(step)]
        elif isinstance(value, list):
            value = value[int(step)]
    return value


def _text(path: Path, name: str) -> tuple[str, Problem | None]:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            what = f"the file has {size:,} bytes, more than {MAX_BYTES:,}"
            return "", Problem(name, 1, what, "split it into several entries")
        return path.read_bytes().decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", Problem(name, line, "the file is not UTF-8", "save it with the encoding UTF-8")
    except OSError as error:
        return "", Problem(name, 1, f"the file cannot be read ({error.strerror})", "check its permissions")


def _slips(text: str, name: str) -> list[Problem]:
    """Find what the YAML parser would report obscurely, or not at all."""
    problems = []
    if text.startswith("\ufeff"):
        problems.append(Problem(name, 1, "begins with a byte order mark", "save as UTF-8 without BOM"))
    for number, line in enumerate(text.splitlines(), start=1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            problems.append(Problem(name, number, "is indented with a tab", "use spaces"))
        if bad := re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", line):
            what = f"holds the invisible character U+{ord(bad[0]):04X}"
            problems.append(Problem(name, number, what, "delete it and type the text again"))
    return problems


def _syntax_problem(name: str, error: yaml.YAMLError | RecursionError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "is nested too deeply"
    remedy = (
        "put the text in quotes if it holds `: ` or begins with one of [ ] { } , & * ! | > % @ `; "
        "lists and keys of one level start in the same column"
    )
    return Problem(name, mark.line + 1 if mark else 1, f"is not valid YAML: {what}", remedy)


def _anchors_and_tags(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each `&anchor`, `*alias` and `!tag`; they change a text unseen."""
    if not re.search(r"[&*!]", text):
        return
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            what = f"uses `{anchor}` as an anchor or alias"
            yield Problem(name, line, what, "put a text that begins with `&` or `*` in quotes")
        if tag:
            yield Problem(name, line, f"has the tag `{tag}`", "put a text that begins with `!` in quotes")


class _Reading:
    """Turns a node graph into plain data, and remembers the line of every value."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Loc, int] = {}
        self.problems: list[Problem] = []

    def convert(self, node: yaml.Node, loc: Loc) -> Data:
        self.lines[loc] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(child, (*loc, place)) for place, child in enumerate(node.value)]
        return self._mapping(node, loc)

    def _mapping(self, node: yaml.Node, loc: Loc) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                self._add(line, "has a key that is not a plain word", "write `key: value`")
                continue
            key = str(key_node.value)
            if key in data:
                self._add(line, f"`{key}` stands here twice", "delete one, or merge the two")
            data[key] = self.convert(value_node, (*loc, key))
            self.lines[(*loc, key)] = line
        return data

    def _add(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, line, what, remedy))


_REMEDIES = {
    "extra_forbidden": ("`{key}` is not a field here", "{guess}"),
    "missing": ("`{key}` is missing", "add it"),
    "string_pattern_mismatch": ("`{value}` has not the form of {key}", "see docs/writing-entries.md"),
    "string_too_short": ("`{key}` is empty", "write it, or delete the line"),
    "string_too_long": ("`{key}` is too long", "shorten it"),
    "too_short": ("`{key}` is empty", "give at least one"),
    "date_from_datetime_parsing": ("`{value}` is no date", "write 2026-11-23"),
    "date_parsing": ("`{value}` is no date", "write 2026-11-23"),
    "int_parsing": ("`{value}` is no whole number", "write digits only, no comma, no unit"),
    "literal_error": ("`{value}` is not possible for `{key}`", "write one of {expected}"),
    "enum": ("`{value}` is not possible for `{key}`", "write one of {expected}"),
    "string_type": ("`{key}` must be one text", "write text, quoted if it holds `: `"),
    "tuple_type": ("`{key}` must be a list", "start each item with `- `"),
    "dict_type": ("`{key}` must have keys", "write `key: value` lines under it"),
    "model_type": ("`{key}` must have keys", "write `key: value` lines under it"),
    "model_attributes_type": ("`{key}` must have keys", "write `key: value` lines under it"),
}


def _model_problems(
    document: Document, model: type[BaseModel], loc: Loc, error: ValidationError
) -> list[Problem]:
    problems = []
    details = error.errors(include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and any(_within(other["loc"], detail["loc"]) for other in details):
            continue  # pydantic counts only the items that are good
        where = _existing(document, loc, detail["loc"])
        key = str(detail["loc"][-1]) if detail["loc"] else model.__name__
        what, remedy = _REMEDIES.get(detail["type"], ("`{key}`: {message}", "see docs/writing-entries.md"))
        message = detail["msg"].removeprefix("Value error, ")
        value = detail.get("input")
        words = {
            "key": key,
            "value": value if isinstance(value, str) else key,
            "message": message,
            "expected": detail.get("ctx", {}).get("expected", ""),
            "guess": did_you_mean(key, _field_names(model))
            if len(detail["loc"]) == 1
            else "delete or move it",
        }
        problems.append(document.problem(where, what.format(**words), remedy.format(**words)))
    return sorted(set(problems))


def _within(inner: tuple[int | str, ...], outer: tuple[int | str, ...]) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _existing(document: Document, loc: Loc, inner: tuple[int | str, ...]) -> Loc:
    """Return the longest part of an error's place that is in the file; pydantic adds names of its own."""
    here = loc
    for step in inner:
        if (*here, step) in document.lines:
            here = (*here, step)
    return here


def _field_names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]
