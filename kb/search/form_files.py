"""Files of forms, one below each language: `id: [form, form]`. What lexicons and clues are read by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from kb.content.problems import Problem
from kb.content.yaml_reader import Document, read_yaml

T = TypeVar("T")

Read = tuple[list[T], list[Problem]]
"""What was read, and what is wrong."""

Listed = tuple[str, int, object]
"""An id, the place of a form in its list, and the form as it is written."""


def read_all(root: Path, name: str, read: Callable[[Document, str], Read[T]]) -> Read[T]:
    """Return what `read` makes of the files of a name below every language; it is given the language too."""
    found: list[T] = []
    problems: list[Problem] = []
    for path in sorted((root / "translations").glob(f"*/{name}")):
        document = read_yaml(path, root)
        problems += document.problems
        if document.data is not None:
            forms, wrong = read(document, path.parent.name)
            found += forms
            problems += wrong
    return found, problems


def listed(
    document: Document, what: str, slip: Callable[[str], tuple[str, str] | None]
) -> Iterator[Listed | Problem]:
    """Yield every form of a file, and the problems of its ids and lists.

    `what` is what an id stands for; `slip` says what is wrong with an id and how to mend it, None where
    nothing is.
    """
    if not isinstance(document.data, dict):
        yield document.problem((), "is no mapping", f"write `{what}-id: [form, form]` lines")
        return
    for one, texts in document.data.items():
        wrong = slip(one)
        if wrong is not None:
            yield document.problem((one,), *wrong)
        elif not isinstance(texts, list) or not texts:
            remedy = "write `[form, form]`, or delete the line"
            yield document.problem((one,), f"`{one}` has no list of forms", remedy)
        else:
            yield from ((one, place, text) for place, text in enumerate(texts))
