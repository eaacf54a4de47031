"""What the chat needs of a knowledge base. `kb.base.KnowledgeBase` is one; the chat never imports it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from kb.content.store import Content
from kb.languages.analysis import Word
from kb.languages.detection import Detector
from kb.languages.registry import Languages
from kb.model import Contact, Pair
from kb.rendered import RenderedContact, RenderedEntry, RenderedText
from kb.search.concepts import Match
from kb.search.response import SearchResponse


class InterfaceTexts(Protocol):
    """The sentences of the house in the languages that it speaks."""

    def interface(self, message: str, language: str, /, **values: str) -> str:
        """Return a sentence, filled with values."""

    def interface_text(self, message: str, language: str) -> RenderedText:
        """Return a sentence and the language that it is really in."""


class ContentTexts(Protocol):
    """The texts of the content in the languages that they are translated into."""

    def resolve(self, key: str, pair: Pair, language: str) -> RenderedText:
        """Return a text in a language, its placeholders still in it."""


class Rendering(Protocol):
    """Fills texts of the content in one language as of one day."""

    def text(self, key: str, pair: Pair) -> RenderedText:
        """Return the text of a key."""

    def contact(self, contact: Contact) -> RenderedContact:
        """Return a body to ask."""


class AskedWays(Protocol):
    """The ways in which speakers ask the entries."""

    def asked(self, entry: str, language: str) -> tuple[str, ...]:
        """Return the ways to ask an entry, by the stem of its file."""


class Texts(InterfaceTexts, AskedWays, ContentTexts, Protocol):
    """What `kb.translation` knows, as far as the chat needs it."""


class Matcher(Protocol):
    """Finds the concepts that words speak of."""

    def match(
        self, words: Sequence[Word], own: Collection[str] = (), known: Callable[[str], bool] = ...
    ) -> tuple[Match, ...]:
        """Return the concepts in the order of the words, none overlapping."""

    def names_ours(self, matches: Iterable[Match]) -> bool:
        """Return whether something is named, surely, that no other country has."""
        ...


class ClueFinder(Protocol):
    """Finds the small words that tell of a danger beside others."""

    def find(self, found: Sequence[Word], spoken: Collection[str]) -> tuple[Match, ...]:
        """Return every clue of the languages in the words of a message; they may overlap."""


class Respeller(Protocol):
    """Mends misspelt messages."""

    def respelled(self, text: str, languages: Sequence[str]) -> str | None:
        """Return a text with the words that none of its languages knows as the nearest of the first."""


class Index(Protocol):
    """The search room, as far as the chat uses it without a search."""

    @property
    def matcher(self) -> Matcher:
        """Return what finds concepts in words, in all languages at once."""

    @property
    def clues(self) -> ClueFinder:
        """Return what finds clues in words, in the languages that are asked for."""

    @property
    def respelling(self) -> Respeller:
        """Return what mends misspelt messages."""

    @property
    def detector(self) -> Detector:
        """Return what tells languages apart."""

    @property
    def touched(self) -> Mapping[str, frozenset[str]]:
        """Return, by the stem of a version, the concepts that its ways to ask often speak of."""


class Knowledge(Protocol):
    """The questions that the chat asks the knowledge base."""

    @property
    def content(self) -> Content:
        """Return everything under `questions/`."""

    @property
    def translations(self) -> Texts:
        """Return the texts of the interface and the ways to ask."""

    @property
    def languages(self) -> Languages:
        """Return the languages that the base speaks."""

    @property
    def index(self) -> Index:
        """Return the search index."""

    def today(self) -> date:
        """Return the current day in Japan."""

    def entry(self, entry_id: str, lang: str, on: date | None = None) -> RenderedEntry:
        """Return an entry. Raises EntryNotShown."""

    def renderer(self, lang: str, on: date | None = None) -> Rendering:
        """Return what fills the texts of the content."""

    def contacts(self, lang: str) -> tuple[RenderedContact, ...]:
        """Return every body that can be asked."""

    def search(self, query: str, lang: str, limit: int = 10, on: date | None = None) -> SearchResponse:
        """Return the entries that answer a query, best first."""
