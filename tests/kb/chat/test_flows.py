"""Guided conversations over the real content: every answer of every flow given, every end reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kb import KnowledgeBase
from kb.chat.flow_walk import Choices, walk
from kb.chat.reply import Conversation, Reply, ReplyKind
from kb.flow import BEFORE_TODAY, DAY, FROM_TODAY, Flow, FlowAnswer, FlowNode
from kb.model import LegalBasis
from tests.conftest import TODAY
from tests.kb.chat.house import FLOWS

PAST, COMING = "2026-11-20", "2026-12-20"
TOLD = {DAY: PAST, BEFORE_TODAY: PAST, FROM_TODAY: COMING}


def value_of(answer: FlowAnswer) -> str:
    """Return what the state holds of an answer."""
    return TOLD.get(answer.id, answer.id)


def ways_to(flow: Flow) -> Iterator[tuple[Choices, FlowNode]]:
    """Yield one way to each question of a flow."""
    waiting: list[tuple[Choices, FlowNode]] = [((), flow.start)]
    seen = set()
    while waiting:
        choices, node = waiting.pop(0)
        if node.id in seen:
            continue
        seen.add(node.id)
        yield choices, node
        for answer in node.answers:
            following = flow.node(answer.to)
            if following is not None:
                waiting.append(((*choices, (node.id, value_of(answer))), following))


def at(flow: Flow, choices: Choices, language: str) -> Conversation:
    """Return the state of somebody who has made these choices."""
    here = walk(flow, choices, TODAY)
    assert here is not None
    return Conversation(language=language, flow=flow.id, flow_step=here.step.id, choices=choices)


def message_for(answer: FlowAnswer, node: FlowNode, reply: Reply) -> str:
    """Return what the button of an answer sends, or the day that gives it."""
    if answer.id in TOLD and answer.label is None:
        return TOLD[answer.id]
    shown = [one for one in node.answers if one.label is not None or one.id in ("yes", "no")]
    return reply.options[shown.index(answer)].message


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("flow_id", FLOWS)
def test_every_answer_leads_to_its_step(base: KnowledgeBase, flow_id: str, language: str) -> None:
    flow = base.content.flows[flow_id]
    given = 0
    for choices, node in ways_to(flow):
        state = at(flow, choices, language)
        asked = base.flow_step(state, language)
        assert asked is not None
        assert asked.text
        assert asked.text_language == language
        for answer in node.answers:
            reply = base.ask(message_for(answer, node, asked), language, state)
            assert reply.kind is ReplyKind.FLOW, (node.id, answer.id)
            assert reply.flow is not None
            assert reply.flow.step == answer.to, (node.id, answer.id)
            assert reply.conversation.choices == (*choices, (node.id, value_of(answer)))
            given += 1
    assert given == sum(len(node.answers) for node in flow.nodes)


@pytest.mark.parametrize("language", ["ja", "en", "vi", "zh-Hans", "ne"])
@pytest.mark.parametrize("flow_id", FLOWS)
def test_every_end_says_what_to_do_and_whom_to_ask(base: KnowledgeBase, flow_id: str, language: str) -> None:
    flow = base.content.flows[flow_id]
    reached = set()
    for choices, node in ways_to(flow):
        for answer in node.answers:
            if flow.end(answer.to) is None:
                continue
            reached.add(answer.to)
            reply = base.flow_step(at(flow, (*choices, (node.id, value_of(answer))), language), language)
            assert reply is not None
            assert (reply.text_language, reply.options) == (language, ())
            assert reply.entries
            assert reply.contacts
            assert reply.conversation.entry == reply.entries[0].id
            for deadline in reply.deadlines:
                assert (deadline.days_left < 0) == (deadline.late is not None)
                assert deadline.entry in [entry.id for entry in reply.entries]
    assert reached == {end.id for end in flow.ends}


@pytest.mark.parametrize("language", ["ja", "en", "vi", "zh-Hans", "ne"])
@pytest.mark.parametrize("flow_id", FLOWS)
def test_a_flow_begins_by_its_id_its_name_and_its_ways(
    base: KnowledgeBase, flow_id: str, language: str
) -> None:
    flow = base.content.flows[flow_id]
    title = base.translations.resolve(f"{flow_id}/title", flow.title, language).text
    said = [f"flow:{flow_id}", *base.translations.asked(flow_id, language)]
    for message in said if flow.danger else (*said, title):
        reply = base.ask(message, language)
        if reply.kind is ReplyKind.EMERGENCY:  # danger goes first; the flow stands beside the numbers
            assert f"flow:{flow_id}" in [option.message for option in reply.options] or flow.danger
            continue
        assert reply.flow is not None, message
        assert (reply.flow.flow, reply.flow.number) == (flow_id, 1), message


def test_the_last_days_are_counted_from_the_day_told(base: KnowledgeBase) -> None:
    choices = (
        ("where", "other"),
        ("insurance", "yes"),
        ("card", "residence-card"),
        ("moved", PAST),
        ("children", "no"),
    )
    reply = base.flow_step(at(base.content.flows["moving"], choices, "en"), "en")

    assert reply is not None
    assert {(one.fact, one.last_day, one.days_left) for one in reply.deadlines} == {
        ("address-notice-deadline", date(2026, 12, 4), 11),
        ("nhi-join-deadline", date(2026, 12, 4), 11),
    }
    assert reply.deadline == reply.deadlines[0]


def test_who_is_late_is_told_what_to_do(base: KnowledgeBase) -> None:
    choices = (("where", "same"), ("card", "residence-card"), ("moved", "2026-10-20"), ("children", "no"))
    reply = base.flow_step(at(base.content.flows["moving"], choices, "en"), "en")

    assert reply is not None
    assert reply.deadline is not None
    assert reply.deadline.days_left == -20
    assert reply.deadline.late is not None
    assert reply.deadline.late.text.startswith("Notify now.")


def test_a_day_that_was_not_told_gives_no_last_day(base: KnowledgeBase) -> None:
    choices = (("where", "same"), ("card", "residence-card"), ("moved", "unknown"), ("children", "no"))
    reply = base.flow_step(at(base.content.flows["moving"], choices, "en"), "en")

    assert reply is not None
    assert reply.deadlines == ()


def test_no_flow_counts_what_may_not_be_counted(base: KnowledgeBase) -> None:
    """Nobody may be told that they have three months: a status *can* be revoked after that time."""
    counted = {one.fact for flow in base.content.flows.values() for one in flow.deadlines}
    assert counted
    assert not [fact for fact in counted if "revocation" in fact or "window" in fact]


@pytest.mark.parametrize(
    ("choices", "step"),
    [
        ((("where", "no-such-answer"),), "card"),
        ((("card", "residence-card"),), "moved"),
        ((("where", "same"),), "moved"),
        ((("where", "2026-11-01"),), "card"),
        ((("where", "same"), ("card", "residence-card"), ("moved", "day")), "children"),
        ((("where", "same"), ("card", "residence-card"), ("moved", "1066-10-14")), "children"),
    ],
)
def test_choices_that_fit_no_way_begin_afresh(base: KnowledgeBase, choices: Choices, step: str) -> None:
    state = Conversation(language="en", flow="moving", flow_step=step, choices=choices)

    reply = base.ask("yes", "en", state)

    assert reply.flow is None
    assert reply.notices[0].text.startswith("Our earlier conversation")


def test_a_flow_that_is_gone_begins_afresh(base: KnowledgeBase) -> None:
    reply = base.ask("1", "en", Conversation(language="en", flow="no-such-flow", flow_step="where"))

    assert reply.flow is None
    assert reply.notices


def test_a_day_answers_by_its_side_of_today_on_the_day_itself(base: KnowledgeBase) -> None:
    flow = base.content.flows["stay-ending"]
    choices = (("applied", "no"), ("status", "other"), ("last-day", TODAY.isoformat()))

    today, tomorrow = walk(flow, choices, TODAY), walk(flow, choices, date(2026, 11, 24))

    assert today is not None
    assert today.step.id == "plan"
    assert tomorrow is not None
    assert tomorrow.step.id == "passed"


def test_the_questions_are_counted_honestly(base: KnowledgeBase) -> None:
    """No way from a step is longer than it says, and one is as long."""
    for flow in base.content.flows.values():
        longest = 0
        for choices, node in ways_to(flow):
            here = walk(flow, choices, TODAY)
            assert here is not None
            for answer in node.answers:
                beyond = walk(flow, (*choices, (node.id, value_of(answer))), TODAY)
                assert beyond is not None
                assert beyond.most <= here.most
            longest = max(longest, here.number)
        assert longest <= walk(flow, (), TODAY).most


def test_the_violence_flow_names_people_at_every_step(base: KnowledgeBase) -> None:
    flow = base.content.flows["violence-at-home"]
    for choices, _node in ways_to(flow):
        reply = base.flow_step(at(flow, choices, "vi"), "vi")
        assert reply is not None
        assert reply.contacts
        assert reply.flow is not None
        assert reply.flow.careful


def test_the_police_come_last_for_people_without_status_and_it_is_said_why(base: KnowledgeBase) -> None:
    flow = base.content.flows["violence-at-home"]
    choices = (("now", "no"), ("children", "no"), ("status", "none"), ("left", "together"))

    reply = base.flow_step(at(flow, choices, "en"), "en")

    assert reply is not None
    assert reply.contacts[-1].id == "police"
    assert any("tell immigration" in notice.text for notice in reply.notices)


def test_an_entry_on_hold_is_left_out_of_an_end(base: KnowledgeBase) -> None:
    version = base.content.versions["change-of-address"][0]
    held = version.entry.model_copy(update={"hold": version.entry.question})
    versions = {**base.content.versions, "change-of-address": (replace(version, entry=held),)}
    content = replace(base.content, versions=versions)
    on_hold = KnowledgeBase(content, base.translations, base.index, base.clock)
    choices = (("where", "same"), ("card", "residence-card"), ("moved", PAST), ("children", "no"))

    reply = on_hold.flow_step(at(content.flows["moving"], choices, "en"), "en")

    assert reply is not None
    assert "change-of-address" not in [entry.id for entry in reply.entries]
    assert reply.deadline is not None


def test_the_rule_of_holidays_has_its_basis(base: KnowledgeBase) -> None:
    entry = base.content.version("last-day-on-holiday", TODAY).entry

    assert set(entry.legal_basis) == {
        LegalBasis(law="administrative-holidays-act", article="2"),
        LegalBasis(law="local-autonomy-act", article="4-2(4)"),
    }
