"""What people answer to "when did it happen?" in every language, and what only looks like a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from kb import KnowledgeBase
from kb.chat.named_days import happened
from kb.chat.understand import Understander

TODAY = date(2026, 11, 29)
PHRASES = yaml.safe_load((Path(__file__).parent / "day_phrases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def understander(base: KnowledgeBase) -> Understander:
    return Understander(base)


def read(understander: Understander, message: str, page: str, *, awaited: bool) -> list[set[str]]:
    days = understander.read(message, page, TODAY, awaited=awaited).days
    return [{one.isoformat() for one in happened(day, TODAY)} for day in days]


def _told() -> Iterator[tuple[str, str, str]]:
    for page, phrases in PHRASES["days"].items():
        yield from ((page, phrase, str(day)) for phrase, day in phrases)


def _seeming() -> Iterator[tuple[str, str]]:
    for page, sentences in PHRASES["none"].items():
        yield from ((page, sentence) for sentence in sentences)


@pytest.mark.parametrize(("page", "phrase", "day"), list(_told()))
def test_an_answer_names_the_day_meant(understander: Understander, page: str, phrase: str, day: str) -> None:
    meant = set() if day == "?" else set(day.split("|"))

    assert read(understander, phrase, page, awaited=True) == [meant]


@pytest.mark.parametrize(("page", "phrase", "day"), PHRASES["mixed"])
def test_a_day_of_another_language_is_read(
    understander: Understander, page: str, phrase: str, day: object
) -> None:
    assert read(understander, phrase, page, awaited=False) == [{str(day)}]


@pytest.mark.parametrize(("page", "sentence"), list(_seeming()))
def test_what_only_looks_like_a_day_is_none(understander: Understander, page: str, sentence: str) -> None:
    assert read(understander, sentence, page, awaited=False) == []
