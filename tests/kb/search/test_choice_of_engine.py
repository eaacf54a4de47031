"""SEARCH_ENGINE chooses the engine; what cannot be chosen is said."""

from __future__ import annotations

import sys

import pytest

from kb.errors import UnknownEngine
from kb.search.engines import chosen_engine, engine_named


@pytest.mark.parametrize(("setting", "name"), [("", "whoosh"), ("whoosh", "whoosh"), ("tantivy", "tantivy")])
def test_the_setting_chooses(monkeypatch: pytest.MonkeyPatch, setting: str, name: str) -> None:
    monkeypatch.setenv("SEARCH_ENGINE", setting)

    assert chosen_engine().name == name


def test_whoosh_serves_where_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEARCH_ENGINE", raising=False)

    assert chosen_engine().name == "whoosh"


def test_a_name_that_is_no_engine_is_told() -> None:
    with pytest.raises(UnknownEngine, match="whoosh or tantivy"):
        engine_named("lucene")


def test_an_engine_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    monkeypatch.delitem(sys.modules, "kb.search.tantivy_engine", raising=False)

    with pytest.raises(UnknownEngine, match="not installed"):
        engine_named("tantivy")
