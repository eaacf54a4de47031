"""What tells languages apart: read once for each language, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.languages.detection import features_of
from kb.search.features import FOLDER, current_features
from tests.kb.search.conftest import Counter

TEXTS = ["mất thẻ cư trú", "lệ phí"]


def kept(var: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (var / FOLDER).glob("*.json")}


def test_a_language_is_known_by_its_ways_to_ask_and_its_lexicon(counter: Counter) -> None:
    counter.write("translations/vi/asked.yaml", "card-lost: [rơi mất rồi]\n")
    found = counter.prepared().features.get("vi") or []

    assert {"rơi", "thẻ", "~ơ"} <= set(found)


def test_a_language_that_is_understood_and_not_spoken_is_known_by_its_lexicon(counter: Counter) -> None:
    counter.write("translations/sw/lexicon.yaml", "lose: [nimepoteza]\n")

    assert counter.prepared().features.get("sw") == ["nimepoteza"]


def test_a_changed_language_alone_is_read_again(counter: Counter) -> None:
    counter.prepared()
    before = kept(counter.root / "var")
    counter.write("translations/vi/asked.yaml", "card-lost: [mất thẻ rồi]\n")
    counter.prepared()

    new = kept(counter.root / "var").keys() - before.keys()
    assert {name.rpartition("-")[0] for name in new} == {"vi"}


@pytest.mark.parametrize("damage", ["", "[", "{}", '{"a": "b"}', "[1]"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    current_features("vi", TEXTS, tmp_path)
    before = kept(tmp_path)
    for name in before:
        (tmp_path / FOLDER / name).write_text(damage, encoding="utf-8")

    assert current_features("vi", TEXTS, tmp_path) == features_of(TEXTS)
    assert kept(tmp_path) == before


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert current_features("vi", TEXTS, blocked) == features_of(TEXTS)
