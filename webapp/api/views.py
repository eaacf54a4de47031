"""What each route does: ask the knowledge base, put the answer into words for programs.

Docstrings here are the descriptions that developers read in the OpenAPI document.
"""

from __future__ import annotations

from flask import Response, current_app, request, url_for

from kb.chat.reply import Conversation
from kb.rendered import RenderedText
from kb.timeline import changes_since
from webapp import caching, current
from webapp.api.bulk import FILES, LICENCE, MEDIA_TYPE, SHELF, Bulk, BulkFile, Packed, Shelf
from webapp.api.contacts import Contact, Contacts
from webapp.api.conversations import ChatReply, SearchAnswer, Suggestions
from webapp.api.description import Offered, description_json
from webapp.api.entries import Entries, Entry, EntrySummary
from webapp.api.laws import Change, Changes, Facts, Law, Laws
from webapp.api.operations import blueprint, operation
from webapp.api.parameters import (
    AsOf,
    ChangesQuery,
    ChatMessage,
    ChatQuery,
    EntriesQuery,
    InLanguage,
    Parameters,
    SearchQuery,
    SuggestQuery,
)
from webapp.api.problems import (
    BROKEN_JSON,
    ENTRY_MOVED,
    ENTRY_ON_HOLD,
    NOT_RECORDED,
    TOO_LARGE,
    UNKNOWN_ENTRY,
    UNKNOWN_FILE,
    UNSUPPORTED_MEDIA_TYPE,
    ApiError,
)
from webapp.api.records import Fact
from webapp.api.topics import Language, Languages, Topics, counted_topics
from webapp.interface import public_url
from webapp.messages import _

ASK = "Ask"
READ = "Read"
LAW = "The law"
HOUSE = "The house"


@operation("GET", "/search", tag=ASK, query=SearchQuery, answers=SearchAnswer, kept=False)
def search(asked: SearchQuery) -> SearchAnswer:
    """Find the entries that answer a question.

    Typing in another language than the answer's works, and so do a language's own ways of leaving out
    accents or writing in Latin letters. Nothing found is an empty list.
    """
    found = current.base().search(asked.q, current.language().code, asked.limit, asked.on, topic=asked.topic)
    return SearchAnswer.of(found, asked.on)


@operation("GET", "/suggest", tag=ASK, query=SuggestQuery, answers=Suggestions, kept=False)
def suggest(asked: SuggestQuery) -> Suggestions:
    """Complete what is being typed.

    Only questions and words that lead to an entry.
    """
    code = current.language().code
    return Suggestions.of(asked.q, code, current.base().suggest(asked.q, code, asked.limit))


@operation(
    "POST",
    "/chat",
    tag=ASK,
    query=ChatQuery,
    body=ChatMessage,
    answers=ChatReply,
    problems=(BROKEN_JSON, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    kept=False,
)
def chat(asked: ChatMessage) -> ChatReply:
    """Say something to the chat.

    The chat answers with an entry's own text, asks back, names whom to ask, or says that it does not know;
    it never writes law of its own. Where there is danger, phone numbers come first. It can go through a
    situation step by step (`flow`): the message `flow:moving` begins the flow `moving`, an option's message
    or any words of the visitor answer a step, `flow:back` goes one question back. Send the `conversation`
    of a reply with the next message; the server keeps nothing.
    """
    seal = current.site().seal
    conversation = seal.open(asked.conversation)
    if asked.lang is None:
        _speak_as(asked.message, conversation)
    said = current.base().ask(asked.message, current.language().code, conversation)
    began_afresh = conversation is None and bool(asked.conversation)
    notices = (_afresh(),) if began_afresh else ()
    traced = request.args.get("trace") == "1"
    return ChatReply.of(said, seal.seal(said.conversation), notices, traced=traced)


def _speak_as(message: str, conversation: Conversation | None) -> None:
    """Speak the language of the conversation, else the one that the message is in, where it can be told."""
    base = current.base()
    wanted = (
        base.search(message, current.language().code, 1).detected_language
        if conversation is None
        else conversation.language
    )
    found = None if wanted is None else base.languages.resolve(wanted)
    if found is not None:
        current.use_language(found)


def _afresh() -> RenderedText:
    message = _("Our conversation was too long ago, so we start again. Nothing of it was kept.")
    return current.base().translations.interface_text(message, current.language().code)


@operation("GET", "/entries", tag=READ, query=EntriesQuery, answers=Entries)
def entries(asked: EntriesQuery) -> Entries:
    """List the entries in force on a day.

    In the order of the topics. Entries that are on hold are left out.
    """
    code = current.language().code
    found = current.base().entries(code, asked.topic, asked.on)
    return Entries(language=code, entries=tuple(EntrySummary.of(entry) for entry in found))


@operation(
    "GET",
    "/entries/{id}",
    tag=READ,
    query=AsOf,
    answers=Entry,
    problems=(UNKNOWN_ENTRY, ENTRY_MOVED, ENTRY_ON_HOLD, NOT_RECORDED),
)
def entry(asked: AsOf, id: str) -> Entry:
    """Read a whole entry, as of a day.

    The answer with its steps, facts, legal basis, sources, contacts, and who stands behind it. Ids are
    permanent: one that was renamed redirects.
    """
    base, language = current.base(), current.language()
    return Entry.of(base.entry(id, language.code, asked.on), base.content, language, asked.on)


@operation("GET", "/topics", tag=READ, query=InLanguage, answers=Topics)
def topics(asked: InLanguage) -> Topics:
    """List the topics.

    In the order in which pages list them, each with the number of entries in force today.
    """
    code = current.language().code
    return Topics(language=code, topics=tuple(counted_topics(current.base(), code)))


@operation("GET", "/contacts", tag=READ, query=InLanguage, answers=Contacts)
def contacts(asked: InLanguage) -> Contacts:
    """List the bodies that people can ask.

    Those for emergencies first, then those that speak the language asked for.
    """
    code = current.language().code
    found = current.base().contacts(code)
    return Contacts(language=code, contacts=tuple(Contact.of(contact) for contact in found))


@operation("GET", "/facts", tag=LAW, query=AsOf, answers=Facts)
def facts(asked: AsOf) -> Facts:
    """List every number that the law sets, as of a day.

    Deadlines, fees, fines, ages and periods, each with its typed value, its text, what follows it where that
    is known, and its legal basis.
    """
    base, language = current.base(), current.language()
    on = asked.on or base.today()
    found = base.facts(language.code, on)
    listed = tuple(Fact.of(fact, base.content, language, on) for fact in found)
    return Facts(language=language.code, on=on, facts=listed)


@operation("GET", "/laws", tag=LAW, query=InLanguage, answers=Laws)
def laws(asked: InLanguage) -> Laws:
    """List the laws that answers rest on.

    With where to read them, and their amendments.
    """
    base, code = current.base(), current.language().code
    renderer = base.renderer(code)
    return Laws(language=code, laws=tuple(Law.of(law, renderer) for law in base.content.laws.values()))


@operation("GET", "/changes", tag=LAW, query=ChangesQuery, answers=Changes)
def changes(asked: ChangesQuery) -> Changes:
    """List what changes from a day on.

    Amendments of laws, and the known next versions of entries and numbers, in the order of their days. The
    future counts as well as the past.
    """
    code = current.language().code
    found = changes_since(current.base().renderer(code), asked.since)
    return Changes(language=code, since=asked.since, changes=tuple(Change.of(one, code) for one in found))


@operation("GET", "/languages", tag=HOUSE, answers=Languages)
def languages(asked: Parameters) -> Languages:
    """List the languages.

    Any of their codes and aliases may be given as `lang`; answers name the code.
    """
    spoken = current.base().languages.values()
    return Languages(languages=tuple(Language.of(language) for language in spoken))


@operation("GET", "/bulk", tag=HOUSE, query=InLanguage, answers=Bulk)
def bulk(asked: InLanguage) -> Bulk:
    """List the files that hold everything.

    One file of JSON Lines for each kind of record, in the language asked for, each with its size and its
    checksum, and the licence of all. Entries and numbers are there in every version that is recorded, past
    and future.
    """
    base, code = current.base(), current.language().code
    listed = tuple(_listed(name, _packed(name), code) for name in FILES)
    return Bulk(language=code, on=base.today(), licence=LICENCE, files=listed)


@operation(
    "GET",
    "/bulk/{file}",
    tag=HOUSE,
    query=InLanguage,
    answers=None,
    media_type=MEDIA_TYPE,
    problems=(UNKNOWN_FILE,),
)
def bulk_file(asked: InLanguage, file: str) -> Response:
    """Download one of the files.

    Each line is a JSON object of a schema that other routes have too: `Entry`, `Fact`, `Law`, `Contact`,
    `Topic`, `Change` or `Language`.
    """
    if file not in FILES:
        raise ApiError(UNKNOWN_FILE)
    packed = _packed(file)
    squeeze = request.accept_encodings["gzip"] > 0
    response = Response(
        packed.gzipped if squeeze else packed.plain, content_type=f"{MEDIA_TYPE}; charset=utf-8"
    )
    if squeeze:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Link"] = f'<{LICENCE.url}>; rel="license"'
    response.set_etag(packed.sha256, weak=True)
    return response


def _packed(name: str) -> Packed:
    shelf = current_app.extensions[SHELF]
    assert isinstance(shelf, Shelf)
    return shelf.file(current.base(), current.language().code, name)


def _listed(name: str, packed: Packed, code: str) -> BulkFile:
    url = public_url(url_for("api.bulk_file", file=name, lang=code))
    return BulkFile(name=name, url=url, lines=packed.lines, bytes=packed.size, sha256=packed.sha256)


@blueprint.get("/openapi.json")
def description() -> Response:
    """Serve the description of this API, which is made from the code and from what the house offers."""
    caching.keep()
    return Response(description_json(Offered.of(current.base())), mimetype="application/json")
