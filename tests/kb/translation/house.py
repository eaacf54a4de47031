"""A small house of data for tests: one topic, one entry, one fact, and three languages to translate into."""

from __future__ import annotations

from pathlib import Path

from kb.content import Content, load_content
from kb.digest import digest
from kb.languages.registry import load_languages
from kb.model import Pair
from kb.translation import Translations, load_translations, update
from kb.translation.catalog import Catalog, Message, read_catalog

ROOT = Path(__file__).parents[3]
LANGUAGES = ("ja", "en", "vi", "zh-Hans", "ne")
TRANSLATED = ("vi", "zh-Hans", "ne")

ANSWER_JA = "${address-deadline}以内に届け出てください。"
ANSWER_EN = "Tell the city within ${address-deadline}."

TOPICS = """\
- id: address
  name: {ja: 住所, en: Address}
  about: {ja: 引っ越し。, en: Moving.}
"""
FACTS = """\
- id: address-deadline
  label: {ja: 届出の期限, en: Time to report}
  decided_by: event
  recorded_from: 2012-07-09
  values:
    - duration: 14 days
      sources: [{url: "https://example.org/", title: a page, seen: 2026-11-23}]
      confidence: official
"""
LAWS = """\
- id: law
  name: {ja: 法, en: The Act}
  url: https://example.org/law
"""
CONTACTS = """\
- id: desk
  name: {ja: 窓口, en: The desk}
  url: https://example.org/desk
  who: {ja: だれでも, en: Anybody}
  area: {ja: 全国, en: All Japan}
  sources: [{url: "https://example.org/", title: a page, seen: 2026-11-23}]
  confidence: official
"""
ENTRY = """\
id: moving
topic: address
audience: [migrant]
in_force: {from: 2012-07-09}
checked: 2026-11-23
question: {ja: 引っ越しました。どうしますか。, en: I moved. What do I do?}
also_asked: {ja: [引っ越し], en: [moved house]}
answer:
  ja: ${address-deadline}以内に届け出てください。
  en: Tell the city within ${address-deadline}.
steps:
  - {id: form, ja: 用紙を書きます。, en: Fill in the form.}
  - {id: card, ja: 在留カードを見せます。, en: Show your residence card.}
legal_basis: [{law: law}]
sources: [{url: "https://example.org/", title: a page, seen: 2026-11-23}]
confidence: official
contacts: [desk]
concepts: [move]
"""

TEXTS = {
    "vi": {
        "moving/question": "Tôi đã chuyển nhà. Tôi phải làm gì?",
        "moving/answer": "Hãy báo cho thành phố trong vòng ${address-deadline}.",
        "moving/steps/form": "Điền vào mẫu đơn.",
        "moving/steps/card": "Xuất trình thẻ lưu trú.",
    },
    "zh-Hans": {
        "moving/question": "我搬家了，该怎么办？",
        "moving/answer": "请在${address-deadline}以内向市政府申报。",
        "moving/steps/form": "填写申报表。",
        "moving/steps/card": "出示在留卡。",
    },
    "ne": {
        "moving/question": "म घर सरेँ। के गर्नुपर्छ?",
        "moving/answer": "${address-deadline} भित्र नगरपालिकामा जानकारी दिनुहोस्।",
        "moving/steps/form": "फाराम भर्नुहोस्।",
        "moving/steps/card": "निवास कार्ड देखाउनुहोस्।",
    },
}


class House:
    """A data root in a folder, and what can be done to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in (
            ("topics", TOPICS),
            ("facts", FACTS),
            ("laws", LAWS),
            ("contacts", CONTACTS),
            ("concepts", "- {id: move, kind: action}\n"),
            ("changes", "[]\n"),
            ("redirects", "{}\n"),
        ):
            self.write(f"questions/{name}.yaml", text)
        self.write("questions/address/moving.yaml", ENTRY)
        for code in LANGUAGES:
            name = f"translations/{code}/language.yaml"
            self.write(name, (ROOT / name).read_text("utf-8"))
        self.write("webapp/templates/page.html", '<h1>{{ _("Welcome, {name}", name=name) }}</h1>\n')

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) >= 1, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def content(self) -> Content:
        loaded = load_content(self.root)
        assert loaded.content is not None, loaded.problems
        return loaded.content

    def update(self, *codes: str) -> list[str]:
        """Run the update; return the names of the files that it wrote."""
        languages, problems = load_languages(self.root)
        assert problems == ()
        written = update(self.root, self.content(), languages, codes, code_root=self.root)
        return [path.relative_to(self.root).as_posix() for path in written]

    def load(self) -> Translations:
        translations, problems = load_translations(self.root, self.content())
        assert translations is not None, problems
        return translations

    def catalog(self, language: str, name: str = "address") -> Catalog:
        catalog, problems = read_catalog(self.root / f"translations/{language}/{name}.po", self.root)
        assert catalog is not None, problems
        return catalog

    def message(self, language: str, key: str) -> Message:
        found = [message for message in self.catalog(language).messages if message.key == key]
        assert len(found) == 1
        return found[0]

    def translate(self, *languages: str) -> None:
        """Fill every text of the entry, as a translator does: type into `msgstr`, touch nothing else."""
        for language in languages or TRANSLATED:
            for key, text in TEXTS[language].items():
                self.type_in(language, key, text)

    def type_in(self, language: str, key: str, text: str) -> None:
        name = f"translations/{language}/address.po"
        before, mark, after = self.read(name).partition(f'msgctxt "{key}"\n')
        assert mark, f"{key} is not in {name}"
        lines = after.split("\n")
        place = next(place for place, line in enumerate(lines) if line.startswith("msgstr "))
        lines[place] = f'msgstr "{text}"'
        self.write(name, before + mark + "\n".join(lines))

    def weigh(self, key: str, before: Pair, after: Pair, weight: str) -> None:
        """Write a line of changes.yaml."""
        line = f"{{key: {key}, from: {pair(before)}, to: {pair(after)}, weight: {weight}, why: a test}}\n"
        old = self.read("questions/changes.yaml").removeprefix("[]\n")
        self.write("questions/changes.yaml", f"{old}- {line}")


def pair(texts: Pair) -> str:
    """Return the digest of a pair, told here anew so that a change of the rule is seen."""
    return digest(texts.ja, texts.en)
