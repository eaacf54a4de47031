"""The lines that a web master copies: the script, and what serves where scripts are not allowed."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from kb.languages.language import Language
from webapp.widget.options import Options

SANDBOX = (
    "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads "
    "allow-modals allow-top-navigation-by-user-activation"
)


def script_line(site: str, options: Options) -> Markup:
    """Return the line that puts the widget into a page; `site` is our address, without a slash at its end."""
    chosen = {
        "lang": "auto" if options.language is None else options.language.code,
        "position": options.place,
        "colour": options.colour,
        "topic": options.topic,
        "label": options.label,
    }
    attributes = Markup(" ").join(
        Markup('data-{}="{}"').format(name, value) for name, value in chosen.items() if value is not None
    )
    return Markup('<script src="{}/widget.js" {} async></script>').format(site, attributes)


def link_line(site: str, language: Language, words: str) -> Markup:
    """Return a plain link to the chat in `language`, for pages that take neither script nor frame."""
    return Markup('<a href="{}/{}/chat">{}</a>').format(site, language.code, words)


def frame_line(site: str, options: Options, words: str) -> Markup:
    """Return a plain frame with the chat, for pages that take frames and no script."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="100%" height="640" referrerpolicy="no-referrer" '
        'sandbox="{}"></iframe>'
    )
    return frame.format(frame_address(site, options), words, SANDBOX)


def frame_address(site: str, options: Options) -> str:
    """Return the address of the chat in a frame, with what was chosen."""
    chosen = {
        "lang": None if options.language is None else options.language.code,
        "topic": options.topic,
        "colour": None if options.colour is None else options.colour.removeprefix("#"),
    }
    query = urlencode({name: value for name, value in chosen.items() if value is not None})
    return f"{site}/widget" + (f"?{query}" if query else "")
