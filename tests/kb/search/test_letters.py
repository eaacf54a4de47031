"""Letters are a second witness: they know no words, and are not misled by slips and endings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages.analysis import words
from kb.search.letters import FILE, MANY_HOLDERS, LetterProfiles, letter_parts, read_letters, write_letters


def parts(text: str, language: str) -> frozenset[str]:
    return letter_parts(words(text, language), language)


def profiles(*documents: tuple[str, ...], language: str = "en") -> LetterProfiles:
    return LetterProfiles.of([[parts(way, language) for way in ways] for ways in documents])


LOST = ("I lost my residence card", "my card was stolen", "lost zairyu card")
RENEWED = ("renew my residence card", "my card expires", "new card after expiry")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("my card", "en", {" my", "my ", " ca", "car", "ard", "rd "}),
        ("thẻ", "vi", {" th", "the", "he "}),
        ("在留カード", "ja", {"在留", "留か", "かー", "ーど"}),
        ("บัตร", "th", {"บั", "ัต", "ตร"}),
    ],
)
def test_words_have_parts_of_three_and_runs_of_two(text: str, language: str, expected: set[str]) -> None:
    assert parts(text, language) == expected


def test_a_korean_ending_leaves_the_letters_of_the_syllable_before_it() -> None:
    assert len(parts("잃어버렸어요", "ko") & parts("잃어버린", "ko")) >= 6


def test_traditional_and_simplified_characters_are_the_same_letters() -> None:
    assert parts("簽證", "zh-Hant") == parts("签证", "zh-Hans")


@pytest.mark.parametrize("query", ["lost card", "i losst my cardd", "card lostt or stollen"])
def test_a_misspelt_query_is_likest_to_those_who_ask_the_same(query: str) -> None:
    likeness = profiles(LOST, RENEWED).likeness(parts(query, "en"))

    assert likeness[0] > likeness[1]


def test_whoever_types_all_ways_at_once_is_wholly_alike() -> None:
    likeness = profiles(("lost card",), ("tax bill",)).likeness(parts("card lost", "en"))

    assert likeness[0] == pytest.approx(1.0, abs=0.001)
    assert likeness[1] < 0.2


def test_what_many_hold_counts_as_what_few_hold() -> None:
    few = profiles(LOST, RENEWED)
    many = profiles(*[LOST] * MANY_HOLDERS, *[RENEWED] * MANY_HOLDERS)
    asked = parts("i lost my card", "en")
    lost, renewed = few.likeness(asked)

    likeness = many.likeness(asked)

    assert likeness[:MANY_HOLDERS] == pytest.approx([lost] * MANY_HOLDERS, abs=0.05)
    assert likeness[MANY_HOLDERS:] == pytest.approx([renewed] * MANY_HOLDERS, abs=0.05)
    assert many.likeness(asked) == likeness


def test_letters_that_nobody_wrote_are_like_nothing() -> None:
    assert profiles(LOST, RENEWED).likeness(parts("пъщ", "en")) == [0, 0]
    assert profiles(LOST, RENEWED).likeness([]) == [0, 0]
    without_ways, with_ways, _ = profiles((), LOST, RENEWED).likeness(parts("lost", "en"))
    assert without_ways == 0 < with_ways


@given(st.lists(st.lists(st.frozensets(st.text(min_size=1, max_size=3), max_size=5), max_size=4), max_size=6))
def test_what_was_written_is_read_and_no_likeness_leaves_its_bounds(
    documents: list[list[frozenset[str]]],
) -> None:
    made = LetterProfiles.of(documents)
    read = LetterProfiles.read(made.as_data())
    asked = frozenset(part for ways in documents for way in ways for part in way)

    assert read.likeness(asked) == made.likeness(asked)
    assert all(0 <= like <= 1.001 for like in made.likeness(asked))


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    write_letters(tmp_path, [[parts(way, "en") for way in LOST]])
    assert read_letters(tmp_path).likeness(parts("lost", "en"))

    (tmp_path / FILE).write_text('{"size": 3, "ways": 3}', encoding="utf-8")
    with pytest.raises(ValueError, match="damaged index"):
        read_letters(tmp_path)


@pytest.mark.parametrize("name", ["parts", "holding", "ends", "documents", "shares"])
def test_tables_that_do_not_fit_together_are_damage(name: str) -> None:
    data = dict(profiles(LOST, RENEWED).as_data())
    data[name] = ""

    with pytest.raises(ValueError, match="do not fit"):
        LetterProfiles.read(data)
