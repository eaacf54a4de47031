"""Loading tells every problem with its place, and uses nothing of a house that cannot be trusted whole."""

from __future__ import annotations

import pytest

from kb.translation import load_translations
from tests.kb.translation.house import House

REVIEW = "{by: Lan, role: translator, date: 2026-11-20, text: 0123456789ab}"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("vi/address.po", 'msgstr "Điền vào mẫu đơn."', 'msgstr "Điền vào mẫu đơn.', "no part of a PO file"),
        ("vi/language.yaml", "direction: ltr", "direction: left", "not possible for `direction`"),
        ("vi/topics.po", 'msgctxt "address/name"', 'msgctxt "moving/question"', "address.po too"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_nothing_is_loaded(
    translated: House, name: str, old: str, new: str, words: str
) -> None:
    translated.replace(f"translations/{name}", old, new)
    translations, problems = load_translations(translated.root, translated.content())
    assert translations is None
    assert any(words in str(one) and one.file == f"translations/{name}" for one in problems)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("vi/reviews.yaml", "- moving\n", "is no mapping"),
        ("vi/reviews.yaml", f"movin: {REVIEW}\n", "did you mean `moving`?"),
        ("vi/reviews.yaml", f"moving: {REVIEW}\n".replace("2026-11-20", "soon"), "is no date"),
        ("vi/reviews.yaml", f"moving: {REVIEW}\n".replace("0123456789ab", "x"), "has not the form of text"),
        ("vi/reviews.yaml", "\tmoving: x\n", "indented with a tab"),
        ("vi/asked.yaml", "- moving\n", "is no mapping"),
        ("vi/asked.yaml", "movin: [x]\n", "did you mean `moving`?"),
        ("vi/asked.yaml", "moving: x\n", "is no list"),
        ("vi/asked.yaml", "moving: [x, x]\n", "stands here twice"),
        ("vi/asked.yaml", "moving: ['']\n", "is no text"),
        ("vi/asked.yaml", f"moving: [{'x' * 301}]\n", "longer than anybody types"),
        ("en/address.po", 'msgid ""\nmsgstr ""\n', "needs no catalog"),
    ],
)
def test_a_slip_is_told_with_its_file(translated: House, name: str, text: str, words: str) -> None:
    translated.write(f"translations/{name}", text)
    translations, problems = load_translations(translated.root, translated.content())
    assert translations is None
    assert [problem.file for problem in problems] == [f"translations/{name}"]
    assert words in str(problems[0])


def test_a_text_that_is_no_longer_asked_for_is_told_but_stops_nothing(translated: House) -> None:
    translated.replace("questions/address/moving.yaml", "{id: form,", "{id: blue-form,")
    translations, problems = load_translations(translated.root, translated.content())
    assert translations is not None
    assert problems == translations.failing
    assert len(problems) == 3
    assert "madoguchi translations update" in str(problems[0])
    assert "did you mean `moving/steps/blue-form`?" in str(problems[0])


def test_two_records_that_would_share_a_translation_are_told(translated: House) -> None:
    translated.replace("questions/contacts.yaml", "id: desk", "id: law")
    translated.replace("questions/address/moving.yaml", "contacts: [desk]", "contacts: [law]")
    translations, problems = load_translations(translated.root, translated.content())
    assert translations is None
    assert "`law/name` names two texts" in " ".join(str(problem) for problem in problems)


def test_a_house_without_catalogs_serves_the_reference_languages(translated: House) -> None:
    for path in translated.root.glob("translations/*/*.po"):
        path.unlink()
    translations, problems = load_translations(translated.root, translated.content())
    assert translations is not None and problems == ()
