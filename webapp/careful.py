"""Pages that somebody may have to leave quickly, and that no device should keep."""

TOPICS = frozenset({"safety", "without-status"})
"""Topics on violence and on having no status of residence; the chat is as careful."""
