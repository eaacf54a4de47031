"""The knowledge base: what the web, the command line and other programs talk to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kb.chat.conversation import Chat
from kb.chat.reply import Conversation, Reply
from kb.clock import Clock, today_in_tokyo
from kb.content import Content, EntryVersion
from kb.errors import DayOutOfRange, EntryOnHold, UnknownLanguage, UnknownTopic
from kb.languages.furigana import Readings
from kb.languages.language import Language
from kb.languages.registry import Languages
from kb.reading import current_data
from kb.rendered import RenderedContact, RenderedEntry, RenderedFact, RenderedText
from kb.rendering import Renderer
from kb.search.index import Hit, SearchIndex
from kb.search.response import SearchResponse, SearchResult
from kb.search.suggest import Suggestion
from kb.translation import Translations

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder of the project, which holds the content unless MADOGUCHI_DATA names another."""

FIRST_DAY = date(2012, 7, 9)
"""The day on which the residence management system began; nothing before it is recorded."""

YEARS_AHEAD = 10
"""How far ahead a day may be asked for."""

KEPT_SHOWN = 20_000
"""Results whose texts are kept with their facts filled in: all entries in all languages as of two days."""


def data_root() -> Path:
    """Return the folder that holds `questions/` and `translations/`: MADOGUCHI_DATA, or the checkout."""
    return Path(os.environ.get("MADOGUCHI_DATA") or CHECKOUT)


def var_folder(root: Path) -> Path:
    """Return the folder for what is built: MADOGUCHI_VAR, or `var/` in the data root."""
    return Path(os.environ.get("MADOGUCHI_VAR") or root / "var")


class KnowledgeBase:
    """Content, translations and indexes, ready to answer. It never changes; a reload makes a new one."""

    def __init__(
        self,
        content: Content,
        translations: Translations,
        index: SearchIndex,
        clock: Clock,
        readings: Readings | None = None,
    ) -> None:
        self.content = content
        self.translations = translations
        self.index = index
        self.clock = clock
        self.readings = readings or Readings()
        self._chat = Chat(self)
        self._kept_shown: dict[tuple[str, str, date], tuple[RenderedText, RenderedText]] = {}

    @classmethod
    def load(
        cls, root: Path | None = None, clock: Clock = today_in_tokyo, *, var: Path | None = None
    ) -> KnowledgeBase:
        """Read the content under `root`, build the indexes that are missing, and return the base.

        `root` defaults to `data_root()`, `var` to `var_folder(root)`. Raises ContentError with every problem.
        """
        folder = data_root() if root is None else root
        built = var or var_folder(folder)
        data = current_data(folder, built)
        index = SearchIndex.open(data.content, data.translations, data.prepared, built, stamp=data.digest)
        return cls(data.content, data.translations, index, clock, data.readings)

    def warm(self) -> None:
        """Make for every language what is otherwise made when it is first asked: some seconds of work.

        A server does so beside its visitors. Raises IndexNotBuilt where an index is damaged.
        """
        self.index.warm()

    @property
    def languages(self) -> Languages:
        """Return the languages that the base speaks."""
        return self.translations.languages

    def today(self) -> date:
        """Return the current day in Japan."""
        return self.clock()

    def language(self, code: str) -> Language:
        """Return the language of a code or alias. Raises UnknownLanguage."""
        language = self.languages.resolve(code)
        if language is None:
            raise UnknownLanguage(code)
        return language

    def entry(self, entry_id: str, lang: str, on: date | None = None) -> RenderedEntry:
        """Return an entry in a language as of a day (default: today).

        Raises UnknownEntry, EntryMoved, EntryOnHold, NotRecorded, UnknownLanguage or DayOutOfRange.
        """
        renderer = self.renderer(lang, on)
        version = self.content.version(entry_id, renderer.on)
        if version.entry.hold is not None:
            reason = renderer.text(f"{version.stem}/hold", version.entry.hold)
            raise EntryOnHold(entry_id, reason.text, reason.language)
        return renderer.entry(version)

    def entries(
        self, lang: str, topic: str | None = None, on: date | None = None
    ) -> tuple[RenderedEntry, ...]:
        """Return the entries in force on a day, in the order of topics.

        Raises UnknownTopic, UnknownLanguage or DayOutOfRange.
        """
        if topic is not None and topic not in self.content.topics:
            raise UnknownTopic(topic)
        renderer = self.renderer(lang, on)
        return tuple(renderer.entry(version) for version in self._in_force(renderer.on, topic))

    def search(
        self,
        query: str,
        lang: str,
        limit: int = 10,
        on: date | None = None,
        *,
        topic: str | None = None,
        audience: str | None = None,
        offset: int = 0,
    ) -> SearchResponse:
        """Return the entries that answer a query, best first, in the page's language.

        Raises UnknownLanguage, UnknownTopic or DayOutOfRange.
        """
        if topic is not None and topic not in self.content.topics:
            raise UnknownTopic(topic)
        renderer = self.renderer(lang, on)
        code = renderer.language.code
        found = self.index.search(
            query, code, on=renderer.on, limit=limit, offset=offset, topic=topic, audience=audience
        )
        return SearchResponse(
            query=query,
            language=code,
            detected_language=found.detected_language,
            did_you_mean=found.did_you_mean,
            concepts=found.concepts,
            total=found.total,
            results=tuple(self._result(hit, renderer) for hit in found.hits),
        )

    def suggest(self, query: str, lang: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Return what a query that is being typed may become; only things that exist."""
        return self.index.suggest(query, self.language(lang).code, on=self.today(), limit=limit)

    def ask(
        self, message: str, lang: str, conversation: Conversation | None = None, on: date | None = None
    ) -> Reply:
        """Return the chat's reply; its `.text` is an entry's own field or a sentence of the house."""
        renderer = self.renderer(lang, on)
        return self._chat.reply(message, renderer.language.code, conversation, renderer.on)

    def begin(self, flow_id: str, lang: str, on: date | None = None) -> Reply | None:
        """Return the first question of a flow, None where there is no such flow."""
        renderer = self.renderer(lang, on)
        return self._chat.begin(flow_id, renderer.language.code, renderer.on)

    def flow_step(self, conversation: Conversation, lang: str, on: date | None = None) -> Reply | None:
        """Return the step of a flow that a conversation stands at, in any language; None if at none."""
        renderer = self.renderer(lang, on)
        return self._chat.again(conversation, renderer.language.code, renderer.on)

    def fact(self, fact_id: str, lang: str, on: date | None = None) -> RenderedFact:
        """Return one fact as of a day."""
        return self.renderer(lang, on).fact(self.content.facts[fact_id])

    def facts(self, lang: str, on: date | None = None) -> tuple[RenderedFact, ...]:
        """Return every fact as of a day."""
        renderer = self.renderer(lang, on)
        return tuple(renderer.fact(fact) for fact in self.content.facts.values())

    def contacts(self, lang: str) -> tuple[RenderedContact, ...]:
        """Return every body that can be asked: emergency first, then those that speak the language."""
        renderer = self.renderer(lang, None)
        code = renderer.language.code
        rendered = [renderer.contact(contact) for contact in self.content.contacts.values()]
        return tuple(sorted(rendered, key=lambda one: (not one.emergency, code not in one.languages)))

    def renderer(self, lang: str, on: date | None = None) -> Renderer:
        """Return what turns content into texts of a language as of a day (default: today).

        Raises UnknownLanguage or DayOutOfRange.
        """
        return Renderer(self.content, self.translations, self.language(lang), self._day(on))

    def _day(self, on: date | None) -> date:
        today = self.clock()
        if on is None:
            return today
        last = date(today.year + YEARS_AHEAD, 12, 31)
        if not FIRST_DAY <= on <= last:
            raise DayOutOfRange(on, FIRST_DAY, last)
        return on

    def _in_force(self, on: date, topic: str | None) -> Iterator[EntryVersion]:
        for version in self.content.in_force(on):
            if topic is None or version.entry.topic == topic:
                yield version

    def _result(self, hit: Hit, renderer: Renderer) -> SearchResult:
        version = self.content.version(hit.entry_id, renderer.on)
        question, answer = self._shown(version, renderer)
        return SearchResult(
            id=hit.entry_id,
            topic=version.entry.topic,
            question=question,
            answer=answer,
            score=hit.score,
            found_in=hit.found_in,
            matched=hit.matched,
            asked=hit.asked,
            ahead=hit.ahead,
        )

    def _shown(self, version: EntryVersion, renderer: Renderer) -> tuple[RenderedText, RenderedText]:
        """Return the question and the answer of a version; they are kept for the next who finds it."""
        asked = (version.stem, renderer.language.code, renderer.on)
        shown = self._kept_shown.get(asked)
        if shown is None:
            question = renderer.text(f"{version.stem}/question", version.entry.question)
            answer = renderer.text(f"{version.stem}/answer", version.entry.answer)
            if len(self._kept_shown) >= KEPT_SHOWN:
                self._kept_shown.clear()
            shown = self._kept_shown[asked] = (question, answer)
        return shown
