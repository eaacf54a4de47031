"""Tokens as numbers, and tables of numbers as text: what is kept beside an engine's index stays small.

A token becomes its CRC-32; with some ten thousand tokens a language two of them meet less than once, and
then a word counts where it does not stand, no more.
"""

from __future__ import annotations

import base64
import zlib
from array import array


def token_number(token: str) -> int:
    """Return the number that stands for a token, the same in every process."""
    return zlib.crc32(token.encode("utf-8", "surrogatepass"))


def as_text(table: array[int]) -> str:
    """Return a table of numbers as text that JSON can hold."""
    return base64.b64encode(table.tobytes()).decode("ascii")


def as_table(kind: str, text: str) -> array[int]:
    """Return the table, of a kind that `array` knows, whose text this is. Raises ValueError on other text."""
    table = array(kind)
    table.frombytes(base64.b64decode(text, validate=True))
    return table
