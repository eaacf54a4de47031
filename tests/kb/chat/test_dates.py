"""Days as people type them, read from the patterns of the real languages; only what is certain."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.base import CHECKOUT
from kb.chat.dates import DateReader
from kb.chat.number_words import numbers_of, pieces_of, places
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


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("twenty days ago", "2026-11-03"),
        ("twenty-two days ago", "2026-11-01"),
        ("thirty five days ago", "2026-10-19"),
        ("yirmi iki gün önce taşındım", "2026-11-01"),
        ("on iki gün önce", "2026-11-11"),
        ("Я переехал двадцать два дня назад", "2026-11-01"),
        ("двадцять два дні тому", "2026-11-01"),
        ("hai mươi hai ngày trước", "2026-11-01"),
        ("mười lăm ngày trước", "2026-11-08"),
        ("dua puluh dua hari lalu", "2026-11-01"),
        ("dua belas hari yang lalu", "2026-11-11"),
        ("labindalawang araw na ang nakalipas", "2026-11-11"),
        ("dalawampu't dalawang araw na ang nakalipas", "2026-11-01"),
        ("بیست و دو روز پیش", "2026-11-01"),
        ("بائیس دن پہلے", "2026-11-01"),
        ("قبل اثنين وعشرين يوما", "2026-11-01"),
        ("hace veintidós días", "2026-11-01"),
        ("há vinte e dois dias", "2026-11-01"),
        ("il y a vingt-deux jours", "2026-11-01"),
        ("बाईस दिन पहले", "2026-11-01"),
        ("बाइस दिन अगाडि", "2026-11-01"),
        ("বাইশ দিন আগে", "2026-11-01"),
        ("இருபத்தி இரண்டு நாட்களுக்கு முன்", "2026-11-01"),
        ("ยี่สิบสองวันก่อน", "2026-11-01"),
        ("สิบเอ็ดวันก่อน", "2026-11-12"),
        ("ម្ភៃពីរថ្ងៃមុន", "2026-11-01"),
        ("လွန်ခဲ့တဲ့ နှစ်ဆယ့်နှစ် ရက်", "2026-11-01"),
        ("хорин хоёр хоногийн өмнө", "2026-11-01"),
        ("이십이일 전", "2026-11-01"),
        ("三十五日前", "2026-10-19"),
        ("四十天前", "2026-10-14"),
        ("열흘 전", "2026-11-13"),
    ],
)
def test_a_number_of_several_words_is_read_whole(message: str, day: str) -> None:
    assert read(message) == [[day]]


@pytest.mark.parametrize(
    "message",
    [
        "2.5 weeks ago",
        "2½ weeks ago",
        "1,000 days ago",
        "3 or 4 days ago",
        "3-4 days ago",
        "3、4日前",
        "3 veya 4 gün önce",
        "3 или 4 дня назад",
        "3일이나 4일 전",
        "دو یا سه روز پیش",
        "两三天前",
        "にさんにちまえ",
        "दो-तीन दिन पहले",
        "साढ़े तीन हफ्ते पहले",
        "two weeks and three days ago",
        "2週間と3日前",
        "hace dos semanas y tres días",
        "hace dos semanas y media",
        "cách đây hai tuần rưỡi",
        "cách đây 2 tuần 3 ngày",
        "قبل أسبوع ويومين",
        "a hundred and three days ago",
        "yüz iki gün önce",
        "một trăm hai ngày trước",
        "ร้อยยี่สิบวันก่อน",
        "数十日前",
        "several hundred ten days ago",
        "двадцать два дні тому",  # a number of one language with the ones of another
        "week and three days ago",
        "dua minggu tiga hari lalu",
        "دو هفته و سه روز پیش",
        "สองอาทิตย์กับสามวันก่อน",
        "قبل يومين أو ثلاثة",
        "20th or 21st of November",
        "20-22 November",
        "20 ou 21 novembre",
        "more than 3 days ago",
    ],
)
def test_a_part_of_a_number_is_no_day(message: str) -> None:
    assert read(message) == [[]]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_number_that_a_language_spells_is_read_as_itself(code: str) -> None:
    words = LANGUAGES[code].dates
    assert words is not None
    form = words.ago.day[0]
    for spelled, number in numbers_of(words).items():
        found = READER.read(form.format(n=spelled), TODAY, code)
        assert {one for day in found for one in day.days} >= {TODAY - timedelta(days=number)}, spelled


@pytest.mark.parametrize("code", LANGUAGES)
def test_two_numbers_beside_one_another_are_never_read_as_the_second_alone(code: str) -> None:
    words = LANGUAGES[code].dates
    assert words is not None
    spelled = numbers_of(words)
    form = words.ago.day[0]
    pieces = pieces_of(words) - places(words.month_names or ()).keys()  # dez is ten and December
    for one, other in product(sorted(pieces)[::3], repeat=2):
        told = f"{one} {other}"
        found = READER.read(form.format(n=told), TODAY, code)
        days = {one for day in found for one in day.days}
        meant = {TODAY - timedelta(days=spelled[told])} if told in spelled else set()
        assert days <= meant or len(days) > 1, told


@pytest.mark.parametrize(
    "message",
    [
        "next friday",
        "下周五",
        "来週の金曜日",
        "다음 주 금요일",
        "thứ sáu tuần sau",
        "el próximo viernes",
        "próxima sexta",
        "vendredi prochain",
        "в следующую пятницу",
        "Jumat depan",
        "วันศุกร์หน้า",
        "gelecek cuma",
        "الجمعة القادمة",
        "अगले शुक्रवार",
        "evvelki hafta cuma",
        "geçen haftadan önceki cuma",
        "hace dos viernes",
    ],
)
def test_a_weekday_of_another_week_is_not_the_last_one(message: str) -> None:
    assert [day.days for day in READER.read(message, TODAY, awaited=True)] == [()]


@pytest.mark.parametrize(
    "message",
    [
        "三四天前",
        "百二十日前",
        "две с половиной недели назад",
        "iki buçuk hafta önce",
        "2 semanas y media atrás",
    ],
)
def test_a_number_that_is_not_known_is_not_read_at_all(message: str) -> None:
    assert read(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "not yesterday, the day before",
        "不是昨天",
        "昨日ではなく",
        "어제가 아니라",
        "hindi kahapon",
        "the day before November 20",
        "the day after last Friday",
        "11月20日の前の日",
        "до 20 ноября",
        "前前天",
        "上上上周五",
        "last last friday",
        "thứ sáu tuần trước trước",
        "पिछले से पिछले शुक्रवार",
        "Friday a week ago",  # a week ago was no Friday
        "Saturday, 20 November",
    ],
)
def test_a_day_told_by_another_one_is_no_day(message: str) -> None:
    assert read(message) == [[]]


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("the first of November", "2026-11-01"),
        ("November first", "2026-11-01"),
        ("second of november", "2026-11-02"),
        ("twenty-second of November", "2026-11-22"),
        ("el primero de noviembre", "2026-11-01"),
        ("veinte de noviembre", "2026-11-20"),
        ("primeiro de novembro", "2026-11-01"),
        ("vinte e um de novembro", "2026-11-21"),
        ("le premier novembre", "2026-11-01"),
        ("vingt et un novembre", "2026-11-21"),
        ("двадцать второго ноября", "2026-11-22"),
        ("перше листопада", "2026-11-01"),
        ("الأول من نوفمبر", "2026-11-01"),
        ("الحادي والعشرين من نوفمبر", "2026-11-21"),
        ("اول آذر", "2026-11-22"),
        ("बीस नवंबर", "2026-11-20"),
        ("بیس نومبر", "2026-11-20"),
        ("yirmi Kasım", "2026-11-20"),
        ("ยี่สิบห้าพฤศจิกายน", "2026-11-25"),
        ("십일월 이십일", "2026-11-20"),
        ("နိုဝင်ဘာ ၂၀", "2026-11-20"),
        ("២០ វិច្ឆិកា", "2026-11-20"),
    ],
)
def test_the_day_of_a_month_may_be_a_word(message: str, day: str) -> None:
    assert read(message) == [[day]]


@pytest.mark.parametrize(
    "message", ["First, may I ask", "the second may be lost", "you may first apply", "အမေ တစ်ယောက်"]
)
def test_a_word_that_is_also_a_month_is_no_day(message: str) -> None:
    assert read(message) == []


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("Reiwa 8 November 1", "2026-11-01"),
        ("November 1, Reiwa 8", "2026-11-01"),
        ("레이와 8년 11월 1일", "2026-11-01"),
        ("去年の11月20日", "2025-11-20"),
        ("一昨年の11月20日", "2024-11-20"),
        ("작년 11월 20일", "2025-11-20"),
        ("去年11月20号", "2025-11-20"),
        ("20 November last year", "2025-11-20"),
        ("20 de noviembre del año pasado", "2025-11-20"),
        ("le 20 novembre de l'année dernière", "2025-11-20"),
        ("20 ноября прошлого года", "2025-11-20"),
        ("20 tháng 11 năm ngoái", "2025-11-20"),
        ("2025 November 20", "2025-11-20"),
        ("先月の20日", "2026-10-20"),
        ("the 20th of last month", "2026-10-20"),
        ("ngày 20 tháng trước", "2026-10-20"),
        ("上个月20号", "2026-10-20"),
    ],
)
def test_a_year_or_month_beside_a_day_is_its_own(message: str, day: str) -> None:
    assert read(message) == [[day]]


@pytest.mark.parametrize(
    "message",
    [
        "on Nov 20 in 2025",
        "In 2025, on November 20",
        "2025年の11月20日",
        "Showa 8 November 1",
        "8 novembre 1",
        "20 Nov '25",
        "I came in 2019 and moved on 20 November",
    ],
)
def test_a_day_beside_a_year_that_is_not_surely_its_own_is_no_certain_one(message: str) -> None:
    assert read(message) == [[]]


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("I moved 20 November. My visa is of 2025", "2026-11-20"),
        ("lost 2 cards on 20 November", "2026-11-20"),
        ("I have 2 kids and moved 3 days ago", "2026-11-20"),
        ("Tôi về Việt Nam 3 ngày trước", "2026-11-20"),
        ("tôi ly hôn ngày 20 tháng 11", "2026-11-20"),  # hôn without its marks is hơn, more
        ("hôm qua tôi chuyển nhà", "2026-11-22"),  # tôi is tới, next
        ("とうきょうに 3にちまえ", "2026-11-20"),
        ("周五 11月20日", "2026-11-20"),
        ("thứ sáu 20 tháng 11", "2026-11-20"),
        ("Friday, 20 November", "2026-11-20"),
        ("11月20日(金曜日)に", "2026-11-20"),
        ("20 November 10:30", "2026-11-20"),
    ],
)
def test_what_stands_beside_a_day_and_is_no_part_of_it_changes_nothing(message: str, day: str) -> None:
    assert read(message) == [[day]]


def test_a_weekday_beside_a_day_says_which_of_two_is_meant() -> None:
    found = READER.read("Tuesday 3/11", TODAY, awaited=True)  # 3 November was a Tuesday, 11 March was none

    assert [day.days for day in found] == [(date(2026, 11, 3),)]


def test_words_with_two_readings_in_a_language_keep_both() -> None:
    assert read("арван долоо хоногийн өмнө") == [["2026-11-06", "2026-09-14"]]


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
        ("I moved the Friday before last", TODAY, ["2026-11-13"]),
        ("I moved the Friday before last", SATURDAY, ["2026-11-20", "2026-11-13"]),
        ("上上周五", TODAY, ["2026-11-13"]),
        ("先々週の金曜日", TODAY, ["2026-11-13"]),
        ("지지난주 금요일", TODAY, ["2026-11-13"]),
        ("viernes de la semana antepasada", TODAY, ["2026-11-13"]),
        ("thứ sáu tuần trước nữa", TODAY, ["2026-11-13"]),
        ("さきおととい", TODAY, ["2026-11-20"]),
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
        {"tens_and_ones": ["{tens}"]},
        {"moved": ["not that day"]},
    ],
)
def test_a_pattern_that_names_no_day_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DateWords.model_validate(data)
