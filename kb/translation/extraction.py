"""The sentences of the interface, found in templates and code where they are marked for translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract

CODE_ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds `kb/` and `webapp/`."""

_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "interface": None,
    "interface_text": None,
    "interface_plural": (1, 2),
    "ngettext": (1, 2),
}
_METHODS = {".py": "python", ".html": "jinja2", ".xml": "jinja2", ".txt": "jinja2"}
_ROOMS = ("webapp", "kb")


@dataclass(frozen=True, slots=True)
class InterfaceMessage:
    """A sentence of the interface and the files that say it. `plural` is its form for more than one."""

    english: str
    plural: str | None
    places: tuple[str, ...]


def interface_messages(code_root: Path = CODE_ROOT) -> tuple[InterfaceMessage, ...]:
    """Return every marked sentence, in the order of files and of lines, each once.

    Marked are `_("…")`, `N_("…")` and `ngettext("…", "…", n)` in templates and code, and the English given
    to `Translations.interface`, `interface_text` and `interface_plural`.
    """
    plurals: dict[str, str | None] = {}
    places: dict[str, list[str]] = {}
    for path in _files(code_root):
        place = path.relative_to(code_root).as_posix()
        for english, plural in _messages(path):
            plurals[english] = plural or plurals.get(english)
            found = places.setdefault(english, [])
            if place not in found:
                found.append(place)
    return tuple(
        InterfaceMessage(english, plurals[english], tuple(found)) for english, found in places.items()
    )


def _files(code_root: Path) -> Iterator[Path]:
    for room in _ROOMS:
        for path in sorted((code_root / room).rglob("*")):
            if path.suffix in _METHODS and "static" not in path.parts:
                yield path


def _messages(path: Path) -> Iterator[tuple[str, str | None]]:
    with path.open("rb") as file:
        for _line, message, _comments, _context in extract(_METHODS[path.suffix], file, _KEYWORDS):
            if isinstance(message, tuple):
                yield message[0], message[1]
            elif message.strip():
                yield message, None
