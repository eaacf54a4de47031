"""Bringing catalogs up to date with their sources. No translation is ever lost, matched or guessed.

New texts are added empty, texts that are gone are kept as obsolete, a translation whose source changed is
marked `fuzzy`, with the English that it was made from beside it. A second run writes nothing. A catalog that
nobody has begun is written only for a language that is named: two dozen languages of empty files help nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kb.content.problems import Problem
from kb.content.store import Content
from kb.errors import ContentError, UnknownLanguage
from kb.languages.language import Language
from kb.languages.registry import ENGLISH, REFERENCE_LANGUAGES, Languages
from kb.translation.catalog import Catalog, Message, catalog_text, read_catalog
from kb.translation.extraction import CODE_ROOT, InterfaceMessage, interface_messages
from kb.translation.glossary import Glossary, load_glossary
from kb.translation.plural_forms import plural_forms
from kb.translation.source_texts import INTERFACE, SourceText, source_texts
from kb.translation.staleness import Standing, Weights

MOST_TERMS = 8
"""Terms of the glossary that are told beside one text; more would hide the text."""

_BRACES = "python-brace-format"
"""The flag by which translators' tools check `{placeholders}`."""


def update(
    root: Path,
    content: Content,
    languages: Languages,
    codes: Iterable[str] = (),
    *,
    code_root: Path = CODE_ROOT,
    dry_run: bool = False,
) -> tuple[Path, ...]:
    """Bring the catalogs of some languages up to date. Returns the files that changed.

    A language that is named in `codes` gets every catalog; where none is named, all languages are renewed,
    each in the catalogs that it has begun. With `dry_run` nothing is written. `code_root` is where the
    interface's sentences are looked for. Raises UnknownLanguage, or ContentError when a catalog cannot be
    read: then nothing at all is written.
    """
    codes = tuple(codes)
    chosen = [_language(code, languages) for code in codes] or list(languages.values())
    glossary, problems = load_glossary(root)
    if problems:
        raise ContentError(problems)
    sources = tuple(source_texts(content))
    interface = interface_messages(code_root)
    changed: dict[Path, str | None] = {}
    for language in chosen:
        if language.code != ENGLISH:
            catalogs = _Catalogs(root, language)
            renewed = _Renewal(language, catalogs, sources, Weights(content.changes), glossary)
            changed |= catalogs.changes(renewed.catalogs(interface), begin=bool(codes))
    if not dry_run:
        for path, text in changed.items():
            _write(path, text)
    return tuple(changed)


def _language(code: str, languages: Languages) -> Language:
    language = languages.resolve(code)
    if language is None:
        raise UnknownLanguage(code)
    return language


class _Catalogs:
    """The catalogs of one language as they are on disk."""

    def __init__(self, root: Path, language: Language) -> None:
        self.folder = root / "translations" / language.code
        self.by_name: dict[str, Catalog] = {}
        problems: list[Problem] = []
        for path in sorted(self.folder.glob("*.po")):
            catalog, slips = read_catalog(path, root)
            problems += slips
            if catalog is not None:
                self.by_name[path.stem] = catalog
        if problems:
            raise ContentError(tuple(problems))

    def changes(self, renewed: Mapping[str, Catalog], *, begin: bool) -> dict[Path, str | None]:
        """Return the new text of each file that differs; None where nothing is left of it.

        Without `begin` a file that does not exist stays so, unless translations have moved into it.
        """
        changes: dict[Path, str | None] = {}
        every = (message for catalog in self.by_name.values() for message in catalog.messages)
        translated = {message.id for message in every if message.translated}
        for name, catalog in renewed.items():
            path = self.folder / f"{name}.po"
            if not (begin or path.exists() or any(message.id in translated for message in catalog.messages)):
                continue
            text = catalog_text(catalog) if catalog.messages else None
            before = path.read_bytes().decode("utf-8") if path.exists() else None
            if text != before:
                changes[path] = text
        return changes


class _Renewal:
    """Makes the catalogs of one language anew from the sources and from what is translated already."""

    def __init__(
        self,
        language: Language,
        catalogs: _Catalogs,
        sources: Sequence[SourceText],
        weights: Weights,
        glossary: Glossary,
    ) -> None:
        self.language = language
        self.old = catalogs.by_name
        self.sources = () if language.code in REFERENCE_LANGUAGES else sources
        self.weights = weights
        self.glossary = glossary
        self._known = _known_by_key(self.old)
        self._lenders = _translated_by_digest(self.old)

    def catalogs(self, interface: Sequence[InterfaceMessage]) -> dict[str, Catalog]:
        """Return every catalog of the language, those without any message left among them."""
        messages: dict[str, list[Message]] = {}
        for source in self.sources:
            messages.setdefault(source.catalog, []).append(self._of_source(source))
        messages[INTERFACE] = list(self._of_interface(interface))
        current = {message.id for found in messages.values() for message in found}
        for name, catalog in self.old.items():
            messages.setdefault(name, []).extend(_obsolete(catalog.messages, current))
        return {name: self._catalog(name, found) for name, found in messages.items()}

    def _catalog(self, name: str, messages: Sequence[Message]) -> Catalog:
        old = self.old.get(name, Catalog(()))
        forms = plural_forms(old.metadata.get("Plural-Forms"), self.language.locale)
        fixed = {
            "Project-Id-Version": "Madoguchi",
            "Language": self.language.code.replace("-", "_"),
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": forms.header,
        }
        head = old.head or (
            f"{self.language.english} ({self.language.name}): {name}\n"
            "How to translate: docs/translating.md. The texts are under CC BY 4.0."
        )
        return Catalog(tuple(messages), {**old.metadata, **fixed}, head)

    def _of_source(self, source: SourceText) -> Message:
        fresh = Message(
            english=source.pair.en, key=source.key, source=source.digest, hints=tuple(self._hints(source))
        )
        old = self._known.get(source.key)
        if old is None or not old.translated:
            lender = self._lenders.get(source.digest)
            texts = lender.texts if lender else ("",)
            return replace(fresh, texts=texts, remarks=old.remarks if old else ())
        fresh = replace(fresh, texts=old.texts, remarks=old.remarks, flags=old.flags)
        standing = self.weights.standing(source.key, old.translated_from, source.digest)
        if standing is Standing.CURRENT:
            return fresh
        made_from_english = old.previous if old.fuzzy and old.previous else old.english
        return replace(
            fresh,
            fuzzy=True,
            made_from=old.translated_from,
            previous=made_from_english if made_from_english != source.pair.en else None,
            hints=(f"change: {standing}", *fresh.hints),
        )

    def _hints(self, source: SourceText) -> Iterator[str]:
        for line in source.pair.ja.split("\n"):
            yield f"ja: {line}"
        terms = list(self.glossary.in_text(source.pair.en, self.language.code))
        for english, term in terms[:MOST_TERMS]:
            yield f"glossary: {english} = {term}"

    def _of_interface(self, interface: Sequence[InterfaceMessage]) -> Iterator[Message]:
        old = self.old.get(INTERFACE, Catalog(()))
        forms = plural_forms(old.metadata.get("Plural-Forms"), self.language.locale)
        known = {message.english: message for message in sorted(old.messages, key=_obsolete_first)}
        for one in interface:
            before = known.get(one.english, Message(one.english))
            texts = before.texts
            if one.plural is not None:
                texts = (*texts, *("",) * forms.count)[: max(forms.count, len(texts))]
            elif len(texts) > 1:
                texts = texts[:1]
            yield Message(
                english=one.english,
                plural=one.plural,
                texts=texts,
                fuzzy=before.fuzzy,
                previous=before.previous,
                remarks=before.remarks,
                flags=_flags(one.english, before),
                places=one.places,
            )


def _known_by_key(catalogs: Mapping[str, Catalog]) -> dict[str, Message]:
    """Return the best message of each key in any catalog: an entry may have moved to another topic."""
    every = [message for catalog in catalogs.values() for message in catalog.messages if message.key]
    every.sort(key=lambda message: (message.translated, not message.obsolete))
    return {message.key: message for message in every if message.key}


def _translated_by_digest(catalogs: Mapping[str, Catalog]) -> dict[str, Message]:
    """Return a sure translation of each source text, to lend to a text that is the same word for word."""
    return {
        message.source: message
        for catalog in catalogs.values()
        for message in catalog.messages
        if message.source and message.translated and not message.fuzzy and not message.obsolete
    }


def _obsolete(messages: Iterable[Message], current: set[tuple[str | None, str]]) -> list[Message]:
    """Return the translations whose text is gone, as they are kept at the end of a catalog."""
    kept: dict[tuple[str | None, str], Message] = {}
    for message in sorted(messages, key=_obsolete_first):
        if message.translated and message.id not in current:
            kept[message.id] = Message(
                english=message.english,
                key=message.key,
                plural=message.plural,
                texts=message.texts,
                made_from=message.translated_from,
                remarks=message.remarks,
                flags=message.flags,
                obsolete=True,
            )
    return sorted(kept.values(), key=lambda message: (message.key or "", message.english))


def _obsolete_first(message: Message) -> bool:
    return not message.obsolete


def _flags(english: str, before: Message) -> tuple[str, ...]:
    others = tuple(flag for flag in before.flags if flag != _BRACES)
    return (_BRACES, *others) if "{" in english else others


def _write(path: Path, text: str | None) -> None:
    """Write a file whole or not at all."""
    if text is None:
        path.unlink()
        return
    beside = path.with_suffix(".po.new")
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(path)
