"""Clues are found wherever they stand; slips in their files are told with line and remedy."""

from __future__ import annotations

import pytest

from kb.languages.analysis import words
from kb.search.clues import Clues, load_clues
from kb.search.lexicon import load_lexicon
from tests.kb.search.conftest import Counter


def problems(counter: Counter, text: str) -> list[str]:
    counter.write("translations/en/clues.yaml", text)
    return [str(problem) for problem in load_clues(counter.root, counter.content(), counter.lexicon())[1]]


def found(counter: Counter, language: str, forms: str, message: str, page: str | None = None) -> list[str]:
    """Return the stretches of a message in which a form of a wound stands."""
    counter.write(f"translations/{language}/clues.yaml", f"wound: [{forms}]\n")
    clues = Clues(counter.clues()).find(words(message, page or language), {page or language})
    return [message[one.start : one.end] for one in clues]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wuond: [bruise]\n", ":1: no clue has the id `wuond`; did you mean `wound`?"),
        ("lose: [lost]\n", ":1: no clue has the id `lose`; known are: he-or-she, wound"),
        ("wound: []\n", ":1: `wound` has no list of forms; write `[form, form]`, or delete the line"),
        ('wound: ["?!"]\n', ":1: `?!` holds no letters; write words as people type them, or delete it"),
        ("wound:\n  - bruise\n  - Bruise\n", ":3: `Bruise` stands here twice; delete one"),
        ("wound: ['br*']\n", ":1: `br*` begins too many words; write 3 letters before the first `*`"),
        ("wound: ['br*ise']\n", ":1: `br*ise` has a `*` inside a word; set it at the end of the word"),
        ("- bruise\n", ":1: is no mapping; write `clue-id: [form, form]` lines"),
    ],
)
def test_a_slip_is_told_with_its_line(counter: Counter, text: str, message: str) -> None:
    assert problems(counter, text) == [f"translations/en/clues.yaml{message}"]


def test_a_sentence_is_no_form(counter: Counter) -> None:
    (problem,) = problems(counter, f"wound: [{'bruise ' * 20}]\n")
    assert "is longer than 80 characters; write the few words that tell" in problem


def test_a_clue_in_a_lexicon_is_sent_to_its_own_file(counter: Counter) -> None:
    counter.write("translations/en/lexicon.yaml", "wound: [bruise]\n")
    (problem,) = load_lexicon(counter.root, counter.content())[1]
    assert str(problem).endswith("`wound` is a clue; write its forms into clues.yaml")


def test_the_same_form_may_stand_under_two_clues(counter: Counter) -> None:
    assert problems(counter, "wound: [his]\nhe-or-she: [his]\n") == []


@pytest.mark.parametrize(
    ("language", "forms", "message", "stretches"),
    [
        ("en", "black eye", "I have a BLACK eye", ["BLACK eye"]),
        ("en", "black eye", "black and blue eye", []),
        ("en", "'bruis*'", "bruised all over, more bruises", ["bruised", "bruises"]),
        ("en", "'swell* lip*'", "my swelling lips hurt", ["swelling lips"]),
        ("en", "bruise", "bruised", []),
        ("ru", "'син*'", "опять синяки", ["синяки"]),
        ("ne", "'डर*'", "डराएर", ["डराएर"]),
        ("ja", "あざが", "顔にあざがある", ["あざが"]),
        ("th", "ช้ำ", "ตัวช้ำไปหมด", ["ช้ำ"]),
        ("vi", "sưng", "mặt sưng", ["sưng"]),
        ("vi", "sưng", "mat sung", []),
        ("vi", "sung", "mat sung", ["sung"]),
        ("vi", "mặt sưng", "mat sung", ["mat sung"]),
        ("vi", "sưng", "mặt sừng", []),
        ("zh-Hans", "肿了", "臉腫了", ["腫了"]),
        ("en", "face, my face", "my face", ["my face", "face"]),
    ],
)
def test_forms_are_found_as_they_are_written(
    counter: Counter, language: str, forms: str, message: str, stretches: list[str]
) -> None:
    assert found(counter, language, forms, message) == stretches


def test_clues_of_languages_that_were_not_asked_for_are_not_heard(counter: Counter) -> None:
    assert found(counter, "ru", "синяк", "синяк", page="en") == []


def test_words_of_english_stand_in_all_languages_but_for_short_ones_and_as_they_are_written(
    counter: Counter,
) -> None:
    forms = "bat, knife, bruise"
    assert found(counter, "en", forms, "bat knife bruise", page="vi") == ["knife", "bruise"]
    assert found(counter, "en", forms, "bất knìfe", page="vi") == []


def test_what_a_clue_says_no_search_knows(counter: Counter) -> None:
    counter.write("translations/en/clues.yaml", "wound: [bruise]\n")
    index = counter.open()
    assert index.matcher.match(words("bruise", "en"), own=("en",)) == ()
    assert index.clues.find(words("bruise", "en"), {"en"})
