"""Kana as people spell them in Latin letters."""

from __future__ import annotations

import pytest

from kb.languages.kana import spellings


@pytest.mark.parametrize(
    ("kana", "spelled"),
    [
        ("し", {"shi", "si"}),
        ("しゃ", {"sha", "sya"}),
        ("ジュ", {"ju", "jyu", "zyu"}),
        ("っち", {"tchi", "cchi", "tti"}),
        ("りょう", {"ryo"}),
        ("きゅう", {"kyu"}),
        ("おお", {"o"}),
        ("ファ", {"fa"}),
        ("を", {"wo", "o"}),
    ],
)
def test_a_sound_has_the_spellings_that_people_use(kana: str, spelled: set[str]) -> None:
    """Hepburn, the government's table and keyboards; a long vowel is often left short."""
    assert spellings(kana) == spelled


@pytest.mark.parametrize("text", ["", "あう", "かき", "留", "a", "ー", "виза"])
def test_what_is_no_one_sound_has_none(text: str) -> None:
    """Two sounds are spelled one after the other."""
    assert spellings(text) == frozenset()
