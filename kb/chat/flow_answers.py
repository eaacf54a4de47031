"""Which answer of a flow's question a message gives: a plain one, nearly a choice's words, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from kb.chat.case import PASSING, WHO_IT_CONCERNS
from kb.chat.flow_hearing import Heard, Hearing, places_of, units_in, without
from kb.chat.flow_question import Labelled, Question
from kb.chat.knowledge import Knowledge
from kb.chat.understanding import Understanding
from kb.flow import NO, UNKNOWN, YES, Asks, FlowAnswer, FlowNode, answer_key
from kb.languages.analysis import words
from kb.languages.registry import ENGLISH, REFERENCE_LANGUAGES
from kb.search.units import Unit

NEARLY = 85
"""From this likeness on (of 100) a message is a choice's label, typed with a slip of the finger."""

SHARE_OF_A_LABEL = 0.5
"""A part of a label is meant as it if it is so large a part, and a part of no other label."""

LETTERS_OF_A_PART = 4
"""A part of a label, between its commas, is a way to give the answer if a word of it has so many letters."""

MOST_UNREAD = 8
"""Words (of scripts without blanks: pairs of characters) beside an answer; who writes more tells a story."""

HALF_SHARED, LEAST_SHARED = 0.5, 0.6
"""So large a share of what is said to a yes-no question, without a yes or no, must stand in the question:
of what denies something, of what affirms it."""

MOST_WORDS_OF_SELF = 1
"""Words beside a concept that answers a yes-no question: "I"; with more it may be told of somebody else."""

LEAST_WORDS_SAID_AGAIN = 3
"""Words, or pairs of characters, of a question that are a yes when said again; fewer name a thing."""

_ANYWHERE = PASSING | WHO_IT_CONCERNS
"""What may be named beside any answer without being another matter."""

_SEVERAL_PARTS = re.compile(r"[,;:.()/\u2026\u060c\u061b\u3001\u3002\uff08\uff09\uff1a\uff0c\uff1b\u30fb]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_PARTED = re.compile(r"\s*[,.;:!\u2013\u2014\u060c\u3001\u3002\uff0c\uff01]")

_Verdict = tuple[FlowAnswer | None, bool]
"""The answer that something in a message gives, and whether the rest of it speaks against any."""


class AnswerReader:
    """Reads messages as answers. It keeps nothing of what was said."""

    def __init__(self, base: Knowledge) -> None:
        self._base = base
        self._hearing = Hearing(base)

    def answer(self, message: str, said: Understanding, asked: Question) -> FlowAnswer | None:
        """Return the answer that a message surely gives: by place, a plain yes or no, words, concepts."""
        if said.choice is not None:
            return asked.labels[said.choice].answer if said.choice < len(asked.labels) else None
        meant = _plain_answer(said)
        if meant is not None:
            return asked.of(meant)
        plain = self._by_label(message, said.spelled, asked.labels)
        whole = self._hearing.heard(message, asked.language)
        if plain is None and not (said.days or whole.denies or self._only_wishes(whole, asked)):
            plain = _by_concepts(said, asked.node)
        return plain or self._told(message, asked)

    def asks_of_its_own(self, message: str, said: Understanding, asked: Question) -> bool:
        """Return whether a message clearly asks something else: it is a question, or has another subject."""
        if said.facets or self._hearing.heard(message, asked.language).asks:
            return True
        return bool(set(said.subject) - self._known(asked) - _ANYWHERE)

    def asks_about(self, message: str, said: Understanding, asked: Question) -> bool:
        """Return whether a message is a question about some thing or deed, not only about people."""
        return self._hearing.heard(message, asked.language).asks and bool(set(said.subject) - _ANYWHERE)

    def _by_label(self, message: str, spelled: str, labels: Sequence[Labelled]) -> FlowAnswer | None:
        """Return the one answer whose label a message is, nearly or in a large part, and denies no less."""
        denied = self._hearing.tone.denies(message)
        labels = [one for one in labels if self._hearing.tone.denies(one.label) == denied]
        near = [one.answer for one in labels if fuzz.ratio(spelled, one.spelled) >= NEARLY]
        if len(near) == 1:
            return near[0]
        holding = [one for one in labels if spelled and spelled in one.spelled]
        large = len(holding) == 1 and len(spelled) >= SHARE_OF_A_LABEL * len(holding[0].spelled)
        if large or (len(holding) == 1 and _HAN.fullmatch(spelled)):
            return holding[0].answer
        return None

    # Sentences

    def _told(self, message: str, asked: Question) -> FlowAnswer | None:
        """Return the answer that a sentence gives, None where it gives none, several, or asks something."""
        agreed, rest = self._agreement(message, asked)
        heard = self._hearing.heard(rest, asked.language)
        found, against = self._by_ways(rest, asked)
        if found is None and not against:
            found, against = self._by_subject(rest, heard, asked)
        if found is not None:
            return found if agreed is None or asked.of(agreed) in (None, found) else None
        if against or heard.asks or heard.facets or heard.unread > MOST_UNREAD:
            return None
        yes_or_no = asked.node.asks is Asks.YES_NO
        if "dont-know" in heard.talk:
            agreed = UNKNOWN
        elif agreed is None and yes_or_no:
            return self._of_the_deed(rest, heard, asked)
        if agreed is None or (self._strange(heard, asked) and not yes_or_no):
            return None
        return asked.of(agreed)

    def _agreement(self, message: str, asked: Question) -> tuple[str | None, str]:
        """Return the yes or no that a message begins with, and the rest of it.

        A no without a comma may be a "not", and is none.
        """
        found = words(message, asked.language)
        matches = self._hearing.matches(message, asked.language)
        if not found or not matches or matches[0].start > found[0].start:
            return None, message
        first = matches[0]
        rest = message[first.end :]
        parted = _PARTED.match(rest) is not None
        if YES in first.concepts and (parted or rest[:1].isspace()):
            return YES, rest
        return (NO, rest) if NO in first.concepts and parted else (None, message)

    def _by_ways(self, text: str, asked: Question) -> _Verdict:
        """Return the answer of which the text holds a way to give it."""
        typed = units_in(text, asked.language)
        spans = [
            (answer, start, start + len(way))
            for answer, way in self._ways(asked)
            for start in places_of(way, typed)
        ]
        longest = [one for one in spans if not any(_covers(other, one) for other in spans)]
        found = {answer.id: answer for answer, _, _ in longest}
        if len(found) != 1:
            return None, bool(found)
        (answer,) = found.values()
        covered = [
            unit for place, unit in enumerate(typed) if any(start <= place < end for _, start, end in longest)
        ]
        rest = without(text, covered)
        way = text[covered[0].start : covered[-1].end]
        first_no = (
            NO in self._hearing.first(rest, asked.language)
            and self._hearing.heard(way, asked.language).denies
        )
        if first_no and (answer.means or answer.id) == NO:  # "no I am not afraid" says it twice
            rest = rest[self._hearing.matches(rest, asked.language)[0].end :]
        return self._unless_against(self._hearing.heard(rest, asked.language), answer, asked)

    def _by_subject(self, text: str, heard: Heard, asked: Question) -> _Verdict:
        """Return the answer most of whose concepts are named."""
        counts = {one.id: len(heard.subject.intersection(one.concepts)) for one in asked.node.answers}
        most = max(counts.values())
        best = [answer for answer in asked.node.answers if counts[answer.id] == most]
        if most == 0 or len(best) > 1:
            return None, most > 0
        (answer,) = best
        named = [
            one
            for one in self._hearing.matches(text, asked.language)
            if not set(answer.concepts).isdisjoint(one.concepts)
        ]
        beside = self._hearing.heard(without(text, named), asked.language)
        somebody_else = asked.node.asks is Asks.YES_NO and (
            beside.subject or beside.unread > MOST_WORDS_OF_SELF
        )
        if somebody_else or self._only_wishes(heard, asked):
            return None, True
        return self._unless_against(beside, answer, asked)

    def _only_wishes(self, heard: Heard, asked: Question) -> bool:
        """Return whether a message tells a wish where a question asks how things are."""
        return heard.wishes and not asked.node.future

    def _of_the_deed(self, text: str, heard: Heard, asked: Question) -> FlowAnswer | None:
        """Return the yes or no of a message that says again what was asked: "I have not applied"."""
        mine = self._hearing.telling(text, asked.language)
        theirs = set(self._hearing.telling(asked.texts[0], asked.language))
        share = sum(one in theirs for one in mine) / len(mine) if mine else 0.0
        if share < HALF_SHARED and self._strange(heard, asked):
            return None
        of_the_question = share >= HALF_SHARED or bool(heard.subject & self._asked_about(asked))
        if heard.denies:
            begins_with_no = NO in self._hearing.first(text, asked.language)
            twisted = self._hearing.tone.denies(asked.node.question.en) and not begins_with_no
            short = heard.unread <= MOST_WORDS_OF_SELF + 1
            sure = share >= HALF_SHARED or not mine or (of_the_question and short)
            return asked.of(NO) if sure and not twisted else None
        if self._only_wishes(heard, asked):
            return None
        if "have" in heard.talk:
            return asked.of(YES) if of_the_question else None
        said_again = share >= LEAST_SHARED and len(mine) >= LEAST_WORDS_SAID_AGAIN
        return asked.of(YES) if said_again else None

    def _asked_about(self, asked: Question) -> frozenset[str]:
        """Return what a question asks about: people only where it names nothing else."""
        named = self._hearing.subject(asked.texts[0], asked.language)
        named |= self._hearing.subject(asked.node.question.en, ENGLISH)
        return named - WHO_IT_CONCERNS - set(asked.flow.concepts) or named

    def _unless_against(self, heard: Heard, answer: FlowAnswer, asked: Question) -> _Verdict:
        """Return an answer where nothing beside it is a question, a denial or another matter."""
        others = {one for other in asked.node.answers if other is not answer for one in other.concepts}
        own = {*answer.concepts, *asked.flow.concepts}
        against = (
            heard.asks
            or heard.denies
            or self._only_wishes(heard, asked)
            or bool(heard.facets)
            or heard.unread > MOST_UNREAD
            or bool(heard.subject & (others - own) - WHO_IT_CONCERNS)
            or bool(self._strange(heard, asked))
        )
        return (None, True) if against else (answer, False)

    def _strange(self, heard: Heard, asked: Question) -> frozenset[str]:
        """Return what is named that neither the question nor an answer speaks of."""
        return heard.subject - self._known(asked) - _ANYWHERE

    def _known(self, asked: Question) -> frozenset[str]:
        """Return the concepts of a question: its own, those of its answers and of its flow."""
        node = asked.node
        labels = (one.label.en for one in node.answers if one.label is not None)
        shown = (*asked.texts, *(one.label for one in asked.labels))
        read = [self._hearing.subject(text, asked.language) for text in shown]
        read += [
            self._hearing.subject(text, ENGLISH) for text in (node.question.en, asked.flow.title.en, *labels)
        ]
        declared = (answer.concepts for answer in node.answers)
        return frozenset(asked.flow.concepts).union(*read, *declared)

    def _ways(self, asked: Question) -> Iterable[tuple[FlowAnswer, Sequence[Unit]]]:
        """Yield the ways to give each answer: its label, the parts of that, and what people say besides."""
        for one in asked.labels:
            others = [units_in(other.label, asked.language) for other in asked.labels if other is not one]
            for part in (one.label, *_SEVERAL_PARTS.split(one.label)):
                units = units_in(part, asked.language)
                shared = any(True for other in others for _ in places_of(units, other))
                if _is_telling(units) and not shared and self._hearing.telling(part, asked.language):
                    yield one.answer, units
        for answer in asked.node.answers:
            key = answer_key(asked.flow, asked.node, answer)
            for language in dict.fromkeys((asked.language, *REFERENCE_LANGUAGES)):
                for way in self._base.translations.asked(key, language):
                    yield answer, units_in(way, language)


def _plain_answer(said: Understanding) -> str | None:
    """Return the answer that a message is which says nothing but yes, no, or that somebody does not know."""
    if not said.is_talk_only:
        return None
    if "dont-know" in said.talk:
        return UNKNOWN
    agreed = said.talk & {YES, NO}
    return next(iter(agreed)) if len(agreed) == 1 else None


def _by_concepts(said: Understanding, node: FlowNode) -> FlowAnswer | None:
    """Return the one answer that is about what a message names, if the message says nothing besides."""
    if said.facets or said.spare_words or not said.subject:
        return None
    named = frozenset(said.subject)
    found = [answer for answer in node.answers if not named.isdisjoint(answer.concepts)]
    return found[0] if len(found) == 1 and named <= set(found[0].concepts) else None


def _covers(one: tuple[FlowAnswer, int, int], other: tuple[FlowAnswer, int, int]) -> bool:
    """Return whether one stretch holds another and more."""
    return one[1] <= other[1] and other[2] <= one[2] and one[2] - one[1] > other[2] - other[1]


def _is_telling(units: Sequence[Unit]) -> bool:
    """Return whether a part of a label says something by itself: `work`, 観光, but not `or`."""
    if any(unit.spaced for unit in units):
        return any(len(unit.folded) >= LETTERS_OF_A_PART for unit in units)
    return len(units) > 1
