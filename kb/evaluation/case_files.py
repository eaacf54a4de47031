"""Reading the files in which volunteers write cases: one list a file, every slip told with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kb.content.problems import Problem
from kb.content.yaml_reader import Document, parse, read_yaml
from kb.model import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class PlacedCase(Generic[R]):
    """A case and where it stands: the document and its place in the list."""

    case: R
    document: Document
    place: int

    def problem(self, key: tuple[str, ...], what: str, remedy: str) -> Problem:
        """Return a problem at this case, or at the `key` of it."""
        return self.document.problem((self.place, *key), what, remedy)


def read_cases(
    folder: Path, model: type[R], beginning: str, problems: list[Problem]
) -> Iterator[PlacedCase[R]]:
    """Yield the cases of every YAML file of a folder; what is wrong with a file is added to `problems`.

    `beginning` is how an item of the list begins, for the message to somebody who wrote no list.
    """
    for path in sorted(folder.glob("*.yaml")):
        document = read_yaml(path, folder)
        problems += document.problems
        if document.data is None:
            continue
        if not isinstance(document.data, list):
            problems.append(document.problem((), "is no list", f"start each with `{beginning}`"))
            continue
        for place in range(len(document.data)):
            case, wrong = parse(document, model, (place,))
            problems += wrong
            if case is not None:
                yield PlacedCase(case, document, place)
