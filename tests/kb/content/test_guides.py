"""The ways in of the first page: what they name exists, and no topic is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content import load_content

SITUATION = "- id: lost\n  says: {ja: なくした, en: I lost it}\n  entry: %s\n  icon: card\n"
EVENT = "- id: %s\n  name: {ja: 始める, en: Starting}\n  icon: card\n  topics: [%s]\n"
STATUS = "- id: student\n  name: {ja: 留学, en: Student}\n  icon: cap\n  entries: [%s]\n"


def told(root: Path) -> list[str]:
    return [problem.what for problem in load_content(root).problems]


def test_content_may_do_without_them(root: Path) -> None:
    assert told(root) == []


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("situations", SITUATION % "card-lots", "`card-lots` is no entry"),
        ("statuses", STATUS % "card-lots", "`card-lots` is no entry"),
        ("life-events", EVENT % ("a", "cards"), "`cards` is no topic"),
        (
            "life-events",
            EVENT % ("a", "card") + EVENT % ("b", "card"),
            "the topic `card` stands in `a` already",
        ),
        ("life-events", "- id: a\n", "`name` is missing"),
    ],
)
def test_a_slip_is_told(root: Path, file: str, text: str, what: str) -> None:
    (root / "questions" / f"{file}.yaml").write_text(text, encoding="utf-8")
    assert any(what in one for one in told(root))


def test_a_topic_in_no_life_event_is_told(root: Path) -> None:
    topics = root / "questions" / "topics.yaml"
    more = "- id: more\n  name: {ja: ほか, en: More}\n  about: {ja: ほか。, en: More.}\n"
    topics.write_text(topics.read_text(encoding="utf-8") + more, encoding="utf-8")
    (root / "questions" / "life-events.yaml").write_text(EVENT % ("a", "card"), encoding="utf-8")
    assert told(root) == ["the topic `more` stands in no life event, so nobody finds it"]
