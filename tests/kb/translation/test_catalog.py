"""Catalogs survive translators' tools, and a slip in one is told with its line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.translation.catalog import Catalog, Message, catalog_text, normalised, read_catalog
from tests.kb.translation.house import House

DIGEST, OLDER = "0123456789ab", "ba9876543210"
METADATA = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Language": "vi",
    "Plural-Forms": "nplurals=1; plural=0;",
}
TWICE = 'msgid ""\nmsgstr "x"\n\nmsgctxt "k"\nmsgid "a"\nmsgstr ""\n\nmsgctxt "k"\nmsgid "b"\nmsgstr ""'
FULL = Message(
    english='Line one\nLine two with "quotes", a \\ and a\ttab',
    key="moving/answer",
    texts=("Dòng một\nDòng hai «“”» \\ \t",),
    source=DIGEST,
    made_from=OLDER,
    fuzzy=True,
    previous="Line one\nLine 2",
    remarks=("Ask Lan", "", "about this"),
    flags=("no-wrap",),
)
OBSOLETE = Message(english="Gone", key="moving/steps/x", texts=("Mất",), made_from=OLDER, obsolete=True)
PLURAL = Message(english="{n} day", plural="{n} days", texts=("{n} ngày",), places=("a-b/c.html", "d.py"))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.po"
    path.write_bytes(text.encode("utf-8"))
    return path


def read(path: Path) -> Catalog:
    catalog, problems = read_catalog(path, path.parent)
    assert catalog is not None, problems
    return catalog


def without_lines(catalog: Catalog) -> list[Message]:
    return [Message(**{**_fields(message), "line": 0}) for message in catalog.messages]


def _fields(message: Message) -> dict[str, object]:
    return {name: getattr(message, name) for name in Message.__slots__}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    catalog = Catalog((FULL, PLURAL, OBSOLETE), METADATA, "A head\nof two lines")
    path = written(tmp_path, catalog_text(catalog))
    assert without_lines(read(path)) == [FULL, PLURAL, OBSOLETE]
    assert catalog_text(read(path)) == catalog_text(catalog)
    assert read(path).head == "A head\nof two lines"


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60)


@given(st.lists(TEXT, min_size=1, max_size=4), st.lists(TEXT, min_size=1, max_size=4))
def test_any_text_survives_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, en: list[str], vi: list[str]
) -> None:
    message = Message(english="\n".join(en), key="a/b", texts=("\n".join(vi),), source=DIGEST)
    path = written(tmp_path_factory.mktemp("round"), catalog_text(Catalog((message,), METADATA, "head")))
    assert without_lines(read(path)) == [message]


def test_wrapping_by_another_tool_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, catalog_text(Catalog((FULL, PLURAL, OBSOLETE), METADATA, "head")))
    before = without_lines(read(path))
    for width in (40, 79):
        po = polib.pofile(str(path), wrapwidth=width)
        po.metadata["X-Generator"] = "Poedit 3.5"
        po.save()
        assert without_lines(read(path)) == before


def test_gettext_itself_accepts_our_catalogs(translated: House) -> None:
    translated.replace("questions/address/moving.yaml", "Fill in the form.", "Fill in the blue form.")
    translated.replace("questions/address/moving.yaml", "  - {id: card,", "  - {id: other,")
    translated.update()
    for path in translated.root.glob("translations/*/*.po"):
        run = ["msgfmt", "--check", "--output-file=-", str(path)]
        assert subprocess.run(run, capture_output=True, check=False).returncode == 0, path


def test_a_trip_through_gettext_loses_nothing(translated: House) -> None:
    translated.replace("questions/address/moving.yaml", "Fill in the form.", "Fill in the blue form.")
    translated.replace("questions/address/moving.yaml", "  - {id: card,", "  - {id: other,")
    translated.update()
    before = translated.read("translations/ne/address.po")
    path = translated.root / "translations/ne/address.po"
    run = ["msgcat", "--width=40", "--sort-output", "--output-file", str(path), str(path)]
    subprocess.run(run, check=True, capture_output=True)
    assert translated.read("translations/ne/address.po") != before
    translated.update()
    assert translated.read("translations/ne/address.po") == before


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a"\nmsgstr "b', 2, "no part of a PO file"),
        ('msgid "a"\nmsgstr b"', 2, "no part of a PO file"),
        ('msgid "a"\nmsgstr "say "b""', 2, "no part of a PO file"),
        ('msgid "a"\nmsgstr "\\x"', 2, "no part of a PO file"),
        ('msgid "a"\nmsgstring "b"', 2, "no part of a PO file"),
        ('msgid "a"\n\nloose words', 3, "no part of a PO file"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"', 1, "not merged"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"', 2, "not valid PO"),
        (TWICE, 8, "twice"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    catalog, problems = read_catalog(written(tmp_path, text), tmp_path)
    assert catalog is None
    assert (problems[0].file, problems[0].line) == ("x.po", line)
    assert words in str(problems[0])


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes('msgid "a"\nmsgstr "é"\n'.encode("latin-1"))
    assert "not UTF-8" in str(read_catalog(path, tmp_path)[1][0])


def test_line_ends_of_another_system_are_read(tmp_path: Path) -> None:
    text = catalog_text(Catalog((FULL,), METADATA, "head")).replace("\n", "\r\n")
    assert without_lines(read(written(tmp_path, text))) == [FULL]


def test_what_is_shown_is_composed_and_without_blanks_around() -> None:
    assert normalised(" thẻ\n") == "thẻ"
