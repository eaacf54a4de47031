"""The `madoguchi` command, as a shell would use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.base import CHECKOUT
from kb.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(data_root: Path, var_of_few: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command on a copy of the real data."""
    monkeypatch.setenv("MADOGUCHI_DATA", str(data_root))
    monkeypatch.setenv("MADOGUCHI_VAR", str(var_of_few))

    def _run(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=typed)

    return _run


def test_search_finds_and_prints(run: Run) -> None:
    result = run("search", "mat the cu tru", "--lang", "vi")
    assert result.exit_code == 0
    assert "residence-card-lost" in result.output.splitlines()[0]


def test_search_speaks_json(run: Run) -> None:
    found = json.loads(run("search", "lost residence card", "--json").output)
    assert found["results"][0]["id"] == "residence-card-lost"
    assert 0 < found["results"][0]["score"] <= 1


def test_show_speaks_of_a_day(run: Run) -> None:
    assert "4,000 yen" in run("show", "immigration-fees", "--on", "2025-03-31").output
    assert "33,000 yen" in run("show", "immigration-fees", "--on", "2026-10-01").output


def test_ask_traces(run: Run) -> None:
    result = run("ask", "I lost my residence card", "--trace")
    assert "[residence-card-lost, checked 2026-11-23" in result.output


def test_ask_goes_on_line_by_line_through_a_flow(run: Run) -> None:
    result = run("ask", typed="flow:moving\n1\n1\n2020-01-01\nno\n")
    assert "Where do you move" in result.output
    assert "Last day: 2020-01-15" in result.output
    assert "days late)" in result.output
    assert "Notify now." in result.output


def test_check_is_quiet_about_good_content_in_every_language_and_lists_the_flows(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MADOGUCHI_DATA", str(CHECKOUT))
    result = run("check")
    assert result.exit_code == 0
    assert "flow moving: 6 questions, 5 ends" in result.output


def test_a_slip_in_a_flow_is_told(run: Run, data_root: Path) -> None:
    flow = data_root / "questions" / "flows" / "moving.yaml"
    flow.write_text(
        flow.read_text(encoding="utf-8").replace("to: insurance", "to: insurnce"), encoding="utf-8"
    )
    result = run("check")
    assert result.exit_code == 1
    assert "did you mean `insurance`?" in result.output


def test_errors_are_one_clear_line(run: Run) -> None:
    for arguments, expected in (
        (("show", "no-such-entry"), "unknown entry: no-such-entry"),
        (("show", "residence-card-lost", "--lang", "xx"), "unknown language: xx"),
        (("show", "residence-card-lost", "--on", "1999-01-01"), "day out of range: 1999-01-01"),
        (("search", "card", "--topic", "nothing"), "unknown topic: nothing"),
    ):
        result = run(*arguments)
        assert result.exit_code == 1
        assert expected in result.output
        assert "Traceback" not in result.output


def test_check_lists_problems(run: Run, data_root: Path) -> None:
    entry = data_root / "questions" / "residence-card" / "residence-card-lost.yaml"
    text = entry.read_text(encoding="utf-8").replace("confidence: official", "confidence: certain")
    entry.write_text(text, encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert "residence-card-lost.yaml:" in result.output
    assert "write one of 'official', 'secondary' or 'unverified'" in result.output
    assert run("search", "card").exit_code == 1


def test_index_says_where_it_is(run: Run, var_of_few: Path) -> None:
    assert str(var_of_few / "index") in run("index").output


def test_changes_are_in_the_order_of_days(run: Run) -> None:
    days = [line[:10] for line in run("changes", "--since", "2025-01-01").output.splitlines()]
    assert days == sorted(days)
    assert {"2025-04-01", "2026-10-01", "2027-04-01"} <= set(days)


def test_every_command_has_an_example_in_its_help(run: Run) -> None:
    for name, command in main.commands.items():
        if name != "translations":
            assert "Example: " in (command.help or ""), name
