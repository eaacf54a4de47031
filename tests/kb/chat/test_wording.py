"""The chat's own sentences: all marked for translation, none of them says what the law is."""

from __future__ import annotations

import re

import pytest

from kb.chat import wording
from kb.content.prose import number_in_prose
from kb.translation.extraction import interface_messages

SENTENCES = {name: text for name, text in vars(wording).items() if name.isupper() and isinstance(text, str)}


def test_every_sentence_is_found_by_the_extraction() -> None:
    marked = {message.english for message in interface_messages()}

    assert set(SENTENCES.values()) <= marked


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_sets_no_number_of_the_law(name: str) -> None:
    assert not number_in_prose(SENTENCES[name], "en")


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_short_enough_to_be_read_in_fear(name: str) -> None:
    for sentence in re.split(r"[.!?:]\s", SENTENCES[name]):
        assert len(sentence.split()) <= 25
