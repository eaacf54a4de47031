"""An entry as search sees it in one language: parts with weights, no fact values, no markup.

Every version of every entry is a document, so that any day can be asked for. A text that is missing in a
language is left out of that language's index (the index of its own language holds it); concepts and codes
are in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from kb.content.placeholders import strip_placeholders
from kb.content.store import Content, EntryVersion
from kb.languages.analysis import Word, words
from kb.languages.language import Language
from kb.languages.romanisation import shadow_tokens
from kb.model import ITEM_FIELDS, Concept, Pair
from kb.rendered import RenderedText
from kb.search import weights
from kb.search.codes import article_code, forms_in, phone_code
from kb.search.engine import IndexDocument
from kb.search.letters import letter_parts

_RUBY = re.compile(r"｜([^《》｜]*)《([^《》｜]*)》")

BROADER_MARK = "^"
"""Before a concept that an entry has only by way of a narrower one."""


class Texts(Protocol):
    """What search needs of the translations."""

    def resolve(self, key: str, pair: Pair, language: str) -> RenderedText:
        """Return the text of a key in a language, or that of another language where it is missing."""

    def asked(self, entry: str, language: str) -> tuple[str, ...]:
        """Return the ways in which speakers ask an entry."""


class SpokenTexts(Texts, Protocol):
    """Texts of all languages, and which languages there are."""

    @property
    def languages(self) -> Mapping[str, Language]:
        """Return the languages that readers can choose."""


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a version of an entry in one language; what is not there in that language is empty."""

    stem: str
    entry_id: str
    question: str
    asked: tuple[str, ...]
    answer: str
    steps: tuple[str, ...]
    rest: tuple[str, ...]
    concepts: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """Return the question and the ways to ask it."""
        return (self.question, *self.asked) if self.question else self.asked


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """The tokens of a document: of each way to ask it, of its other parts, and of everything by weight.

    `letters` are the parts of letters of each way to ask it.
    """

    ways: tuple[tuple[str, ...], ...]
    letters: tuple[frozenset[str], ...]
    answer: tuple[str, ...]
    steps: tuple[str, ...]
    rest: tuple[str, ...]
    indexed: IndexDocument


def documents(content: Content, texts: Texts, language: str) -> tuple[Document, ...]:
    """Return a document for every version of every entry, in the order of the content."""
    return tuple(_document(version, content, texts, language) for version in content.all_versions())


def analyse(document: Document, language: str, concepts: Mapping[str, Concept]) -> AnalysedDocument:
    """Return the tokens of a document for the index of `language`."""
    ways = [words(way, language) for way in document.ways]
    answer = words(document.answer, language)
    steps = [word for step in document.steps for word in words(step, language)]
    rest = [word for text in document.rest for word in words(text, language)]
    questions = 1 if document.question else 0
    weighted = (
        *((weights.QUESTION, way) for way in ways[:questions]),
        *((weights.ASKED, way) for way in ways[questions:]),
        (weights.ANSWER, answer),
        (weights.STEPS, steps),
        (weights.REST, rest),
    )
    indexed = {
        "text": [token for times, part in weighted for token in _tokens(part) for _ in range(times)],
        "concepts": [*document.concepts, *(BROADER_MARK + one for one in _broader(document, concepts))],
        "romanised": shadow_tokens(chain(*ways, answer), language),
        "codes": document.codes,
    }
    return AnalysedDocument(
        ways=tuple(map(_tokens, ways)),
        letters=tuple(letter_parts(way, language) for way in ways),
        answer=_tokens(answer),
        steps=_tokens(steps),
        rest=_tokens(rest),
        indexed=IndexDocument(indexed),
    )


def broader_closure(concept_id: str, concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    """Return the concepts above one, nearest first, without the concept itself."""
    found: dict[str, None] = {}
    waiting = [concept_id]
    while waiting:
        for broader in concepts[waiting.pop(0)].broader:
            if broader != concept_id and broader not in found:
                found[broader] = None
                waiting.append(broader)
    return tuple(found)


def plain(text: str) -> str:
    """Return a text as it is indexed: without placeholders, ruby as its base followed by its reading."""
    return _RUBY.sub(r"\1", strip_placeholders(text))


def readings(text: str) -> str:
    """Return a text with each ruby replaced by its reading, or nothing where there is no ruby."""
    return _RUBY.sub(r"\2", strip_placeholders(text)) if _RUBY.search(text) else ""


def _document(version: EntryVersion, content: Content, texts: Texts, language: str) -> Document:
    entry, stem = version.entry, version.stem

    def own(field: str, pair: Pair | None) -> Iterator[str]:
        if pair is not None:
            found = texts.resolve(f"{stem}/{field}", pair, language)
            if found.language == language:
                yield plain(found.text)
                if reading := readings(found.text):
                    yield reading

    def items(name: str) -> Iterator[str]:
        for item in getattr(entry, name):
            yield from own(f"{name}/{item.id}", item)

    question = tuple(own("question", entry.question))
    return Document(
        stem=stem,
        entry_id=entry.id,
        question=next(iter(question), ""),
        asked=(*question[1:], *map(plain, texts.asked(stem, language))),
        answer=" ".join(own("answer", entry.answer)),
        steps=tuple(items("steps")),
        rest=tuple(
            chain(
                *(items(name) for name in ("bring", "notes", "for_officers")),
                own("where", entry.where),
                _law_names(version, content),
            )
        ),
        concepts=entry.concepts,
        codes=tuple(dict.fromkeys(_codes(version, content))),
    )


def _tokens(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(token for word in words for token in word.tokens)


def _law_names(version: EntryVersion, content: Content) -> Iterator[str]:
    """Yield the names and abbreviations of the laws that an entry rests on: the same in every language."""
    for law_id in dict.fromkeys(basis.law for basis in version.entry.legal_basis):
        law = content.laws[law_id]
        yield from (law.name.ja, law.name.en, *law.abbreviations.ja, *law.abbreviations.en)


def _codes(version: EntryVersion, content: Content) -> Iterator[str]:
    for basis in version.entry.legal_basis:
        if basis.article is not None:
            yield from article_code(basis.article)
    for contact_id in version.entry.contacts:
        phone = content.contacts[contact_id].phone
        if phone is not None:
            yield phone_code(phone)
    for name in ITEM_FIELDS:
        for item in getattr(version.entry, name):
            if "様式" in item.ja:
                yield from forms_in(item.ja)


def _broader(document: Document, concepts: Mapping[str, Concept]) -> Sequence[str]:
    above = chain.from_iterable(broader_closure(one, concepts) for one in document.concepts)
    return [one for one in dict.fromkeys(above) if one not in document.concepts]
