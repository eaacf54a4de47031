"""What is kept of a language for what is typed: read again it is the same; a damaged file costs time only."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.search import typed
from kb.search.suggest import Suggestion
from kb.search.typed import FOLDER, KEPT, current_own_script, current_type_ahead

TEXTS = ("виза", "карта резидента", "потерял карту резидента", "паспорт")
SUGGESTIONS = [Suggestion(text, "ru", "entry") for text in TEXTS]


def files(var: Path) -> list[Path]:
    return sorted((var / FOLDER).glob("*.json"))


def heard(var: Path | None) -> tuple[object, ...]:
    script = current_own_script("ru", TEXTS, "Cyrl", var)
    return script.by_ear("viza pasport"), script.letter_by_letter("poteryal kartu")


def completed(var: Path | None) -> tuple[Suggestion, ...]:
    return current_type_ahead("ru", SUGGESTIONS, var).complete("кар", {"entry"}, 5)


def test_what_is_kept_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = heard(None), completed(None)
    assert (heard(tmp_path), completed(tmp_path)) == made
    assert len(files(tmp_path)) == 2

    monkeypatch.setattr(typed, "keep", lambda *_: pytest.fail("it was made again"))

    assert (heard(tmp_path), completed(tmp_path)) == made


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", "3", '{"letters": {}, "by_ear": [[1]]}', '["a"]'])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    made = heard(tmp_path), completed(tmp_path)
    whole = [path.read_text(encoding="utf-8") for path in files(tmp_path)]
    for path in files(tmp_path):
        path.write_text(damage, encoding="utf-8")

    assert (heard(tmp_path), completed(tmp_path)) == made
    assert [path.read_text(encoding="utf-8") for path in files(tmp_path)] == whole


def test_other_texts_have_another_file_and_the_oldest_go(tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        current_own_script("ru", [*TEXTS, f"слово{'о' * number}"], "Cyrl", tmp_path)

    assert len(files(tmp_path)) == KEPT
