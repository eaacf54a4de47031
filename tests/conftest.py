"""What all tests share: the real content on a fixed day."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for indexes that the whole test run shares: what did not change is not built again."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def base(var: Path) -> KnowledgeBase:
    """Return the real knowledge base."""
    return KnowledgeBase.load(CHECKOUT, lambda: TODAY, var=var)


@pytest.fixture
def data_root(tmp_path: Path) -> Path:
    """Return a copy of the real data that a test may spoil."""
    for folder in ("questions", "translations"):
        shutil.copytree(CHECKOUT / folder, tmp_path / folder)
    return tmp_path
