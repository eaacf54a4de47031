"""The ways in which speakers ask each entry: in the entry for Japanese and English, in `asked.yaml` else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from kb.content.problems import Problem, did_you_mean
from kb.content.yaml_reader import Document, read_yaml

LONGEST_QUESTION = 300
"""Characters; longer is a text and nothing that people type."""


def read_asked(
    path: Path, root: Path, entry_ids: Collection[str]
) -> tuple[Mapping[str, tuple[str, ...]], tuple[Problem, ...]]:
    """Read `translations/<lang>/asked.yaml`: for each entry or flow id a list of ways to ask it.

    A version of an entry that is asked otherwise may be named by its file's stem. A missing file means none.
    """
    if not path.exists():
        return {}, ()
    document = read_yaml(path, root)
    if not isinstance(document.data, dict):
        wrong = document.problem((), "is no mapping", "write `<entry id>:` and a list under it")
        return {}, document.problems or (wrong,)
    asked: dict[str, tuple[str, ...]] = {}
    problems = list(document.problems)
    for entry_id in document.data:
        if entry_id not in entry_ids:
            what = f"there is no entry or flow `{entry_id}`"
            problems.append(document.problem((entry_id,), what, did_you_mean(entry_id, sorted(entry_ids))))
            continue
        asked[entry_id] = _ways(document, entry_id, document.data[entry_id], problems)
    return asked, tuple(problems)


def _ways(document: Document, entry_id: str, data: object, problems: list[Problem]) -> tuple[str, ...]:
    if not isinstance(data, list):
        problems.append(document.problem((entry_id,), "is no list", "start each way to ask with `- `"))
        return ()
    ways: dict[str, None] = {}
    for place, way in enumerate(data):
        loc = (entry_id, place)
        if not isinstance(way, str) or not way.strip():
            problems.append(document.problem(loc, "is no text", "write one question a line"))
        elif len(way) > LONGEST_QUESTION:
            problems.append(document.problem(loc, "is longer than anybody types", "shorten it"))
        elif way.strip() in ways:
            problems.append(document.problem(loc, f"`{way}` stands here twice", "delete one"))
        else:
            ways[way.strip()] = None
    return tuple(ways)
