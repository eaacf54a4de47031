"""An entry's fields as texts, byte for byte, and last days that are certain."""

from __future__ import annotations

from datetime import date

import pytest

from kb import KnowledgeBase
from kb.chat.answer import countable_facts, deadline_of, field_text, speakers_first
from kb.chat.facets import FACETS

TODAY = date(2026, 11, 23)
LANGUAGES = ("ja", "en", "vi", "zh-Hans", "ne")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_field_is_the_entrys_own(base: KnowledgeBase, language: str) -> None:
    entry = base.entry("residence-card-lost", language)
    texts = base.translations

    assert field_text(entry, "answer", texts) == (entry.answer.text, entry.answer.language)
    assert entry.where is not None
    assert field_text(entry, "where", texts) == (entry.where.text, entry.where.language)
    for name, items in (("steps", entry.steps), ("bring", entry.bring)):
        found = field_text(entry, name, texts)
        assert found is not None
        assert found[0] == "\n".join(item.text.text for item in items)
    for name, facts in (("fee", entry.fee), ("penalty", entry.penalty)):
        found = field_text(entry, name, texts)
        assert found is not None
        for line, fact in zip(found[0].split("\n"), facts, strict=True):
            assert line.startswith(fact.label.text)
            assert fact.text is not None
            assert line.endswith(fact.text)


def test_what_to_do_when_late_is_the_note_of_that_name(base: KnowledgeBase) -> None:
    entry = base.entry("residence-card-lost", "en")
    (note,) = (note for note in entry.notes if note.id == "late")

    assert field_text(entry, "late", base.translations) == (note.text.text, note.text.language)
    assert field_text(base.entry("legal-aid", "en"), "late", base.translations) is None


def test_a_deadline_says_from_what_it_is_counted(base: KnowledgeBase) -> None:
    found = field_text(base.entry("residence-card-lost", "en"), "deadline", base.translations)

    assert found is not None
    assert found[0].split("\n")[0].endswith(": 14 days")
    assert found[0].split("\n")[1].startswith("Counted from: the day you noticed")


def test_a_legal_basis_is_the_name_of_the_law_and_the_provision(base: KnowledgeBase) -> None:
    entry = base.entry("residence-card-lost", "ja")
    found = field_text(entry, "legal_basis", base.translations)

    assert found is not None
    assert "出入国管理及び難民認定法 第19条の12第1項" in found[0].split("\n")


@pytest.mark.parametrize("field", ["fee", "penalty", "deadline"])
def test_a_field_that_an_entry_does_not_have_is_none(base: KnowledgeBase, field: str) -> None:
    assert field_text(base.entry("legal-aid", "en"), field, base.translations) is None


def test_what_is_no_field_is_a_fault(base: KnowledgeBase) -> None:
    with pytest.raises(ValueError, match="no field"):
        field_text(base.entry("legal-aid", "en"), "hat", base.translations)


def test_every_facet_that_names_a_field_names_one_that_can_be_said(base: KnowledgeBase) -> None:
    entry = base.entry("residence-card-lost", "en")
    fields = {facet.field for facet in FACETS.values() if facet.field is not None}

    said = {field: field_text(entry, field, base.translations) for field in fields}

    assert {field for field, found in said.items() if found is None} == set()


@pytest.mark.parametrize(
    ("entry", "event", "last_day"),
    [
        ("residence-card-lost", "2026-11-01", "2026-11-15"),
        ("change-of-address", "2026-11-20", "2026-12-04"),
        ("divorce-notification", "2026-11-01", "2026-11-15"),
        ("job-change-notification", "2026-11-01", "2026-11-15"),
        ("newborn-status", "2026-11-20", "2026-12-03"),
        # no last day to act: an office may do something after a time, or nothing is to be done by then
        ("application-pending", "2026-11-01", None),
        ("re-entry", "2026-11-01", None),
        ("special-permission-to-stay", "2026-11-22", None),
        ("residence-card-renewal", "2026-11-01", None),
        ("legal-aid", "2026-11-01", None),
    ],
)
def test_a_last_day_is_told_only_where_the_law_sets_one(
    base: KnowledgeBase, entry: str, event: str, last_day: str | None
) -> None:
    found = deadline_of(base.entry(entry, "en"), base.content, date.fromisoformat(event), TODAY)

    assert (found and found.last_day.isoformat()) == last_day


def test_days_left_are_counted_from_today(base: KnowledgeBase) -> None:
    found = deadline_of(base.entry("residence-card-lost", "en"), base.content, date(2026, 11, 1), TODAY)

    assert found is not None
    assert (found.fact, found.from_, found.days_left) == ("reissue-deadline", date(2026, 11, 1), -8)


def test_no_time_for_a_revocation_is_ever_counted(base: KnowledgeBase) -> None:
    """Nobody may be told that they have three months: a status *can* be revoked after that time."""
    for fact in base.content.facts.values():
        if fact.id == "lump-sum-claim-limit":  # a time to claim: who acts in it loses nothing
            continue
        if "revocation" in fact.id or "limit" in fact.id or "bar" in fact.id:
            assert fact.counting is None, fact.id


def test_each_countable_fact_belongs_to_an_entry_that_it_dates(base: KnowledgeBase) -> None:
    dated = {
        fact.id
        for version in base.content.in_force(TODAY)
        for fact in countable_facts(base.entry(version.entry.id, "en"), base.content)
    }

    assert {"reissue-deadline", "address-notice-deadline", "birth-notice-deadline"} <= dated


def test_those_who_speak_the_language_come_first_and_the_order_stays(base: KnowledgeBase) -> None:
    entry = base.entry("residence-card-lost", "vi")
    found = speakers_first(entry.contacts, "vi")
    speaking = [contact for contact in entry.contacts if "vi" in contact.languages]

    assert list(found[: len(speaking)]) == speaking
    assert sorted(one.id for one in found) == sorted(one.id for one in entry.contacts)
