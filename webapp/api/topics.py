"""Answers about how the house is laid out: its topics and its languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field

from kb import model
from kb.base import KnowledgeBase
from kb.languages import language
from kb.rendering import Renderer
from webapp.api.records import Record, Text


class Topic(Record):
    """A group of entries; `entries` counts those in force today."""

    id: str
    name: Text
    about: Text
    entries: int = Field(ge=0)

    @classmethod
    def of(cls, topic: model.Topic, entries: int, renderer: Renderer) -> Self:
        """Return the topic with its number of entries, in the renderer's language."""
        return cls(
            id=topic.id,
            name=Text.of(renderer.text(f"{topic.id}/name", topic.name)),
            about=Text.of(renderer.text(f"{topic.id}/about", topic.about)),
            entries=entries,
        )


def counted_topics(base: KnowledgeBase, code: str) -> Iterator[Topic]:
    """Return the topics in a language, each with the number of its entries that are in force today."""
    renderer = base.renderer(code)
    counts = Counter(version.entry.topic for version in base.content.in_force(base.today()))
    return (Topic.of(topic, counts[topic.id], renderer) for topic in base.content.topics.values())


class Topics(Record):
    """The topics, in the order in which pages list them."""

    language: str
    topics: tuple[Topic, ...]


class Language(Record):
    """A language that can be asked for, by its code or by one of its aliases."""

    code: str
    name: str = Field(description="The language's name in the language itself.")
    english: str
    direction: Literal["ltr", "rtl"]
    script: str = Field(description="The script (ISO 15924).")
    aliases: tuple[str, ...]
    fallback: tuple[str, ...] = Field(description="What is shown where a text is missing, first to last.")

    @classmethod
    def of(cls, spoken: language.Language) -> Self:
        """Return the language."""
        return cls(
            code=spoken.code,
            name=spoken.name,
            english=spoken.english,
            direction=spoken.direction,
            script=spoken.script,
            aliases=spoken.aliases,
            fallback=spoken.fallback,
        )


class Languages(Record):
    """All languages, in the order in which pages list them."""

    languages: tuple[Language, ...]
