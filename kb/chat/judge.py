"""What to do with what a search found: answer, alone or with others below it; ask back; or decline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from kb.chat import wording
from kb.chat.case import CERTAIN_SCORE, NEEDS_A_THING, PASSING, TOLD, Abouts, Case, weighed
from kb.chat.decisions import Answer, Decline, Offer
from kb.chat.facets import ANSWERED_BY_THE_ANSWER, FACETS
from kb.chat.pieces import ALSO
from kb.chat.subjects import About
from kb.chat.understanding import Understanding
from kb.search.response import SearchResponse, SearchResult

# How sure the search must be, from 0 to 1. How the figures were found: docs/chat.md, "Thresholds".

LIKELY = 0.80
"""From this chance on (`kb.chat.evidence`) the first entry answers, with those close to it below."""

SURE = 0.90
"""So sure must it be where an entry close to the first would lead to something else, or where the first is
for people whom the message does not name."""

GIST_SCORE, GIST_LEAD = 0.75, 0.10
"""So sure must a search for the named stretches alone be, since the rest of the message is left out."""

OFFER_SCORE = 0.30
"""From this score on an entry may be offered as a choice: one word and chance parts of others score less."""

OFFER_SCORE_OF_MANY, MANY_NAMED = 0.22, 3
"""The same where the message names so many things, and among them what the entry is about (one entry holds
little of a story), and where all that was typed stands in ways to ask the entry: "card"."""

MOST_BESIDE = 2
"""Entries shown below an answer: with the answer itself as many as may be offered."""

MOST_FURTHER_ANSWERS = 2
"""Answers beside the first, where a message asks several questions."""

MOST_ENTRIES_OFFERED = 3
"""With "None of these" that makes four choices, as many as one keeps in mind."""

Search = Callable[[str], SearchResponse]

CERTAIN = "certain"
"""The rule of an answer to one of the ways to ask it, nearly word for word."""

CLEAR = "sure"
"""The rule of an answer for which enough speaks."""

UNSURE, RIVALS = "unsure", "rivals"
"""The rules of an offer that a second look may still turn into an answer."""

Judgement = Answer | Offer | Decline


def by_search(said: Understanding, search: Search, about: Abouts) -> Judgement:
    """Return what to do with what a search finds, or with what each question of the message finds."""
    judged = _by_one(said, search, about)
    if "out-of-scope" in said.talk:
        return judged
    pieces = said.parts or said.clauses
    if not pieces:
        return judged
    told = [_by_one(piece, search, about) for piece in pieces]
    if isinstance(judged, Answer):
        judged = replace(judged, facet=_facet_among(pieces, about(judged.entry)))
    put_together = _of_parts if said.parts else _of_clauses
    return put_together(judged, pieces, told)


def _facet_among(pieces: Sequence[Understanding], about: About) -> str | None:
    """Return the facet that is asked of an entry: that of a piece in which it knows all that is named.

    "How much is an extension, and can I work" asks no fee of working.
    """
    for piece in pieces:
        if piece.facets and about.touched.issuperset(set(piece.subject) - PASSING - piece.people):
            return _asked_facet(piece, about)
    return None


def _of_parts(whole: Judgement, parts: Sequence[Understanding], judged: Sequence[Judgement]) -> Judgement:
    """Return the answer to several questions: all answers, or all that may be meant to choose from.

    The answers stand in the order of the questions; what the whole message finds besides stands first, unless
    each part has its answer and is a question of its own. Where it finds what a part means, it only blends
    the parts. What a question without an answer of its own may mean stands below the answers.
    """
    answers = {part.entry: part for part in judged if isinstance(part, Answer)}
    all_ask = all(_asks_by_itself(part) for part in parts)
    by_themselves = len(answers) == len(parts) and (all_ask or any(ALSO in part.talk for part in parts))
    if isinstance(whole, Answer) and whole.entry not in answers and not by_themselves:
        return replace(whole, also=tuple(answers.values())[:MOST_FURTHER_ANSWERS])
    if isinstance(whole, Answer) or len(answers) > 1:
        return _answered("parts", answers, judged)
    of_each = chain.from_iterable(zip_longest(*(entries_of(part) for part in judged)))
    offered = (*of_each, *entries_of(whole)) if all_ask else (*entries_of(whole), *of_each)
    entries = tuple(dict.fromkeys(entry for entry in offered if entry is not None))
    return Offer("parts", entries[:MOST_ENTRIES_OFFERED]) if entries else whole


def _asks_by_itself(part: Understanding) -> bool:
    """Return whether a part is a question that says of what: "when does it come?" goes on with another."""
    return part.asks and not (PASSING | NEEDS_A_THING).issuperset(part.subject)


def _answered(rule: str, answers: Mapping[str, Answer], judged: Sequence[Judgement]) -> Answer:
    """Return the answers in their order, with what the other questions may mean below them."""
    first, *others = answers.values()
    open_ones = (entries_of(one)[0] for one in judged if isinstance(one, Offer))
    beside = dict.fromkeys(one for one in (*open_ones, *first.beside) if one not in answers)
    return replace(
        first, rule=rule, also=tuple(others[:MOST_FURTHER_ANSWERS]), beside=tuple(beside)[:MOST_BESIDE]
    )


def _of_clauses(whole: Judgement, clauses: Sequence[Understanding], judged: Sequence[Judgement]) -> Judgement:
    """Return what was judged of a sentence, with the answers to its clauses where these are its questions.

    They are where the whole has the answer of one of them, or is unsure, or where they ask a follow-up
    question of their own: then all that have an answer get it, or may be chosen. Else they tell what led to
    the one question: "I finished school and found work".
    """
    answers = {clause.entry: clause for clause in judged if isinstance(clause, Answer)}
    by_themselves = len(answers) == len(clauses) and all(clause.facets for clause in clauses)
    if isinstance(whole, Answer) and whole.entry not in answers and not by_themselves:
        asked = [one for clause, one in zip(clauses, judged, strict=True) if clause.facets]
        return _with_those_asked(whole, asked)
    if isinstance(whole, Answer) and whole.entry in answers and not clauses[0].facets:
        del answers[whole.entry]  # it stands first: what was told before leads to the question
        answers = {whole.entry: whole, **answers}
    if isinstance(whole, Answer) or (answers and len(answers) == len(clauses)):
        return _answered("clauses", answers, judged)
    offered = dict.fromkeys(
        (*entries_of(whole)[: MOST_ENTRIES_OFFERED - len(answers)], *answers, *entries_of(whole))
    )
    return Offer("clauses", tuple(offered)[:MOST_ENTRIES_OFFERED]) if answers else whole


def _with_those_asked(whole: Answer, asked: Sequence[Judgement]) -> Answer:
    """Return an answer with the answers to clauses that ask a follow-up question of their own."""
    also = {one.entry: one for one in asked if isinstance(one, Answer) and one.facet}
    open_ones = (entries_of(one)[0] for one in asked if isinstance(one, Offer))
    beside = dict.fromkeys(
        one for one in (*open_ones, *whole.beside) if one != whole.entry and one not in also
    )
    return replace(
        whole, also=tuple(also.values())[:MOST_FURTHER_ANSWERS], beside=tuple(beside)[:MOST_BESIDE]
    )


def entries_of(judged: Judgement) -> tuple[str, ...]:
    """Return the entries that a judgement answers with or offers."""
    match judged:
        case Answer(entry=entry):
            return (entry,)
        case Offer(entries=entries):
            return entries
    return ()


def _by_one(said: Understanding, search: Search, about: Abouts) -> Judgement:
    """Return what to do with what is found for one question.

    Where that is unsure, it is looked at once more: without the words that only ask how much or where, or,
    since in a long message the question drowns, by the stretches alone that name something.
    """
    whole = weighed(said, search(said.sought).results, about)
    judged = _judged(whole)
    if not _is_unsure(judged) or "out-of-scope" in said.talk:
        return _with_the_late(whole, judged)
    if said.subject and said.topic not in ("", said.sought) and any(_field(name) for name in said.facets):
        judged = _by_topic(whole, judged, weighed(said, search(said.topic).results, about))
    if _is_unsure(judged) and len(said.subject) >= 2 and said.core not in (said.sought, said.topic):
        judged = _by_gist(whole, judged, weighed(said, search(said.core).results, about))
    return _with_the_late(whole, judged)


def _is_unsure(judged: Judgement) -> bool:
    return isinstance(judged, Decline) or (isinstance(judged, Offer) and judged.rule in (UNSURE, RIVALS))


def _by_topic(whole: Case, judged: Judgement, topic: Case) -> Judgement:
    """Return the answer to a message without its "how much?", or what was judged of the whole message.

    It is believed where it is sure, or where both searches have the same entry first.
    """
    closer = _judged(topic)
    if not isinstance(closer, Answer) or not whole.results:
        return judged
    known = {result.id for result in whole.results} if topic.evidence.sure >= SURE else {whole.best.id}
    return replace(closer, rule="topic") if closer.entry in known else judged


def _field(facet: str) -> str | None:
    """Return the field that answers a follow-up question in part, None where the whole answer does."""
    if facet in ANSWERED_BY_THE_ANSWER or facet not in FACETS:
        return None
    return FACETS[facet].field


def _by_gist(whole: Case, judged: Judgement, gist: Case) -> Judgement:
    """Return what a second search makes of an unsure judgement."""
    closer = _judged(gist)
    if not isinstance(closer, Answer):
        return closer if isinstance(judged, Decline) else judged
    same = bool(whole.results) and whole.best.id == closer.entry
    if same and gist.best.score >= GIST_SCORE and gist.lead >= GIST_LEAD:
        return replace(closer, rule="gist", beside=_beside(whole))
    entries = dict.fromkeys((closer.entry, *entries_of(judged)))
    return Offer("gist", tuple(entries)[:MOST_ENTRIES_OFFERED], evidence=closer.evidence)


def _judged(case: Case) -> Judgement:
    """Return what the results of one search are good for."""
    possible = _worth_offering(case)
    if "out-of-scope" in case.said.talk:
        is_ours = case.said.names_ours or (bool(possible) and _rule_of_answer(case) in (CERTAIN, CLEAR))
        possible = [one for one in possible if is_ours or len(case.shared(one)) >= 2]
        return _offer("out-of-scope-word", case, possible, wording.OUT_OF_SCOPE)
    if not possible:
        return Decline("nothing-found", wording.NOTHING_FITS)
    rule = _rule_of_answer(case)
    if rule is None:
        return _offer(RIVALS if case.close else UNSURE, case, possible, wording.NOTHING_FITS)
    facet = _asked_facet(case.said, case.about(case.best.id))
    return Answer(rule, case.best.id, facet, beside=_beside(case), evidence=case.evidence)


def _beside(case: Case) -> tuple[str, ...]:
    return tuple(other.id for other in case.beside[:MOST_BESIDE])


def _rule_of_answer(case: Case) -> str | None:
    """Return the rule by which the first entry answers, None where it does not."""
    if case.best.score >= CERTAIN_SCORE and not case.close:
        return CERTAIN
    if case.is_another_question or case.says_too_little or case.is_hardly_understood:
        return None
    sure = case.evidence.sure
    if sure >= SURE:
        return None if case.has_a_word_in_common_only else CLEAR
    fits = case.fits_together and not (case.evidence.supposes or case.evidence.outdone)
    return "likely" if sure >= LIKELY and fits else None


def _with_the_late(case: Case, judged: Judgement) -> Judgement:
    """Return a judgement in which, where a deed was not done, it can be chosen what holds for the late.

    Where that did not happen from which a duty begins ("I have not moved"), or it is not wanted, it is asked
    back.
    """
    omitted = case.said.omitted
    if not omitted or isinstance(judged, Decline):
        return judged
    entries = entries_of(judged)
    if isinstance(judged, Answer) and judged.rule != CERTAIN and case.said.only_denies:
        return Offer("denied", (*entries, *judged.beside)[:MOST_ENTRIES_OFFERED], evidence=judged.evidence)
    late = [
        result.id
        for result in case.results
        if "be-late" in case.about(result.id).concepts
        and not omitted.isdisjoint(case.about(result.id).touched)
    ]
    if not late or late[0] == entries[0]:
        return judged
    return Offer("not-done", tuple(dict.fromkeys((late[0], *entries)))[:MOST_ENTRIES_OFFERED])


def _offer(rule: str, case: Case, results: Sequence[SearchResult], otherwise: str) -> Offer | Decline:
    if not results:
        return Decline(rule, otherwise)
    entries = tuple(result.id for result in results[:MOST_ENTRIES_OFFERED])
    return Offer(rule, entries, evidence=case.evidence)


def _worth_offering(case: Case) -> list[SearchResult]:
    """Return the entries that are near enough, with all that stand before the last of them."""
    near = [place for place, result in enumerate(case.results) if _is_near(case, result)]
    return list(case.results[: near[-1] + 1]) if near else []


def _is_near(case: Case, result: SearchResult) -> bool:
    """Return whether an entry is near enough: less near where much is named, or all is a way to ask it."""
    about = case.about(result.id)
    named = (case.said.actions & about.touched) | case.spoken.intersection(about.main)
    of_many = len(case.spoken) >= MANY_NAMED and named - (PASSING - about.telling)
    return result.score >= (OFFER_SCORE_OF_MANY if of_many or result.asked >= TOLD else OFFER_SCORE)


def _asked_facet(said: Understanding, about: About) -> str | None:
    """Return the facet that a first question asks for, unless the entry as a whole is about it."""
    for name in said.facets:
        if name in FACETS and name not in ANSWERED_BY_THE_ANSWER:
            return name if FACETS[name].voiced_by.isdisjoint(about.concepts) else None
    return None
