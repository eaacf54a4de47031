"""The right entry first, measured on questions in five languages (`<lang>.yaml` beside this file).

A volunteer adds a question as one line: what was typed, the entry that must come first (a list where several
answer it as well, `none` where nothing may be found), and its split. Only `tuning` questions may guide
weights and lexicons; `holdout` ones say whether that helped people whom nobody tuned for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.content.yaml_reader import read_yaml
from tests.relevance.conftest import Came, Searched

HERE = Path(__file__).parent
LANGUAGES = ("en", "ja", "vi", "zh-Hans", "ne")
"""Those that must reach the shares below; `recorded.json` keeps every language from losing what it has."""

ASKED = tuple(sorted(file.stem for file in HERE.glob("*.yaml")))

FIRST = {"tuning": 0.88, "holdout": 0.73}
AMONG_THREE = {"tuning": 0.95, "holdout": 0.92}
NOTHING = 0.75
"""The least share of questions, by split, that must be answered first, among three, or with nothing."""


@dataclass(frozen=True)
class Case:
    """A question, the entries that answer it (none: nothing may be found), and whether it may be tuned to."""

    query: str
    entries: tuple[str, ...]
    split: str


def cases(language: str) -> list[Case]:
    document = read_yaml(HERE / f"{language}.yaml", HERE)
    assert document.problems == ()
    assert isinstance(document.data, list)
    found = []
    for row in document.data:
        assert isinstance(row, dict)
        entry = row["entry"]
        entries = tuple(map(str, entry)) if isinstance(entry, list) else (str(entry),)
        found.append(
            Case(str(row["query"]), tuple(one for one in entries if one != "none"), str(row["split"]))
        )
    return found


def found(searched: Searched, query: str, language: str) -> tuple[Came, ...]:
    return searched.search(query, language, limit=10).results


@pytest.mark.parametrize("language", ASKED)
def test_questions_name_entries_that_exist_and_a_split(base: KnowledgeBase, language: str) -> None:
    asked = cases(language)
    assert {entry for case in asked for entry in case.entries} <= set(base.content.versions)
    assert {case.split for case in asked} == {"tuning", "holdout"}
    assert len({case.query for case in asked}) == len(asked)


@pytest.mark.parametrize("split", ["tuning", "holdout"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_entry_comes_first(searched: Searched, language: str, split: str) -> None:
    asked = [case for case in cases(language) if case.split == split and case.entries]
    hits = [[result.id for result in found(searched, case.query, language)] for case in asked]
    answered = list(zip(hits, asked, strict=True))
    missed = [case.query for ids, case in answered if not set(ids[:1]) & set(case.entries)]
    among = sum(bool(set(ids[:3]) & set(case.entries)) for ids, case in answered)
    first = len(asked) - len(missed)
    assert first >= FIRST[split] * len(asked), missed if split == "tuning" else len(missed)
    assert among >= AMONG_THREE[split] * len(asked)


def test_nothing_is_found_where_nothing_fits(searched: Searched) -> None:
    asked = [(language, case) for language in LANGUAGES for case in cases(language) if not case.entries]
    empty = sum(not found(searched, case.query, language) for language, case in asked)
    assert empty / len(asked) >= NOTHING


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("mat the cu tru", "vi"),
        ("mất thẻ cư trú", "vi"),
        ("在留カードをなくしました", "ja"),
        ("ざいりゅうカード なくした", "ja"),
        ("I lost my residence card", "en"),
        ("lost zairyu card", "en"),
        ("在留卡丢了", "zh-Hans"),
        ("निवास कार्ड हरायो", "ne"),
        ("residence card harayo", "ne"),
        ("residence card harayo", "en"),
        ("mat the cu tru", "en"),
        ("在留卡丢了", "en"),
        ("在留カードをなくした", "vi"),
    ],
)
def test_the_lost_card_is_found_by_everybody(searched: Searched, query: str, language: str) -> None:
    assert found(searched, query, language)[0].id == "residence-card-lost"
