"""What a part of an address may be. Views get values, never unchecked text."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response

from kb.languages.language import Language
from webapp import current


class LanguageConverter(BaseConverter):
    """A language by its code or an alias (`zh-TW`, `tl`), in any case; unknown ones do not match."""

    regex = "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"

    def to_python(self, value: str) -> Language:
        found = current.base().languages.resolve(value)
        if found is None:
            raise ValidationError
        return found

    def to_url(self, value: Language | str) -> str:
        return value if isinstance(value, str) else value.code


class IdConverter(BaseConverter):
    """An id of an entry or a topic, as `kb.model.Id` writes it."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        if len(value) > 64:
            raise ValidationError
        return value


def register(app: Flask) -> None:
    """Make `<language:…>` and `<id:…>` known to the routes of `app`."""
    app.url_map.converters["language"] = LanguageConverter
    app.url_map.converters["id"] = IdConverter

    @app.before_request
    def _speak_its_language() -> Response | None:
        """Speak the language of the path; an alias moves to the code, path and query kept."""
        lang = (request.view_args or {}).get("lang")
        if not isinstance(lang, Language):
            return None
        current.use_language(lang)
        named, rest = request.path[1:].split("/", 1)
        if named == lang.code:
            return None
        query = request.query_string.decode("latin-1")
        return redirect(f"/{lang.code}/{quote(rest)}" + (f"?{query}" if query else ""), code=308)
