"""What belongs to the request at hand: the knowledge base that answers it, its language, the settings.

A request keeps the knowledge base that it began with, also when new content is swapped in meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, g, request

from kb.base import KnowledgeBase
from kb.languages.language import Language
from webapp.assets import Assets
from webapp.config import Config
from webapp.reload import LiveBase
from webapp.state import ConversationSeal

EXTENSION = "madoguchi"


@dataclass(frozen=True, slots=True)
class Site:
    """The parts that live as long as the app."""

    config: Config
    live: LiveBase
    seal: ConversationSeal
    assets: Assets


def site() -> Site:
    """Return the parts of the running app."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Site)
    return found


def base() -> KnowledgeBase:
    """Return the knowledge base of this request."""
    if "base" not in g:
        g.base = site().live.base
    kept = g.base
    assert isinstance(kept, KnowledgeBase)
    return kept


def language() -> Language:
    """Return the language of this request: that of its path, else what the browser likes best."""
    if "language" not in g:
        wishes = request.headers.get("Accept-Language")
        g.language = language_of_path() or base().languages.negotiate(wishes)
    kept = g.language
    assert isinstance(kept, Language)
    return kept


def use_language(chosen: Language) -> None:
    """Let the rest of this request speak `chosen`."""
    g.language = chosen


def language_of_path() -> Language | None:
    """Return the language that the first part of the path names, by code or alias, or None."""
    return base().languages.resolve(request.path.split("/")[1])
