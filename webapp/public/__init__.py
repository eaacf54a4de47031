"""The pages that everybody reads: choice of language, home, search, topics, entries, contacts, print."""

from webapp.public import deadline_file
from webapp.public.routes import blueprint

__all__ = ["blueprint", "deadline_file"]
