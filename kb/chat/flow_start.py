"""How a flow begins: by its id, by its name, by one of the ways in which people tell that situation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from kb.chat.case import NEEDS_A_THING
from kb.chat.flow_wording import GO_ON
from kb.chat.knowledge import Knowledge
from kb.chat.reply import Conversation
from kb.chat.understanding import MOST_SPARE_WORDS, Understanding
from kb.flow import YES, Flow
from kb.languages.analysis import words
from kb.rendered import RenderedEntry

BY_ID = "flow:"
"""The message that starts a flow is this and the flow's id: what the buttons and programs send."""

BACK = "flow:back"
"""The message that goes one question back in a flow."""

NEARLY = 92
"""From this likeness on (of 100) a message is a way to start a flow, typed with a slip of the finger."""

SHORTEST_NEARLY = 12
"""Characters; in shorter ways a slip makes another sentence."""

_BY_ID = re.compile(rf"\s*{BY_ID}([a-z0-9]+(?:-[a-z0-9]+)*)\s*")


class FlowStarts:
    """Knows the words by which flows begin, in all languages. Made once for a knowledge base."""

    def __init__(self, base: Knowledge) -> None:
        self._base = base

    def by_id(self, message: str) -> Flow | None:
        """Return the flow that a message names by id, or None."""
        match = _BY_ID.fullmatch(message)
        return self._base.content.flows.get(match[1]) if match else None

    def by_words(self, said: Understanding) -> Flow | None:
        """Return the flow whose situation a message tells, as it is written or nearly so; None otherwise."""
        for spelled in dict.fromkeys((said.spelled, _spelled(said.sought))):
            flow = self._ways.get(spelled) or self._nearly(spelled)
            if flow is not None:
                return self._base.content.flows[flow]
        return None

    def goes_on(self, said: Understanding, state: Conversation) -> bool:
        """Return whether a message says to go on with the flow that was left, as its button does, or yes."""
        if said.is_talk_only and YES in said.talk and not state.options:
            return True
        likeness = (fuzz.ratio(said.spelled, words) for words in self._words_to_go_on)
        return max(likeness, default=0) >= NEARLY

    def beside(self, entries: Sequence[RenderedEntry]) -> Flow | None:
        """Return the flow to offer beside an answer: one that names the first entry, for the same readers."""
        for flow in self._base.content.flows.values() if entries else ():
            for_officers = "migrant" not in flow.audience
            if entries[0].id in flow.offered_with and for_officers == ("migrant" not in entries[0].audience):
                return flow
        return None

    def about(self, said: Understanding) -> Flow | None:
        """Return the migrants' flow about all that a short message names; a loss alone may be of anything."""
        named = set(said.subject)
        if not named - NEEDS_A_THING or said.spare_words > MOST_SPARE_WORDS or "out-of-scope" in said.talk:
            return None
        flows = self._base.content.flows.values()
        found = (flow for flow in flows if "migrant" in flow.audience and named.issubset(flow.concepts))
        return next(found, None)

    def _nearly(self, spelled: str) -> str | None:
        if len(spelled) < SHORTEST_NEARLY:
            return None
        found = process.extractOne(spelled, self._long_ways, scorer=fuzz.ratio, score_cutoff=NEARLY)
        return self._ways[found[0]] if found else None

    @cached_property
    def _words_to_go_on(self) -> frozenset[str]:
        """Return what the button to go on says before the title, in all languages."""
        texts = (self._base.translations.interface(GO_ON, one, title="") for one in self._base.languages)
        return frozenset(map(_spelled, texts)) - {""}

    @cached_property
    def _ways(self) -> Mapping[str, str]:
        ways: dict[str, str] = {}
        for flow in self._base.content.flows.values():
            for way in self._told(flow):
                ways.setdefault(_spelled(way), flow.id)
        ways.pop("", None)
        return ways

    @cached_property
    def _long_ways(self) -> tuple[str, ...]:
        return tuple(way for way in self._ways if len(way) >= SHORTEST_NEARLY)

    def _told(self, flow: Flow) -> Iterable[str]:
        texts = self._base.translations
        for language in self._base.languages:
            yield texts.resolve(f"{flow.id}/title", flow.title, language).text
            yield from texts.asked(flow.id, language)


def _spelled(text: str) -> str:
    return " ".join(word.folded for word in words(text))
