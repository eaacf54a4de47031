"""The turns of a conversation: answering one message, and telling again what came before it.

Without a script every turn loads a page, and the page would forget the turns before. So the page itself
carries them: each form repeats, in hidden fields, what was typed and the sealed state that it was typed in,
and the server answers those messages again. Nothing is kept here; the words are on the visitor's page and in
the request that it sends, as they were before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Response, make_response, render_template, request

from kb.chat.masking import masked
from kb.chat.reply import Reply
from kb.chat.wording import STARTED_AFRESH
from kb.languages.language import Language
from webapp import asked, current
from webapp.chat import guided
from webapp.chat.starters import Starter
from webapp.failures import InputError

PART = "turn"
"""The value of the form field `part` by which the script asks for the new turn alone."""

MOST_TOLD_AGAIN = 8
"""Earlier turns on a page without a script: each is asked again, and costs as much as the new one."""

MOST_CHARACTERS_TOLD_AGAIN = 4_000
"""Of typed words in all, so that the page and the next request stay small."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the page shows it: the reply, and the sealed states before and after it.

    `typed` is what the visitor said, numbers of cards masked; `sent` the message by which it is asked again:
    a button may send an id and show words.
    """

    typed: str
    sent: str
    reply: Reply
    before: str
    state: str
    notice: str | None


def show(template: str, starters: Sequence[Starter], send_to: str, **also: object) -> Response:
    """Return the page of an empty chat; `send_to` is the address that its forms send to."""
    empty = {"turns": (), "state": "", "typed": "", "slip": None, "starters": starters}
    return make_response(render_template(template, send_to=send_to, tracing=_tracing(), **empty, **also))


def begin(template: str, reply: Reply, sent: str, send_to: str, **also: object) -> Response:
    """Return the page of a chat that begins with `reply`, as if the visitor had sent `sent`."""
    turn = _told(sent, reply, "", None)
    page = {"turns": (turn,), "state": turn.state, "typed": "", "slip": None, "starters": (), **also}
    return make_response(render_template(template, send_to=send_to, tracing=_tracing(), **page))


def answer(template: str, lang: Language, send_to: str, **also: object) -> Response:
    """Answer the message of this request: as the page `template`, or to the script as the turn alone."""
    page = {"send_to": send_to, "tracing": _tracing(), "starters": (), "typed": "", "slip": None, **also}
    typed, sealed = request.form.get("message", ""), request.form.get("state") or ""
    earlier = _told_again(lang)
    try:
        turn = _turn(asked.message(typed), sealed, lang)
    except InputError as slip:
        page |= {"turns": earlier, "state": sealed, "typed": masked(asked.cleaned(typed)), "slip": slip}
        return make_response(render_template(template, **page), 422)
    page |= {"turns": (*earlier, turn), "state": turn.state}
    if request.form.get("part") == PART:
        return make_response(render_template("chat/turn.html", turn=turn, latest=True, **page))
    return make_response(render_template(template, **page))


def _tracing() -> bool:
    """Return whether the visitor asked to see why an answer came."""
    return request.args.get("trace") == "1"


def _turn(message: str, sealed: str, lang: Language) -> Turn:
    conversation = current.site().seal.open(sealed)
    reply = current.base().ask(message, lang.code, conversation)
    lost = bool(sealed) and conversation is None
    return _told(masked(message), reply, sealed, STARTED_AFRESH if lost else None)


def _told(sent: str, reply: Reply, before: str, notice: str | None) -> Turn:
    state = current.site().seal.seal(reply.conversation)
    return Turn(guided.as_typed(sent, reply), sent, reply, before, state, notice)


def _told_again(lang: Language) -> tuple[Turn, ...]:
    """Return the earlier turns that the form carries, oldest first."""
    if request.form.get("part") == PART:
        return ()
    return tuple(_turn(message, sealed, lang) for message, sealed in reversed(list(_carried())))


def _carried() -> Iterator[tuple[str, str]]:
    """Yield what was typed and the state before it, newest first, as far back as it can be told again.

    A state that has grown too old ends it: its message would be answered as if nothing came before.
    """
    pairs = zip(request.form.getlist("earlier"), request.form.getlist("before"), strict=False)
    left = MOST_CHARACTERS_TOLD_AGAIN
    for typed, sealed in reversed(list(pairs)[-MOST_TOLD_AGAIN:]):
        message = asked.cleaned(typed)
        left -= len(message)
        readable = not sealed or current.site().seal.open(sealed) is not None
        if left < 0 or len(message) > asked.LONGEST_MESSAGE or not readable:
            return
        yield message, sealed
