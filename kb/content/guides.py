"""The ways in of the first page hold together: what they name exists, and no topic is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.content.checks import PlacedRecord
from kb.content.problems import Problem, did_you_mean
from kb.content.store import Content
from kb.content.yaml_reader import Document, Loc
from kb.model import LifeEvent, Situation, StatusGuide


def check_guides(
    situations: Sequence[PlacedRecord[Situation]],
    life_events: Sequence[PlacedRecord[LifeEvent]],
    statuses: Sequence[PlacedRecord[StatusGuide]],
    content: Content,
) -> Iterator[Problem]:
    """Yield the problems of situations, life events and statuses."""
    for situation in situations:
        loc = (*situation.loc, "entry")
        yield from _unknown(situation.document, loc, (situation.record.entry,), content.versions, "entry")
    for status in statuses:
        loc = (*status.loc, "entries")
        yield from _unknown(status.document, loc, status.record.entries, content.versions, "entry")
    for event in life_events:
        yield from _unknown(
            event.document, (*event.loc, "topics"), event.record.topics, content.topics, "topic"
        )
    yield from _topics_stand_once(life_events, content)


def _topics_stand_once(life_events: Sequence[PlacedRecord[LifeEvent]], content: Content) -> Iterator[Problem]:
    """Yield a problem for each topic that stands in two life events, or in none where there are any."""
    seen: dict[str, str] = {}
    for event in life_events:
        for place, topic in enumerate(event.record.topics):
            if topic in seen:
                what = f"the topic `{topic}` stands in `{seen[topic]}` already"
                yield event.document.problem((*event.loc, "topics", place), what, "keep it in one of the two")
            seen[topic] = event.record.id
    for topic in content.topics if life_events else ():
        if topic not in seen:
            what = f"the topic `{topic}` stands in no life event, so nobody finds it"
            yield life_events[0].document.problem((), what, "add it to the one that it belongs to")


def _unknown(
    document: Document, loc: Loc, ids: Sequence[str], known: Mapping[str, object], kind: str
) -> Iterator[Problem]:
    for place, wanted in enumerate(ids):
        if wanted not in known:
            remedy = did_you_mean(wanted, list(known))
            yield document.problem((*loc, place), f"`{wanted}` is no {kind}", remedy)
