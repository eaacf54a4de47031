"""Ruby that people wrote, held against the list of readings: a wrong furigana misleads at the counter."""

from __future__ import annotations

from collections.abc import Iterator

from kb.content.problems import Problem
from kb.content.store import Content
from kb.languages.furigana import FILE, Readings
from kb.translation.source_texts import LABEL_CATALOGS, SourceText, source_texts
from kb.translation.store import Translations

WITH_RUBY = "ja-Hira"
"""The language beside Japanese whose texts carry ruby."""


def check_ruby(readings: Readings, content: Content, translations: Translations) -> Iterator[Problem]:
    """Yield a problem for each ruby in Japanese or easy Japanese that the list reads otherwise."""
    speaks = WITH_RUBY in translations.languages
    for text in source_texts(content):
        yield from _wrong(readings, text.pair.ja, _source_file(text), text.key)
        translated = translations.translation(text.key, WITH_RUBY) if speaks else None
        if translated is not None:
            file = f"translations/{WITH_RUBY}/{text.catalog}.po"
            yield from _wrong(readings, translated.text, file, text.key)


def _wrong(readings: Readings, text: str, file: str, key: str) -> Iterator[Problem]:
    for base, reading, known in readings.contradictions(text):
        what = f"`{key}` reads `{base}` as `{reading}`, {FILE} as `{known}`"
        yield Problem(file, 1, what, "mend the one that is wrong")


def _source_file(text: SourceText) -> str:
    if text.catalog in LABEL_CATALOGS:
        return f"questions/{text.catalog}.yaml"
    return f"questions/{text.catalog}/{text.unit}.yaml"
