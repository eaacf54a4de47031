"""What the ways to ask an entry often speak of: read once for each language, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.search.concepts import ConceptMatcher
from kb.search.profiles import matching_digest
from kb.search.touched import FOLDER, current_touched
from tests.kb.search.conftest import Counter


def touched(counter: Counter) -> dict[str, frozenset[str]]:
    return touched_in(counter.root / "var", counter)


def touched_in(var: Path, counter: Counter) -> dict[str, frozenset[str]]:
    texts, lexicon = counter.load(), counter.lexicon()
    matcher, matching = ConceptMatcher(lexicon), matching_digest(lexicon)
    return dict(current_touched(counter.content(), texts, texts.languages, matcher, matching, var))


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


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"card-lost": {}}', '{"card-lost": []}'])
def test_a_damaged_file_is_made_anew(counter: Counter, damage: str) -> None:
    first = touched(counter)
    before = kept(counter)
    for name in before:
        (counter.root / "var" / FOLDER / name).write_text(damage, encoding="utf-8")

    assert touched(counter) == first
    assert kept(counter) == before


def test_a_folder_that_cannot_be_written_costs_only_time(counter: Counter, tmp_path: Path) -> None:
    first = touched(counter)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert touched_in(blocked, counter) == first
