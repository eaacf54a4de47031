"""Texts of the data as HTML: escaped, ruby as furigana, addresses and phone numbers as links.

Furigana are for the eye: screen readers say the word itself once, and copying takes the word alone.

Texts carry no other markup, so nothing that somebody wrote can become a tag.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_RUBY = r"｜(?P<base>[^｜《》\n]{1,60})《(?P<reading>[^｜《》\n]{1,60})》"
_URL = r"(?P<url>https?://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*[A-Za-z0-9\-_~/#=&])"
_PHONE = r"(?<![0-9A-Za-z_.,-])(?P<phone>#[0-9]{4}|0[0-9]{1,4}-(?:[0-9]{1,4}-)?[0-9]{3,6})(?![0-9A-Za-z_-])"
_PIECE = re.compile(f"{_RUBY}|{_URL}|{_PHONE}")
_RUBY_ALONE = re.compile(_RUBY)


def prose(text: str) -> Markup:
    """Return `text` as HTML."""
    pieces: list[Markup] = []
    end = 0
    for match in _PIECE.finditer(text):
        pieces += [escape(text[end : match.start()]), _html(match)]
        end = match.end()
    return Markup("").join([*pieces, escape(text[end:])])


def without_ruby(text: str) -> str:
    """Return `text` with the readings taken off, for titles and attributes."""
    return _RUBY_ALONE.sub(lambda match: match["base"], text)


def tel(phone: str) -> str:
    """Return the address that dials `phone`."""
    return "tel:" + phone.replace("-", "").replace("#", "%23")


def _html(match: re.Match[str]) -> Markup:
    if match["base"]:
        pattern = Markup('<ruby>{}<rp>(</rp><rt aria-hidden="true">{}</rt><rp>)</rp></ruby>')
        return pattern.format(match["base"], match["reading"])
    if match["url"]:
        return Markup('<a href="{0}" rel="noopener noreferrer external">{0}</a>').format(match["url"])
    return Markup('<a href="{}"><bdi dir="ltr">{}</bdi></a>').format(tel(match["phone"]), match["phone"])
