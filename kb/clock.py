"""Which day it is in Japan. The law switches at midnight there, wherever the server stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], date]
"""A function that returns the current day in Japan; tests and `as of` views pass their own."""

TOKYO = ZoneInfo("Asia/Tokyo")


def today_in_tokyo() -> date:
    """Return the current day in Japan."""
    return datetime.now(TOKYO).date()
