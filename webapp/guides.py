"""The ways in: situations as people say them, topics by life event, entries by status of residence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkzeug.exceptions import NotFound

from kb.base import KnowledgeBase
from kb.rendered import EntryLink, RenderedText
from kb.rendering import Renderer


@dataclass(frozen=True, slots=True)
class SaidSituation:
    """A situation as the page says it, and the id of the entry that answers."""

    says: RenderedText
    entry: str
    icon: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic as a card: its name, what it is about, its drawing."""

    id: str
    name: RenderedText
    about: RenderedText
    icon: str


@dataclass(frozen=True, slots=True)
class LifeEventGroup:
    """A part of life with its topics; `name` is None where the content groups nothing."""

    id: str
    name: RenderedText | None
    topics: tuple[TopicCard, ...]


@dataclass(frozen=True, slots=True)
class StatusLink:
    """A status of residence as a link."""

    id: str
    name: RenderedText
    icon: str


@dataclass(frozen=True, slots=True)
class StatusPage:
    """What matters most for a status of residence."""

    id: str
    name: RenderedText
    icon: str
    careful: bool
    entries: tuple[EntryLink, ...]


PLAIN_SIGN = "info"
"""The drawing of a topic that has none of its own."""


def situations(base: KnowledgeBase, language: str, on: date | None) -> tuple[SaidSituation, ...]:
    """Return the commonest situations whose entries are in force on the day and not on hold."""
    renderer = base.renderer(language, on)
    there = {version.entry.id for version in base.content.in_force(renderer.on)}
    return tuple(
        SaidSituation(renderer.text(f"situations/{one.id}/says", one.says), one.entry, one.icon)
        for one in base.content.situations.values()
        if one.entry in there
    )


def life_events(base: KnowledgeBase, language: str) -> tuple[LifeEventGroup, ...]:
    """Return every topic, grouped by life event; in one group without a name where none are written."""
    renderer = base.renderer(language)
    groups = tuple(
        LifeEventGroup(
            event.id,
            renderer.text(f"life-events/{event.id}/name", event.name),
            tuple(topic_card(renderer, topic_id) for topic_id in event.topics),
        )
        for event in base.content.life_events.values()
    )
    return groups or (
        LifeEventGroup(
            "all", None, tuple(topic_card(renderer, topic_id) for topic_id in base.content.topics)
        ),
    )


def topic_card(renderer: Renderer, topic_id: str) -> TopicCard:
    """Return one topic."""
    topic = renderer.content.topics[topic_id]
    return TopicCard(
        topic_id,
        renderer.text(f"{topic_id}/name", topic.name),
        renderer.text(f"{topic_id}/about", topic.about),
        topic.icon or PLAIN_SIGN,
    )


def statuses(base: KnowledgeBase, language: str) -> tuple[StatusLink, ...]:
    """Return every status of residence that has a page."""
    renderer = base.renderer(language)
    return tuple(
        StatusLink(one.id, renderer.text(f"statuses/{one.id}/name", one.name), one.icon)
        for one in base.content.statuses.values()
    )


def status_page(base: KnowledgeBase, language: str, status_id: str, on: date | None) -> StatusPage:
    """Return the page of a status. Raises NotFound."""
    status = base.content.statuses.get(status_id)
    if status is None:
        raise NotFound
    renderer = base.renderer(language, on)
    there = {version.entry.id: version for version in base.content.in_force(renderer.on)}
    return StatusPage(
        status.id,
        renderer.text(f"statuses/{status.id}/name", status.name),
        status.icon,
        status.careful,
        tuple(renderer.link(there[entry_id]) for entry_id in status.entries if entry_id in there),
    )
