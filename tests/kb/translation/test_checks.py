"""A translation keeps what its source has: a text that does not is told what, and how to mend it."""

from __future__ import annotations

import pytest

from kb.languages.language import Language
from kb.model import MAX_TEXT, Pair
from kb.translation.checks import faults, faults_of_stale, interface_faults
from tests.kb.languages.languages import a_language

RUSSIAN: Language = a_language("ru", forms={"genitive": {"age": "{n}"}})
SOURCE = Pair(
    ja="｜窓口《まどぐち》へ行って、${deadline}以内に2枚の写真を出します。",
    en="Go to the desk and hand in 2 photos within ${deadline}.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Сдайте 2 фотографии в течение ${deadline}.",
        "Сдайте две фотографии в течение ${deadline:genitive}.",
        "${deadline} ... ${deadline:genitive} ...",
        "請在${deadline}內到《窗口》交２張照片。",
        "${deadline} भित्र २ फोटो",
        "｜窓口《まどぐち》 ${deadline}",
        "ខ្មែរ\u200bខ្មែរ ${deadline} می\u200cخواهم",
        "5 < 6 & 7 ${deadline}".replace("5", "2").replace("6", "2").replace("7", "2"),
    ],
)
def test_a_faithful_translation_has_no_faults(text: str) -> None:
    assert faults(text, SOURCE, RUSSIAN) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Сдайте фотографии.", "${deadline} of the source is missing"),
        ("${deadline} ${fee}", "${fee} is not in the source"),
        ("${deadline:dative}", "the form `dative` is unknown"),
        ("${Deadline} ${deadline}", "`${Deadline}` is no placeholder"),
        ("$ {deadline}", "${deadline} of the source is missing"),
        ("${deadline", "${deadline} of the source is missing"),
        ("14 дней ${deadline}", "the number 14 is not in the source"),
        ("१४ दिन ${deadline}", "the number 14 is not in the source"),
        ("<b>${deadline}</b>", "it holds the markup `<b>`"),
        ("${deadline}&nbsp;", "it holds the markup `&nbsp;`"),
        ("**${deadline}**", "it holds the markup `**`"),
        ("[x](y) ${deadline}", "it holds the markup `](`"),
        ("<!-- ${deadline}", "it holds the markup `<!--`"),
        ("${deadline}\u202e", "U+202E"),
        ("${deadline}\u2066", "U+2066"),
        ("${deadline}\x07", "U+0007"),
        ("${deadline}\ufeff", "U+FEFF"),
        ("${deadline}\ufffd", "U+FFFD"),
        ("${deadline}\ue000", "U+E000"),
        ("${deadline}\u2028", "U+2028"),
        ("｜窓口 ${deadline}", "a reading is not closed"),
        ("窓口《まどぐち ${deadline}", "a reading is not closed"),
        ("${deadline}\nещё", "2 lines where the source has 1"),
        ("${deadline} https://example.org/x.", "the address `https://example.org/x` is in one text only"),
        ("   ", "only blanks"),
        ("${deadline} " + "х" * MAX_TEXT, "more than 4,000 characters"),
    ],
)
def test_a_fault_is_told(text: str, what: str) -> None:
    found = faults(text, SOURCE, RUSSIAN)
    assert what in "; ".join(fault.what for fault in found)
    assert all(fault.remedy for fault in found)


def test_a_stale_translation_needs_only_facts_that_exist() -> None:
    facts = {"deadline": None, "fee": None}
    assert faults_of_stale("Старый текст: ${fee}, 14", facts, RUSSIAN) == ()
    assert "which is gone" in faults_of_stale("${old-fee}", facts, RUSSIAN)[0].what
    assert "markup" in faults_of_stale("<i>x</i>", facts, RUSSIAN)[0].what


@pytest.mark.parametrize(
    ("english", "plural", "text", "what"),
    [
        ("Welcome, {name}", None, "Chào {name}", None),
        ("Welcome, {name}", None, "Chào", "{name} of the source is missing"),
        ("Welcome, {name}", None, "Chào {ten}", "{ten} is not in the source"),
        ("{n} answer", "{n} answers", "một câu trả lời", None),
        ("{n} answer", "{n} answers", "{m} câu trả lời", "{m} is not in the source"),
        ("Texts: version 4.0", None, "Phiên bản 4.0", None),
        ("Texts: version 4.0", None, "Phiên bản 5.0", "the number 5 is not in the source"),
        ("Home", None, "<a>Trang</a>", "markup"),
    ],
)
def test_a_sentence_of_the_interface_keeps_its_values(
    english: str, plural: str | None, text: str, what: str | None
) -> None:
    told = "; ".join(fault.what for fault in interface_faults(text, english, plural))
    assert (told == "") if what is None else (what in told)
