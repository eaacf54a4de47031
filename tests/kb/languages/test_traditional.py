"""Chinese in Traditional and in Simplified characters is one language to search; Japanese is left alone."""

from __future__ import annotations

from hypothesis import given, settings

from kb.languages.analysis import tokens, words
from kb.languages.traditional import simplified
from tests.kb.languages.scripts import MIXED, OF_ONE_SCRIPT


def test_traditional_and_simplified_have_the_same_tokens_in_chinese() -> None:
    for language in ("zh-Hans", "zh-Hant"):
        assert tokens("變更 在留資格", language) == tokens("变更 在留资格", language)


def test_japanese_keeps_its_characters() -> None:
    for language in ("ja", "ja-Hira", None):
        assert tokens("在留資格", language) == ["在留", "留資", "資格"]


def test_what_was_typed_is_kept_beside_its_tokens() -> None:
    (word,) = words("資格", "zh-Hans")
    assert (word.typed, word.folded, word.tokens) == ("資格", "資格", ("资格",))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(OF_ONE_SCRIPT["Han"], MIXED)
def test_simplifying_is_done_once_and_keeps_the_length(text: str, more: str) -> None:
    for one in (text, more):
        once = simplified(one)
        assert len(once) == len(one)
        assert simplified(once) == once
