"""Text of every script through every analyser of every language: nothing raises, grows or moves."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.languages.analysis import GRAM, LONGEST_EXPANSION, PAIR, grams, words
from kb.languages.detection import Detector, features
from kb.languages.normalisation import fold_marks, normalise, normalise_marked, readable
from kb.languages.romanisation import shadow_tokens, typed_tokens
from tests.kb.languages.scripts import MIXED, OF_ONE_SCRIPT

A_LANGUAGE = (
    "ja",
    "ja-Hira",
    "en",
    "zh-Hans",
    "zh-Hant",
    "ko",
    "vi",
    "fil",
    "ne",
    "id",
    "pt-BR",
    "es",
    "my",
    "th",
    "km",
    "mn",
    "si",
    "bn",
    "hi",
    "ur",
    "ta",
    "ru",
    "uk",
    "fr",
    "fa",
    "ar",
    "tr",
)
TOKENS_A_CHARACTER = 3
"""A Vietnamese syllable of one letter: without its mark, with it, and with the syllable before."""

quick = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


@pytest.mark.parametrize("script", OF_ONE_SCRIPT)
def test_normalising_is_done_once_in_every_script(script: str) -> None:
    @quick
    @given(OF_ONE_SCRIPT[script], MIXED)
    def check(text: str, more: str) -> None:
        for one in (text, text + more, more + text):
            once = normalise(one)
            assert normalise(once) == once
            assert normalise(normalise_marked(one)) == once
            assert fold_marks(fold_marks(one)) == fold_marks(one)
            assert readable(readable(one)) == readable(one)
            once.encode("utf-8")

    check()


@pytest.mark.parametrize("language", A_LANGUAGE)
def test_any_text_can_be_analysed_in_every_language(language: str) -> None:
    detector = Detector({"en": features_of_words("card"), language: features_of_words("在留 thẻ карта บัตร")})

    @quick
    @given(MIXED)
    def check(text: str) -> None:
        found = words(text, language)
        place = 0
        for word in found:
            assert place <= word.start < word.end <= len(text)
            assert text[word.start : word.end] == word.typed
            place = word.end
            assert 0 < len(word.tokens) <= TOKENS_A_CHARACTER * len(word.folded)
        assert sum(len(word.folded) for word in found) <= LONGEST_EXPANSION * len(text)
        shadow, typed = shadow_tokens(found, language), typed_tokens(found)
        for token in [*(token for word in found for token in word.tokens), *shadow, *typed]:
            assert token
            assert not any(character.isspace() for character in token)
            token.encode("utf-8")
        assert detector.detect(found, language).language in (None, "en", language)

    check()


@quick
@given(MIXED, st.integers(1, 5))
def test_grams_are_all_the_parts_of_a_text(text: str, length: int) -> None:
    parts = list(grams(text, length))
    assert len(parts) == max(1, len(text) - length + 1)
    assert all(part in text for part in parts)


@pytest.mark.parametrize(
    ("clause", "length"), [("在留資格を変", PAIR), ("외국인등록", PAIR), ("บัตรพำนัก", GRAM)]
)
def test_a_long_run_of_an_unspaced_script_is_looked_up_to_its_end(clause: str, length: int) -> None:
    """A clause of Thai, Khmer or Chinese has no space for a hundred characters; its last word counts too."""
    (run,) = words(clause * 20)
    assert len(run.tokens) == len(run.folded) - length + 1
    assert run.tokens[-1] == run.folded[-length:]


def features_of_words(text: str) -> dict[str, int]:
    return dict.fromkeys(features(words(text)), 1)
