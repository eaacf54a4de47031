"""A message with its misspelt words as they were meant: what is known stays, in every language at hand."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase


@pytest.mark.parametrize(
    ("languages", "typed", "meant"),
    [
        (("en",), "my husbnad straangled me", "my husband strangled me"),
        (("es",), "quiero matarrme", "quiero matarme"),
        (("tr",), "plis kapıda zile bassıyor", "plis kapıda zile basıyor"),
        (("ru",), "помогмте пожалуйста", "помогите пожалуйста"),
        (("id", "en"), "my husband sering memukull saya", "my husband sering memukul saya"),
    ],
)
def test_a_word_that_nobody_knows_becomes_the_nearest(
    base: KnowledgeBase, languages: tuple[str, ...], typed: str, meant: str
) -> None:
    assert base.index.respelling.respelled(typed, languages) == meant


@pytest.mark.parametrize(
    ("languages", "typed"),
    [
        (("en",), "I lost my residence card"),
        (("en",), "perks for spouse"),
        (("ja",), "在留カードをなくした"),
        (("vi", "en"), ""),
        (("tlh",), "straangled"),
    ],
)
def test_where_all_is_known_or_no_language_is_ours_there_is_nothing_to_mend(
    base: KnowledgeBase, languages: tuple[str, ...], typed: str
) -> None:
    assert base.index.respelling.respelled(typed, languages) is None
