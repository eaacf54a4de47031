"""Days in two figures, as an answer to a question that asks for a day."""

from __future__ import annotations

from datetime import date

import pytest

from kb.chat.flow_days import days_in_two_figures
from kb.flow import FlowNode

TODAY = date(2026, 11, 23)


def asking(*, future: bool) -> FlowNode:
    return FlowNode.model_validate(
        {
            "id": "when",
            "asks": "date",
            "future": future,
            "question": {"ja": "いつですか。", "en": "When?"},
            "answers": [{"id": "day", "to": "done"}],
        }
    )


@pytest.mark.parametrize(
    ("message", "future", "days"),
    [
        ("11/20", False, [date(2026, 11, 20)]),
        ("20.11", False, [date(2026, 11, 20)]),
        ("１１／２０", False, [date(2026, 11, 20)]),
        ("1/11", False, [date(2026, 1, 11), date(2026, 11, 1)]),
        ("12/20", False, [date(2025, 12, 20)]),
        ("12/20", True, [date(2026, 12, 20)]),
        ("1/11", True, [date(2027, 1, 11), date(2026, 11, 1)]),
        ("5/5", False, [date(2026, 5, 5)]),
        ("31/31", False, []),
        ("2/29", True, []),
        ("11/20/5", False, []),
        ("the 11/20 form", False, []),
        ("", False, []),
    ],
)
def test_both_orders_are_read_in_the_nearest_year(message: str, future: bool, days: list[date]) -> None:
    assert list(days_in_two_figures(message, asking(future=future), TODAY)) == days
