"""Codes, aliases and browsers' wishes lead to a language, or honestly to none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages.registry import Languages, load_languages
from tests.kb.languages.languages import a_language

ROOT = Path(__file__).parents[3]
HOUSE, _ = load_languages(ROOT)


def copied_house(tmp_path: Path, *codes: str) -> Path:
    for code in codes or ("ja", "en", "vi"):
        copied = tmp_path / "translations" / code / "language.yaml"
        copied.parent.mkdir(parents=True)
        copied.write_text((ROOT / "translations" / code / "language.yaml").read_text("utf-8"), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("vi", "vi"),
        ("VI", "vi"),
        ("vi-VN", "vi"),
        ("vi_VN", "vi"),
        ("ja-JP", "ja"),
        ("ne-NP", "ne"),
        ("en-US", "en"),
        ("en-x-pirate", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-hans-cn", "zh-Hans"),
        ("xx", None),
        ("", None),
        ("v", None),
        ("-", None),
        ("vi vi", None),
        ("../vi", None),
        ("vi\n", None),
        ("vi-" + "a" * 100, None),
    ],
)
def test_a_tag_finds_its_language(tag: str, code: str | None) -> None:
    found = HOUSE.resolve(tag)
    assert (found and found.code) == code


def test_a_language_stands_in_until_the_other_exists() -> None:
    simplified = a_language("zh-Hans", aliases=["zh-CN"], stands_in_for=["zh-Hant", "zh-TW"])
    traditional = a_language("zh-Hant", aliases=["zh-TW"])
    without, with_it = Languages([simplified]), Languages([simplified, traditional])
    for tag in ("zh-TW", "zh-Hant", "zh-Hant-HK"):
        assert without.resolve(tag) == simplified
        assert with_it.resolve(tag) == traditional
    assert with_it.resolve("zh-CN") == simplified


@pytest.mark.parametrize(
    ("tag", "code"), [("tl", "fil"), ("pt-PT", "pt-BR"), ("pt", "pt-BR"), ("fil-PH", "fil")]
)
def test_aliases_are_data_of_the_language(tag: str, code: str) -> None:
    languages = Languages([a_language("fil", aliases=["tl"]), a_language("pt-BR", aliases=["pt", "pt-PT"])])
    found = languages.resolve(tag)
    assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en;q=0.5, ne;q=0.9", "ne"),
        ("tlh, ne;q=0.5", "ne"),
        ("en;q=0, ne;q=0.1", "ne"),
        ("en;q=high, ne;q=0.1", "ne"),
        ("zh-TW;q=0.3", "zh-Hant"),
        ("*", "en"),
        ("*;q=0.5, vi;q=0.1", "vi"),
        ("de, pl", "en"),
        ("", "en"),
        (None, "en"),
        (",,;;q=,q=1", "en"),
        ("\x00\ud800, vi", "vi"),
        ("x" * 5_000 + ",vi", "en"),
    ],
)
def test_a_browser_gets_the_language_it_likes_best(header: str | None, code: str) -> None:
    assert HOUSE.negotiate(header).code == code


@given(st.text())
def test_no_header_and_no_tag_is_too_strange(text: str) -> None:
    assert HOUSE.negotiate(text).code in HOUSE
    found = HOUSE.resolve(text)
    assert found is None or found.code in HOUSE


def test_languages_come_in_their_order() -> None:
    vi, ja = a_language("vi", order=3), a_language("ja", order=1)
    languages = Languages([vi, a_language("xx"), ja, a_language("aa")])
    assert list(languages) == ["ja", "vi", "aa", "xx"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("code: vi", "code: vn", 1, "name of the folder"),
        ("direction: ltr", "direction: left", 4, "is not possible for `direction`"),
        ("locale: vi", "locale: tlh-Klgn", 5, "CLDR knows no locale"),
        ("aliases: [vn, vie]", "aliases: [vn, en]", 8, "the alias `en` belongs to `en`"),
        ("fallback: [en, ja]", "fallback: [en, je]", 9, "cannot fall back to `je`"),
        ('  money: "{n} yên"\n', "", 17, "`money` is missing"),
        ('  age: "{n} tuổi"', "  age: tuổi", 25, "has no {n}"),
        ("name: Tiếng Việt", "name: [Tiếng Việt", 3, "is not valid YAML"),
    ],
)
def test_a_slip_in_a_language_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    root = copied_house(tmp_path)
    path = root / "translations/vi/language.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    _, problems = load_languages(root)
    told = [problem for problem in problems if words in str(problem)]
    assert told and told[0].file == "translations/vi/language.yaml"
    assert told[0].line == line


def test_a_house_without_english_or_without_a_file_is_told(tmp_path: Path) -> None:
    root = copied_house(tmp_path, "ja", "vi")
    for name in ("ne/asked.yaml", "ko/lexicon.yaml", ".git/x"):
        path = root / "translations" / name
        path.parent.mkdir()
        path.write_text("{}", "utf-8")
    _, problems = load_languages(root)
    files = {problem.file for problem in problems if "fall back" not in problem.what}
    assert files == {"translations/en/language.yaml", "translations/ne/language.yaml"}
