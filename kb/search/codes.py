"""Articles, phone numbers and numbered forms: looked up as they are, never by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.languages.normalisation import normalise

_KANJI_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_KANJI_NUMBER = re.compile("[一二三四五六七八九十百]+")
# 19-9, 19-9(1), 19の9, 第19条の9第1項, 第19條之9: a number, its branches, a paragraph.
_ARTICLE = re.compile(
    r"(?<![0-9-])([0-9]{1,3})(?: ?[条條조])?((?: ?(?:-|の|之|의) ?[0-9]{1,3})*)"
    r"(?: ?\(([0-9]{1,2})\)| ?第 ?([0-9]{1,2}) ?[項项])?(?![0-9-])"
)
# A number alone is an article only where a word says so: "3か月の在留" speaks of none.
_NAMED = re.compile(r"[条條]|\bart(?:icle|icles|ikel|igo|iculo|s|\.)?\b|\bdieu\b|제 ?[0-9]+ ?조|ст\.|статья")
_BRANCH = re.compile(r"[0-9]+")
_PHONE = re.compile(r"(?<![0-9])\+?[0-9](?:[ ()-]{0,2}[0-9]){8,13}(?![0-9])|(?<![0-9])#[0-9]{4}(?![0-9])")
_FORM = re.compile(
    r"(?:様式|样式|式樣|\bform(?: no\.?| number)?) ?(?:第 ?)?([0-9]{1,3})(?: ?[号號])?"
    r"|第 ?([0-9]{1,3}) ?[号號](?: ?の ?[0-9]{1,2})? ?(?:様式|样式|式樣)"
)


def article_code(article: str) -> Iterator[str]:
    """Yield the codes of an article as `questions/` writes it: `19-9(1)` is found by `19-9` and `19-9(1)`."""
    plain = article.removeprefix("supplementary ").removeprefix("appended-table ")
    number, _, paragraph = plain.partition("(")
    yield f"art:{number}"
    if paragraph:
        yield f"art:{number}({paragraph.split(')')[0]})"


def phone_code(phone: str) -> str:
    """Return the code of a phone number, however it is divided."""
    return "tel:" + "".join(character for character in phone if character.isdigit() or character == "#")


def forms_in(text: str) -> Iterator[str]:
    """Yield the codes of the numbered forms that a text names: 別記第29号様式 is known as form 29."""
    for match in _FORM.finditer(normalise(text)):
        yield f"form:{match[1] or match[2]}"


def codes_in(query: str) -> tuple[str, ...]:
    """Return the codes that a query names, in its order. A bare number names none."""
    if not any(map(str.isnumeric, query)):
        return ()
    text = _KANJI_NUMBER.sub(_digits, normalise(query))
    found: dict[str, None] = {}
    for match in _PHONE.finditer(text):
        found[phone_code(match[0])] = None
    text = _PHONE.sub(" ", text)
    for match in _FORM.finditer(text):
        found[f"form:{match[1] or match[2]}"] = None
    named = _NAMED.search(text) is not None
    for match in _ARTICLE.finditer(_FORM.sub(" ", text)):
        number, branches, counted, item = match.groups()
        paragraph = counted or item
        if not (named or branches or paragraph):
            continue
        article = "-".join([number, *_BRANCH.findall(branches)])
        if paragraph:
            found[f"art:{article}({paragraph})"] = None
        found[f"art:{article}"] = None
    return tuple(found)


def _digits(match: re.Match[str]) -> str:
    """Return a number in Kanji in digits: 十九 is 19, 百二十 is 120. What is no number below 1000 stays."""
    total, digit = 0, 0
    for character in match[0]:
        if character == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif character == "十":
            total, digit = total + max(digit, 1) * 10, 0
        elif digit:
            return match[0]
        else:
            digit = _KANJI_DIGITS[character]
    return str(total + digit)
