"""Who reviewed which translation. A review is bound to the digest of the text that was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from kb.content.problems import Problem, did_you_mean
from kb.content.yaml_reader import parse, read_yaml
from kb.digest import digest
from kb.model import Review


def read_reviews(
    path: Path, root: Path, units: Collection[str]
) -> tuple[Mapping[str, Review], tuple[Problem, ...]]:
    """Read `translations/<lang>/reviews.yaml`: one review for each reviewed entry or record.

    `units` are what can be reviewed. A missing file means that nothing was reviewed yet.
    """
    if not path.exists():
        return {}, ()
    document = read_yaml(path, root)
    if not isinstance(document.data, dict):
        wrong = document.problem((), "is no mapping", "write `<entry id>:` and `by`, `role`, … under it")
        return {}, document.problems or (wrong,)
    reviews: dict[str, Review] = {}
    problems = list(document.problems)
    for unit in document.data:
        if unit not in units:
            what = f"`{unit}` is nothing that can be reviewed"
            problems.append(document.problem((unit,), what, did_you_mean(unit, sorted(units))))
            continue
        review, slips = parse(document, Review, (unit,))
        problems += slips
        if review is not None:
            reviews[unit] = review
    return reviews, tuple(problems)


def text_digest(texts: Iterable[tuple[str, str]]) -> str:
    """Return the digest of an entry's translation: its texts with their keys, in the order of the entry."""
    return digest(*(part for key, text in texts for part in (key, text)))
