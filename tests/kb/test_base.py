"""The contract of `KnowledgeBase`, on the real content."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb import KnowledgeBase
from kb.content import load_content
from kb.errors import (
    ContentError,
    DayOutOfRange,
    EntryMoved,
    EntryOnHold,
    NotRecorded,
    UnknownEntry,
    UnknownLanguage,
    UnknownTopic,
)
from kb.languages.fact_text import money_text
from tests.conftest import TODAY

LOST = "residence-card-lost"


class Reload:
    """Loads a copy of the data that a test has changed."""

    def __init__(self, root: Path, var: Path) -> None:
        self.root = root
        self.var = var

    def __call__(self) -> KnowledgeBase:
        return KnowledgeBase.load(self.root, lambda: TODAY, var=self.var)


@pytest.fixture
def reloaded(data_root: Path, var_of_few: Path) -> Reload:
    return Reload(data_root, var_of_few)


def on_day(base: KnowledgeBase, day: date) -> KnowledgeBase:
    """Return the same house on another day."""
    return KnowledgeBase(base.content, base.translations, base.index, lambda: day, base.readings)


def replace(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_fee_depends_on_the_day(base: KnowledgeBase) -> None:
    def fee(on: date) -> str | None:
        return base.entry("immigration-fees", "en", on).fee[0].text

    assert fee(date(2025, 3, 31)) == "4,000 yen"
    assert fee(date(2025, 4, 1)) == "5,500 yen to 6,000 yen"
    assert fee(date(2026, 9, 30)) == "5,500 yen to 6,000 yen"
    assert fee(date(2026, 10, 1)) == "10,000 yen to 75,000 yen"


def test_a_table_shows_every_amount(base: KnowledgeBase) -> None:
    table = base.entry("immigration-fees", "ja", TODAY).fee[0].table
    assert table is not None
    assert [column.text for column in table.columns] == ["窓口", "オンライン"]
    assert table.rows[3].label.text == "1年"
    assert table.rows[3].cells == ("33,000円", "27,000円")


def test_permanent_residence_has_another_answer_from_april_2027(base: KnowledgeBase) -> None:
    before = base.entry("permanent-residence-revocation", "en", date(2027, 3, 31))
    after = base.entry("permanent-residence-revocation", "en", date(2027, 4, 1))
    assert before.answer.text != after.answer.text
    assert before.changes_on == date(2027, 4, 1)
    assert after.changes_on is None


def test_the_clock_alone_switches_the_law(base: KnowledgeBase) -> None:
    later = on_day(base, date(2027, 4, 1)).entry("permanent-residence-revocation", "en")
    assert later.stem == "permanent-residence-revocation@2027-04-01"


def test_texts_hold_no_placeholder_in_any_language(base: KnowledgeBase) -> None:
    for language in base.languages:
        for entry in base.entries(language):
            texts = [entry.question, entry.answer, *(item.text for item in entry.steps + entry.notes)]
            assert not [text for text in texts if "${" in text.text]


def test_every_entry_has_its_basis_and_dated_sources(base: KnowledgeBase) -> None:
    for entry in base.entries("ja"):
        assert entry.legal_basis, entry.id
        assert all(source.seen <= entry.checked for source in entry.sources), entry.id


def test_ask_answers_with_the_text_of_the_entry(base: KnowledgeBase) -> None:
    for message, lang in (
        ("mất thẻ cư trú", "vi"),
        ("在留カードをなくした", "ja"),
        ("lost residence card", "en"),
    ):
        reply = base.ask(message, lang)
        assert reply.entries[0].id == LOST
        assert reply.text == base.entry(LOST, lang).text


@pytest.mark.parametrize(("code", "language"), [("zh-CN", "zh-Hans"), ("VI", "vi"), ("ja-JP", "ja")])
def test_aliases_are_answered_in_the_language_they_mean(
    base: KnowledgeBase, code: str, language: str
) -> None:
    assert base.entry(LOST, code).language == language


def test_what_does_not_exist_is_said(base: KnowledgeBase) -> None:
    with pytest.raises(UnknownEntry):
        base.entry("no-such-entry", "en")
    with pytest.raises(UnknownLanguage):
        base.entry(LOST, "xx")
    with pytest.raises(UnknownTopic):
        base.entries("en", topic="no-such-topic")
    with pytest.raises(DayOutOfRange):
        base.entry(LOST, "en", date(2012, 7, 8))
    with pytest.raises(DayOutOfRange):
        base.search("card", "en", on=date(9999, 12, 31))
    with pytest.raises(NotRecorded):
        base.entry("permanent-residence-revocation", "en", date(2013, 1, 1))


def test_a_held_entry_is_gone_everywhere_and_says_why(data_root: Path, reloaded: Reload) -> None:
    hold = "hold: {ja: 確認しています。, en: We are checking the new form.}\nquestion:"
    replace(data_root, f"questions/residence-card/{LOST}.yaml", "question:", hold)
    base = reloaded()
    with pytest.raises(EntryOnHold) as caught:
        base.entry(LOST, "en")
    assert caught.value.reason == "We are checking the new form."
    assert LOST not in {entry.id for entry in base.entries("en")}
    assert LOST not in {result.id for result in base.search("lost residence card", "en").results}
    assert LOST not in {entry.id for entry in base.ask("I lost my residence card", "en").entries}
    assert all(link.id != LOST for entry in base.entries("en") for link in entry.related)


def test_a_renamed_entry_leads_on(data_root: Path, reloaded: Reload) -> None:
    replace(data_root, "questions/redirects.yaml", "{}", f"card-lost: {LOST}")
    with pytest.raises(EntryMoved) as caught:
        reloaded().entry("card-lost", "en")
    assert caught.value.new_id == LOST


def test_a_fee_changed_in_one_place_shows_in_every_language(base: KnowledgeBase, data_root: Path) -> None:
    replace(
        data_root, "questions/facts.yaml", "from-5-years: {counter: 75000", "from-5-years: {counter: 76000"
    )
    content = load_content(data_root).content
    assert content is not None
    changed = KnowledgeBase(content, base.translations, base.index, base.clock)
    for language in changed.languages:
        amount = money_text(76_000, changed.languages[language])
        assert amount in (changed.entry("immigration-fees", language).fee[0].text or "")


def test_bad_content_is_refused_with_every_problem(data_root: Path, reloaded: Reload) -> None:
    replace(data_root, f"questions/residence-card/{LOST}.yaml", "topic:", "topik:")
    replace(data_root, "questions/topics.yaml", "- id: arriving", "- id: Arriving")
    with pytest.raises(ContentError) as caught:
        reloaded()
    files = {problem.file for problem in caught.value.problems}
    assert {f"questions/residence-card/{LOST}.yaml", "questions/topics.yaml"} <= files


def test_a_phone_number_not_seen_for_two_years_is_shown_as_to_be_checked(base: KnowledgeBase) -> None:
    def to_check(on: date) -> bool:
        contacts = {contact.id: contact for contact in on_day(base, on).contacts("en")}
        return contacts["immigration-information-center"].phone_to_check

    assert not to_check(TODAY)
    assert to_check(date(2029, 1, 1))
