"""Numbers of the law are found in prose; other numbers are let alone."""

from __future__ import annotations

import pytest

from kb.content.prose import number_in_prose


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ja", "引っ越してから14日以内に届け出ます。", "14日"),
        ("ja", "引っ越してから１４日以内に届け出ます。", "１４日"),
        ("ja", "三か月より長く住む人", "三か月"),
        ("ja", "20万円以下の罰金", "20万円"),
        ("ja", "16歳になる前に", "16歳"),
        ("ja", "2012年7月9日から", "2012年"),
        ("ja", "一人で行けます。", None),
        ("ja", "第19条の12の届出", None),
        ("ja", "平成21年法律第79号の附則", None),
        ("ja", "平成21年から", "21年"),
        ("ja", "写真を1枚持っていきます。", None),
        ("ja", "${address-notice-deadline}以内に届け出ます。", None),
        ("en", "within 14 days", "14 days"),
        ("en", "the two-month period", "two-month"),
        ("en", "up to 200,000 yen", "200,000 yen"),
        ("en", "children under 16", "under 16"),
        ("en", "since 9 July 2012", "9 July"),
        ("en", "from April 2027", "April 2027"),
        ("en", "you may bring 3 people", None),
        ("en", "one photo", None),
        ("en", "see Article 19-9", None),
        ("en", "within ${address-notice-deadline}", None),
    ],
)
def test_number_in_prose(language: str, text: str, found: str | None) -> None:
    assert number_in_prose(text, language) == found
