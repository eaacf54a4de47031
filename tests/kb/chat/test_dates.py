"""Days as people type them, read from the patterns of the real languages; only what is certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.base import CHECKOUT
from kb.chat.dates import DateReader
from kb.languages.date_words import DateWords
from kb.languages.fact_text import date_text
from kb.languages.registry import load_languages

TODAY = date(2026, 11, 23)
LANGUAGES, _ = load_languages(CHECKOUT)
READER = DateReader(LANGUAGES.values())


def read(message: str) -> list[list[str]]:
    return [[day.isoformat() for day in found.days] for found in READER.read(message, TODAY)]


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("2026-11-01", "2026-11-01"),
        ("2026/11/1", "2026-11-01"),
        ("２０２６．１１．１", "2026-11-01"),
        ("25/11/2026", "2026-11-25"),
        ("11/11/2026", "2026-11-11"),
        ("I lost it yesterday", "2026-11-22"),
        ("the day before yesterday", "2026-11-21"),
        ("3 days ago", "2026-11-20"),
        ("three weeks ago", "2026-11-02"),
        ("a week ago", "2026-11-16"),
        ("on 1 November 2026", "2026-11-01"),
        ("Nov. 1st, 2026", "2026-11-01"),
        ("the 1st of November", "2026-11-01"),
        ("11月1日に引っ越しました", "2026-11-01"),
        ("１１月１日", "2026-11-01"),
        ("令和8年11月1日", "2026-11-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("R8.11.1", "2026-11-01"),
        ("昨日なくした", "2026-11-22"),
        ("一昨日", "2026-11-21"),
        ("十三日前に", "2026-11-10"),
        ("2週間前", "2026-11-09"),
        ("hôm qua", "2026-11-22"),
        ("toi mat the hom qua", "2026-11-22"),
        ("cách đây 3 ngày", "2026-11-20"),
        ("ba ngày trước", "2026-11-20"),
        ("ngày 1 tháng 11 năm 2026", "2026-11-01"),
        ("1 tháng 11", "2026-11-01"),
        ("我昨天搬家了", "2026-11-22"),
        ("大前天", "2026-11-20"),
        ("两天前", "2026-11-21"),
        ("2026年11月1号", "2026-11-01"),
        ("हिजो हरायो", "2026-11-22"),
        ("हिजोको", "2026-11-22"),
        ("३ दिन अगाडि", "2026-11-20"),
        ("hijo harayo", "2026-11-22"),
        ("3 din agadi", "2026-11-20"),
        ("1 नोभेम्बर 2026", "2026-11-01"),
        ("tomorrow", "2026-11-24"),
        ("12月1日", "2026-12-01"),
    ],
)
def test_a_day_is_read_where_it_is_certain(message: str, day: str) -> None:
    assert read(message) == [[day]]


@pytest.mark.parametrize(
    ("message", "readings"),
    [
        ("1/11/2026", ["2026-11-01", "2026-01-11"]),
        ("03-04-2026", ["2026-04-03", "2026-03-04"]),
        ("3月1日", ["2026-03-01", "2027-03-01"]),
    ],
)
def test_two_meanings_stay_two_meanings(message: str, readings: list[str]) -> None:
    (found,) = READER.read(message, TODAY)

    assert [day.isoformat() for day in found.days] == readings
    assert found.certain is None


@pytest.mark.parametrize(
    "message",
    [
        "",
        "2026-13-45",
        "2月30日",
        "31 April 2026",
        "1234-5678-9012",
        "0120-279-338",
        "amar",
        "I took part in a march",
        "99999 days ago",
        "1/11",
        "yesterdays",
        "maybe",
    ],
)
def test_what_is_no_certain_day_is_none(message: str) -> None:
    assert read(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "last month",
        "3 months ago",
        "two months ago",
        "2か月前",
        "先月離婚しました",
        "8 tháng trước",
        "一个月前",
        "म 2 महिना अघि आएँ",
        "1448/5/7",
        "28 November 2083",
        "۵ رمضان",
    ],
)
def test_a_time_that_is_no_certain_day_is_told_apart_from_none(message: str) -> None:
    assert read(message) == [[]]


SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("message", "today", "readings"),
    [
        ("I moved last Friday", TODAY, ["2026-11-20"]),
        ("I moved last Friday", SATURDAY, ["2026-11-27", "2026-11-20"]),
        ("I moved on Friday", TODAY, ["2026-11-20", "2026-11-27"]),
        ("先週の金曜日に引っ越しました", SATURDAY, ["2026-11-20"]),
        ("thứ sáu tuần trước", SATURDAY, ["2026-11-20"]),
        ("上周五搬家", SATURDAY, ["2026-11-20"]),
        ("गएको शुक्रबार", TODAY, ["2026-11-20"]),
        ("Sunday last week", TODAY, ["2026-11-22", "2026-11-15"]),
        ("el viernes pasado", TODAY, ["2026-11-20"]),
        ("в прошлую пятницу", TODAY, ["2026-11-20"]),
        ("पिछले शुक्रवार", TODAY, ["2026-11-20"]),
    ],
)
def test_a_weekday_is_read_in_every_way_that_it_may_be_meant(
    message: str, today: date, readings: list[str]
) -> None:
    (found,) = READER.read(message, today)

    assert [day.isoformat() for day in found.days] == readings


@pytest.mark.parametrize(
    "message",
    [
        "२०८३ मंसिर ७",
        "मंसिर ७",
        "7 mangsir 2083",
        "२०८३ साल मंसिर ७ गते",
        "2083-08-07",
        "۲ آذر ۱۴۰۵",
        "۲ آذر",
        "2 azar 1405",
        "۱۴۰۵/۹/۲",
        "民國115年11月23日",
        "民國115.11.23",
        "23 พฤศจิกายน พ.ศ. 2569",
        "23 พ.ย. 2569",
    ],
)
def test_a_day_of_another_calendar_is_read_as_what_it_is(message: str) -> None:
    assert read(message) == [["2026-11-23"]]


def test_a_day_of_another_calendar_that_it_does_not_have_is_none() -> None:
    assert read("२०८३ मंसिर ३५") == []


def test_a_thai_year_is_read_as_what_it_is() -> None:
    assert read("1 พฤศจิกายน 2569") == [["2026-11-01"]]


def test_several_days_are_read_in_their_order() -> None:
    assert read("I moved on 1 November 2026 and lost my card yesterday") == [["2026-11-01"], ["2026-11-22"]]


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(message: str) -> None:
    for found in READER.read(message, TODAY):
        assert len(found.days) <= 3


@given(st.dates(min_value=date(2012, 7, 9), max_value=date(2036, 12, 31)))
def test_every_day_is_read_back_in_figures_and_in_japanese(day: date) -> None:
    assert read(day.isoformat()) == [[day.isoformat()]]
    assert read(f"{day.year}年{day.month}月{day.day}日") == [[day.isoformat()]]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_is_read_back_as_the_house_itself_writes_it(code: str) -> None:
    for month in range(1, 13):
        for day in (date(2026, month, 1), date(2026, month, 23)):
            assert read(date_text(day, LANGUAGES[code])) == [[day.isoformat()]]


@pytest.mark.parametrize(
    "data",
    [
        {"ago": {"day": ["days ago"]}},
        {"written": ["{month} {year}"]},
        {"written": ["{day} {name}"]},
        {"written": ["{era}年{month}月{day}日"]},
        {"written": ["{day} {month} {hour}"]},
        {"written": ["{year} {era} {month} {day}"]},
        {"days_ago": {"30": ["long ago"]}},
    ],
)
def test_a_pattern_that_names_no_day_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DateWords.model_validate(data)
