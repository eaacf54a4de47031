"""Every error as an answer: a page in the visitor's language, or problem+json under `/api/`."""

from __future__ import annotations

import re

from flask import Flask, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kb.errors import EntryMoved, EntryOnHold, UnknownLanguage
from kb.rendered import RenderedContact
from webapp import asked, current, desks, logs
from webapp.api import problems
from webapp.converters import LanguageConverter
from webapp.failures import Failure, failure_from

API_PREFIX = "/api/"


def register(app: Flask) -> None:
    """Answer every error of `app`."""
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response:
    """Return the response for `error`."""
    if request.path.startswith(API_PREFIX):
        return problems.answer(error)
    if isinstance(error, EntryMoved):
        return _follow(error)
    failure = failure_from(error)
    if failure.status >= 500:
        logs.unexpected(error)
    response = make_response(_page_or_words(failure, error), failure.status)
    response.headers.update(failure.headers)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _page_or_words(failure: Failure, error: Exception) -> str | Response:
    """Return the page of a failure; bare words where even that page fails, as when memory or disk is full."""
    try:
        return _page(failure, _whom_to_ask(error))
    except Exception as broken:
        logs.unexpected(broken)
        return Response(
            f"{failure.title}. {failure.detail.format_map(failure.values)}\n", mimetype="text/plain"
        )


def _page(failure: Failure, contacts: tuple[RenderedContact, ...]) -> str:
    """Return the page that says how to go on; a query that was too long stays in its box."""
    if failure.code == "not-found" and _asks_for_unknown_language():
        failure = failure_from(UnknownLanguage(""))
    typed = asked.cleaned(request.args.get("q", "")) if failure.parameter == "q" else ""
    return render_template("error.html", failure=failure, typed=typed, contacts=contacts)


def _whom_to_ask(error: Exception) -> tuple[RenderedContact, ...]:
    base, code = current.base(), current.language().code
    if not isinstance(error, EntryOnHold):
        return desks.first(base, code)
    renderer = base.renderer(code)
    entry = base.content.version(error.entry_id, renderer.on).entry
    return tuple(renderer.contact(base.content.contacts[contact]) for contact in entry.contacts)


def _asks_for_unknown_language() -> bool:
    first = request.path.split("/")[1]
    return re.fullmatch(LanguageConverter.regex, first) is not None and current.language_of_path() is None


def _follow(error: EntryMoved) -> Response:
    """Send visitors of an old address to the new one, in the same language and as of the same day."""
    here = request.view_args or {}
    there = url_for(
        request.endpoint or "public.entry", **{**here, "entry_id": error.new_id}, on=request.args.get("on")
    )
    return redirect(there, code=301)
