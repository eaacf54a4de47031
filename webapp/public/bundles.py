"""A language as one small file that a phone may keep: entries, topics, statuses and contacts.

What is careful (violence, losing one's status, police, detention) and the chat are never part of it. A bundle
ends at the next switch of the law, and with each midnight of the site, which makes it anew. Its index tells
a phone which of the answers that it kept are still the same.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from flask import render_template, url_for

from kb.base import KnowledgeBase
from kb.clock import TOKYO
from kb.languages.language import Language
from webapp import desks, guides
from webapp.interface import asset

MEDIA_TYPE = "application/gzip"

LONGEST_KEPT = timedelta(days=60)
"""A phone that never meets a line again forgets what it kept after so long, also where no switch is known."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A language as kept: `packed` is gzip of JSON, whole pages without their frame by path.

    `index` is JSON: what tells each answer from a changed one, and the last moment to show them.
    """

    packed: bytes
    index: bytes
    pages: int
    expires: datetime


class Bundles:
    """The bundles made so far of the content that serves now."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: tuple[KnowledgeBase, date] | None = None
        self._made: dict[str, Bundle] = {}

    def get(self, base: KnowledgeBase, language: Language) -> Bundle:
        """Return the bundle of a language, made at first; needs a request in that language."""
        with self._lock:
            now = (base, base.today())
            if self._of is None or self._of[0] is not base or self._of[1] != now[1]:
                self._of, self._made = now, {}
            if language.code not in self._made:
                self._made[language.code] = _bundle(base, language)
            return self._made[language.code]


def expiry(base: KnowledgeBase) -> datetime:
    """Return the moment at which what is kept today must not be shown any more."""
    today = base.today()
    latest = today + LONGEST_KEPT
    switch = base.content.next_switch(today)
    return datetime.combine(latest if switch is None else min(switch, latest), time(), TOKYO)


def _bundle(base: KnowledgeBase, language: Language) -> Bundle:
    expires = expiry(base)
    pages = dict(_pages(base, language))
    index = _index(pages, expires)
    whole = {
        **index,
        "language": language.code,
        "day": base.today().isoformat(),
        "assets": [
            *(asset(name) for name in ("tokens.css", "site.css", "icon.svg")),
            url_for("public.kept_expired", lang=language),
        ],
        "frame": render_template("public/kept/frame.html", day=base.today()),
        "missing": render_template("public/kept/missing.html"),
        "pages": pages,
    }
    packed = gzip.compress(json.dumps(whole, ensure_ascii=False).encode(), mtime=0)
    return Bundle(packed, json.dumps(index).encode(), len(pages), expires)


def _index(pages: dict[str, tuple[str, str]], expires: datetime) -> dict[str, object]:
    """Return what tells one state of the answers and contacts from the next.

    Lists are left out: a phone that has lost an answer still needs its way to the others.
    """
    digests = {
        path: _digest("\n".join(page))
        for path, page in pages.items()
        if path.startswith("q/") or path == "contacts"
    }
    end = int(expires.timestamp() * 1000)
    return {"version": _digest(json.dumps([digests, end])), "expires": end, "digests": digests}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def _pages(base: KnowledgeBase, language: Language) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield path, title and content of every page that may be kept."""
    code = language.code
    renderer = base.renderer(code)
    kept = [entry for entry in base.entries(code) if not entry.careful]
    ids = {entry.id for entry in kept}
    topics = {topic_id for topic_id, topic in base.content.topics.items() if not topic.careful}
    groups = guides.life_events(base, code)
    statuses = [guides.status_page(base, code, one.id, None) for one in guides.statuses(base, code)]
    open_statuses = [status for status in statuses if not status.careful]
    yield "", _page("home", groups=groups, topics=topics, statuses=open_statuses)
    yield "contacts", _page("contacts", contacts=desks.everybody(base, code))
    for topic_id in base.content.topics:
        if topic_id in topics:
            links = [entry for entry in kept if entry.topic == topic_id]
            yield (
                f"topics/{topic_id}",
                _page("list", name=guides.topic_card(renderer, topic_id).name, links=links),
            )
    for status in open_statuses:
        links_of = [link for link in status.entries if link.id in ids]
        yield f"statuses/{status.id}", _page("list", name=status.name, links=links_of)
    for entry in kept:
        yield f"q/{entry.id}", _page("entry", entry=entry, kept=ids)


def _page(kind: str, **shown: object) -> tuple[str, str]:
    """Return title and content of a page; its template begins with the title, on a line of its own."""
    title, content = render_template(f"public/kept/{kind}.html", **shown).strip().split("\n", 1)
    return title, "\n".join(line.strip() for line in content.splitlines() if line.strip())
