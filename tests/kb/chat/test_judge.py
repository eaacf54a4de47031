"""When a search answers, when the visitor is asked back, when the chat declines."""

from __future__ import annotations

import pytest

from kb.chat import judge
from kb.chat.decisions import Answer, Decline, Offer
from kb.chat.judge import by_search
from kb.chat.subjects import NOTHING, About
from kb.chat.understand import Understanding
from kb.rendered import Freshness, RenderedText, ReviewState
from kb.search.response import SearchResponse, SearchResult

TEXT = RenderedText("…", "en", Freshness.CURRENT, ReviewState.ORIGINAL)
ACTIONS = {"lose", "steal", "divorce", "move-house", "revoke", "marry", "naturalise"}
PEOPLE = {"spouse", "child"}


def about(*concepts: str, touched: tuple[str, ...] = (), telling: tuple[str, ...] | None = None) -> About:
    main = concepts[:3]
    return About(concepts, frozenset((*concepts, *touched)), frozenset(main if telling is None else telling))


ENTRIES = {
    "lost": about("residence-card", "lose", "steal", telling=("lose", "steal")),
    "renewal": about("residence-card", "renew", "permanent-resident", telling=("renew",)),
    "divorce": about("divorce", "death-of-spouse", "spouse", touched=("visa",)),
    "address": about("address", "move-house", "change-of-address-notification", "residence-card"),
    "fees": about("fee", "pay", "revenue-stamp", touched=("extension-of-period-of-stay",)),
    "extension": about("extension-of-period-of-stay", "visa", "period-of-stay"),
    "doctor": about("no-status", "hospital", "free-low-cost-medical-care", telling=("hospital",)),
    "revocation": about(
        "revocation-of-status-of-residence", "permanent-resident", "revoke", "tax", telling=()
    ),
}


def said(
    *subject: str, facets: tuple[str, ...] = (), talk: tuple[str, ...] = (), core: str = ""
) -> Understanding:
    return Understanding(
        sought="the message",
        core=core or "the message",
        spelled="the message",
        subject=subject,
        actions=frozenset(subject) & ACTIONS,
        people=frozenset(subject) & PEOPLE,
        facets=facets,
        talk=frozenset(talk),
        word_count=5,
    )


def found(**scores: float) -> SearchResponse:
    results = tuple(
        SearchResult(entry, "topic", TEXT, TEXT, score, "en")
        for entry, score in sorted(scores.items(), key=lambda one: -one[1])
    )
    return SearchResponse("the message", "en", "en", None, (), len(results), results)


def judged(message: Understanding, **scores: float) -> Answer | Offer | Decline:
    return by_search(message, lambda query: found(**scores), lambda entry: ENTRIES.get(entry, NOTHING))


@pytest.mark.parametrize(
    ("message", "scores", "entry"),
    [
        (said("lose", "residence-card"), {"lost": 0.60, "renewal": 0.30}, "lost"),
        (said("divorce"), {"divorce": 0.45}, "divorce"),
        (said("divorce", "spouse", "visa"), {"divorce": 0.43, "revocation": 0.20}, "divorce"),
        (said("lose", "residence-card", "spouse"), {"lost": 0.50}, "lost"),
        (said(), {"lost": 0.95, "renewal": 0.60}, "lost"),
        (said(), {"lost": 0.70, "renewal": 0.40}, "lost"),
        (said("extension-of-period-of-stay"), {"extension": 0.50}, "extension"),
    ],
)
def test_a_sure_entry_answers(message: Understanding, scores: dict[str, float], entry: str) -> None:
    decision = judged(message, **scores)

    assert isinstance(decision, Answer)
    assert decision.entry == entry


@pytest.mark.parametrize(
    ("why", "message", "scores"),
    [
        ("two are close", said("move-house"), {"address": 0.60, "lost": 0.55}),
        ("the score is low", said("divorce"), {"divorce": 0.32}),
        ("a thing that the entry does not know", said("lose", "passport"), {"lost": 0.80}),
        ("what was stolen is not said", said("steal"), {"lost": 0.80}),
        ("a thing of several entries alone", said("residence-card"), {"lost": 0.50, "renewal": 0.42}),
        ("a thing that is only touched", said("permanent-resident"), {"revocation": 0.57, "renewal": 0.49}),
        (
            "another entry is about more of it",
            said("residence-card", "renew"),
            {"lost": 0.60, "renewal": 0.45},
        ),
        ("nothing is named", said(), {"lost": 0.45}),
        ("only people are named", said("spouse"), {"divorce": 0.60}),
    ],
)
def test_the_visitor_is_asked_back_where_it_is_not_sure(
    why: str, message: Understanding, scores: dict[str, float]
) -> None:
    assert isinstance(judged(message, **scores), Offer), why


@pytest.mark.parametrize(
    ("message", "scores"),
    [
        (said(), {}),
        (said("divorce"), {"divorce": 0.19}),
        (said(), {"lost": 0.37}),
        (said("tax"), {"revocation": 0.37}),
        (said("visa"), {"lost": 0.37}),
    ],
)
def test_a_guess_is_not_offered(message: Understanding, scores: dict[str, float]) -> None:
    assert isinstance(judged(message, **scores), Decline)


def test_at_most_three_entries_are_offered_the_best_first() -> None:
    decision = judged(said("residence-card"), lost=0.60, renewal=0.59, address=0.58, divorce=0.57)

    assert decision == Offer("rivals", ("lost", "renewal", "address"))


def test_an_entry_that_scored_better_is_never_left_out_before_a_worse_one() -> None:
    decision = judged(said("lose", "residence-card"), doctor=0.45, lost=0.40)

    assert decision == Offer("rivals", ("doctor", "lost"))


def test_a_word_from_outside_declines_unless_the_question_is_ours_all_the_same() -> None:
    outside = ("out-of-scope",)

    assert judged(said("tax", talk=outside), revocation=0.95) == Decline(
        "out-of-scope-word", judge.wording.OUT_OF_SCOPE
    )
    assert isinstance(judged(said("lose", "residence-card", talk=outside), lost=0.95), Offer)


def test_the_gist_of_a_long_message_is_searched_for_once_more() -> None:
    message = said("lose", "residence-card", core="lost residence card")
    queries: list[str] = []

    def search(query: str) -> SearchResponse:
        queries.append(query)
        return found(lost=0.90) if query == "lost residence card" else found(lost=0.25)

    decision = by_search(message, search, lambda entry: ENTRIES[entry])

    assert decision == Answer("gist", "lost")
    assert queries == ["the message", "lost residence card"]


def test_the_gist_is_not_believed_against_the_whole_message() -> None:
    message = said("lose", "residence-card", core="lost residence card")

    decision = by_search(
        message,
        lambda query: found(lost=0.90) if query == message.core else found(divorce=0.25),
        lambda entry: ENTRIES[entry],
    )

    assert decision == Offer("gist", ("lost",))


@pytest.mark.parametrize(
    ("facets", "entry", "facet"),
    [
        (("how-much",), "extension", "how-much"),
        (("how", "where"), "extension", "where"),
        (("how",), "extension", None),
        (("how-much",), "fees", None),
        (("unknown-facet",), "extension", None),
    ],
)
def test_a_first_question_may_ask_for_a_facet(facets: tuple[str, ...], entry: str, facet: str | None) -> None:
    decision = judged(said("extension-of-period-of-stay", facets=facets), **{entry: 0.95})

    assert isinstance(decision, Answer)
    assert decision.facet == facet


def test_the_thresholds_are_in_order() -> None:
    assert 0 < judge.OFFER_SCORE < judge.CLEAR_SCORE < judge.ANSWER_SCORE < judge.CERTAIN_SCORE <= 1
    assert judge.OFFER_SCORE < judge.OFFER_SCORE_UNNAMED < judge.CLEAR_SCORE_UNNAMED < judge.GIST_SCORE
    assert 0 < judge.CLOSE <= judge.CLEAR_LEAD
    assert judge.MOST_ENTRIES_OFFERED == 3
