"""What all tests share: the real content on a fixed day, its indexes built once for all workers and runs."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kb import KnowledgeBase
from kb.base import CHECKOUT

TODAY = date(2026, 11, 23)
FEW = ("ja", "en", "vi")
"""Languages of the copies that tests spoil: enough to see every way of a text, and built in no time."""

BUILT = CHECKOUT / "var" / "tests"
"""Where the test runs of this checkout keep what they built; docs/decisions/0033 says why they may."""

# How long an example takes says what else the machine does, not whether the code is right.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the real house last: while one worker builds its indexes, others need not wait."""
    items.sort(key=lambda item: "base" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder of what was built, which all workers share; emptied when code has changed."""
    BUILT.mkdir(parents=True, exist_ok=True)
    with alone(BUILT / "lock"):
        code, made_by = code_digest(), BUILT / "code"
        if not made_by.exists() or made_by.read_text(encoding="utf-8") != code:
            for folder in filter(Path.is_dir, BUILT.iterdir()):
                shutil.rmtree(folder)
            made_by.write_text(code, encoding="utf-8")
    return BUILT


@pytest.fixture(scope="session")
def var(built: Path) -> Path:
    """Return the folder for the indexes of the real content, which tests leave as they are."""
    return built / "all"


@pytest.fixture(scope="session")
def base(built: Path, var: Path) -> KnowledgeBase:
    """Return the real knowledge base. The first worker that asks builds what is missing, the others wait."""
    with alone(built / "base.lock"):
        return KnowledgeBase.load(CHECKOUT, lambda: TODAY, var=var)


@pytest.fixture(scope="session")
def var_of_few(built: Path) -> Path:
    """Return the folder for the indexes of `data_root`: what a test did not change is not built again."""
    return built / "few"


@pytest.fixture
def data_root(tmp_path: Path) -> Path:
    """Return a copy of the real data, in a few languages, that a test may spoil."""
    shutil.copytree(CHECKOUT / "questions", tmp_path / "questions")
    (tmp_path / "translations").mkdir()
    for path in (CHECKOUT / "translations").iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path / "translations")
        elif path.name in FEW:
            shutil.copytree(path, tmp_path / "translations" / path.name)
    return tmp_path


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock file, however long others hold it first; the system lets go of it when its holder dies."""
    with lock.open("a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def code_digest() -> str:
    """Return a digest of all code that builds: whoever changes it tests it, and nothing that was kept."""
    whole = sha256()
    for path in sorted((CHECKOUT / "kb").rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()
