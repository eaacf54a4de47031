"""Yes, no, back and the like in every language: each word alone does what it says, in a flow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pytest

from kb import KnowledgeBase
from kb.base import CHECKOUT
from kb.chat.reply import Conversation, Reply, ReplyKind
from kb.content.yaml_reader import read_yaml
from kb.languages.registry import load_languages
from kb.search.lexicon import FILE

LANGUAGES, _ = load_languages(CHECKOUT)

SMALL_WORDS = ("yes", "no", "go-back", "start-again", "talk-to-person", "dont-know")
"""Talk that every language must have words for."""

ALSO_NO = ("not-before", "not-after", "not-this-before", "not-this-after", "have-not")
ALSO_YES = ("have",)


def asked_yes_or_no(base: KnowledgeBase, language: str) -> Conversation:
    """Return a conversation at the second question of the flow `moving`, which asks yes or no."""
    first = base.ask("flow:moving", language)
    second = base.ask("2", language, first.conversation)
    assert second.flow is not None and second.flow.step == "insurance"
    return second.conversation


def _stands_at(reply: Reply, step: str) -> bool:
    return reply.flow is not None and reply.flow.step == step


def _answered(reply: Reply, answer: str) -> bool:
    return _stands_at(reply, "card") and reply.conversation.choices[-1] == ("insurance", answer)


DOES: Mapping[str, Callable[[Reply], bool]] = {
    "yes": lambda reply: _answered(reply, "yes"),
    "no": lambda reply: _answered(reply, "no"),
    "go-back": lambda reply: _stands_at(reply, "where"),
    "start-again": lambda reply: _stands_at(reply, "where"),
    "talk-to-person": lambda reply: reply.kind is ReplyKind.CONTACTS and bool(reply.contacts),
    "dont-know": lambda reply: _stands_at(reply, "insurance") and bool(reply.notices),
}


@cache
def lexicon(language: str) -> Mapping[str, Sequence[str]]:
    """Return the forms of a language by concept."""
    found = read_yaml(CHECKOUT / "translations" / language / FILE, CHECKOUT).data
    assert isinstance(found, dict)
    return found


@pytest.fixture
def words(language: str) -> Mapping[str, Sequence[str]]:
    return lexicon(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: str, words: Mapping[str, Sequence[str]]) -> None:
    assert [one for one in SMALL_WORDS if not words.get(one)] == []
    assert words.get("not-before") or words.get("not-after")
    assert words.get("whether") or language == "ko"
    assert words.get("officer-asks")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_alone_does_what_it_says(
    language: str, base: KnowledgeBase, words: Mapping[str, Sequence[str]]
) -> None:
    here = asked_yes_or_no(base, language)
    meant = {"yes": ALSO_YES, "no": ALSO_NO}
    lost = [
        f"{concept}: {word}"
        for said, does in DOES.items()
        for concept in (said, *meant.get(said, ()))
        for word in words.get(concept, [])
        if not does(base.ask(word, language, here))
    ]

    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_does_not_know_is_taken_on_where_a_question_allows_it(
    language: str, base: KnowledgeBase, words: Mapping[str, Sequence[str]]
) -> None:
    first = base.ask("flow:lost-card", language)
    step = first
    for _ in range(3):
        if step.flow is not None and any(
            answer.id == "unknown" for answer in _answers(base, step.flow.flow, step.flow.step)
        ):
            break
        step = base.ask("1", language, step.conversation)
    assert step.flow is not None
    reply = base.ask(words["dont-know"][0], language, step.conversation)

    assert reply.conversation.choices[-1:] == ((step.flow.step, "unknown"),)


def _answers(base: KnowledgeBase, flow: str, step: str) -> tuple[object, ...]:
    node = base.content.flows[flow].node(step)
    return () if node is None else node.answers
