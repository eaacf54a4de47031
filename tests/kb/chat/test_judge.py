"""When a search answers and what stands below, when the visitor is asked back, when the chat declines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.chat import case, judge
from kb.chat.decisions import Answer, Decline, Offer
from kb.chat.judge import by_search, entries_of
from kb.chat.subjects import NOTHING, About
from kb.chat.understanding import Understanding
from kb.rendered import Freshness, RenderedText, ReviewState
from kb.search.response import SearchResponse, SearchResult

TEXT = RenderedText("…", "en", Freshness.CURRENT, ReviewState.ORIGINAL)
ACTIONS = {"lose", "steal", "divorce", "move-house", "revoke", "marry", "naturalise", "renew"}
PEOPLE = {"spouse", "child", "permanent-resident"}


def about(
    *concepts: str,
    touched: tuple[str, ...] = (),
    telling: tuple[str, ...] | None = None,
    supposes: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    opposed: tuple[str, ...] = (),
    for_officers: bool = False,
    danger: str | None = None,
    special: tuple[str, ...] = (),
) -> About:
    main = concepts[:3]
    return About(
        concepts=concepts,
        touched=frozenset((*concepts, *touched)),
        telling=frozenset(main if telling is None else telling),
        danger=danger,
        supposes=tuple((one, frozenset({one})) for one in supposes),
        opposed=frozenset(opposed),
        related=frozenset(related),
        for_officers=for_officers,
        special=frozenset(special),
    )


ENTRIES = {
    "lost": about("residence-card", "lose", "steal", telling=("lose", "steal"), related=("lost-abroad",)),
    "lost-abroad": about("lose", "abroad", "residence-card", touched=("steal",), telling=()),
    "sent": about("who-can-go", "address", "move-house", related=("address",), special=("who-can-go",)),
    "visiting": about("lose", "abroad", "residence-card", related=("lost",), special=("abroad",)),
    "renewal": about(
        "residence-card", "renew", "permanent-resident", telling=("renew",), supposes=("permanent-resident",)
    ),
    "divorce": about("divorce", "death-of-spouse", "spouse", touched=("visa",)),
    "address": about("address", "move-house", "change-of-address-notification", related=("late", "desk")),
    "late": about("be-late", "address", "move-house", supposes=("be-late",), telling=("be-late",)),
    "desk": about("move-house", "address", for_officers=True, telling=()),
    "fees": about("fee", "pay", "revenue-stamp", touched=("extension-of-period-of-stay",)),
    "extension": about("extension-of-period-of-stay", "period-of-stay", "visa"),
    "doctor": about("no-status", "hospital", "free-low-cost-medical-care", telling=("hospital",)),
    "revocation": about(
        "revocation-of-status-of-residence", "permanent-resident", "revoke", "tax", telling=()
    ),
    "violence": about("domestic-violence", "spouse", "visa", danger="domestic-violence"),
}


def said(
    *subject: str,
    facets: tuple[str, ...] = (),
    talk: tuple[str, ...] = (),
    core: str = "",
    topic: str = "",
    spare: int = 2,
    parts: tuple[Understanding, ...] = (),
    clauses: tuple[Understanding, ...] = (),
    asks: bool = False,
    only_denies: bool = False,
    sought: str = "the message",
) -> Understanding:
    return Understanding(
        sought=sought,
        topic=topic,
        core=core or sought,
        spelled=sought,
        subject=subject,
        actions=frozenset(subject) & ACTIONS,
        people=frozenset(subject) & PEOPLE,
        facets=facets,
        talk=frozenset(talk),
        word_count=5,
        spare_words=spare,
        parts=parts,
        clauses=clauses,
        asks=asks,
        only_denies=only_denies,
        omitted=frozenset(subject) & ACTIONS if only_denies else frozenset(),
    )


def response(scores: dict[str, float], asked: float) -> SearchResponse:
    results = tuple(
        SearchResult(entry.replace("_", "-"), "topic", TEXT, TEXT, score, "en", asked=asked)
        for entry, score in sorted(scores.items(), key=lambda one: -one[1])
    )
    return SearchResponse("the message", "en", "en", None, (), len(results), results)


def found(asked: float = 0.6, /, **scores: float) -> SearchResponse:
    return response(scores, asked)


def judged(message: Understanding, asked: float = 0.6, /, **scores: float) -> Answer | Offer | Decline:
    return by_search(message, lambda query: response(scores, asked), lambda one: ENTRIES.get(one, NOTHING))


@pytest.mark.parametrize(
    ("message", "scores", "entry"),
    [
        (said("lose", "residence-card"), {"lost": 0.60, "renewal": 0.30}, "lost"),
        (said("divorce"), {"divorce": 0.45}, "divorce"),
        (said("divorce", "spouse", "visa"), {"divorce": 0.43, "revocation": 0.20}, "divorce"),
        (said("lose", "residence-card", "spouse"), {"lost": 0.50}, "lost"),
        (said(), {"lost": 0.95, "renewal": 0.60}, "lost"),
        (said("extension-of-period-of-stay"), {"extension": 0.50}, "extension"),
        (said("address", "abroad", "move-house"), {"address": 0.50}, "address"),
    ],
)
def test_a_sure_entry_answers(message: Understanding, scores: dict[str, float], entry: str) -> None:
    decision = judged(message, **scores)

    assert isinstance(decision, Answer)
    assert decision.entry == entry
    assert decision.beside == ()


def test_a_close_neighbour_stands_below_the_answer() -> None:
    decision = judged(said("lose"), 1.0, lost=0.60, lost_abroad=0.56)

    assert isinstance(decision, Answer)
    assert (decision.rule, decision.entry, decision.beside) == ("likely", "lost", ("lost-abroad",))
    assert decision.evidence is not None
    assert judge.LIKELY <= decision.evidence.sure < judge.SURE


def test_what_knows_more_of_the_message_stands_below_a_sure_answer() -> None:
    decision = judged(said("lose", "residence-card", "abroad"), 1.0, lost=0.80, lost_abroad=0.50)

    assert decision == Answer(
        "sure", "lost", beside=("lost-abroad",), evidence=getattr(decision, "evidence", None)
    )


def test_at_most_two_entries_stand_below_an_answer() -> None:
    decision = judged(said("lose"), 1.0, lost=0.60, lost_abroad=0.56, address=0.49, divorce=0.48, doctor=0.47)

    assert isinstance(decision, Answer)
    assert decision.beside == ("lost-abroad", "address")


@pytest.mark.parametrize(
    ("why", "message", "scores"),
    [
        ("nobody declared them as related", said("move-house"), {"address": 0.60, "lost": 0.55}),
        ("the first is only for the late", said("move-house"), {"late": 0.60, "address": 0.55}),
        ("one is for officers", said("move-house"), {"address": 0.60, "desk": 0.59}),
        (
            "nothing that it is about is named, little is told",
            said("visa"),
            {"divorce": 0.45, "doctor": 0.36},
        ),
        ("a thing that the entry does not know", said("lose", "passport"), {"lost": 0.80}),
        ("what was stolen is not said", said("steal"), {"lost": 0.80}),
        ("a thing of several entries alone", said("residence-card"), {"lost": 0.50, "renewal": 0.47}),
        ("a thing that is only touched", said("permanent-resident"), {"revocation": 0.57, "renewal": 0.53}),
        ("nothing is named", said(), {"lost": 0.45, "renewal": 0.40}),
        ("only people are named", said("spouse"), {"divorce": 0.60}),
    ],
)
def test_the_visitor_is_asked_back_where_it_is_not_sure(
    why: str, message: Understanding, scores: dict[str, float]
) -> None:
    assert isinstance(judged(message, 0.4, **scores), Offer), why


def test_a_deed_says_enough_where_people_ask_the_entry_in_these_words() -> None:
    assert isinstance(judged(said("lose"), 1.0, lost=0.70), Answer)
    assert isinstance(judged(said("lose"), 0.8, lost=0.70), Offer)


def test_the_name_of_a_thing_alone_asks_back_where_several_are_about_it() -> None:
    alone = said("residence-card", spare=0)

    assert isinstance(judged(alone, 1.0, lost=0.60, lost_abroad=0.53), Offer)
    assert isinstance(judged(alone, 1.0, lost=0.60), Answer)


def test_nobody_means_violence_by_a_husband_and_a_visa() -> None:
    decision = judged(said("spouse", "visa", spare=1), violence=0.60, divorce=0.45, revocation=0.44)

    assert isinstance(decision, Offer)
    assert decision.entries == ("divorce", "revocation")


def test_where_another_word_stands_beside_them_it_may_be_violence() -> None:
    decision = judged(said("spouse", "visa", spare=3), violence=0.60, divorce=0.30)

    assert isinstance(decision, Offer | Answer)
    assert "violence" in (decision.entries if isinstance(decision, Offer) else (decision.entry,))


@pytest.mark.parametrize(
    ("message", "scores"),
    [
        (said(), {}),
        (said("divorce"), {"divorce": 0.17}),
        (said(), {"lost": 0.23}),
        (said("tax"), {"revocation": 0.23}),
        (said("visa"), {"lost": 0.23}),
    ],
)
def test_a_guess_is_not_offered(message: Understanding, scores: dict[str, float]) -> None:
    assert isinstance(judged(message, **scores), Decline)


def test_at_most_three_entries_are_offered_the_best_first() -> None:
    decision = judged(said("residence-card"), lost=0.60, renewal=0.59, address=0.58, divorce=0.57)

    assert isinstance(decision, Offer)
    assert decision.entries == ("lost", "renewal", "address")


def test_an_entry_that_scored_better_is_never_left_out_before_a_worse_one() -> None:
    decision = judged(said("lose", "residence-card"), doctor=0.45, lost=0.40)

    assert isinstance(decision, Offer)
    assert decision.entries == ("doctor", "lost")


def test_a_word_from_outside_declines_unless_the_question_is_ours_all_the_same() -> None:
    outside = ("out-of-scope",)

    assert judged(said("tax", talk=outside), 0.1, revocation=0.5, lost=0.49) == Decline(
        "out-of-scope-word", judge.wording.OUT_OF_SCOPE
    )
    assert isinstance(judged(said("lose", "residence-card", talk=outside), lost=0.5), Offer)


def test_beside_a_word_from_outside_what_is_clear_is_asked_back() -> None:
    """To buy a bike is no question of ours, to exchange a licence for it is."""
    outside = ("out-of-scope",)

    assert isinstance(judged(said("tax", talk=outside), revocation=0.95), Offer)


def test_what_no_other_country_has_is_asked_back_beside_a_word_from_outside() -> None:
    card = said("residence-card", talk=("out-of-scope",))

    assert isinstance(judged(card, 0.1, lost=0.5, renewal=0.49), Decline)
    assert isinstance(judged(replace(card, names_ours=True), 0.1, lost=0.5, renewal=0.49), Offer)


def test_the_gist_of_a_long_message_is_searched_for_once_more() -> None:
    message = said("lose", "residence-card", core="lost residence card")
    queries: list[str] = []

    def search(query: str) -> SearchResponse:
        queries.append(query)
        return found(lost=0.90) if query == "lost residence card" else found(0.1, lost=0.25, doctor=0.24)

    decision = by_search(message, search, lambda entry: ENTRIES[entry])

    assert isinstance(decision, Answer)
    assert (decision.rule, decision.entry, decision.beside) == ("gist", "lost", ("doctor",))
    assert queries == ["the message", "lost residence card"]


def test_the_gist_is_not_believed_against_the_whole_message() -> None:
    message = said("lose", "residence-card", core="lost residence card")

    decision = by_search(
        message,
        lambda query: found(lost=0.90) if query == message.core else found(0.1, divorce=0.20),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Offer)
    assert (decision.rule, decision.entries) == ("gist", ("lost",))


def test_how_much_is_left_out_where_it_hides_what_was_asked_of() -> None:
    message = said("extension-of-period-of-stay", facets=("how-much",), topic="the topic")

    decision = by_search(
        message,
        lambda query: (
            found(extension=0.60) if query == "the topic" else found(0.3, extension=0.40, fees=0.39)
        ),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Answer)
    assert (decision.rule, decision.entry, decision.facet) == ("topic", "extension", "how-much")


def test_the_topic_alone_is_not_believed_where_the_whole_message_found_nothing_of_it() -> None:
    message = said("extension-of-period-of-stay", facets=("how-much",), topic="the topic")

    decision = by_search(
        message,
        lambda query: found(extension=0.60) if query == "the topic" else found(0.3, fees=0.39, doctor=0.38),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Offer)


def test_each_of_two_questions_is_answered_in_their_order() -> None:
    parts = (said("lose", "residence-card", sought="first"), said("divorce", sought="second"))
    whole = said("lose", "residence-card", "divorce", parts=parts)
    answers = {"first": found(lost=0.7), "second": found(divorce=0.7)}

    decision = by_search(
        whole,
        lambda query: answers.get(query, found(divorce=0.7, lost=0.3)),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Answer)
    assert (decision.entry, [one.entry for one in decision.also]) == ("lost", ["divorce"])


def test_an_answer_to_the_whole_that_no_part_means_stands_first() -> None:
    parts = (said("divorce", sought="first"), said("address", sought="second"))
    whole = said("lose", "residence-card", "divorce", parts=parts)
    answers = {"first": found(divorce=0.7), "second": found(0.1, address=0.2)}

    decision = by_search(
        whole, lambda query: answers.get(query, found(lost=0.8)), lambda entry: ENTRIES[entry]
    )

    assert isinstance(decision, Answer)
    assert (decision.entry, [one.entry for one in decision.also]) == ("lost", ["divorce"])


@pytest.mark.parametrize(
    ("whole", "first", "second", "decision"),
    [
        ("of one of them", {"lost": 0.7}, {"divorce": 0.7}, ("lost", ["divorce"])),
        ("unsure", {"lost": 0.7}, {"divorce": 0.7}, ("lost", ["divorce"])),
        ("another one", {"lost": 0.7}, {"divorce": 0.7}, ("lost-abroad", [])),
        ("of one of them", {"lost": 0.7}, {"fees": 0.2}, ("lost", [])),
        ("unsure", {"lost": 0.7}, {"fees": 0.2}, ["address", "desk", "lost"]),
        ("unsure", {"late": 0.35}, {"fees": 0.2}, ["address", "desk"]),
    ],
)
def test_clauses_are_answered_where_they_are_the_questions_of_the_message(
    whole: str, first: dict[str, float], second: dict[str, float], decision: object
) -> None:
    """ "I moved and lost my card" asks two things, "I finished school and found work" one."""
    clauses = (said("lose", "residence-card", sought="first"), said("divorce", sought="second"))
    answers = {
        "first": found(**first),
        "second": found(0.1, **second),
        "of one of them": found(lost=0.8),
        "unsure": found(0.3, address=0.40, desk=0.39),
        "another one": found(lost_abroad=0.9),
    }

    judged = by_search(
        said("lose", "residence-card", "divorce", clauses=clauses, sought=whole),
        lambda query: answers[query],
        lambda entry: ENTRIES[entry],
    )

    if isinstance(judged, Answer):
        assert (judged.entry, [one.entry for one in judged.also]) == decision
    else:
        assert isinstance(judged, Offer)
        assert list(judged.entries) == decision


EXTENSION = said("extension-of-period-of-stay", facets=("how-much",), asks=True, sought="first")


@pytest.mark.parametrize("best", ["address", "extension"])
def test_how_much_is_asked_of_the_clause_it_stands_in(best: str) -> None:
    clauses = (EXTENSION, said("move-house", "address", sought="second"))
    answers = {"first": found(extension=0.8), "second": found(address=0.8)}

    decision = by_search(
        said(*EXTENSION.subject, "move-house", "address", facets=("how-much",), clauses=clauses),
        lambda query: answers.get(query, found(**{best: 0.8})),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Answer)
    told = {one.entry: one.facet for one in (decision, *decision.also)}
    assert told == {"extension": "how-much", "address": None}


def test_the_fee_of_an_unsure_clause_is_no_fee_of_the_other() -> None:
    clauses = (EXTENSION, said("move-house", "address", sought="second"))
    answers = {"first": found(0.3, extension=0.40, fees=0.39), "second": found(0.3, address=0.40, desk=0.39)}

    decision = by_search(
        said(*EXTENSION.subject, "move-house", "address", facets=("how-much",), clauses=clauses),
        lambda query: answers.get(query, found(address=0.8)),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Answer)
    assert (decision.entry, decision.facet, decision.beside[0]) == ("address", None, "extension")


def test_questions_that_all_have_an_answer_are_not_blended() -> None:
    parts = (EXTENSION, said("divorce", asks=True, sought="second"))
    answers = {"first": found(extension=0.8), "second": found(divorce=0.8)}

    decision = by_search(
        said(*EXTENSION.subject, "divorce", parts=parts),
        lambda query: answers.get(query, found(lost=0.9)),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Answer)
    assert (decision.entry, [one.entry for one in decision.also]) == ("extension", ["divorce"])


def test_a_choice_is_offered_for_each_of_several_unsure_questions() -> None:
    parts = (EXTENSION, said("divorce", asks=True, sought="second"))
    answers = {"first": found(0.3, extension=0.40, fees=0.39), "second": found(0.3, divorce=0.40, late=0.39)}

    decision = by_search(
        said(*EXTENSION.subject, "divorce", parts=parts),
        lambda query: answers.get(query, found(0.3, lost=0.40, desk=0.39)),
        lambda entry: ENTRIES[entry],
    )

    assert isinstance(decision, Offer)
    assert decision.entries[:2] == ("extension", "divorce")


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


def test_what_is_hardly_understood_is_asked_back_however_sure() -> None:
    little, more = case.HARDLY_TOLD - 0.01, case.HARDLY_TOLD

    low = judged(said("divorce"), little, divorce=case.HARDLY_LIKE - 0.01)
    assert isinstance(low, Offer)
    assert low.evidence is not None
    assert low.evidence.sure >= judge.SURE
    assert isinstance(judged(said("divorce"), more, divorce=case.HARDLY_LIKE - 0.01), Answer)
    assert isinstance(judged(said("divorce"), little, divorce=case.HARDLY_LIKE), Answer)


def test_the_thresholds_are_in_order() -> None:
    assert 0 < judge.OFFER_SCORE_OF_MANY < judge.OFFER_SCORE < case.HARDLY_LIKE < case.CERTAIN_SCORE <= 1
    assert 0 < judge.LIKELY < judge.SURE < 1
    assert 0 < case.CLOSE < case.BESIDE
    assert case.HARDLY_TOLD < case.TOLD <= 1
    assert judge.MOST_ENTRIES_OFFERED == 3
    assert judge.MOST_BESIDE == judge.MOST_ENTRIES_OFFERED - 1


def test_the_plain_entry_stands_before_one_for_a_circumstance_that_nobody_told() -> None:
    found_first = judged(said("lose", "residence-card"), visiting=0.80, lost=0.76)
    assert isinstance(found_first, Answer)
    assert (found_first.entry, found_first.beside) == ("lost", ("visiting",))

    told = judged(said("lose", "residence-card", "abroad"), visiting=0.80, lost=0.76)
    assert entries_of(told)[0] == "visiting"

    more = judged(said("lose", "residence-card", spare=6), visiting=0.80, lost=0.76)
    assert entries_of(more)[0] == "visiting"


def test_the_plain_entry_stands_before_one_about_who_may_go_unless_that_is_asked() -> None:
    plain = judged(said("address", "move-house"), sent=0.60, address=0.50)
    asked = judged(said("address", "move-house", facets=("who-can-go",)), sent=0.60, address=0.50)

    assert entries_of(plain)[0] == "address"
    assert entries_of(asked)[0] == "sent"


def test_what_only_denies_is_asked_back_unless_it_is_a_way_to_ask() -> None:
    message = said("move-house", only_denies=True)

    assert isinstance(judged(message, address=0.80), Offer)
    assert isinstance(judged(message, address=case.CERTAIN_SCORE), Answer)
