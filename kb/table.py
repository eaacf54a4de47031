"""A mapping that lies in memory as a few runs of bytes: it opens at once, and only what is asked for is read.

The lexicons hold some hundred thousand forms, and search knows several hundred thousand words and parts of
words by them; a query asks for a few dozen. As dicts of objects they took half a second to unpickle.

Keys and values stand one after another in `content`. Where a key stands is found by its CRC-32, as in any
hash table: its slot, or one of the next until an empty one, holds the number of its record.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Mapping
from typing import Any, Generic, TypeVar
from zlib import crc32

SLOTS_FOR_A_KEY = 3
"""At least; with so many empty ones most keys that are not there meet one at once."""

Value = TypeVar("Value", bound=int | list[Any])
"""A number, or a list of what `marshal` can write: numbers, texts and tuples of them."""


class Table(Generic[Value]):
    """Values by text. Never changes; made by `of`, and kept by pickling it."""

    def __init__(self, slots: array[int], ends: array[int], content: bytes) -> None:
        """Take the slots, a power of two of them, and where each key and each value ends in `content`."""
        self._slots = slots
        self._ends = ends
        self._content = content
        self._last_slot = len(slots) - 1

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> Table[Value]:
        """Return the table of a mapping. Raises ValueError for what `marshal` cannot write."""
        slots = array("I", [0]) * (1 << (SLOTS_FOR_A_KEY * len(values)).bit_length())
        ends = array("I", [0])
        content = bytearray()
        for number, (key, value) in enumerate(values.items(), start=1):
            encoded = key.encode("utf-8", "surrogatepass")
            content += encoded
            ends.append(len(content))
            content += marshal.dumps(value)
            ends.append(len(content))
            slot = crc32(encoded) & (len(slots) - 1)
            while slots[slot]:
                slot = (slot + 1) & (len(slots) - 1)
            slots[slot] = number
        return cls(slots, ends, bytes(content))

    def get(self, key: str) -> Value | None:
        """Return what stands under a key, made anew each time; None where there is no such key."""
        sought = key.encode("utf-8", "surrogatepass")
        slots, last_slot = self._slots, self._last_slot
        slot = crc32(sought) & last_slot
        while number := slots[slot]:
            ends, content = self._ends, self._content
            middle = ends[2 * number - 1]
            if content[ends[2 * number - 2] : middle] == sought:
                found: Value = marshal.loads(content[middle : ends[2 * number]])
                return found
            slot = (slot + 1) & last_slot
        return None
