"""Madoguchi's library: reads `questions/` and `translations/`, answers questions. It knows no web."""

from kb.base import KnowledgeBase

__all__ = ["KnowledgeBase"]
