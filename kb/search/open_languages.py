"""What searching in a language takes: made when it is first needed, once, and kept open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import TypeVar

from kb.content.store import Content
from kb.errors import IndexNotBuilt
from kb.search.documents import SpokenTexts, documents
from kb.search.engine import Engine
from kb.search.language_index import LanguageIndex
from kb.search.own_script import LATIN, OwnScript
from kb.search.prepared import Prepared
from kb.search.slips import SHORTEST_REPLACED
from kb.search.suggest import Suggestion, TypeAhead, Vocabulary
from kb.search.typed import current_own_script, current_type_ahead

Made = TypeVar("Made")
"""What is made for a language when it is first needed."""


class OpenLanguages:
    """The indexes of all languages, and what is known of their words. Safe for several threads."""

    def __init__(
        self,
        content: Content,
        texts: SpokenTexts,
        prepared: Prepared,
        folders: Mapping[str, Path],
        engine: Engine,
        var: Path,
    ) -> None:
        self.codes = tuple(folders)
        self._content = content
        self._texts = texts
        self._features = prepared.features
        self._terms = prepared.terms
        self._words_of_clues = prepared.clue_words
        self._folders = folders
        self._engine = engine
        self._var = var
        self._lock = Lock()
        self._indexes: dict[str, LanguageIndex] = {}
        self._type_aheads: dict[str, TypeAhead] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._clue_words: dict[str, Vocabulary] = {}
        self._own_scripts: dict[str, OwnScript] = {}

    def index(self, code: str) -> LanguageIndex:
        """Return the index of a language. Raises IndexNotBuilt where it is damaged."""
        return self._once(self._indexes, code, self._opened)

    def vocabulary(self, code: str) -> Vocabulary:
        """Return the words of a language, for correcting misspelt ones."""
        return self._once(self._vocabularies, code, lambda code: Vocabulary(self._features.get(code) or ()))

    def clue_words(self, code: str) -> Vocabulary:
        """Return the words of the clues of a language, for misspelt ones: "perks" are no "peeks"."""
        return self._once(
            self._clue_words,
            code,
            lambda code: Vocabulary(self._words_of_clues.get(code) or (), SHORTEST_REPLACED),
        )

    def own_script(self, code: str) -> OwnScript:
        """Return what the texts of a language know of its script."""
        script = self._texts.languages[code].script
        return self._once(
            self._own_scripts,
            code,
            lambda code: current_own_script(code, [*self._words_of(code)], script, self._var),
        )

    def type_ahead(self, code: str) -> TypeAhead:
        """Return the questions, ways to ask and terms of a language, for what is being typed."""
        return self._once(
            self._type_aheads,
            code,
            lambda code: current_type_ahead(code, [*self._suggestions(code)], self._var),
        )

    def warm(self) -> None:
        """Make all of it for every language. Raises IndexNotBuilt where an index is damaged."""
        for code in self.codes:
            self.index(code)
        for code in self.codes:
            self.vocabulary(code)
            self.clue_words(code)
            self.type_ahead(code)
            if self._texts.languages[code].script != LATIN:
                self.own_script(code)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            for index in self._indexes.values():
                index.close()
            self._indexes.clear()

    def _once(self, made: dict[str, Made], code: str, make: Callable[[str], Made]) -> Made:
        """Return what is made for a language when it is first needed, by one thread while others go on."""
        found = made.get(code)
        if found is None:
            with self._lock:
                found = made.get(code)
                if found is None:
                    found = made[code] = make(code)
        return found

    def _opened(self, code: str) -> LanguageIndex:
        folder = self._folders[code]
        try:
            return LanguageIndex(code, folder, self._engine)
        except (OSError, ValueError) as error:
            what = f"the index in {folder} is damaged; delete that folder and start again"
            raise IndexNotBuilt(what) from error

    def _words_of(self, code: str) -> Iterator[str]:
        for document in documents(self._content, self._texts, code):
            yield from document.ways
        for _, text in self._terms.get(code) or ():
            yield text

    def _suggestions(self, code: str) -> Iterator[Suggestion]:
        """Yield them in an order that is the same at every start: what is kept is known by it."""
        for document in documents(self._content, self._texts, code):
            for way in document.ways:
                yield Suggestion(way, code, document.entry_id)
        first_forms = dict(reversed(self._terms.get(code) or []))
        spoken_of = (concept for one in self._content.all_versions() for concept in one.entry.concepts)
        for concept in dict.fromkeys(spoken_of):
            if concept in first_forms:
                yield Suggestion(first_forms[concept], code)
