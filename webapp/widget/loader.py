"""The loader that other sites include: its source without comments, with its few words in every language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kb.base import KnowledgeBase
from kb.languages.language import Language
from webapp.messages import _

SOURCE = Path(__file__).with_name("loader.js")
ASK = _("Ask a question")
CLOSE = _("Close")

_WORDS_HERE = re.compile(r"\{/\*.*?\*/\}")


def loader(base: KnowledgeBase) -> str:
    """Return the script that `/widget.js` serves."""
    words = json.dumps(dict(_words(base)), ensure_ascii=False, separators=(",", ":"))
    source = _WORDS_HERE.sub(lambda _place: words, SOURCE.read_text(encoding="utf-8"), count=1)
    return "\n".join(_without_comments(source)) + "\n"


def _words(base: KnowledgeBase) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield, by all codes of a language, its direction and the words; the language for all others first."""
    default = base.languages.default
    for language in (default, *(one for one in base.languages.values() if one != default)):
        said = (base.translations.interface(message, language.code) for message in (ASK, CLOSE))
        yield " ".join(_codes(language)).lower(), (language.direction, *said)


def _codes(language: Language) -> tuple[str, ...]:
    return (language.code, *language.aliases)


def _without_comments(source: str) -> Iterator[str]:
    for line in source.splitlines():
        shown = line.strip()
        if shown and not shown.startswith("//"):
            yield shown
