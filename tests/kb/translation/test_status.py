"""Volunteers see what waits for them; editors see which changes nobody weighed."""

from __future__ import annotations

from dataclasses import asdict

from pydantic_core import to_jsonable_python

from kb.digest import pair_digest
from kb.model import Pair
from kb.rendered import ReviewState
from kb.translation.staleness import Standing
from kb.translation.status import (
    Counts,
    changed_sources,
    language_report,
    overview,
    pending,
    review_status,
    status,
)
from tests.kb.translation.house import ANSWER_EN, ANSWER_JA, House

ANSWER = Pair(ja=ANSWER_JA, en=ANSWER_EN)
NEW_EN = "Tell the city hall within ${address-deadline}."
NEW_ANSWER = Pair(ja=ANSWER_JA, en=NEW_EN)
ENTRY_FILE = "questions/address/moving.yaml"


def counts(house: House, language: str, catalog: str) -> Counts:
    found = next(one for one in status(house.load()) if one.language == language)
    return next(one.counts for one in found.catalogs if one.catalog == catalog)


def test_every_catalog_of_every_language_is_counted(translated: House) -> None:
    found = status(translated.load())
    assert [one.language for one in found] == ["ja", "zh-Hans", "vi", "ne"]
    vietnamese = found[2]
    names = [one.catalog for one in vietnamese.catalogs]
    assert names == ["address", "topics", "contacts", "laws", "facts", "interface"]
    assert vietnamese.counts == Counts(total=12, current=4, missing=8)
    assert [one.catalog for one in found[0].catalogs] == ["interface"]


def test_each_way_to_stand_is_counted(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.type_in("vi", "moving/steps/form", "Điền vào 2 mẫu đơn.")
    translated.type_in("vi", "moving/steps/card", "")
    each = Counts(total=4, current=1, stale_meaning=1, failing=1, missing=1)
    assert counts(translated, "vi", "address") == each
    translated.weigh("moving/answer", ANSWER, NEW_ANSWER, "law")
    assert counts(translated, "ne", "address") == Counts(total=4, current=3, stale_law=1)


def test_reviewed_texts_are_counted(translated: House) -> None:
    text = translated.load().review_digest("moving", "vi")
    translated.write(
        "translations/vi/reviews.yaml",
        f"moving: {{by: Lan, role: translator, date: 2026-11-20, text: {text}}}\n",
    )
    assert counts(translated, "vi", "address") == Counts(total=4, current=4, reviewed=4)
    moving = review_status(translated.load(), "vi")[0]
    assert (moving.unit, moving.state, moving.digest) == ("moving", ReviewState.REVIEWED, text)
    assert moving.review is not None and moving.review.by == "Lan"


def test_what_waits_for_a_translator_is_listed_with_its_place(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    waiting = pending(translated.load(), "vi")
    first = waiting[0]
    assert (first.key, first.standing, first.english) == ("moving/answer", Standing.MEANING, NEW_EN)
    lines = translated.read(first.file).split("\n")
    assert first.line is not None
    assert 'msgctxt "moving/answer"' in lines[first.line - 1 : first.line + 5]
    assert [one.key for one in waiting if one.file.endswith("topics.po")] == ["address/name", "address/about"]
    assert waiting[-1].key == "Welcome, {name}"


def test_a_change_that_nobody_weighed_is_ready_for_changes_yaml(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    (change,) = changed_sources(translated.load())
    assert change.languages == ("zh-Hans", "vi", "ne")
    before, after = pair_digest(ANSWER), pair_digest(NEW_ANSWER)
    assert str(change) == f"{{key: moving/answer, from: {before}, to: {after}, weight: meaning, why: …}}"
    translated.weigh("moving/answer", ANSWER, NEW_ANSWER, "typo")
    assert changed_sources(translated.load()) == ()


def test_a_language_is_reported_text_by_text(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translations = translated.load()
    told = str(language_report(translations, translations.languages["vi"]))
    assert "\nWaiting for a translator:\n  translations/vi/address.po:" in told
    assert ": meaning: moving/answer\n" in told
    assert f"  moving: drafted, text: {translations.review_digest('moving', 'vi')}" in told
    assert "topics/address: drafted" not in told


def test_the_overview_ends_with_the_changes_to_weigh(translated: House) -> None:
    assert "questions/changes.yaml" not in str(overview(translated.load()))
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    assert "\n- {key: moving/answer, from: " in str(overview(translated.load()))


def test_a_status_is_told_in_words_and_as_json(translated: House) -> None:
    found = status(translated.load())
    assert "vi (Tiếng Việt): 4 of 12 current, 8 missing\n  address: 4 of 4 current\n" in str(found[2])
    assert to_jsonable_python(found)[2]["counts"]["missing"] == asdict(found[2])["counts"]["missing"] == 8
