"""The widget: one line in another site's page, and the chat in a frame behind it."""

from webapp.widget.routes import blueprint

__all__ = ["blueprint"]
