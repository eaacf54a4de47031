"""The committed JSON Schemas are those of the model, and real data fits them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from kb.base import CHECKOUT
from kb.content.schemas import schema_texts

SCHEMAS = CHECKOUT / "docs" / "schemas"


def test_the_committed_schemas_are_fresh() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}
    assert committed == schema_texts(), "run `make schemas`"


@pytest.mark.parametrize("name", ["topics", "facts", "laws", "contacts", "concepts"])
def test_real_files_fit_their_schema_as_an_editor_reads_them(name: str) -> None:
    assert _faults(name, CHECKOUT / "questions" / f"{name}.yaml") == []


def test_real_entries_fit_their_schema_as_an_editor_reads_them() -> None:
    entries = [path for path in (CHECKOUT / "questions").glob("*/*.yaml") if path.parent.name != "flows"]
    assert {path.name: faults for path in entries if (faults := _faults("entry", path))} == {}


def test_real_flows_fit_their_schema_as_an_editor_reads_them() -> None:
    flows = sorted((CHECKOUT / "questions" / "flows").glob("*.yaml"))
    assert {path.name: faults for path in flows if (faults := _faults("flow", path))} == {}
    assert flows


def _faults(name: str, path: Path) -> list[str]:
    validator = jsonschema.Draft202012Validator(_schema(name))
    return [error.message for error in validator.iter_errors(_as_editor(path.read_text(encoding="utf-8")))]


@cache
def _schema(name: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def _as_editor(text: str) -> object:
    """Read YAML 1.2 as a language server does: numbers and true/false have types, days and `no` are texts."""

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        pass

    Loader.yaml_implicit_resolvers = {
        key: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))]
        for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])
    return yaml.load(text, Loader=Loader)
