"""What is told of long ago, of a film or laughing, and where it goes on or a sentence dates another deed."""

from __future__ import annotations

from datetime import date

import pytest

from kb import KnowledgeBase
from kb.chat.long_past import Told, near_days
from kb.chat.reply import ReplyKind
from kb.model import Danger
from kb.search.concepts import SURE, Match

TODAY = date(2026, 11, 30)
HOME = Danger.model_validate(
    {
        "id": "violence",
        "contacts": ["desk"],
        "said_by": [["hits", "spouse"]],
        "told_by": [[["boss"], ["will-kill"]]],
        "past_by": [["long-ago", "former"], ["in-a-story"], ["laughs", "boss", "will-kill"]],
    }
)
SAID = {
    "my ex": ("former",),
    "my husband": ("spouse",),
    "he": ("he-or-she",),
    "hit me": ("hits",),
    "hits me": ("hits",),
    "years ago": ("long-ago",),
    "divorced": ("divorce",),
    "still": ("goes-on",),
    "now": ("just-now",),
    "movie": ("in-a-story",),
    "my boss": ("boss",),
    "will kill me": ("will-kill",),
    "haha": ("laughs",),
    "us": ("against-me",),
    "gave us an essay": ("in-a-story",),
    "violence": ("violence",),
}


def told(message: str, *clauses: str) -> Told:
    matches = [
        Match(concepts, frozenset({"en"}), start, start + len(form), SURE, form)
        for form, concepts in SAID.items()
        for start in range(len(message))
        if f" {message} "[start : start + len(form) + 2] == f" {form} "
    ]
    stretches = [(message.index(one), message.index(one) + len(one)) for one in clauses or (message,)]
    return Told(message, matches, [HOME], [stretches], frozenset({"divorce"}))


def left(said: Told) -> set[str]:
    """Return what is left of a message when the past is taken from it."""
    times = said.times(TODAY)
    kept = said.without_past(said.matches, times) if times else said.matches
    return {concept for match in kept for concept in match.concepts}


def test_a_deed_long_ago_is_taken_out_and_who_did_it_stays() -> None:
    assert left(told("my ex he hit me years ago")) == {"he-or-she"}


def test_a_time_may_stand_in_a_clause_of_its_own() -> None:
    assert "hits" not in left(told("my ex hit me but it was years ago", "my ex hit me", "it was years ago"))


def test_a_year_in_figures_is_a_time_beside_the_former_one() -> None:
    assert "hits" not in left(told("my ex hit me in 2009"))
    assert "hits" in left(told("my ex hit me in 2026"))
    assert "hits" in left(told("he hit me in 2009"))


def test_who_is_named_inside_the_words_of_a_story_is_nobody_hurt() -> None:
    assert "violence" not in left(told("they gave us an essay on violence"))
    assert "violence" in left(told("they gave us an essay on violence my husband hits me"))


@pytest.mark.parametrize(
    ("message", "clauses"),
    [
        ("he hit me years ago", ()),
        ("my ex hit me years ago and still does", ()),
        ("my ex hit me years ago and now again", ("my ex hit me years ago", "now again")),
        ("divorced years ago but my ex hits me", ("divorced years ago", "my ex hits me")),
        ("my ex hits me", ()),
    ],
)
def test_what_goes_on_or_is_another_time_stays(message: str, clauses: tuple[str, ...]) -> None:
    assert "hits" in left(told(message, *clauses))


def test_a_day_of_the_last_week_says_now() -> None:
    said = told("my ex hit me years ago and yesterday", "my ex hit me years ago", "yesterday")
    (now,) = near_days([(said.text.index("yesterday"), len(said.text))])
    again = Told(said.text, (*said.matches, now), said.dangers, said.sentences, said.matters)

    assert said.times(TODAY)
    assert not again.times(TODAY)


def test_a_film_tells_of_nobody_of_ones_own() -> None:
    assert "hits" not in left(told("in the movie he hit me"))
    assert "hits" in left(told("after the movie my husband hit me"))


def test_a_threat_may_be_told_laughing_and_a_deed_may_not() -> None:
    assert left(told("haha my boss will kill me")) == {"boss"}
    assert "will-kill" in left(told("my boss will kill me"))
    assert "will-kill" in left(told("my boss hit me and will kill me haha"))
    assert "will-kill" in left(told("my husband will kill me haha"))


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("前の夫の暴力は十年前", "ja"),
        ("estuve en el hospital por dolor de pecho el año pasado", "es"),
        ("গত বছর আমার স্ট্রোক হয়েছিল, বীমা পাবো?", "bn"),
        ("бывший муж бил меня десять лет назад, могу ли я подать на пмж", "ru"),
    ],
)
def test_the_people_of_a_danger_long_past_stand_above_the_answer(
    base: KnowledgeBase, message: str, language: str
) -> None:
    reply = base.ask(message, language)

    assert reply.kind is not ReplyKind.EMERGENCY
    assert reply.contacts
    assert any(step.rule == "dangers-long-past" for step in reply.trace)
    assert reply.notices


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("he has beaten me for ten years", "en"),
        ("since last year he hits me", "en"),
        ("he hit me last year and now again", "en"),
        ("my ex husband beat me two years ago and now he found my new address", "en"),
        ("去年から彼氏に殴られる", "ja"),
        ("mi marido me pega hace diez años", "es"),
        ("mon frère est en garde à vue depuis 2 semaines", "fr"),
    ],
)
def test_lengths_of_time_are_no_past(base: KnowledgeBase, message: str, language: str) -> None:
    assert base.ask(message, language).kind is ReplyKind.EMERGENCY
