"""What the chat does with questions whose answer is known: answers, asks back, declines, or is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from kb.chat.reply import Reply, ReplyKind
from kb.evaluation.conversations import Asked
from kb.evaluation.relevance import SPLITS, Question, Split

ALL_FEES = "immigration-fees"
"""The fee of a procedure stands in the entry of the procedure as well as in that of all fees."""


class Outcome(StrEnum):
    """What a reply is worth to somebody who asked a question.

    `BELOW` means that another entry was answered with and the right one stands below it, to choose;
    `OTHERS` that choices were offered and the right one is not among them. A right `DECLINED` is one to a
    question that no entry answers.
    """

    ANSWERED = "answered"
    BELOW = "below"
    OFFERED = "offered"
    OTHERS = "others"
    DECLINED = "declined"
    WRONG = "wrong"


def outcome(reply: Reply, wanted: Collection[str]) -> Outcome:
    """Return what a reply is worth where `wanted` are the entries that answer, none where none does.

    An alarm shows its entries beside the people who help: it is right if it shows the wanted one first. Who
    asked for people gets them, and may find the wanted entry beside them.
    """
    cited = [entry.id for entry in reply.entries]
    match reply.kind:
        case ReplyKind.ANSWER | ReplyKind.EMERGENCY:
            its_fee = reply.field == "fee" and ALL_FEES in wanted
            if its_fee or not set(cited[:1]).isdisjoint(wanted):
                return Outcome.ANSWERED
            shown = {*cited, *(option.entry for option in reply.options)}
            return Outcome.WRONG if shown.isdisjoint(wanted) else Outcome.BELOW
        case ReplyKind.CLARIFY:
            return Outcome.OTHERS if set(cited).isdisjoint(wanted) else Outcome.OFFERED
        case ReplyKind.CONTACTS if not set(cited).isdisjoint(wanted):
            return Outcome.OFFERED
        case _:
            return Outcome.DECLINED


def outcomes(base: Asked, language: str, questions: Sequence[Question]) -> Counter[Outcome]:
    """Return how often each outcome came where every question is the first message of a conversation."""
    return Counter(outcome(base.ask(one.query, language), one.entry) for one in questions)


def answers_table(base: Asked, sets: Mapping[str, Mapping[str, Sequence[Question]]]) -> str:
    """Return, as lines for a terminal, how the chat answers each set of questions by split and language."""
    head = f"{'set':<10} {'':<8} {'':<9} {'n':>5} {'answered':>9} {'understood':>11} {'wrong first':>12}"
    lines = [f"{head} {'below it':>9} {'declined':>9}"]
    for name, questions in sets.items():
        for split in SPLITS:
            lines += _rows(base, name, split, questions)
    return "\n".join(lines)


def _rows(base: Asked, name: str, split: Split, questions: Mapping[str, Sequence[Question]]) -> Iterator[str]:
    """Yield a line for each language and one for all, and one for the questions that no entry answers."""
    ours: Counter[Outcome] = Counter()
    others: Counter[Outcome] = Counter()
    for language, asked in questions.items():
        found = outcomes(base, language, [one for one in asked if one.split == split and one.entry])
        others += outcomes(base, language, [one for one in asked if one.split == split and not one.entry])
        ours += found
        yield _row(name, split, language, found)
    yield _row(name, split, "together", ours)
    if others:
        answered = others[Outcome.ANSWERED] + others[Outcome.WRONG] + others[Outcome.BELOW]
        declined, total = others[Outcome.DECLINED], others.total()
        yield f"{name:<10} {split:<8} not ours: {total}, declined {declined}, answered {answered}"


def _row(name: str, split: str, language: str, found: Counter[Outcome]) -> str:
    total = found.total() or 1
    first_wrong = found[Outcome.WRONG] + found[Outcome.BELOW]
    understood = found[Outcome.ANSWERED] + found[Outcome.OFFERED] + found[Outcome.BELOW]
    cells = [
        f"{name:<10} {split:<8} {language:<9} {found.total():>5}",
        f"{found[Outcome.ANSWERED] / total:>9.2f} {understood / total:>11.2f}",
        f"{first_wrong:>12} {found[Outcome.BELOW]:>9} {found[Outcome.DECLINED]:>9}",
    ]
    return " ".join(cells)
