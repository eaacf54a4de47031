"""What readers get: the current translation, the stale one with a notice, or another language, never less."""

from __future__ import annotations

import pytest

from kb.model import Pair
from kb.rendered import Freshness, RenderedText, ReviewState
from kb.translation import Translations
from kb.translation.staleness import Standing
from tests.kb.translation.house import ANSWER_EN, ANSWER_JA, ENTRY, TEXTS, TRANSLATED, House

ANSWER = Pair(ja=ANSWER_JA, en=ANSWER_EN)
NEW_EN = "Tell the city hall within ${address-deadline}."
NEW_ANSWER = Pair(ja=ANSWER_JA, en=NEW_EN)
ENTRY_FILE = "questions/address/moving.yaml"
FORM = Pair(ja="用紙を書きます。", en="Fill in the form.")


def answer(translations: Translations, language: str, pair: Pair = ANSWER) -> RenderedText:
    return translations.resolve("moving/answer", pair, language)


def standings(translations: Translations, language: str) -> dict[str, Standing]:
    found = {key: translations.translation(key, language) for key in TEXTS["vi"]}
    return {key: one.standing if one else Standing.MISSING for key, one in found.items()}


@pytest.mark.parametrize(("language", "text"), [("ja", ANSWER_JA), ("en", ANSWER_EN)])
def test_the_reference_languages_are_original(house: House, language: str, text: str) -> None:
    shown = answer(house.load(), language)
    assert shown == RenderedText(text, language, Freshness.CURRENT, ReviewState.ORIGINAL)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_current_and_drafted(translated: House, language: str) -> None:
    shown = answer(translated.load(), language)
    text = TEXTS[language]["moving/answer"]
    assert shown == RenderedText(text, language, Freshness.CURRENT, ReviewState.DRAFTED)


def test_what_is_not_translated_is_shown_in_english(house: House) -> None:
    shown = answer(house.load(), "vi")
    assert shown == RenderedText(ANSWER_EN, "en", Freshness.MISSING, ReviewState.ORIGINAL)


@pytest.mark.parametrize("updated", [False, True], ids=["before the update", "after the update"])
def test_a_changed_english_sentence_makes_exactly_that_text_stale(translated: House, updated: bool) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    if updated:
        translated.update()
    translations = translated.load()
    for language in TRANSLATED:
        shown = answer(translations, language, NEW_ANSWER)
        assert shown.text == TEXTS[language]["moving/answer"]
        assert (shown.language, shown.freshness, shown.source) == (language, Freshness.STALE, NEW_EN)
        others = standings(translations, language)
        assert others.pop("moving/answer") is Standing.MEANING
        assert set(others.values()) == {Standing.CURRENT}
    assert translations.failing == ()


@pytest.mark.parametrize("updated", [False, True], ids=["before the update", "after the update"])
def test_a_change_of_law_takes_the_old_text_away(translated: House, updated: bool) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.weigh("moving/answer", ANSWER, NEW_ANSWER, "law")
    if updated:
        translated.update()
    for language in TRANSLATED:
        shown = answer(translated.load(), language, NEW_ANSWER)
        assert shown == RenderedText(NEW_EN, "en", Freshness.MISSING, ReviewState.ORIGINAL)


@pytest.mark.parametrize("updated", [False, True], ids=["before the update", "after the update"])
def test_a_typo_leaves_translations_current(translated: House, updated: bool) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.weigh("moving/answer", ANSWER, NEW_ANSWER, "typo")
    if updated:
        translated.update()
    for language in TRANSLATED:
        assert answer(translated.load(), language, NEW_ANSWER).freshness is Freshness.CURRENT


def test_a_mended_translation_is_current_again(translated: House) -> None:
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translated.update()
    translated.replace("translations/vi/address.po", "#, fuzzy\n", "")
    assert answer(translated.load(), "vi", NEW_ANSWER).freshness is Freshness.CURRENT
    assert answer(translated.load(), "ne", NEW_ANSWER).freshness is Freshness.STALE


def test_a_new_placeholder_in_the_source_leaves_the_old_text_on_show(translated: House) -> None:
    fact = translated.read("questions/facts.yaml").replace("address-deadline", "late-fine")
    fact = fact.replace("duration: 14 days", "money: 200000")
    translated.write("questions/facts.yaml", translated.read("questions/facts.yaml") + fact)
    translated.replace(ENTRY_FILE, ANSWER_EN, ANSWER_EN + " The fine is ${late-fine}.")
    translated.replace(ENTRY_FILE, ANSWER_JA, ANSWER_JA + "罰金は${late-fine}です。")
    translations = translated.load()
    assert answer(translations, "vi").freshness is Freshness.STALE
    assert translations.failing == ()


def test_a_stale_text_that_names_a_fact_which_is_gone_falls_back(translated: House) -> None:
    for name in (ENTRY_FILE, "questions/facts.yaml"):
        translated.replace(name, "address-deadline", "moving-deadline")
    translations = translated.load()
    assert standings(translations, "vi")["moving/answer"] is Standing.FAILING
    assert answer(translations, "vi").language == "en"
    assert translations.failing == ()


def test_a_text_that_fails_a_check_does_not_ship_and_is_told(translated: House) -> None:
    translated.type_in("vi", "moving/answer", "Hãy báo trong vòng 14 ngày.")
    translations = translated.load()
    assert answer(translations, "vi").language == "en"
    assert answer(translations, "ne").language == "ne"
    told = [str(problem) for problem in translations.failing]
    assert all(line.startswith("translations/vi/address.po:") for line in told)
    assert any("${address-deadline} of the source is missing" in line for line in told)
    assert any("the number 14 is not in the source" in line for line in told)


def test_a_text_falls_back_along_the_languages_own_order(translated: House) -> None:
    translated.replace("translations/ne/language.yaml", "fallback: [en, ja]", "fallback: [vi, zh-Hans, ja]")
    translated.type_in("ne", "moving/answer", "")
    translated.type_in("vi", "moving/answer", "")
    assert answer(translated.load(), "ne").language == "zh-Hans"
    translated.type_in("zh-Hans", "moving/answer", "")
    shown = answer(translated.load(), "ne")
    assert shown == RenderedText(ANSWER_JA, "ja", Freshness.MISSING, ReviewState.ORIGINAL)


def test_nobody_falls_back_to_a_stale_text(translated: House) -> None:
    translated.replace("translations/ne/language.yaml", "fallback: [en, ja]", "fallback: [vi, ja]")
    translated.type_in("ne", "moving/answer", "")
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    assert answer(translated.load(), "ne", NEW_ANSWER).language == "ja"


def review_of(house: House, unit: str, text: str) -> None:
    house.write(
        "translations/vi/reviews.yaml",
        f"{unit}:\n  by: Nguyễn Thị Lan\n  role: translator\n  date: 2026-11-20\n  text: {text}\n",
    )


def test_a_review_counts_for_the_text_that_was_read(translated: House) -> None:
    translations = translated.load()
    assert translations.review("moving", "vi") is ReviewState.DRAFTED
    assert translations.review("moving", "ja") is ReviewState.ORIGINAL
    review_of(translated, "moving", translations.review_digest("moving", "vi"))
    reviewed = translated.load()
    assert reviewed.review("moving", "vi") is ReviewState.REVIEWED
    assert answer(reviewed, "vi").review is ReviewState.REVIEWED
    assert reviewed.review("moving", "ne") is ReviewState.DRAFTED


def test_a_later_edit_makes_the_translation_drafted_again(translated: House) -> None:
    review_of(translated, "moving", translated.load().review_digest("moving", "vi"))
    translated.type_in("vi", "moving/steps/form", "Hãy điền vào mẫu đơn.")
    translations = translated.load()
    assert translations.review("moving", "vi") is ReviewState.DRAFTED
    assert answer(translations, "vi").review is ReviewState.DRAFTED


def test_a_changed_source_makes_a_reviewed_translation_drafted(translated: House) -> None:
    review_of(translated, "moving", translated.load().review_digest("moving", "vi"))
    translated.replace(ENTRY_FILE, ANSWER_EN, NEW_EN)
    translations = translated.load()
    assert translations.review("moving", "vi") is ReviewState.DRAFTED
    assert answer(translations, "vi", NEW_ANSWER).review is ReviewState.DRAFTED
    assert translations.resolve("moving/steps/form", FORM, "vi").review is ReviewState.REVIEWED


def test_records_are_reviewed_by_catalog_and_id(translated: House) -> None:
    name = "translations/vi/topics.po"
    translated.replace(name, 'msgid "Address"\nmsgstr ""', 'msgid "Address"\nmsgstr "Địa chỉ"')
    review_of(translated, "topics/address", translated.load().review_digest("topics/address", "vi"))
    shown = translated.load().resolve("address/name", Pair(ja="住所", en="Address"), "vi")
    assert (shown.text, shown.review) == ("Địa chỉ", ReviewState.REVIEWED)


def test_ways_to_ask_come_from_the_entry_or_from_the_folder(translated: House) -> None:
    translated.write("translations/vi/asked.yaml", "moving: [chuyển nhà, chuyen nha]\n")
    translations = translated.load()
    assert translations.asked("moving", "ja") == ("引っ越し",)
    assert translations.asked("moving", "en") == ("moved house",)
    assert translations.asked("moving", "vi") == ("chuyển nhà", "chuyen nha")
    assert translations.asked("moving@2027-04-01", "vi") == ("chuyển nhà", "chuyen nha")
    assert translations.asked("moving", "ne") == ()
    assert translations.asked("nothing", "ja") == ()


def sentences(house: House, *pairs: tuple[str, str], language: str = "vi") -> None:
    name = f"translations/{language}/interface.po"
    for english, text in pairs:
        house.replace(name, f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{text}"')


def test_a_sentence_of_the_interface_is_translated_and_filled(house: House) -> None:
    sentences(house, ("Welcome, {name}", "Chào {name}"))
    translations = house.load()
    assert translations.interface("Welcome, {name}", "vi", name="{Lan}") == "Chào {Lan}"
    assert translations.interface("Welcome, {name}", "en", name="Lan") == "Welcome, Lan"
    assert translations.interface("Welcome, {name}", "ne", name="Lan") == "Welcome, Lan"
    assert translations.interface("Nobody knows this", "vi") == "Nobody knows this"
    assert translations.interface_text("Welcome, {name}", "vi").language == "vi"
    shown = translations.interface_text("Welcome, {name}", "ne")
    assert (shown.language, shown.freshness) == ("en", Freshness.MISSING)


def test_the_interface_falls_back_along_the_languages_own_order(house: House) -> None:
    house.replace("translations/ne/language.yaml", "fallback: [en, ja]", "fallback: [vi, en]")
    sentences(house, ("Welcome, {name}", "Chào {name}"))
    assert house.load().interface_text("Welcome, {name}", "ne").language == "vi"


@pytest.mark.parametrize("text", ["Chào", "Chào {ten}", "<b>Chào</b> {name}"])
def test_a_sentence_that_fails_a_check_falls_back(house: House, text: str) -> None:
    sentences(house, ("Welcome, {name}", text))
    translations = house.load()
    assert translations.interface_text("Welcome, {name}", "vi").language == "en"
    assert translations.failing[0].file == "translations/vi/interface.po"


def test_a_sentence_that_a_translator_doubts_falls_back(house: House) -> None:
    sentences(house, ("Welcome, {name}", "Chào {name}"))
    house.replace("translations/vi/interface.po", "#, python-brace-format", "#, fuzzy, python-brace-format")
    translations = house.load()
    assert translations.interface_text("Welcome, {name}", "vi").language == "en"
    assert translations.failing == ()


def test_plural_forms_follow_the_head_of_the_catalog(house: House) -> None:
    house.write("webapp/templates/page.html", '{{ ngettext("{n} answer", "{n} answers", count) }}\n')
    house.update()
    for language, forms in (("vi", ["{n} câu trả lời"]), ("ne", ["एउटा उत्तर", "{n} उत्तर"])):
        for place, form in enumerate(forms):
            name = f"translations/{language}/interface.po"
            house.replace(name, f'msgstr[{place}] ""', f'msgstr[{place}] "{form}"')
    translations = house.load()
    said = {
        code: [translations.interface_plural("{n} answer", "{n} answers", n, code) for n in (1, 2, 1500)]
        for code in ("en", "vi", "ne", "zh-Hans")
    }
    assert said == {
        "en": ["1 answer", "2 answers", "1,500 answers"],
        "vi": ["1 câu trả lời", "2 câu trả lời", "1,500 câu trả lời"],
        "ne": ["एउटा उत्तर", "2 उत्तर", "1,500 उत्तर"],
        "zh-Hans": ["1 answer", "2 answers", "1,500 answers"],
    }


def test_a_plural_with_a_form_missing_falls_back(house: House) -> None:
    house.write("webapp/templates/page.html", '{{ ngettext("{n} answer", "{n} answers", count) }}\n')
    house.update()
    house.replace("translations/ne/interface.po", 'msgstr[1] ""', 'msgstr[1] "{n} उत्तर"')
    translations = house.load()
    assert translations.interface_plural("{n} answer", "{n} answers", 1, "ne") == "1 answer"
    assert "one of its plural forms is empty" in str(translations.failing[0])


def test_an_entry_on_hold_is_translated_too(house: House) -> None:
    house.write(ENTRY_FILE, ENTRY + "hold: {ja: 確認中です。, en: We are checking this.}\n")
    house.update()
    assert house.message("vi", "moving/hold").english == "We are checking this."
