"""The update adds, marks and keeps; it never loses, matches or guesses, and a second run writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.digest import pair_digest
from kb.errors import ContentError, UnknownLanguage
from kb.languages.registry import load_languages
from kb.model import Pair
from kb.translation import update
from tests.kb.translation.house import ANSWER_EN, ANSWER_JA, ENTRY, TEXTS, TRANSLATED, House

ANSWER = Pair(ja=ANSWER_JA, en=ANSWER_EN)
NEW_EN = "Tell the city hall within ${address-deadline}."
NEW_ANSWER = Pair(ja=ANSWER_JA, en=NEW_EN)
NEWEST_EN = "Tell the ward office within ${address-deadline}."
ENTRY_FILE = "questions/address/moving.yaml"


def test_a_new_language_gets_every_catalog_with_empty_texts(tmp_path: Path) -> None:
    house = House(tmp_path)
    names = ("address", "topics", "contacts", "laws", "facts", "interface")
    assert sorted(house.update("vi")) == sorted(f"translations/vi/{name}.po" for name in names)
    messages = house.catalog("vi").messages
    assert [message.key for message in messages] == list(TEXTS["vi"])
    assert all(message.texts == ("",) for message in messages)
    assert messages[1].english == ANSWER_EN
    assert messages[1].source == pair_digest(ANSWER)
    assert f"#. ja: {ANSWER_JA}\n" in house.read("translations/vi/address.po")


def test_a_catalog_that_nobody_has_begun_is_written_only_for_a_language_that_is_named(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert house.update() == []
    house.update("vi")
    house.translate("vi")
    (house.root / "translations/vi/topics.po").unlink()
    house.replace("questions/topics.yaml", "en: ", "en: New ")
    assert house.update() == []
    house.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    assert house.update() == ["translations/vi/address.po"]


def test_japanese_gets_the_interface_only_and_english_nothing(house: House) -> None:
    assert [path.name for path in (house.root / "translations/ja").glob("*.po")] == ["interface.po"]
    assert list((house.root / "translations/en").glob("*.po")) == []


def test_keys_of_labels_are_those_of_their_records(house: House) -> None:
    keys = [
        message.key
        for name in ("topics", "contacts", "laws", "facts")
        for message in house.catalog("vi", name).messages
    ]
    assert keys == [
        "address/name",
        "address/about",
        "desk/name",
        "desk/who",
        "desk/area",
        "law/name",
        "address-deadline/label",
    ]


def test_a_second_run_writes_nothing(translated: House) -> None:
    assert translated.update() == []
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    assert len(translated.update()) == len(TRANSLATED)
    assert translated.update() == []


def test_only_the_languages_asked_for_are_written(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    assert translated.update("vi-VN") == ["translations/vi/address.po"]


def test_an_unknown_language_is_refused(house: House) -> None:
    with pytest.raises(UnknownLanguage):
        house.update("tlh")


def test_a_dry_run_tells_and_writes_nothing(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    before = translated.read("translations/vi/address.po")
    languages, _ = load_languages(translated.root)
    content = translated.content()
    found = update(translated.root, content, languages, ["vi"], code_root=translated.root, dry_run=True)
    assert [path.name for path in found] == ["address.po"]
    assert translated.read("translations/vi/address.po") == before


def test_a_changed_source_is_marked_fuzzy_with_what_it_was_made_from(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.update()
    message = translated.message("vi", "moving/answer")
    assert message.fuzzy
    assert message.texts == (TEXTS["vi"]["moving/answer"],)
    assert message.english == NEW_EN
    assert message.previous == ANSWER_EN
    assert message.made_from == pair_digest(ANSWER)
    assert message.source == pair_digest(NEW_ANSWER)
    assert "#. change: meaning" in translated.read("translations/vi/address.po")
    others = [one for one in translated.catalog("vi").messages if one.key != "moving/answer"]
    assert not any(one.fuzzy for one in others)


def test_a_source_that_changes_twice_keeps_what_the_translation_was_made_from(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.update()
    translated.replace(ENTRY_FILE, NEW_EN, NEWEST_EN)
    translated.update()
    message = translated.message("vi", "moving/answer")
    assert (message.english, message.previous) == (NEWEST_EN, ANSWER_EN)
    assert message.made_from == pair_digest(ANSWER)


def test_a_changed_japanese_half_marks_too_without_a_previous_english(translated: House) -> None:
    translated.replace(ENTRY_FILE, "以内に届け出て", "以内に必ず届け出て")
    translated.update()
    message = translated.message("ne", "moving/answer")
    assert message.fuzzy and message.previous is None and message.made_from == pair_digest(ANSWER)


def test_taking_the_fuzzy_mark_away_confirms_the_translation(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.update()
    name = "translations/vi/address.po"
    translated.replace(name, "#, fuzzy\n", "")
    translated.update()
    message = translated.message("vi", "moving/answer")
    assert (message.fuzzy, message.made_from, message.previous) == (False, None, None)
    assert translated.update() == []


def test_a_source_that_changes_back_takes_the_mark_away(translated: House) -> None:
    before = translated.read("translations/vi/address.po")
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.update()
    translated.replace(ENTRY_FILE, NEW_EN, ANSWER_EN)
    translated.update()
    assert translated.read("translations/vi/address.po") == before


def test_a_typo_does_not_mark_and_moves_the_digest_on(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.weigh("moving/answer", ANSWER, NEW_ANSWER, "typo")
    translated.update()
    message = translated.message("vi", "moving/answer")
    assert (message.fuzzy, message.source, message.english) == (False, pair_digest(NEW_ANSWER), NEW_EN)


def test_a_weight_that_is_given_later_takes_the_mark_away(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.update()
    assert translated.message("vi", "moving/answer").fuzzy
    translated.weigh("moving/answer", ANSWER, NEW_ANSWER, "typo")
    translated.update()
    assert not translated.message("vi", "moving/answer").fuzzy


def test_a_translators_own_doubt_stays_until_the_translator_clears_it(translated: House) -> None:
    name = "translations/vi/address.po"
    translated.replace(name, 'msgctxt "moving/steps/form"', '#, fuzzy\nmsgctxt "moving/steps/form"')
    translated.update()
    message = translated.message("vi", "moving/steps/form")
    assert (message.fuzzy, message.made_from) == (True, None)
    assert translated.update() == []


def test_a_translation_whose_digest_was_lost_is_not_taken_as_current(translated: House) -> None:
    name = "translations/vi/address.po"
    translated.replace(name, f"#. source: {pair_digest(ANSWER)}\n", "")
    translated.update()
    message = translated.message("vi", "moving/answer")
    assert message.fuzzy and message.made_from is None and message.source == pair_digest(ANSWER)


def test_a_text_that_is_gone_is_kept_and_comes_back_with_its_translation(translated: House) -> None:
    step = "  - {id: form, ja: 用紙を書きます。, en: Fill in the form.}\n"
    before = translated.read("translations/vi/address.po")
    translated.replace(ENTRY_FILE, step, "")
    translated.update()
    gone = translated.message("vi", "moving/steps/form")
    assert gone.obsolete and gone.texts == ("Điền vào mẫu đơn.",)
    assert translated.update() == []
    translated.write(ENTRY_FILE, ENTRY)
    translated.update()
    assert translated.read("translations/vi/address.po") == before


def test_a_text_that_comes_back_changed_comes_back_as_stale(translated: House) -> None:
    step = "  - {id: form, ja: 用紙を書きます。, en: Fill in the form.}\n"
    translated.replace(ENTRY_FILE, step, "")
    translated.update()
    translated.write(ENTRY_FILE, ENTRY.replace("Fill in the form.", "Fill in the blue form."))
    translated.update()
    message = translated.message("vi", "moving/steps/form")
    assert message.fuzzy and message.previous == "Fill in the form."
    assert message.texts == ("Điền vào mẫu đơn.",)


def test_an_entry_that_moves_to_another_topic_takes_its_translation_along(translated: House) -> None:
    topic = "- id: homes\n  name: {ja: 家, en: Homes}\n  about: {ja: 家のこと。, en: About homes.}\n"
    translated.write("questions/topics.yaml", translated.read("questions/topics.yaml") + topic)
    (translated.root / "questions/homes").mkdir()
    translated.write("questions/homes/moving.yaml", ENTRY.replace("topic: address", "topic: homes"))
    (translated.root / ENTRY_FILE).unlink()
    translated.update()
    messages = translated.catalog("vi", "homes").messages
    assert {message.key: message.texts[0] for message in messages} == TEXTS["vi"]
    assert not any(message.fuzzy for message in messages)
    assert not (translated.root / "translations/vi/address.po").exists()


def test_a_text_that_stands_elsewhere_word_for_word_takes_that_translation(translated: House) -> None:
    later = ENTRY.replace("in_force: {from: 2012-07-09}", "in_force: {from: 2027-04-01}")
    translated.write("questions/address/moving@2027-04-01.yaml", later.replace(ANSWER_EN, NEW_EN))
    translated.replace(ENTRY_FILE, "{from: 2012-07-09}", "{from: 2012-07-09, until: 2027-03-31}")
    translated.update()
    assert translated.message("vi", "moving@2027-04-01/steps/form").texts == ("Điền vào mẫu đơn.",)
    assert translated.message("vi", "moving@2027-04-01/answer").texts == ("",)


def test_remarks_flags_and_head_of_translators_stay(translated: House) -> None:
    name = "translations/vi/address.po"
    text = translated.read(name)
    text = text.replace('msgctxt "moving/steps/form"', '#, no-wrap\nmsgctxt "moving/steps/form"').replace(
        "#. source:", "# Ask Lan about this.\n#. source:", 1
    )
    text = text.replace('"Language: vi\\n"', '"Last-Translator: Lan\\n"\n"Language: vi\\n"')
    translated.write(name, "# Our own head\n" + text.split("\n", 2)[2])
    translated.update()
    kept = translated.read(name)
    assert kept.startswith("# Our own head\n")
    assert "# Ask Lan about this.\n" in kept
    assert "#, no-wrap\n" in kept
    assert "Last-Translator: Lan" in kept
    assert translated.update() == []


def test_a_catalog_that_cannot_be_read_stops_the_update_before_anything_is_written(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.replace("translations/zh-Hans/address.po", 'msgstr "填写申报表。"', 'msgstr "填写申报表。')
    before = translated.read("translations/vi/address.po")
    with pytest.raises(ContentError, match=r"zh-Hans/address.po:\d+"):
        translated.update()
    assert translated.read("translations/vi/address.po") == before


def test_terms_of_the_glossary_stand_beside_the_text(house: House) -> None:
    house.write(
        "translations/glossary.yaml",
        "- id: residence-card\n  ja: 在留カード\n  note: a card\n  terms:\n"
        "    en: {term: residence card, source: own-knowledge-unverified}\n"
        "    vi: {term: thẻ lưu trú, source: own-knowledge-unverified}\n",
    )
    house.update()
    assert "#. glossary: residence card = thẻ lưu trú\n" in house.read("translations/vi/address.po")
    assert "glossary:" not in house.read("translations/ne/address.po")


def test_sentences_of_the_interface_come_and_go(house: House) -> None:
    name = "translations/vi/interface.po"
    house.replace(name, 'msgid "Welcome, {name}"\nmsgstr ""', 'msgid "Welcome, {name}"\nmsgstr "Chào {name}"')
    assert "#: webapp/templates/page.html\n#, python-brace-format\n" in house.read(name)
    house.write("webapp/templates/page.html", '{{ ngettext("{n} answer", "{n} answers", count) }}\n')
    house.update()
    assert '#~ msgid "Welcome, {name}"\n#~ msgstr "Chào {name}"\n' in house.read(name)
    assert 'msgid_plural "{n} answers"\nmsgstr[0] ""\n' in house.read(name)
    house.write("webapp/templates/page.html", '{{ _("Welcome, {name}", name=name) }}\n')
    house.update()
    assert '\nmsgid "Welcome, {name}"\nmsgstr "Chào {name}"\n' in house.read(name)
