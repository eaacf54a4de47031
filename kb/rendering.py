"""Content in a language as of a day: translations, facts and what is in force come together here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kb.content.placeholders import Placeholder, fill
from kb.content.store import Content, DatedValue, EntryVersion
from kb.facts import Choice, Fact, Table
from kb.languages.fact_text import article_text, fact_text, money_text
from kb.languages.language import Language
from kb.model import Contact, Item, LegalBasis, Pair
from kb.rendered import (
    EntryLink,
    Freshness,
    RenderedBasis,
    RenderedContact,
    RenderedEntry,
    RenderedFact,
    RenderedItem,
    RenderedRow,
    RenderedTable,
    RenderedText,
)
from kb.translation import Translations

PHONE_TRUST_YEARS = 2
"""A phone number is shown without a caution for so many years after it was seen."""


class Renderer:
    """Renders content in one language, as of one day."""

    def __init__(self, content: Content, translations: Translations, language: Language, on: date) -> None:
        self.content = content
        self.translations = translations
        self.language = language
        self.on = on

    def text(self, key: str, pair: Pair) -> RenderedText:
        """Return the text of a key, its placeholders filled in the language that the text is in."""
        resolved = self.translations.resolve(key, pair, self.language.code)
        language = self.translations.languages[resolved.language]
        source = resolved.source
        return replace(
            resolved,
            text=self._filled(resolved.text, language),
            source=None if source is None else self._filled(source, self.translations.languages["en"]),
        )

    def entry(self, version: EntryVersion) -> RenderedEntry:
        """Return a whole entry."""
        entry, stem = version.entry, version.stem
        question = self.text(f"{stem}/question", entry.question)
        answer = self.text(f"{stem}/answer", entry.answer)
        items = {
            name: self._items(f"{stem}/{name}", getattr(entry, name))
            for name in ("steps", "bring", "notes", "for_officers")
        }
        where = None if entry.where is None else self.text(f"{stem}/where", entry.where)
        following = self.content.next_version(version)
        texts: dict[str, Sequence[RenderedText]] = {
            "question": [question],
            "answer": [answer],
            "where": [] if where is None else [where],
            **{name: [item.text for item in rendered] for name, rendered in items.items()},
        }
        return RenderedEntry(
            id=entry.id,
            stem=stem,
            topic=entry.topic,
            topic_name=self.text(f"{entry.topic}/name", self.content.topics[entry.topic].name),
            language=self.language.code,
            on=self.on,
            in_force=entry.in_force,
            changes_on=None if following is None else following.entry.in_force.from_,
            checked=entry.checked,
            audience=entry.audience,
            careful=self.content.is_careful(entry),
            question=question,
            answer=answer,
            where=where,
            **items,
            deadline=self._facts(entry.deadline),
            fee=self._facts(entry.fee),
            penalty=self._facts(entry.penalty),
            legal_basis=self._bases(entry.legal_basis),
            sources=entry.sources,
            confidence=entry.confidence,
            review=self.translations.review(stem, self.language.code),
            freshness=_worst(texts),
            law_review=None if entry.review == "drafted" else entry.review,
            related=self._links(entry.related),
            contacts=tuple(self.contact(self.content.contacts[contact]) for contact in entry.contacts),
            concepts=entry.concepts,
            fields_in_other_language=tuple(
                name
                for name, rendered in texts.items()
                if any(text.language != self.language.code for text in rendered)
            ),
        )

    def link(self, version: EntryVersion) -> EntryLink:
        """Return a pointer to an entry."""
        question = self.text(f"{version.stem}/question", version.entry.question)
        return EntryLink(version.entry.id, version.entry.topic, question)

    def fact(self, fact: Fact) -> RenderedFact:
        """Return a fact with its value on the day, and what follows where it is known."""
        dated = self.content.value(fact.id, self.on)
        value = None if dated is None else dated.value
        following = self._following(fact, dated)
        counts_from = fact.counts_from
        return RenderedFact(
            id=fact.id,
            label=self.text(f"{fact.id}/label", fact.label),
            hits=fact.hits,
            type=None if value is None else value.type,
            text=None if value is None else fact_text(value, self.language),
            table=None if value is None or value.table is None else self._table(fact.id, value.table),
            decided_by=fact.decided_by,
            counts_from=None if counts_from is None else self.text(f"{fact.id}/counts_from", counts_from),
            from_=None if dated is None else dated.from_,
            until=None if dated is None else dated.until,
            next_text=None if following is None else fact_text(following.value, self.language),
            basis=() if value is None else self._bases(value.basis),
            sources=() if value is None else value.sources,
            confidence=None if value is None else value.confidence,
        )

    def contact(self, contact: Contact) -> RenderedContact:
        """Return a body to ask; a number that was not seen for long is shown as to be checked."""
        seen = max(source.seen for source in contact.sources)
        old = self._is_old(seen)
        to_check = contact.phone is not None and (contact.phone_to_check or old)
        day_and_night = contact.round_the_clock is not None and not self._is_old(contact.round_the_clock)
        return RenderedContact(
            id=contact.id,
            name=self.text(f"{contact.id}/name", contact.name),
            phone=contact.phone,
            phone_to_check=to_check,
            url=contact.url,
            hours=self._optional(f"{contact.id}/hours", contact.hours),
            open_now=day_and_night and not to_check,
            languages=contact.languages,
            cost=self._optional(f"{contact.id}/cost", contact.cost),
            who=self.text(f"{contact.id}/who", contact.who),
            area=self.text(f"{contact.id}/area", contact.area),
            emergency=contact.emergency,
            seen=seen,
            sources=contact.sources,
            confidence=contact.confidence,
        )

    def _is_old(self, seen: date) -> bool:
        return (self.on - seen).days > PHONE_TRUST_YEARS * 365

    def basis(self, basis: LegalBasis) -> RenderedBasis:
        """Return a legal basis in words, with the address where the law can be read."""
        law = self.content.laws[basis.law]
        name = self.text(f"{law.id}/name", law.name)
        english = name.language != "ja" and law.url_en is not None
        return RenderedBasis(
            law=law.id,
            article=basis.article,
            name=name,
            provision=None
            if basis.article is None
            else article_text(basis.article, self.translations.languages[name.language]),
            url=law.url_en if english and law.url_en else law.url,
        )

    def _filled(self, text: str, language: Language) -> str:
        return fill(text, lambda placeholder: self._value_text(placeholder, language))

    def _value_text(self, placeholder: Placeholder, language: Language) -> str:
        dated = self.content.value(placeholder.fact, self.on)
        if dated is None:
            return self.translations.interface("(not recorded for this day)", language.code)
        return fact_text(dated.value, language, placeholder.form)

    def _items(self, prefix: str, items: Iterable[Item]) -> tuple[RenderedItem, ...]:
        return tuple(RenderedItem(item.id, self.text(f"{prefix}/{item.id}", item)) for item in items)

    def _optional(self, key: str, pair: Pair | None) -> RenderedText | None:
        return None if pair is None else self.text(key, pair)

    def _facts(self, fact_ids: Iterable[str]) -> tuple[RenderedFact, ...]:
        return tuple(self.fact(self.content.facts[fact_id]) for fact_id in fact_ids)

    def _bases(self, bases: Iterable[LegalBasis]) -> tuple[RenderedBasis, ...]:
        return tuple(self.basis(basis) for basis in bases)

    def _links(self, entry_ids: Iterable[str]) -> tuple[EntryLink, ...]:
        return tuple(
            self.link(version)
            for entry_id in entry_ids
            for version in self.content.versions[entry_id]
            if version.entry.in_force.includes(self.on) and version.entry.hold is None
        )

    def _following(self, fact: Fact, dated: DatedValue | None) -> DatedValue | None:
        later = (other for other in self.content.timeline(fact.id) if other.from_ > self.on)
        return next(later, None) if dated is not None else None

    def _table(self, fact_id: str, table: Table) -> RenderedTable:
        def label(kind: str, choice: Choice) -> RenderedText:
            return self.text(f"{fact_id}/{kind}/{choice.id}", choice.label)

        return RenderedTable(
            columns=tuple(label("columns", column) for column in table.columns),
            rows=tuple(
                RenderedRow(
                    label("rows", row),
                    tuple(money_text(table.cells[row.id][c.id], self.language) for c in table.columns),
                )
                for row in table.rows
            ),
        )


def _worst(texts: dict[str, Sequence[RenderedText]]) -> Freshness:
    """Return the freshness of a whole entry: that of its weakest text."""
    found = {text.freshness for rendered in texts.values() for text in rendered}
    for freshness in (Freshness.MISSING, Freshness.STALE):
        if freshness in found:
            return freshness
    return Freshness.CURRENT
