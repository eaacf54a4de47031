"""Ruby in texts is held against the list of readings."""

from __future__ import annotations

from pathlib import Path

from kb import KnowledgeBase
from kb.languages.furigana import Readings
from kb.translation.ruby import check_ruby
from tests.webapp.api.conftest import build_house


def test_the_house_reads_its_words_as_its_list_does(base: KnowledgeBase) -> None:
    assert list(check_ruby(base.readings, base.content, base.translations)) == []


def test_a_reading_that_contradicts_the_list_is_told_with_its_text(tmp_path: Path) -> None:
    base = KnowledgeBase.load(build_house(tmp_path))
    wrong = Readings({"警察": "けいかん"})
    (problem,) = check_ruby(wrong, base.content, base.translations)
    assert problem.file == "questions/residence-card/residence-card-lost.yaml"
    assert "`residence-card-lost/answer` reads `警察` as `けいさつ`" in problem.what
