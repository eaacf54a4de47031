"""Numbers of the law that stand in prose instead of `facts.yaml`, where one change would miss them."""

from __future__ import annotations

import re
from calendar import month_name

_JAPANESE_YEAR = r"年(?!法律|政令|省令|法務省令|改正|告示|通知)"
_JAPANESE_UNIT = rf"(?:日|週間|[かカヶケヵ箇]月|{_JAPANESE_YEAR}|歳|才|円|時間|分の|パーセント|%|%)"
_JAPANESE = re.compile(
    rf"(?<!第)[0-9０-９][0-9０-９,，.]*\s*(?:万|億)?\s*{_JAPANESE_UNIT}"
    r"|(?<!新)[一二三四五六七八九十百千]+(?:日以内|日間|週間|[かカヶケヵ箇]月|年以|年間|年未満|歳|万円|円|時間)"
    r"|半年"
)
_ENGLISH_NUMBER = (
    r"(?:[0-9][0-9,.]*(?:\s(?:million|thousand))?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fourteen|fifteen|sixteen|eighteen|twenty|twenty-eight|thirty|sixty|ninety|half a|a hundred))"
)
_MONTH = "(?:" + "|".join(month_name[1:]) + ")"
_ENGLISH = re.compile(
    rf"(?i:\b{_ENGLISH_NUMBER}[ -](?:hours?|days?|weeks?|months?|years?|yen|percent|per cent)\b)"
    r"|[0-9]\s?%|¥\s?[0-9]|[0-9]\s?¥"
    r"|(?i:\baged? [0-9]+|\b(?:under|over) (?:the age of )?[0-9]+\b)"
    rf"|\b[0-9]{{1,2}} {_MONTH}\b|\b{_MONTH} [0-9]{{1,4}}\b"
)


def number_in_prose(text: str, language: str) -> str | None:
    """Return the first number with a unit in a Japanese (`ja`) or English (`en`) text, or None.

    Numbers of articles (第19条) and laws (平成21年法律第79号) are names; counts are plain words.
    """
    match = (_JAPANESE if language == "ja" else _ENGLISH).search(text)
    return match[0] if match else None
