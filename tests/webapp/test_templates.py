"""Rules that every template keeps: all words are marked for translation, and attributes hold plain text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.base import CHECKOUT

TEMPLATES = sorted((CHECKOUT / "webapp").rglob("templates/**/*.html"))
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r'\b(?:aria-label|placeholder|title|alt|data-failed)="([^"]*)"')


def words_outside_of_code(text: str) -> str:
    return TAG.sub(" ", EXPRESSION.sub(" ", text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_visible_word_is_marked_for_translation(path: Path) -> None:
    text = EXPRESSION.sub("", path.read_text(encoding="utf-8"))
    for spoken in SPOKEN.findall(text):
        assert not re.search(r"[A-Za-z]", spoken), spoken
    assert re.findall(r"[A-Za-z]{2,}", TAG.sub(" ", text)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_sentence_in_an_attribute_is_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for tag in re.findall(r"<[a-z][^<>]*?(?:\{\{[^{}]*\}\}[^<>]*?)*>", text):
        for expression in re.findall(r'="\{\{(.*?)\}\}', tag):
            assert "_(" not in expression or expression.rstrip().endswith("|plain"), expression


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_escapes_escaping(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|style=|\son[a-z]+=", text)
