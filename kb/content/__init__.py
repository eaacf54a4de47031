"""Reading `questions/`: strict, whole, with messages for volunteers."""

from kb.content.loader import Loaded, load_content
from kb.content.problems import Problem
from kb.content.store import Content, DatedValue, EntryVersion

__all__ = ["Content", "DatedValue", "EntryVersion", "Loaded", "Problem", "load_content"]
