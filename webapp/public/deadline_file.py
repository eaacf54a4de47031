"""The last day to act as a file for a calendar. The day of the event stands in the address alone."""

from __future__ import annotations

from flask import Response, request, url_for

from kb.chat.answer import countable_facts, counted
from kb.chat.reply import Deadline
from kb.chat.wording import COUNTS_FROM, LABELLED
from kb.languages.fact_text import date_text
from kb.languages.japanese_date import japanese_date
from kb.languages.language import Language
from kb.rendered import RenderedEntry, RenderedFact
from webapp import asked, current
from webapp.calendar_file import MEDIA_TYPE, CalendarEvent, calendar_text
from webapp.failures import InputError
from webapp.interface import public_url
from webapp.messages import _
from webapp.prose import without_ruby
from webapp.public.routes import blueprint


@blueprint.get("/<language:lang>/q/<id:entry_id>/deadline.ics")
def deadline_file(lang: Language, entry_id: str) -> Response:
    """Send the last day of one deadline of an entry, counted from the day `from`."""
    base = current.base()
    since = asked.day(request.args.get("from"), "from")
    if since is None:
        raise InputError(
            "from",
            _("This is not a day. Write year, month and day like this: {example}"),
            example="2026-10-01",
        )
    base.renderer(lang.code, since)  # a day out of range is refused as everywhere
    entry = base.entry(entry_id, lang.code)
    fact = _fact(entry, request.args.get("fact", ""))
    deadline = counted(base.content.facts[fact.id], base.content, since, base.today())
    if deadline is None:
        raise InputError("from", _("No last day is recorded for this day."))
    event = _event(entry, fact, deadline, lang)
    response = Response(calendar_text(event, current.site().config.now()), mimetype=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{fact.id}-{deadline.last_day}.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _fact(entry: RenderedEntry, fact_id: str) -> RenderedFact:
    """Return the deadline that was asked for. Raises InputError where its last day may not be computed."""
    countable = {fact.id for fact in countable_facts(entry, current.base().content)}
    for fact in entry.deadline:
        if fact.id == fact_id and fact.id in countable:
            return fact
    raise InputError("fact", _("This question has no such deadline whose last day can be counted."))


def _event(entry: RenderedEntry, fact: RenderedFact, deadline: Deadline, lang: Language) -> CalendarEvent:
    address = public_url(url_for("public.entry", lang=lang, entry_id=entry.id))
    return CalendarEvent(
        uid=f"{fact.id}-{deadline.from_}@madoguchi",
        day=deadline.last_day,
        summary=_line(_("Last day: {what}"), lang, what=fact.label.text),
        description="\n".join(
            (
                entry.question.text,
                _line(COUNTS_FROM, lang, day=date_text(deadline.from_, lang)),
                _line(LABELLED, lang, label="期限", value=japanese_date(deadline.last_day)),
                address,
            )
        ),
        language=fact.label.language,
        url=address if address.startswith("http") else None,
    )


def _line(message: str, lang: Language, **values: str) -> str:
    return without_ruby(current.base().translations.interface(message, lang.code, **values))
