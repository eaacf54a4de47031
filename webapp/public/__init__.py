"""The pages that everybody reads: choice of language, home, search, topics, entries, contacts, print."""

from webapp.public.routes import blueprint

__all__ = ["blueprint"]
