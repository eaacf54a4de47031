"""A prepared message about a mistake, which the visitor sends with their own mail; nothing is stored."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from kb.rendered import RenderedEntry


def subject(entry: RenderedEntry) -> str:
    """Return the first line of a message about an entry, for the people who keep the site."""
    return f"Madoguchi: {entry.id} ({entry.language}, {entry.on.isoformat()})"


def send_to(channel: str, subject: str, body: str) -> str:
    """Return the address that opens the message: `channel` is a mail address or that of an issue tracker.

    Trackers take `title` and `body`, as those of GitHub, GitLab (by its own names too), Gitea and Forgejo do.
    """
    if channel.startswith("mailto:"):
        return f"{channel}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
    joint = "&" if "?" in channel else "?"
    return f"{channel}{joint}{urlencode({'title': subject, 'body': body}, quote_via=quote)}"
