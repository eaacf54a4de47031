"""Days as Japanese forms write them: 令和8年11月28日（土）."""

from __future__ import annotations

from datetime import date

_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
)
_WEEKDAYS = "月火水木金土日"


def japanese_date(day: date) -> str:
    """Return a day by its era, with the day of the week; days before 昭和 by the year of the calendar."""
    weekday = _WEEKDAYS[day.weekday()]
    for begins, era in _ERAS:
        if day >= begins:
            year = day.year - begins.year + 1
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日（{weekday}）"
    return f"{day.year}年{day.month}月{day.day}日（{weekday}）"
