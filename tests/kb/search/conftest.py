"""A small counter: five entries, seven concepts, words in four languages, indexes in a folder of the test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb.search.clues import ClueForm, load_clues
from kb.search.index import SearchIndex
from kb.search.lexicon import Lexicon, load_lexicon
from kb.search.prepared import Prepared, prepare
from tests.kb.translation.house import House

TODAY = date(2026, 11, 23)

CONCEPTS = """\
- {id: residence-card, kind: thing}
- {id: mid-to-long-term-resident, kind: person}
- {id: student, kind: person, broader: [mid-to-long-term-resident]}
- {id: lose, kind: action, opposes: [renew]}
- {id: renew, kind: action, opposes: [lose]}
- {id: move, kind: action}
- {id: fee, kind: thing}
- {id: how-much, kind: facet, broader: [fee]}
- {id: greeting, kind: talk}
- {id: out-of-scope, kind: talk}
- {id: wound, kind: clue}
- {id: he-or-she, kind: clue}
"""
LEXICONS = {
    "ja": """\
residence-card: [在留カード, ざいりゅうカード]
lose: [なくした, 紛失]
renew: [更新]
move: [引っ越し]
""",
    "en": """\
residence-card: [residence card, zairyu card]
lose: [lost, lose, cannot find]
renew: [renew, renewal]
move: [moved house]
student: [student]
mid-to-long-term-resident: [mid-term resident]
fee: [fee]
how-much: [how much]
greeting: [hello]
out-of-scope: [pizza]
""",
    "vi": "residence-card: [thẻ cư trú, thẻ lưu trú]\nlose: [mất, làm mất]\nfee: [lệ phí, phí]\n",
    "ne": "residence-card: [निवास कार्ड]\nlose: [हरायो, harayo]\n",
    "ru": "residence-card: [карта резидента]\nlose: [потерял]\n",
    "th": "residence-card: [บัตรไซริว]\nlose: [ทำหาย]\n",
}
ENTRY = """\
id: {id}
topic: {topic}
audience: [{audience}]
in_force: {{from: {start}{until}}}
checked: 2026-11-23
question: {{ja: "{ja}", en: "{en}"}}
also_asked: {{ja: [{also_ja}], en: [{also_en}]}}
answer: {{ja: "{answer_ja}", en: "{answer_en}"}}
legal_basis: [{{law: law, article: {article}}}]
sources: [{{url: "https://example.org/", title: a page, seen: 2026-11-23}}]
confidence: official
contacts: [desk]
concepts: [{concepts}]
"""
PLAIN = {"topic": "address", "audience": "migrant, officer", "start": "2012-07-09", "until": ""}


def entry(**fields: str) -> str:
    """Return an entry's YAML."""
    return ENTRY.format(**{**PLAIN, **fields})


LOST = entry(
    id="card-lost",
    ja="在留カードをなくしました。どうすればいいですか。",
    en="I lost my residence card. What should I do?",
    also_ja="在留カード 紛失, カードが見つからない",
    also_en="lost zairyu card, wallet stolen with card",
    answer_ja="警察に届け出てから、${address-deadline}以内に入管へ行ってください。",
    answer_en="Report it to the police and then go to the immigration office within ${address-deadline}.",
    article="19-12(1)",
    concepts="residence-card, lose",
)
RENEWAL = entry(
    id="card-renewal",
    ja="在留カードの有効期限が近いです。どうしますか。",
    en="My residence card will soon expire. How do I get a new one?",
    also_ja="在留カード 更新",
    also_en="renew zairyu card, card expires",
    answer_ja="入管で新しいカードを申し込みます。",
    answer_en="Apply for a new card at the immigration office.",
    article="19-11",
    concepts="residence-card, renew",
)
STUDENTS = entry(
    id="everybody",
    ja="中長期在留者とはだれですか。",
    en="Who is a mid- to long-term resident?",
    also_ja="対象者",
    also_en="who is meant by the law",
    answer_ja="長くいる人です。",
    answer_en="People who stay for longer.",
    article="19-3",
    concepts="mid-to-long-term-resident",
)
DESK = entry(
    id="desk-check",
    audience="officer",
    ja="窓口で何を確かめますか。",
    en="What does the counter check?",
    also_ja="窓口の確認",
    also_en="verification at the counter",
    answer_ja="書類を確かめます。",
    answer_en="It checks the documents.",
    article="19-7",
    concepts="fee",
)
FEES_OLD = entry(
    id="fees",
    until=", until: 2026-09-30",
    ja="手数料はいくらですか。",
    en="How much are the fees?",
    also_ja="料金",
    also_en="fee for a stamp",
    answer_ja="収入印紙ではらいます。",
    answer_en="You pay with a revenue stamp.",
    article="67",
    concepts="fee",
)
FEES_NEW = entry(
    id="fees",
    start="2026-10-01",
    ja="手数料はいくらですか。",
    en="How much are the fees?",
    also_ja="料金",
    also_en="fee online",
    answer_ja="オンラインでもはらえます。",
    answer_en="You can pay online too.",
    article="67",
    concepts="fee",
)


class Counter(House):
    """The house of the translation tests, with the entries and the words that search is tested on."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write("questions/concepts.yaml", CONCEPTS)
        for name, text in (
            ("card-lost", LOST),
            ("card-renewal", RENEWAL),
            ("everybody", STUDENTS),
            ("desk-check", DESK),
            ("fees", FEES_OLD),
            ("fees@2026-10-01", FEES_NEW),
        ):
            self.write(f"questions/address/{name}.yaml", text)
        for code, text in LEXICONS.items():
            self.write(f"translations/{code}/lexicon.yaml", text)
        self.write("translations/vi/asked.yaml", "card-lost: [mất thẻ cư trú phải làm sao, bị trộm thẻ]\n")
        self.write("translations/ne/asked.yaml", "card-lost: [निवास कार्ड हरायो के गर्ने]\n")

    @classmethod
    def at(cls, root: Path) -> Counter:
        """Return the counter that another process has set up."""
        counter = cls.__new__(cls)
        counter.root = root
        return counter

    def lexicon(self) -> Lexicon:
        """Return the lexicons, which must be without problems."""
        lexicon, problems = load_lexicon(self.root, self.content())
        assert problems == ()
        return lexicon

    def clues(self) -> tuple[ClueForm, ...]:
        """Return the clues, which must be without problems."""
        clues, problems = load_clues(self.root, self.content(), self.lexicon())
        assert problems == ()
        return clues

    def prepared(self) -> Prepared:
        """Return what search works out from the house before it opens an index."""
        return prepare(self.content(), self.load(), self.lexicon(), self.clues(), self.root / "var")

    def open(self) -> SearchIndex:
        """Return the index of the house as it is now."""
        return SearchIndex.open(self.content(), self.load(), self.prepared(), self.root / "var")


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    """Return a small counter whose indexes are not built yet."""
    return Counter(tmp_path)
