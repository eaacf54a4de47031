"""JSON Schemas of the data files, generated from the model, for editors that complete and check YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from kb.facts import Fact
from kb.flow import Flow
from kb.languages.language import Language
from kb.model import Change, Concept, Contact, Danger, Entry, Law, LifeEvent, Situation, StatusGuide, Topic

_FILES: dict[str, Any] = {
    "entry": Entry,
    "flow": Flow,
    "topics": list[Topic],
    "facts": list[Fact],
    "laws": list[Law],
    "contacts": list[Contact],
    "concepts": list[Concept],
    "dangers": list[Danger],
    "situations": list[Situation],
    "life-events": list[LifeEvent],
    "statuses": list[StatusGuide],
    "changes": list[Change],
    "redirects": dict[str, str],
    "language": Language,
}


def schema_texts() -> dict[str, str]:
    """Return the file name and the text of each schema."""
    return {
        f"{name}.schema.json": json.dumps(_schema(name, model), ensure_ascii=False, indent=1) + "\n"
        for name, model in _FILES.items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas into `folder` and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_texts().items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _schema(name: str, model: Any) -> dict[str, Any]:
    schema = TypeAdapter(model).json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **_as_typed(schema)}


def _as_typed(node: Any) -> Any:
    """Let an editor accept what YAML takes for a number where the model reads text: `article: 19`."""
    if isinstance(node, list):
        return [_as_typed(child) for child in node]
    if not isinstance(node, dict):
        return node
    typed = {key: _as_typed(child) for key, child in node.items()}
    if (
        typed.get("type") == "string"
        and "pattern" in typed
        and typed["pattern"].startswith("^(supplementary")
    ):
        typed["type"] = ["string", "integer"]
    return typed
