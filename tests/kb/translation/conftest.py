from __future__ import annotations

from pathlib import Path

import pytest

from tests.kb.translation.house import LANGUAGES, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose catalogs stand empty."""
    house = House(tmp_path)
    house.update(*LANGUAGES)
    return house


@pytest.fixture
def translated(house: House) -> House:
    """A house whose entry is translated into Vietnamese, Chinese and Nepali."""
    house.translate()
    assert house.update() == []
    return house
