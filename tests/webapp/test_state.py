"""The state of a conversation travels signed; what is not ours, too old or too long begins afresh."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeTimedSerializer

from kb.chat.reply import Conversation
from webapp.state import LONGEST_SEALED, ConversationSeal

KEY = "k" * 40
SPOKEN = Conversation(
    language="vi",
    entry="residence-card-lost",
    options=("residence-card-renewal", "residence-card-lost"),
    choices=(("step", "choice"),),
    event_date=date(2026, 11, 1),
)


@pytest.fixture
def seal() -> ConversationSeal:
    return ConversationSeal(KEY, 6 * 3600)


def test_what_was_sealed_opens_unchanged(seal: ConversationSeal) -> None:
    sealed = seal.seal(SPOKEN)
    assert seal.open(sealed) == SPOKEN
    assert len(sealed) < 600


def test_it_opens_in_every_process_with_the_same_key(seal: ConversationSeal) -> None:
    assert ConversationSeal(KEY, 60).open(seal.seal(SPOKEN)) == SPOKEN


@pytest.mark.parametrize("sealed", [None, "", "x", "a.b.c", "é" * 10, "\x00", "A" * (LONGEST_SEALED + 1)])
def test_what_is_not_ours_is_nothing(seal: ConversationSeal, sealed: str | None) -> None:
    assert seal.open(sealed) is None


@given(st.integers(min_value=0), st.sampled_from("AZaz09-_."))
def test_one_changed_letter_is_noticed(place: int, letter: str) -> None:
    seal = ConversationSeal(KEY, 60)
    sealed = seal.seal(SPOKEN)
    body = sealed.rsplit(".", 1)[0]  # the last letter of the signature holds bits that mean nothing
    place %= len(body)
    changed = sealed[:place] + letter + sealed[place + 1 :]
    assert seal.open(changed) == (SPOKEN if changed == sealed else None)


def test_another_key_opens_nothing(seal: ConversationSeal) -> None:
    assert ConversationSeal("j" * 40, 60).open(seal.seal(SPOKEN)) is None


def test_it_ends_with_its_time(seal: ConversationSeal) -> None:
    assert ConversationSeal(KEY, -1).open(seal.seal(SPOKEN)) is None


@pytest.mark.parametrize(
    "said",
    [
        "a text",
        ["a", "list"],
        {"language": "vi", "typed": "my husband hits me"},
        {"language": "vi", "version": 2},
        {"language": "vi", "entry": "Not An Id"},
        {"language": "vi", "choices": [["a", "b"]] * 41},
    ],
)
def test_a_signed_value_that_is_no_conversation_is_nothing(seal: ConversationSeal, said: object) -> None:
    serializer = seal._serializer
    assert isinstance(serializer, URLSafeTimedSerializer)
    assert seal.open(str(serializer.dumps(said))) is None
