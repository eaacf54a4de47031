"""What is told to a volunteer about a flow that cannot be used: file, line, what is wrong, the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content import load_content

GOOD = """\
id: lost
audience: [migrant]
checked: 2026-11-28
title: {ja: なくしました, en: I lost it}
about: {ja: なくしたとき。, en: When it is lost.}
also_asked:
  ja: [なくして困っています]
  en: [I lost it help]
concepts: [lose]
offered_with: [card-lost]
nodes:
  - id: where
    asks: choice
    question: {ja: どこですか。, en: "Where?"}
    answers:
      - {id: here, to: when, label: {ja: ここ, en: Here}}
      - {id: there, to: away, label: {ja: そこ, en: There}, contacts: [town-hall]}
  - id: when
    asks: date
    question: {ja: いつですか。, en: "When?"}
    answers:
      - {id: day, to: sure, deadlines: [reissue]}
      - {id: unknown, to: sure, label: {ja: わかりません, en: I do not know}}
  - id: sure
    asks: yes-no
    question: {ja: 確かですか。, en: "Are you sure?"}
    answers:
      - {id: "yes", to: done}
      - {id: "no", to: away}
deadlines:
  - {id: reissue, fact: reissue-deadline, from: when, entry: card-lost, late: {ja: 行く。, en: Go.}}
ends:
  - {id: done, says: {ja: 行きます。, en: Go there.}, entries: [card-lost]}
  - {id: away, says: {ja: 聞きます。, en: Ask them.}, contacts: [town-hall]}
confidence: official
"""
FILE = "questions/flows/lost.yaml"


@pytest.fixture
def house(root: Path) -> Path:
    """Return the tiny content folder with a good flow in it."""
    house = root
    facts = house / "questions" / "facts.yaml"
    counted = "counts_from: {ja: 気づいた日, en: the day you noticed}\n"
    text = facts.read_text(encoding="utf-8")
    assert counted in text
    facts.write_text(
        text.replace(counted, f"{counted}  counting: after-event-day\n  event: [lose]\n"), encoding="utf-8"
    )
    write(house, GOOD)
    return house


def write(house: Path, text: str, name: str = "lost.yaml") -> None:
    folder = house / "questions" / "flows"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def problems(house: Path) -> list[str]:
    return [str(problem) for problem in load_content(house).problems]


def test_a_good_flow_is_read(house: Path) -> None:
    content = load_content(house).content

    assert problems(house) == []
    assert content is not None
    assert content.flows["lost"].start.id == "where"


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("to: when, label", "to: whn, label", "to: whn", "no step of this flow; did you mean `when`?"),
        ('"no", to: away', '"no", to: where', "- id: sure", "in a circle: where → when → sure → where"),
        ('"yes", to: done', '"yes", to: away', "{id: done", "no answer leads to `done`"),
        ("entries: [card-lost]", "entries: [card-lots]", "card-lots", "no entry; did you mean `card-lost`?"),
        ("en: Ask them.}, contacts: [town-hall]", "en: Ask}, contacts: [town]", "[town]", "is no contact"),
        ("reissue-deadline", "reissue-dedline", "dedline", "did you mean `reissue-deadline`?"),
        ("fact: reissue-deadline", "fact: fee", "fact: fee", "has no `counting`"),
        ("from: when", "from: where", "from: where", "`where` is no question of kind `date`"),
        ("deadlines: [reissue]", "deadlines: []", "{id: reissue", "no end names the deadline `reissue`"),
        ("en: Go there.", "en: Go within 14 days.", "14 days", "`14 days` is a number of the law in prose"),
        ("ja: 行きます。", 'ja: "${fee}です。"', "${fee}", "${fee} stands in one language only"),
        ('en: "Where?"', f'en: "{"Where is it " * 20}?"', "Where is it", "ask one thing"),
        ("concepts: [lose]", "concepts: [loose]", "[loose]", "`loose` is no concept"),
        ("offered_with: [card-lost]", "offered_with: [card]", "offered_with", "`card` is no entry"),
        ("id: lost\n", "id: card-lost\n", "id: card-lost", "an entry, a topic or a word of the chat already"),
        ("asks: yes-no", "asks: choice", "- id: sure", "needs a `label`"),
        ("id: day, to: sure", "id: days, to: sure", "- id: when", "has the answer `day`"),
        ("label: {ja: ここ", "lable: {ja: ここ", "lable", "`lable` is not a field here"),
        ("id: there, to", "id: here, to", "- id: where", "the answer `here` stands here twice"),
        ("- id: sure\n", "- id: where\n", "asks: yes-no", "the id `where` stands in this flow twice"),
    ],
)
def test_each_slip_is_told_with_its_line(house: Path, old: str, new: str, at: str, told: str) -> None:
    assert GOOD.count(old) == 1, old
    spoiled = GOOD.replace(old, new)
    write(house, spoiled)
    line = next(number for number, text in enumerate(spoiled.splitlines(), 1) if at in text)

    found = problems(house)

    near = (f"{FILE}:{line}:", f"{FILE}:{line - 1}:")
    assert [one for one in found if one.startswith(near) and told in one], found


def test_a_deadline_needs_its_day_on_the_way(house: Path) -> None:
    spoiled = GOOD.replace("contacts: [town-hall]}\n  - id: when", "deadlines: [reissue]}\n  - id: when")
    write(
        house,
        spoiled.replace("to: away, label", "to: apart, label").replace(
            "confidence", "  - {id: apart, says: {ja: 行きます。, en: Go.}}\nconfidence"
        ),
    )

    assert any("which is not asked on any way here" in problem for problem in problems(house))


def test_two_flows_may_not_begin_with_the_same_words(house: Path) -> None:
    write(house, GOOD.replace("id: lost\n", "id: gone\n"), "gone.yaml")

    assert any("starts the flow `gone` too" in problem for problem in problems(house))


def test_a_flow_for_migrants_names_no_entry_for_officers(house: Path) -> None:
    entry = next((house / "questions").glob("*/card-lost.yaml"))
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("audience: [migrant", "audience: [officer"), encoding="utf-8")

    assert any("is an entry for officers" in problem for problem in problems(house))


def test_a_file_that_is_no_flow_is_told(house: Path) -> None:
    write(house, "", "notes.txt")

    assert any("notes.txt:1: is no flow file" in problem for problem in problems(house))
