"""An entry's own fields as texts, byte for byte, and the last day to act. Nothing is composed here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kb.chat.knowledge import InterfaceTexts
from kb.chat.reply import Deadline
from kb.chat.wording import COUNTS_FROM, LABELLED, NO_VALUE
from kb.content.store import Content
from kb.deadlines import days_left, last_day
from kb.facts import Counting, DecidedBy, Fact
from kb.rendered import (
    RenderedBasis,
    RenderedContact,
    RenderedEntry,
    RenderedFact,
    RenderedItem,
    RenderedText,
)

ANSWER = "answer"

LATE = "late"
"""The id of the note of an entry that tells what to do when it is late."""


def field_text(entry: RenderedEntry, field: str, texts: InterfaceTexts) -> tuple[str, str] | None:
    """Return the text of an entry's field and its language, or None where the entry has no such field.

    `answer` and `where` are the texts themselves, `late` is the note for those who are late. Of `steps` and
    `bring` each item is a line. Of `fee`, `penalty` and `deadline` each fact is a line, `label: value`, and a
    deadline's next line says from what it is counted. Of `legal_basis` each provision is a line.
    """
    match field:
        case "answer":
            return entry.answer.text, entry.answer.language
        case "where":
            return None if entry.where is None else (entry.where.text, entry.where.language)
        case "late":
            return _items(note for note in entry.notes if note.id == LATE)
        case "steps":
            return _items(entry.steps)
        case "bring":
            return _items(entry.bring)
        case "fee":
            return _facts(entry.fee, texts)
        case "penalty":
            return _facts(entry.penalty, texts)
        case "deadline":
            return _facts(entry.deadline, texts)
        case "legal_basis":
            return _bases(entry.legal_basis)
    raise ValueError(f"no field of an entry that can be asked for: {field}")


def countable_facts(entry: RenderedEntry, content: Content) -> tuple[Fact, ...]:
    """Return the deadlines of an entry whose last day may be computed."""
    facts = (content.facts[fact.id] for fact in entry.deadline)
    return tuple(fact for fact in facts if fact.counting is not None)


def deadline_of(entry: RenderedEntry, content: Content, event: date, today: date) -> Deadline | None:
    """Return the last day to act after something happened on `event`, or None where it is not certain.

    Certain is a fact of the entry that says how it is counted (`counting`). Of several the first day to
    come is meant, if all start from the same event; from different events it is not known which is meant.
    A birth is one event also where one law words it otherwise than another.
    """
    countable = countable_facts(entry, content)
    if len({fact.event for fact in countable}) != 1:
        return None
    found = (deadline for fact in countable if (deadline := counted(fact, content, event, today)))
    return min(found, key=lambda deadline: deadline.last_day, default=None)


def speakers_first(contacts: Iterable[RenderedContact], *languages: str) -> tuple[RenderedContact, ...]:
    """Return the contacts in their order, those that speak the first of `languages` before the others.

    Who reads traditional Chinese is understood in Chinese, who reads easy Japanese in Japanese.
    """
    ordered = tuple(contacts)
    for language in reversed(languages):
        ordered = tuple(sorted(ordered, key=lambda contact: not _speaks(contact, language)))
    return ordered


def _speaks(contact: RenderedContact, language: str) -> bool:
    return any(one.split("-")[0] == language.split("-")[0] for one in contact.languages)


def counted(fact: Fact, content: Content, event: date, today: date) -> Deadline | None:
    """Return the last day of a fact after something happened on `event`, None where no value is recorded."""
    day = event if fact.decided_by is DecidedBy.EVENT else today
    dated = content.value(fact.id, day)
    if dated is None or dated.value.duration is None:
        return None
    from_event_day = fact.counting is Counting.FROM_EVENT_DAY
    last = last_day(event, dated.value.duration, event_day_counts=from_event_day)
    return Deadline(fact.id, event, last, days_left(last, today))


def _items(items: Iterable[RenderedItem]) -> tuple[str, str] | None:
    return _lines(item.text for item in items)


def _lines(texts: Iterable[RenderedText]) -> tuple[str, str] | None:
    lines = list(texts)
    return ("\n".join(line.text for line in lines), lines[0].language) if lines else None


def _facts(facts: Iterable[RenderedFact], texts: InterfaceTexts) -> tuple[str, str] | None:
    lines: list[str] = []
    languages: list[str] = []
    for fact in facts:
        language = fact.label.language
        value = texts.interface(NO_VALUE, language) if fact.text is None else fact.text
        lines.append(texts.interface(LABELLED, language, label=fact.label.text, value=value))
        languages.append(language)
        if fact.counts_from is not None:
            lines.append(texts.interface(COUNTS_FROM, language, day=fact.counts_from.text))
    return ("\n".join(lines), languages[0]) if lines else None


def _bases(bases: Iterable[RenderedBasis]) -> tuple[str, str] | None:
    found = list(bases)
    if not found:
        return None
    lines = (
        base.name.text if base.provision is None else f"{base.name.text} {base.provision}" for base in found
    )
    return "\n".join(lines), found[0].name.language
