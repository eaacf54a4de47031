"""Furigana from a list: whole words or nothing, ruby that people wrote is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.languages.furigana import FILE, Readings, load_readings

WORDS = Readings(
    {
        "在留": "ざいりゅう",
        "期間": "きかん",
        "期": "き",
        "受け取る": "うけとる",
        "出す": "だす",
        "警察": "けいさつ",
    }
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("在留カード", "｜在留《ざいりゅう》カード"),
        ("在留期間です", "｜在留《ざいりゅう》｜期間《きかん》です"),
        ("在留資格", "在留資格"),
        ("元在留", "元在留"),
        ("出す", "｜出《だ》す"),
        ("出る", "出る"),
        ("カードを受け取る", "カードを｜受《う》け｜取《と》る"),
        ("｜警察《けいさつ》と警察", "｜警察《けいさつ》と｜警察《けいさつ》"),
        ("12日 (abc) <b>", "12日 (abc) <b>"),
        ("", ""),
    ],
)
def test_only_what_the_list_knows_whole_gets_furigana(text: str, shown: str) -> None:
    assert WORDS.with_ruby(text) == shown


def test_ruby_that_contradicts_the_list_is_named() -> None:
    text = "｜在留《ざいりゅう》と｜警察《けいかん》と｜資格《しかく》"
    assert list(WORDS.contradictions(text)) == [("警察", "けいかん", "けいさつ")]


def test_kana_that_follow_decide_a_reading() -> None:
    words = Readings({"届": "とどけ", "届く": "とどく", "手続": "てつづき", "手続き": "てつづき"})
    right = "｜届《とど》く、｜届《とどけ》、｜手続《てつづ》き、｜手続《てつづき》"
    assert list(words.contradictions(right)) == []
    assert list(words.contradictions("｜届《とどけ》く")) == [("届", "とどけ", "とど")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("カード: かーど", "is no word that begins with kanji"),
        ("在留: ザイリュウ", "is no reading"),
        ("出す: だせ", "does not end as `出す` does"),
        ("出す: す", "does not end as `出す` does"),
        ("- 在留", "is no mapping of words"),
    ],
)
def test_a_slip_in_the_list_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(f"# head\n{line}\n", encoding="utf-8")
    (problem,) = load_readings(tmp_path)[1]
    assert problem.file == FILE
    assert said in problem.what


def test_without_a_list_nothing_has_furigana(tmp_path: Path) -> None:
    readings, problems = load_readings(tmp_path)
    assert (readings.with_ruby("在留"), problems) == ("在留", ())


def test_the_list_of_the_house_is_good_and_reads_most_of_what_a_counter_card_shows(
    base: KnowledgeBase,
) -> None:
    readings, problems = load_readings(CHECKOUT)
    assert problems == ()
    shown = readings.with_ruby(base.entry("residence-card-lost", "ja").question.text)
    assert "｜在留《ざいりゅう》カード" in shown
    assert readings.with_ruby("元日本人") == "元日本人"
