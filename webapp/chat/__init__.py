"""The chat page: one form, one turn at a time, nothing kept."""

from webapp.chat.routes import blueprint

__all__ = ["blueprint"]
