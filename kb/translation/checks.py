"""What a translation must keep of its source. A text that fails a check is not shown; it falls back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kb.content.placeholders import malformed_placeholders, placeholders, strip_placeholders
from kb.languages.language import Language
from kb.model import MAX_TEXT, Pair

_VALUE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_RUBY = re.compile(r"｜[^｜《》\n]+《[^｜《》\n]+》")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);|\*\*|__|`|\]\(")
_NUMBER = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w.~:/?#@$&*+;=%-]*[\w/]|[\w.+-]+@[\w-]+\.\w+", re.ASCII)

# Zero-width characters that scripts need: ZWSP (Khmer, Thai, Burmese), ZWNJ and ZWJ (Indic, Persian), marks
# of direction. Overrides and isolates of direction are not among them: pages isolate what they insert.
_NEEDED_INVISIBLE = frozenset("\n\u200b\u200c\u200d\u200e\u200f\u2060\u00ad")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a translation, and how to mend it."""

    what: str
    remedy: str


def faults(text: str, source: Pair, language: Language) -> tuple[Fault, ...]:
    """Return what is wrong with a translation that was made from `source`."""
    halves = (strip_placeholders(source.ja), strip_placeholders(source.en))
    return (
        *_text_faults(text),
        *_placeholder_faults(text, source, language),
        *_shape_faults(text, source.en),
        *_digit_faults(strip_placeholders(text), *halves),
    )


def faults_of_stale(text: str, facts: Collection[str], language: Language) -> tuple[Fault, ...]:
    """Return what is wrong with a translation whose source has changed.

    It cannot have the shape of a text that it was not made from, but it must still be shown whole: it may
    name only facts that exist.
    """
    gone = sorted(_fact_ids(text) - set(facts))
    return (
        *_text_faults(text),
        *_form_faults(text, language),
        *(Fault(f"it names the fact `{fact}`, which is gone", "translate the text again") for fact in gone),
    )


def interface_faults(text: str, english: str, plural: str | None = None) -> tuple[Fault, ...]:
    """Return what is wrong with one form of a text of the interface.

    A plural form may leave the number out: some languages say "one" or "both" in a word.
    """
    wanted = set(_VALUE.findall(english)) | set(_VALUE.findall(plural or ""))
    found = set(_VALUE.findall(text))
    optional = {"n"} if plural else set()
    return (
        *_text_faults(text),
        *_braces(found - wanted, wanted - found - optional),
        *_shape_faults(text, english),
        *_digit_faults(text, english, plural or ""),
    )


def _text_faults(text: str) -> Iterator[Fault]:
    if not text.strip():
        yield Fault("it holds only blanks", "write it, or leave it empty")
    if len(text) > MAX_TEXT:
        yield Fault(f"it has more than {MAX_TEXT:,} characters", "say what the source says, no more")
    if markup := _MARKUP.search(text):
        yield Fault(f"it holds the markup `{markup[0]}`", "write plain text")
    for letter in sorted(letter for letter in set(text) if _is_bad(letter)):
        yield Fault(f"it holds the invisible character U+{ord(letter):04X}", "delete it, type the text again")
    bare = _RUBY.sub("", text)
    if "｜" in bare or bare.count("《") != bare.count("》"):
        yield Fault("a reading is not closed", "write ruby as ｜漢字《かんじ》")


def _is_bad(letter: str) -> bool:
    if letter in _NEEDED_INVISIBLE:
        return False
    return letter == "\ufffd" or unicodedata.category(letter) in _INVISIBLE_CATEGORIES


def _placeholder_faults(text: str, source: Pair, language: Language) -> Iterator[Fault]:
    wanted, found = _fact_ids(source.en), _fact_ids(text)
    for fact_id in sorted(wanted - found):
        yield Fault(f"${{{fact_id}}} of the source is missing", "copy it to where the number belongs")
    for fact_id in sorted(found - wanted):
        yield Fault(f"${{{fact_id}}} is not in the source", "use the placeholders of the source, no others")
    yield from _form_faults(text, language)


def _form_faults(text: str, language: Language) -> Iterator[Fault]:
    for like_one in malformed_placeholders(text):
        yield Fault(f"`{like_one}` is no placeholder", "write it as in the source: ${fact-id}")
    forms = {placeholder.form for placeholder in placeholders(text)} - {None, *language.forms}
    for form in sorted(form for form in forms if form is not None):
        known = ", ".join(language.forms) or "none yet"
        yield Fault(f"the form `{form}` is unknown", f"known in translations/{language.code}: {known}")


def _braces(unknown: set[str], missing: set[str]) -> Iterator[Fault]:
    for name in sorted(missing):
        yield Fault(f"{{{name}}} of the source is missing", "copy it to where the value belongs")
    for name in sorted(unknown):
        yield Fault(f"{{{name}}} is not in the source", "use the placeholders of the source, no others")


def _shape_faults(text: str, english: str) -> Iterator[Fault]:
    wanted, found = _lines(english), _lines(text)
    if wanted != found:
        yield Fault(f"it has {found} lines where the source has {wanted}", "break the lines where it does")
    for address in sorted(set(_ADDRESS.findall(text)) ^ set(_ADDRESS.findall(english))):
        yield Fault(f"the address `{address}` is in one text only", "write the source's addresses")


def _digit_faults(text: str, *sources: str) -> Iterator[Fault]:
    """Yield numbers that no source text has: a number that the law sets would not follow its changes."""
    known = {number for source in sources for number in _numbers(source)}
    for number in sorted(set(_numbers(text)) - known):
        remedy = "write small numbers as words, numbers of the law as their ${fact-id}"
        yield Fault(f"the number {number} is not in the source", remedy)


def _fact_ids(text: str) -> set[str]:
    return {placeholder.fact for placeholder in placeholders(text)}


def _lines(text: str) -> int:
    return len([line for line in text.split("\n") if line.strip()])


def _numbers(text: str) -> list[str]:
    """Return the numbers in a text in Latin digits, whatever digits they are written in."""
    return ["".join(str(unicodedata.decimal(digit)) for digit in number) for number in _NUMBER.findall(text)]
