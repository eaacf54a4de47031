"""The languages that exist, in order; which one a code, an alias or a browser means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kb.content.problems import Problem, did_you_mean
from kb.content.yaml_reader import Document, parse, read_yaml
from kb.languages.language import Language
from kb.languages.pattern_checks import slips

ENGLISH = "en"
JAPANESE = "ja"
REFERENCE_LANGUAGES = (JAPANESE, ENGLISH)
"""The languages in which `questions/` is written; they have no catalogs but that of the interface."""

LONGEST_TAG = 40
LONGEST_HEADER = 1_000
"""Characters of an Accept-Language header that are read; browsers send under two hundred."""

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class Languages(Mapping[str, Language]):
    """All languages by code, in the order in which lists show them."""

    def __init__(self, languages: Sequence[Language]) -> None:
        in_order = sorted(languages, key=lambda language: (language.order, language.code))
        self._languages = {language.code: language for language in in_order}
        self._names = _names(in_order)

    def __getitem__(self, code: str) -> Language:
        return self._languages[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    @property
    def default(self) -> Language:
        """Return the language for those who ask for none that exists: English."""
        return self._languages.get(ENGLISH) or next(iter(self._languages.values()))

    def resolve(self, tag: str) -> Language | None:
        """Return the language that a code or an alias means, or None.

        Upper and lower case and `_` for `-` are the same. A tag that nobody claims is shortened from its
        end (`vi-VN`, then `vi`), as RFC 4647 looks tags up.
        """
        wanted = tag.replace("_", "-")
        if len(wanted) > LONGEST_TAG or not _TAG.fullmatch(wanted):
            return None
        parts = wanted.lower().split("-")
        while parts:
            found = self._names.get("-".join(parts))
            if found is not None:
                return self._languages[found]
            parts.pop()
        return None

    def negotiate(self, accept_language: str | None) -> Language:
        """Return the language that suits an `Accept-Language` header best; garbage in it is passed over."""
        for tag in _wishes(accept_language or ""):
            found = self.resolve(tag)
            if found is not None:
                return found
        return self.default


def load_languages(root: Path) -> tuple[Languages, tuple[Problem, ...]]:
    """Read `translations/*/language.yaml` under a data root. Never raises for bad data.

    A folder with nothing but a lexicon is a language that is understood and not spoken: no problem, and not
    among the languages. Any problem means that the languages should not be used.
    """
    found: list[tuple[Language, Document]] = []
    problems: list[Problem] = []
    for folder in sorted((root / "translations").glob("*/")):
        path = folder / "language.yaml"
        if not path.exists():
            problems += _unspoken(folder, path.relative_to(root).as_posix())
            continue
        document = read_yaml(path, root)
        problems += document.problems
        if document.data is None:
            continue
        language, slipped = parse(document, Language)
        problems += slipped
        if language is not None:
            problems += _own_problems(language, folder.name, document)
            found.append((language, document))
    problems += _shared_problems(found)
    return Languages([language for language, _ in found]), tuple(sorted(set(problems)))


def _names(languages: Sequence[Language]) -> dict[str, str]:
    """Return every name of every language in lower case; a code wins over an alias, that over a stand-in."""
    names: dict[str, str] = {}
    for language in languages:
        names.update(dict.fromkeys((tag.lower() for tag in language.stands_in_for), language.code))
    for language in languages:
        names.update(dict.fromkeys((tag.lower() for tag in language.aliases), language.code))
    names.update({language.code.lower(): language.code for language in languages})
    return names


def _wishes(header: str) -> list[str]:
    """Return the tags of a header, the most wanted first; `q=0` and what is no number are left out."""
    wishes: list[tuple[float, str]] = []
    for part in header[:LONGEST_HEADER].split(","):
        tag, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            match = re.fullmatch(r"q\s*=\s*([01](?:\.[0-9]{0,3})?)", parameter, re.IGNORECASE)
            quality = float(match[1]) if match else 0.0
        if tag and 0 < quality <= 1:
            wishes.append((quality, tag))
    return [tag for _, tag in sorted(wishes, key=lambda wish: -wish[0])]


def _unspoken(folder: Path, name: str) -> Iterator[Problem]:
    """Yield a problem where a folder has texts that readers should see, but no language to show them in."""
    if any(folder.glob("*.po")) or any((folder / file).exists() for file in ("asked.yaml", "reviews.yaml")):
        yield Problem(name, 1, "is missing", "write it after that of another language")


def _own_problems(language: Language, folder: str, document: Document) -> Iterator[Problem]:
    if language.code != folder:
        what = f"the code `{language.code}` is not the name of the folder, `{folder}`"
        yield document.problem(("code",), what, "make them the same")
    for slip in slips(language):
        yield document.problem(slip.loc, slip.what, slip.remedy)


def _shared_problems(found: Sequence[tuple[Language, Document]]) -> Iterator[Problem]:
    codes = [language.code for language, _ in found]
    claimed = {code.lower(): code for code in codes}
    for language, document in found:
        for place, alias in enumerate(language.aliases):
            owner = claimed.setdefault(alias.lower(), language.code)
            if owner != language.code:
                what = f"the alias `{alias}` belongs to `{owner}` already"
                yield document.problem(("aliases", place), what, "delete it in one of the two")
        for place, code in enumerate(language.fallback):
            if code == language.code or code not in codes:
                what = f"cannot fall back to `{code}`"
                yield document.problem(("fallback", place), what, did_you_mean(code, codes))
    for code in REFERENCE_LANGUAGES:
        if code not in codes:
            name = f"translations/{code}/language.yaml"
            yield Problem(name, 1, f"no usable language `{code}`", "every other language rests on it")
