"""Numbers of residence cards and My Numbers: nobody needs to type them, and nobody sees them again.

Written in any width and script of digits, in one piece, in groups or digit by digit, in capitals or not.
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS = "A-Za-z0-9"
_GAP = r"[ \-\u2010-\u2015.・/]?"
_RESIDENCE_CARD_NUMBER = re.compile(
    rf"(?<![{_SIGNS}])[A-Za-z]{{2}}{_GAP}(?:[0-9]{_GAP}){{8}}[A-Za-z]{{2}}(?![{_SIGNS}])"
)
_MY_NUMBER = re.compile(
    rf"(?<![0-9])[0-9]{{4}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}(?![0-9])"
    r"|(?<![0-9])(?<![0-9] )[0-9](?: [0-9]){11}(?! ?[0-9])"
)
_DOT = "●"


def without_numbers(text: str) -> tuple[str, bool]:
    """Return the text without numbers of residence cards and My Numbers, and whether it held one."""
    without, cards = _RESIDENCE_CARD_NUMBER.subn(" ", _one_width(text))
    without, numbers = _MY_NUMBER.subn(" ", without)
    return (without.strip(), True) if cards or numbers else (text, False)


def masked(message: str) -> str:
    """Return a message as it may be shown back: the letters and digits of such a number are dots.

    A message without such a number comes back untouched.
    """
    one_width = _one_width(message)
    shown = _MY_NUMBER.sub(_dots, _RESIDENCE_CARD_NUMBER.sub(_dots, one_width))
    return message if shown == one_width else shown


def _one_width(text: str) -> str:
    """Return the text with its digits and Latin letters in one width and script, the rest as it is."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None) if character.isdecimal() else None
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() else character


def _dots(match: re.Match[str]) -> str:
    return re.sub(rf"[{_SIGNS}]", _DOT, match[0])
