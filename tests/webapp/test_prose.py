"""Texts as HTML: nothing that somebody wrote becomes a tag, but ruby, addresses and numbers do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.prose import prose, tel, without_ruby


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;"),
        (
            "｜在留《ざいりゅう》カード",
            '<ruby>在留<rp>(</rp><rt aria-hidden="true">ざいりゅう</rt><rp>)</rp></ruby>カード',
        ),
        ("｜<b>《<i>》", '<ruby>&lt;b&gt;<rp>(</rp><rt aria-hidden="true">&lt;i&gt;</rt><rp>)</rp></ruby>'),
        ("《no base》 ｜no reading", "《no base》 ｜no reading"),
        (
            "See https://a.example/b?c=d&e.",
            'See <a href="https://a.example/b?c=d&amp;e" rel="noopener noreferrer external">'
            "https://a.example/b?c=d&amp;e</a>.",
        ),
        ("電話0570-013904まで", '電話<a href="tel:0570013904"><bdi dir="ltr">0570-013904</bdi></a>まで'),
        ("call 0570-013904.", 'call <a href="tel:0570013904"><bdi dir="ltr">0570-013904</bdi></a>.'),
        ("call #8891", 'call <a href="tel:%238891"><bdi dir="ltr">#8891</bdi></a>'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("2026-10-01 and 10,000", "2026-10-01 and 10,000"),
        (
            'https://a.example/"onclick=x',
            '<a href="https://a.example/" rel="noopener noreferrer external">'
            "https://a.example/</a>&#34;onclick=x",
        ),
    ],
)
def test_a_text_becomes_html(text: str, html: str) -> None:
    assert prose(text) == html


@given(st.text(alphabet="<>&\"'｜《》ab /:https.0-#", max_size=60))
def test_no_text_brings_a_tag_of_its_own(text: str) -> None:
    tags = {match.split()[0] for match in re.findall(r"<([^>]*)>", prose(text))}
    assert tags <= {"a", "/a", "ruby", "/ruby", "rt", "/rt", "rp", "/rp", "bdi", "/bdi"}


def test_readings_can_be_left_out() -> None:
    assert without_ruby("｜在留《ざいりゅう》｜期間《きかん》と<b>") == "在留期間と<b>"


@pytest.mark.parametrize(("phone", "address"), [("0120-279-889", "tel:0120279889"), ("#8008", "tel:%238008")])
def test_a_number_can_be_dialled(phone: str, address: str) -> None:
    assert tel(phone) == address
