"""The official terms are there in every language, and are found in the texts that use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.languages.registry import load_languages
from kb.translation.glossary import Glossary, GlossaryEntry, load_glossary, term_languages

ROOT = Path(__file__).parents[3]


def entry(term_id: str, english: str, vietnamese: str) -> GlossaryEntry:
    source = "own-knowledge-unverified"
    terms = {"en": {"term": english, "source": source}, "vi": {"term": vietnamese, "source": source}}
    return GlossaryEntry.model_validate({"id": term_id, "ja": "x", "note": "x", "terms": terms})


GLOSSARY = Glossary(
    [
        entry("permanent-resident", "permanent resident", "người vĩnh trú"),
        entry("special-permanent-resident", "special permanent resident", "người vĩnh trú đặc biệt"),
        entry("fine", "fine (penalty)", "tiền phạt"),
    ]
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A permanent resident pays.", ["người vĩnh trú"]),
        ("Special permanent residents do not.", ["người vĩnh trú đặc biệt"]),
        ("Fines for a permanent resident, fines for all", ["tiền phạt", "người vĩnh trú"]),
        ("The refined text", []),
        ("", []),
    ],
)
def test_the_longest_term_is_found_once(text: str, terms: list[str]) -> None:
    assert [term for _, term in GLOSSARY.in_text(text, "vi")] == terms
    assert list(GLOSSARY.in_text(text, "xx")) == []


def test_the_glossary_of_the_house_has_every_term_in_every_language() -> None:
    glossary, problems = load_glossary(ROOT)
    languages, _ = load_languages(ROOT)
    assert problems == ()
    counts = term_languages(glossary)
    assert set(languages) <= set(counts)
    assert set(counts.values()) == {len(glossary.entries)}


def test_a_slip_in_the_glossary_is_told(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    path = tmp_path / "translations" / "glossary.yaml"
    term = "- {id: fine, ja: 罰金, note: x, terms: {vi: {term: x, source: y}}}\n"
    path.write_text(term + "- {id: fine, ja: 罰金}\n", "utf-8")
    told = " ".join(str(problem) for problem in load_glossary(tmp_path)[1])
    assert "`fine` has no English term" in told and "`note` is missing" in told


def test_a_house_without_a_glossary_has_an_empty_one(tmp_path: Path) -> None:
    glossary, problems = load_glossary(tmp_path)
    assert (glossary.entries, problems) == ((), ())
    assert list(glossary.in_text("A permanent resident", "vi")) == []
