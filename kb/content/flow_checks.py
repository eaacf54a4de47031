"""What is wrong with a flow: ways to nowhere or round in circles, steps that nobody reaches, bad texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.content.placeholders import malformed_placeholders, placeholders
from kb.content.problems import Problem, did_you_mean
from kb.content.prose import number_in_prose
from kb.content.store import Content
from kb.content.yaml_reader import Document, Loc
from kb.flow import LONGEST_QUESTION, Asks, Flow, FlowNode
from kb.model import ConceptKind, Pair

NOT_AN_ID = "back"
"""`flow:back` is the message that goes one question back."""


@dataclass(frozen=True)
class PlacedFlow:
    """A flow, its file and the file's name without ending."""

    flow: Flow
    document: Document
    stem: str


def check_flow(placed: PlacedFlow, content: Content) -> Iterator[Problem]:
    """Yield the problems of one flow that its own steps, or the rest of the content, show."""
    yield from _check_name(placed, content)
    yield from _check_ids(placed)
    yield from _check_texts(placed, content)
    yield from _check_references(placed, content)
    yield from _check_deadlines(placed, content)
    broken = list(_check_edges(placed))
    yield from broken
    if not broken:
        yield from _check_ways(placed)


def check_flows(flows: Sequence[PlacedFlow]) -> Iterator[Problem]:
    """Yield the problems between flows: two that would start with the same words."""
    owners: dict[tuple[str, str], str] = {}
    for placed in flows:
        flow = placed.flow
        for language in ("ja", "en"):
            ways = [getattr(flow.title, language), *getattr(flow.also_asked, language)]
            for way in dict.fromkeys(one.casefold().strip() for one in ways):
                owner = owners.setdefault((language, way), flow.id)
                if owner != flow.id:
                    what = f"`{way}` starts the flow `{owner}` too"
                    remedy = "leave it to one of them, or say what tells them apart"
                    yield placed.document.problem(("also_asked",), what, remedy)


def _check_name(placed: PlacedFlow, content: Content) -> Iterator[Problem]:
    flow, document = placed.flow, placed.document
    if placed.stem != flow.id:
        what = f"the file is `{placed.stem}.yaml`, its id is `{flow.id}`"
        yield document.problem(("id",), what, f"name the file `{flow.id}.yaml`")
    taken = flow.id in content.versions or flow.id in content.redirects
    if taken or flow.id in content.topics or flow.id == NOT_AN_ID:
        what = f"`{flow.id}` is an entry, a topic or a word of the chat already"
        yield document.problem(("id",), what, "give the flow an id of its own")


def _check_ids(placed: PlacedFlow) -> Iterator[Problem]:
    flow = placed.flow
    steps = [*_at(("nodes",), flow.nodes), *_at(("ends",), flow.ends)]
    for group in (steps, [*_at(("deadlines",), flow.deadlines)]):
        seen: set[str] = set()
        for loc, one_id in group:
            if one_id in seen:
                what = f"the id `{one_id}` stands in this flow twice"
                yield placed.document.problem((*loc, "id"), what, "give one of them another id")
            seen.add(one_id)
    for place, end in enumerate(flow.ends):
        ids = [note.id for note in end.notes]
        for repeated in sorted({one for one in ids if ids.count(one) > 1}):
            what = f"the note id `{repeated}` stands in this end twice"
            yield placed.document.problem(("ends", place, "notes"), what, "give one of them another id")


def _at(loc: Loc, records: Sequence[object]) -> Iterator[tuple[Loc, str]]:
    for place, record in enumerate(records):
        one_id = getattr(record, "id", None)
        assert isinstance(one_id, str)
        yield (*loc, place), one_id


def _check_texts(placed: PlacedFlow, content: Content) -> Iterator[Problem]:
    document = placed.document
    for loc, _key, pair in placed.flow.texts():
        for language in ("ja", "en"):
            text = getattr(pair, language)
            where = (*loc, language)
            for bad in malformed_placeholders(text):
                yield document.problem(where, f"`{bad}` is no placeholder", "write `${fact-id}`")
            if number := number_in_prose(text, language):
                remedy = "record it in questions/facts.yaml and write `${fact-id}` here"
                yield document.problem(where, f"`{number}` is a number of the law in prose", remedy)
            if "<" in text and ">" in text:
                yield document.problem(where, "looks like HTML", "write plain text")
            if loc[-1] in ("question", "label") and len(text) > LONGEST_QUESTION[language]:
                what = f"has {len(text)} characters, more than {LONGEST_QUESTION[language]}"
                yield document.problem(where, what, "ask one thing; put the rest in `hint`")
        yield from _check_facts_in(document, loc, pair, content)


def _check_facts_in(document: Document, loc: Loc, pair: Pair, content: Content) -> Iterator[Problem]:
    japanese, english = ({p.fact for p in placeholders(text)} for text in (pair.ja, pair.en))
    if japanese != english:
        only = ", ".join(f"${{{fact}}}" for fact in sorted(japanese ^ english))
        yield document.problem(loc, f"{only} stands in one language only", "say the same in both languages")
    yield from _unknown(document, loc, sorted(japanese | english), content.facts, "fact", placed=False)


def _check_references(placed: PlacedFlow, content: Content) -> Iterator[Problem]:
    flow, document = placed.flow, placed.document
    yield from _unknown(document, ("concepts",), flow.concepts, content.concepts, "concept")
    yield from _unknown(document, ("offered_with",), flow.offered_with, content.versions, "entry")
    if flow.danger is not None and flow.danger not in content.dangers:
        remedy = did_you_mean(flow.danger, list(content.dangers))
        yield document.problem(("danger",), f"`{flow.danger}` is no danger", remedy)
    for place, basis in enumerate(flow.legal_basis):
        yield from _unknown(document, ("legal_basis", place), [basis.law], content.laws, "law", placed=False)
    for loc, added in _additions(flow):
        yield from _unknown(document, (*loc, "entries"), added.entries, content.versions, "entry")
        yield from _unknown(document, (*loc, "contacts"), added.contacts, content.contacts, "contact")
        known = {deadline.id: deadline for deadline in flow.deadlines}
        yield from _unknown(document, (*loc, "deadlines"), added.deadlines, known, "deadline of this flow")
        if "officer" not in flow.audience:
            yield from _for_officers_only(document, (*loc, "entries"), added.entries, content)
    for number, node in enumerate(flow.nodes):
        for place, answer in enumerate(node.answers):
            loc = ("nodes", number, "answers", place, "concepts")
            yield from _unknown(document, loc, answer.concepts, content.concepts, "concept")
            for one in answer.concepts:
                known_concept = content.concepts.get(one)
                if known_concept and known_concept.kind in (ConceptKind.DANGER, ConceptKind.TALK):
                    what = f"`{one}` is a concept of kind `{known_concept.kind}`, which no answer is given by"
                    yield document.problem(loc, what, "leave it out")


def _additions(flow: Flow) -> Iterator[tuple[Loc, _Added]]:
    for number, node in enumerate(flow.nodes):
        for place, answer in enumerate(node.answers):
            loc: Loc = ("nodes", number, "answers", place)
            yield loc, _Added(answer.entries, answer.contacts, answer.deadlines)
    for place, end in enumerate(flow.ends):
        yield ("ends", place), _Added(end.entries, end.contacts, end.deadlines)


@dataclass(frozen=True, slots=True)
class _Added:
    entries: tuple[str, ...]
    contacts: tuple[str, ...]
    deadlines: tuple[str, ...]


def _for_officers_only(
    document: Document, loc: Loc, ids: Sequence[str], content: Content
) -> Iterator[Problem]:
    for place, entry_id in enumerate(ids):
        versions = content.versions.get(entry_id, ())
        if versions and all("migrant" not in version.entry.audience for version in versions):
            what = f"`{entry_id}` is an entry for officers, but the flow is not"
            yield document.problem((*loc, place), what, "name an entry that migrants may read")


def _check_deadlines(placed: PlacedFlow, content: Content) -> Iterator[Problem]:
    flow, document = placed.flow, placed.document
    used = {one for _loc, added in _additions(flow) for one in added.deadlines}
    dates = [node.id for node in flow.nodes if node.asks is Asks.DATE]
    for place, deadline in enumerate(flow.deadlines):
        loc = ("deadlines", place)
        yield from _unknown(document, (*loc, "fact"), [deadline.fact], content.facts, "fact", placed=False)
        yield from _unknown(
            document, (*loc, "entry"), [deadline.entry], content.versions, "entry", placed=False
        )
        fact = content.facts.get(deadline.fact)
        if fact is not None and fact.counting is None:
            what = f"`{deadline.fact}` has no `counting`, so nobody may be told a last day"
            yield document.problem((*loc, "fact"), what, "name a deadline that can be counted")
        for version in content.versions.get(deadline.entry, ()):
            if deadline.fact not in version.entry.deadline:
                what = f"the entry `{version.stem}` does not have the deadline `{deadline.fact}`"
                yield document.problem((*loc, "entry"), what, "name the entry that the last day belongs to")
        if deadline.from_ not in dates:
            what = f"`{deadline.from_}` is no question of kind `date`"
            yield document.problem((*loc, "from"), what, did_you_mean(deadline.from_, dates))
        if deadline.id not in used:
            what = f"no answer and no end names the deadline `{deadline.id}`"
            yield document.problem((*loc, "id"), what, "name it where it counts, or delete it")


def _check_edges(placed: PlacedFlow) -> Iterator[Problem]:
    flow = placed.flow
    known = [*(node.id for node in flow.nodes), *(end.id for end in flow.ends)]
    for number, node in enumerate(flow.nodes):
        for place, answer in enumerate(node.answers):
            if answer.to not in known:
                what = f"the answer `{answer.id}` leads to `{answer.to}`, which is no step of this flow"
                loc = ("nodes", number, "answers", place, "to")
                yield placed.document.problem(loc, what, did_you_mean(answer.to, known))


def _check_ways(placed: PlacedFlow) -> Iterator[Problem]:
    """Walk from the start: every step must be reached, no way may come back to where it was."""
    flow, document = placed.flow, placed.document
    reached: set[str] = set()
    circles: set[tuple[str, ...]] = set()
    asked: dict[str, set[str]] = {}

    def walk(step: str, path: tuple[str, ...]) -> None:
        if step in path:
            circles.add((*path[path.index(step) :], step))
            return
        asked.setdefault(step, set()).update(path)
        reached.add(step)
        node = flow.node(step)
        for answer in node.answers if node else ():
            walk(answer.to, (*path, step))

    walk(flow.start.id, ())
    for circle in sorted(circles):
        what = f"goes round in a circle: {' → '.join(circle)}"
        loc = _place_of(flow, circle[-2])
        yield document.problem(loc, what, "let one of the answers lead on to another step or to an end")
    for loc, step in (*_at(("nodes",), flow.nodes), *_at(("ends",), flow.ends)):
        if step not in reached:
            what = f"no answer leads to `{step}`"
            yield document.problem((*loc, "id"), what, f"write `to: {step}` in an answer, or delete it")
    if not circles:
        yield from _check_days_known(placed, asked)


def _place_of(flow: Flow, node_id: str) -> Loc:
    return ("nodes", [node.id for node in flow.nodes].index(node_id))


def _check_days_known(placed: PlacedFlow, asked: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Yield a problem for each deadline that is named where its day is asked on no way."""
    flow = placed.flow
    days = {deadline.id: deadline.from_ for deadline in flow.deadlines}
    for loc, added in _additions(flow):
        for deadline in added.deadlines:
            if deadline in days and not _is_asked(flow, loc, days[deadline], asked):
                what = f"`{deadline}` counts from `{days[deadline]}`, which is not asked on any way here"
                yield placed.document.problem((*loc, "deadlines"), what, "ask for the day first")


def _is_asked(flow: Flow, loc: Loc, day: str, asked: Mapping[str, set[str]]) -> bool:
    """Return whether a question is asked before, at or after the answer or the end at `loc`."""
    place = loc[1]
    assert isinstance(place, int)
    if loc[0] == "ends":
        return day in asked.get(flow.ends[place].id, ())
    node, number = flow.nodes[place], loc[3]
    assert isinstance(number, int)
    return day == node.id or day in asked.get(node.id, ()) or _asked_after(flow, node.answers[number].to, day)


def _asked_after(flow: Flow, step: str, day: str) -> bool:
    """Return whether a question comes somewhere after a step."""
    waiting, seen = [step], set()
    while waiting:
        here = waiting.pop()
        if here == day:
            return True
        if here in seen:
            continue
        seen.add(here)
        node: FlowNode | None = flow.node(here)
        waiting += [answer.to for answer in node.answers] if node else []
    return False


def _unknown(
    document: Document,
    loc: Loc,
    ids: Sequence[str],
    known: Mapping[str, object],
    kind: str,
    *,
    placed: bool = True,
) -> Iterator[Problem]:
    for place, wanted in enumerate(ids):
        if wanted not in known:
            where = (*loc, place) if placed else loc
            yield document.problem(where, f"`{wanted}` is no {kind}", did_you_mean(wanted, list(known)))
