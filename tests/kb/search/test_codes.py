"""Articles, phone numbers and numbered forms are found as they are, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.codes import article_code, codes_in, forms_in, phone_code


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("19-9", ("art:19-9",)),
        ("第19条の9", ("art:19-9",)),
        ("第１９条の９", ("art:19-9",)),
        ("第十九条の九第1項", ("art:19-9(1)", "art:19-9")),
        ("入管法22条の4", ("art:22-4",)),
        ("Article 22-4(1)", ("art:22-4(1)", "art:22-4")),
        ("art. 24", ("art:24",)),
        ("第19條之9", ("art:19-9",)),
        ("điều 19-12", ("art:19-12",)),
        ("0570-013904", ("tel:0570013904",)),
        ("(03) 5363-3013", ("tel:0353633013",)),
        ("#8008", ("tel:#8008",)),
        ("別記第29号様式 様式第30号", ("form:29", "form:30")),
        ("Form No. 29", ("form:29",)),
        ("別記第二十九号様式", ("form:29",)),
        ("제19조의9", ("art:19-9",)),
        ("form 12", ("form:12",)),
        ("28 hours", ()),
        ("14 days", ()),
        ("2026", ()),
        ("110", ()),
        ("lost card", ()),
        ("3か月の在留だけど", ()),
        ("16歳の子どもの在留カード", ()),
        ("2012-07-09", ()),
        ("one-stop centre for 3 cities", ()),
    ],
)
def test_codes_are_read_as_people_write_them(typed: str, codes: tuple[str, ...]) -> None:
    assert codes_in(typed) == codes


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("19-12(1)", "第19条の12"),
        ("19-12(1)", "19-12(1)"),
        ("22-4(1)(v)", "22条の4第1項"),
        ("supplementary 60", "第60条"),
    ],
)
def test_an_article_is_found_by_its_number(written: str, typed: str) -> None:
    assert set(article_code(written)) & set(codes_in(typed))


def test_a_phone_number_is_found_however_it_is_divided() -> None:
    assert codes_in("0120 279 338") == (phone_code("0120-279-338"),)


def test_the_forms_that_a_text_names_are_indexed() -> None:
    assert list(forms_in("様式第29号の届出書を出します。")) == ["form:29"]


@given(st.text(st.characters(), max_size=60))
def test_codes_of_any_text_have_a_kind_and_stand_once(text: str) -> None:
    found = codes_in(text)
    assert all(code.startswith(("art:", "tel:", "form:")) for code in found)
    assert len(set(found)) == len(found)
