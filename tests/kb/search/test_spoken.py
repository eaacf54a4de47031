"""What the ways to ask an entry speak of: read once for each language, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.search.concepts import ConceptMatcher
from kb.search.profiles import profiles_of, touched_by
from kb.search.spoken import FOLDER, Spoken, current_spoken
from tests.kb.search.conftest import Counter


def spoken(counter: Counter, var: Path | None = None) -> Mapping[str, Spoken]:
    lexicon = counter.lexicon()
    matcher = ConceptMatcher(lexicon)
    return current_spoken(counter.content(), counter.load(), matcher, lexicon, var or counter.root / "var")


def touched(counter: Counter) -> Mapping[str, frozenset[str]]:
    return touched_by(counter.content(), spoken(counter))


def kept(counter: Counter) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (counter.root / "var" / FOLDER).glob("*.json")}


def test_an_entry_touches_its_concepts_and_what_two_ways_in_any_languages_name(counter: Counter) -> None:
    counter.write("translations/vi/asked.yaml", "card-lost: [mất thẻ cư trú lệ phí]\n")
    assert touched(counter)["card-lost"] == {"residence-card", "lose"}

    counter.write("translations/vi/asked.yaml", "card-lost: [mất thẻ cư trú lệ phí, phí làm thẻ]\n")
    assert touched(counter)["card-lost"] == {"residence-card", "lose", "fee"}


def test_a_changed_language_alone_is_read_again(counter: Counter) -> None:
    touched(counter)
    before = kept(counter)
    counter.write("translations/vi/asked.yaml", "card-lost: [mất thẻ rồi]\n")
    touched(counter)

    assert {name.rpartition("-")[0] for name in kept(counter).keys() - before.keys()} == {"vi"}


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"card-lost": {}}', '{"card-lost": [[1], []]}'])
def test_a_damaged_file_is_made_anew(counter: Counter, damage: str) -> None:
    first = spoken(counter)
    before = kept(counter)
    for name in before:
        (counter.root / "var" / FOLDER / name).write_text(damage, encoding="utf-8")

    assert spoken(counter) == first
    assert kept(counter) == before


def test_a_folder_that_cannot_be_written_costs_only_time(counter: Counter, tmp_path: Path) -> None:
    first = spoken(counter)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert spoken(counter, blocked) == first


def test_an_answer_is_read_in_the_languages_that_every_entry_has(base: KnowledgeBase) -> None:
    assert "residence-card" in base.index.profiles["residence-card-lost"].body


def test_a_profile_keeps_the_ways_that_are_said_twice(counter: Counter) -> None:
    """One way to ask may hold a word by chance."""
    counter.write(
        "translations/vi/asked.yaml", "card-lost: [phí làm thẻ, lệ phí làm thẻ, mất thẻ cư trú hôm qua]\n"
    )
    profile = profiles_of(counter.content(), spoken(counter))["card-lost"]

    assert frozenset({"fee"}) in profile.ways
    assert len(set(profile.ways)) == len(profile.ways)
