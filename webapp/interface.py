"""What templates say and where they point: sentences of the interface, rendered texts, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from flask import Flask, request, url_for
from markupsafe import Markup, escape

from kb.languages.fact_text import date_text, number_text
from kb.languages.japanese_date import japanese_date
from kb.languages.language import Language
from kb.languages.registry import JAPANESE
from kb.languages.visitor_day import visitor_day
from kb.rendered import RenderedText
from webapp import asked, current, guides
from webapp.marking import marked
from webapp.prose import prose, tel, without_ruby

NAMES = {"id": "Bahasa Indonesia", "ja-Hira": "やさしい日本語"}
"""What desks call a language that has no pages here yet, where Babel's name would mislead."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?|\[[0-9a-fA-F:.]+\](:[0-9]+)?")

_HOLE = re.compile(r"\{([a-z_]+)\}")


class Sentence(str):
    """A sentence of the interface.

    In HTML it says its language where that is not the page's; in attributes it is used through `plain`.
    """

    __slots__ = ("language", "message")
    language: str
    message: str

    def __html__(self) -> str:
        said = escape(str(self))
        if self.language == current.language().code:
            return said
        return Markup("<span{}>{}</span>").format(lang_of(self.language), said)


def say(message: str, **values: object) -> Sentence:
    """Return an interface sentence in the language of the page; `values` fill its `{placeholders}`."""
    found = current.base().translations.interface_text(message, current.language().code)
    sentence = Sentence(_HOLE.sub(lambda hole: str(values.get(hole[1], hole[0])), found.text))
    sentence.language, sentence.message = found.language, message
    return sentence


def say_in(sentence: Sentence, code: str) -> str:
    """Return an interface sentence in another language than the page's."""
    return current.base().translations.interface(sentence.message, code)


def say_many(singular: str, plural: str, number: int, **values: str) -> str:
    """Return the form of a sentence that the page's language uses for `number`; `{n}` is the number."""
    language = current.language()
    given = {"n": number_text(number, language), **values}
    return current.base().translations.interface_plural(singular, plural, number, language.code, **given)


def day(value: date) -> Markup:
    """Return a day as the page's language writes it."""
    return Markup('<time datetime="{}">{}</time>').format(
        value.isoformat(), date_text(value, current.language())
    )


def day_words(value: date) -> str:
    """Return a day as the page's language writes it, for attributes and placeholders."""
    return date_text(value, current.language())


def day_besides(value: date) -> Markup:
    """Return a day as it concerns the visitor: also by the calendar of everyday life, where it is another."""
    return Markup('<time datetime="{}">{}</time>').format(
        value.isoformat(), visitor_day(value, current.language())
    )


def weekday(value: date) -> str:
    """Return the day of the week in the page's language."""
    return str(format_date(value, "EEEE", locale=current.language().locale))


def lang_of(text: RenderedText | str) -> Markup:
    """Return the attributes that say in which language `text` is, or nothing where it is the page's."""
    code = text if isinstance(text, str) else text.language
    if code == current.language().code:
        return Markup("")
    known = current.base().languages.get(code)
    return Markup(' lang="{}" dir="{}"').format(code, known.direction if known else "auto")


def text(rendered: RenderedText, mark: tuple[str, ...] = (), found_in: str = "") -> Markup:
    """Return a rendered text as HTML, in a span that says its language where it fell back.

    `mark` are words to be marked, which were found in the language `found_in`.
    """
    own_language = rendered.language == found_in
    said = marked(rendered.text, mark, own_language) if mark else prose(_as_read(rendered))
    attributes = lang_of(rendered)
    return Markup("<span{}>{}</span>").format(attributes, said) if attributes else said


def _as_read(rendered: RenderedText) -> str:
    """Return a text with or without furigana, as the visitor asked; unasked, as it was written."""
    wish = request.args.get("furigana")
    if wish == "1" and rendered.language == JAPANESE:
        return current.base().readings.with_ruby(rendered.text)
    return without_ruby(rendered.text) if wish == "0" else rendered.text


def plain(value: RenderedText | str) -> str:
    """Return a text without any markup, for titles and attributes."""
    return without_ruby(value.text if isinstance(value, RenderedText) else str(value))


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A language and the address of the same page in it."""

    language: Language
    url: str
    current: bool


def language_links() -> Iterator[LanguageLink]:
    """Yield every language with the address of this page in it; where there is none, of its first page."""
    for language in current.base().languages.values():
        yield LanguageLink(language, _same_page(language), language == current.language())


def _same_page(language: Language) -> str:
    arguments = dict(request.view_args or {})
    if request.endpoint is None or "lang" not in arguments:
        return url_for("public.home", lang=language)
    return url_for(request.endpoint, **{**_kept_parameters(), **arguments, "lang": language, "page": None})


def same_page(**changed: str | int | None) -> str:
    """Return the address of this page with other parameters; None takes one away."""
    arguments: dict[str, Any] = {**_kept_parameters(), **(request.view_args or {}), **changed}
    return url_for(request.endpoint or "public.choose", **arguments)


def _kept_parameters() -> dict[str, Any]:
    """Return the parameters that links of the page carry on; never names of a visitor's own."""
    return {
        name: request.args[name]
        for name in ("on", "page", "q", "since", "fact", "furigana", "flow")
        if name in request.args
    }


def language_name(code: str) -> str:
    """Return a language's own name, also of one that has no pages here yet."""
    known = current.base().languages.resolve(code)
    if known is not None and known.code == code:
        return known.name
    if code in NAMES:
        return NAMES[code]
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return code
    return locale.get_display_name() or code


def site_name(url: str) -> str:
    """Return the part of an address that tells people whose it is."""
    return urlsplit(url).netloc.removeprefix("www.")


def public_url(path: str) -> str:
    """Return the whole address of `path` where the operator told the site's own, else `path`."""
    return (current.site().config.public_url or "") + path


def whole_url(path: str) -> str:
    """Return the whole address of `path` for search engines, codes and paper, which cannot use a path alone.

    It is the site's own where the operator told it, else the one by which this visitor came, if that can be
    one.
    """
    config = current.site().config
    if config.public_url is not None:
        return config.public_url + path
    if _HOST.fullmatch(request.host):
        return f"{request.scheme}://{request.host}{path}"
    return f"http://{config.host}:{config.port}{path}"


def asset(name: str) -> str:
    """Return the address of a static file, which changes with its content."""
    return url_for("static", fingerprint=current.site().assets.fingerprint(name), name=name)


def register(app: Flask) -> None:
    """Make all this known to the templates of `app`."""
    app.jinja_env.globals.update(
        _=say,
        ngettext=say_many,
        asset=asset,
        day=day,
        day_besides=day_besides,
        day_words=day_words,
        japanese_date=japanese_date,
        weekday=weekday,
        lang_of=lang_of,
        longest={"query": asked.LONGEST_QUERY, "message": asked.LONGEST_MESSAGE},
        day_after=lambda value: value + timedelta(days=1),
        language_links=language_links,
        language_name=language_name,
        same_page=same_page,
        say_in=say_in,
        topic_icon=topic_icon,
        whole_url=whole_url,
        text=text,
    )
    app.jinja_env.filters.update(plain=plain, prose=prose, site=site_name, tel=tel)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def _page() -> dict[str, object]:
        return {"language": current.language(), "life_events": _life_events}


def topic_icon(topic_id: str) -> str:
    """Return the name of the drawing of a topic."""
    return current.base().content.topics[topic_id].icon or guides.PLAIN_SIGN


def _life_events() -> tuple[guides.LifeEventGroup, ...]:
    return guides.life_events(current.base(), current.language().code)
