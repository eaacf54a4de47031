"""The interface in one language: sentences of pages, chat and errors, found by their English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.translation.catalog import Catalog, Message, normalised
from kb.translation.checks import Fault, interface_faults
from kb.translation.plural_forms import PluralForms, plural_forms


@dataclass(frozen=True)
class InterfaceCatalog:
    """The usable sentences of one language.

    `missing` are those without a translation, `unsure` those that a translator marked as fuzzy; both are
    shown in another language, as are those with `faults`.
    """

    forms: PluralForms
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    faults: tuple[tuple[Message, Fault], ...] = ()

    def text(self, message: str) -> str | None:
        """Return the translation of a sentence, None where there is none that may be shown."""
        found = self.texts.get(message)
        return found[0] if found else None

    def plural(self, singular: str, number: int) -> str | None:
        """Return the form of a sentence for a number, None where there is none that may be shown."""
        found = self.texts.get(singular)
        if not found:
            return None
        return found[self.forms.place(number)] if len(found) == self.forms.count else found[0]


def empty_interface(locale: str) -> InterfaceCatalog:
    """Return the interface of a language that has no catalog yet."""
    return InterfaceCatalog(plural_forms(None, locale))


def interface_catalog(catalog: Catalog, locale: str) -> InterfaceCatalog:
    """Return what of a catalog may be shown."""
    forms = plural_forms(catalog.metadata.get("Plural-Forms"), locale)
    texts: dict[str, tuple[str, ...]] = {}
    missing, unsure = set(), set()
    faults: list[tuple[Message, Fault]] = []
    for message in catalog.messages:
        if message.obsolete:
            continue
        if not message.translated:
            missing.add(message.english)
        elif message.fuzzy:
            unsure.add(message.english)
        else:
            found = tuple(_faults(message, forms))
            faults += [(message, fault) for fault in found]
            if not found:
                texts[message.english] = tuple(normalised(text) for text in message.texts)
    return InterfaceCatalog(forms, texts, frozenset(missing), frozenset(unsure), tuple(faults))


def _faults(message: Message, forms: PluralForms) -> list[Fault]:
    if message.plural is not None and len(message.texts) != forms.count:
        what = f"it has {len(message.texts)} plural forms, the language has {forms.count}"
        return [Fault(what, "write msgstr[0] and on, as the head of the file counts them")]
    if not all(text.strip() for text in message.texts):
        return [Fault("one of its plural forms is empty", "write every form, also where two are the same")]
    found = [
        fault for text in message.texts for fault in interface_faults(text, message.english, message.plural)
    ]
    return list(dict.fromkeys(found))
