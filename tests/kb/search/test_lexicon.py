"""Lexicons are written by volunteers: each slip is told with file, line and what to do."""

from __future__ import annotations

import pytest

from kb.search.lexicon import form_of, load_lexicon
from tests.kb.search.conftest import Counter


def problems(counter: Counter, text: str) -> list[str]:
    counter.write("translations/en/lexicon.yaml", text)
    return [str(problem) for problem in load_lexicon(counter.root, counter.content())[1]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "residence-crad: [card]\n",
            ":1: no concept has the id `residence-crad`; did you mean `residence-card`?",
        ),
        ("lose: []\n", ":1: `lose` has no list of forms; write `[form, form]`, or delete the line"),
        ("lose: lost\n", ":1: `lose` has no list of forms; write `[form, form]`, or delete the line"),
        ('lose: [lost, "  "]\n', ":1: a form of `lose` is empty; write it, or delete it"),
        ('lose: ["?!"]\n', ":1: `?!` holds no letters; write words as people type them"),
        ("lose:\n  - lost\n  - lost\n", ":3: `lost` stands here twice; delete one"),
        (
            "lose: [lost]\nrenew:\n  - renew\n  - Lost\n",
            ":4: `Lost` stands under `lose` as well; keep it where it means one thing; "
            "make the other more specific",
        ),
        ("- lost\n", ":1: is no mapping; write `concept-id: [form, form]` lines"),
    ],
)
def test_a_slip_is_told_with_its_line(counter: Counter, text: str, message: str) -> None:
    assert problems(counter, text) == [f"translations/en/lexicon.yaml{message}"]


def test_a_sentence_is_no_form(counter: Counter) -> None:
    (problem,) = problems(counter, f"lose: [{'lost ' * 20}]\n")
    assert "is longer than 80 characters; put whole questions into asked.yaml" in problem


def test_one_word_may_stand_for_different_things_in_different_languages(counter: Counter) -> None:
    counter.write("translations/es/lexicon.yaml", "move: [lose]\n")
    assert load_lexicon(counter.root, counter.content())[1] == ()


def test_a_folder_with_nothing_but_a_lexicon_is_understood_and_not_spoken(counter: Counter) -> None:
    assert "th" in {form.language for form in counter.lexicon().forms}
    assert "th" not in counter.load().languages


def test_what_is_wrong_is_left_out_and_the_rest_is_kept(counter: Counter) -> None:
    counter.write("translations/en/lexicon.yaml", "nothing: [x]\nlose: [lost]\n")
    lexicon, found = load_lexicon(counter.root, counter.content())
    assert len(found) == 1
    assert [form.text for form in lexicon.forms if form.language == "en"] == ["lost"]


def test_spaces_matter_only_where_words_are_spaced() -> None:
    assert form_of("c", "ja", "在留 カード").key == form_of("c", "ja", "在留カード").key
    assert form_of("c", "th", "บัตร ไซริว").key == form_of("c", "th", "บัตรไซริว").key
    assert form_of("c", "vi", "thẻ cư trú").key == "the cu tru"
    assert form_of("c", "en", "residence card").key != form_of("c", "en", "residencecard").key
