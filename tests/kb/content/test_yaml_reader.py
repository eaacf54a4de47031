"""YAML slips become messages that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content.yaml_reader import MAX_BYTES, Document, parse, read_yaml
from kb.model import Concept


def read(folder: Path, content: str | bytes) -> Document:
    path = folder / "file.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path, folder)


def test_every_scalar_is_text(tmp_path: Path) -> None:
    document = read(tmp_path, "a: on\nb: 012\nc: ~\nd: 2020-01-01\ne: 1.0\n")
    assert document.data == {"a": "on", "b": "012", "c": "~", "d": "2020-01-01", "e": "1.0"}


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("a: &x one\n", 1, "anchor"),
        ("a: one\nb: *x\n", 2, "alias"),
        ("a: !secret one\n", 1, "tag"),
        ("a: !!str 5\n", 1, "tag"),
        ("a:\n\t- one\n", 2, "tab"),
        ("a: one: two\n", 1, "not valid YAML"),
        ("a: [one\n", 2, "not valid YAML"),
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("a: 1\nb: 2\na: 3\n", 3, "`a` stands here twice"),
        ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        ("? [a, b]\n: one\n", 1, "key"),
        ("<<: {a: 1}\n", 1, "key"),
        (b"a: one\nb: \xe9t\xe9\n", 2, "not UTF-8"),
        ("\ufeffa: one\n", 1, "byte order mark"),
        ("a: one\nb: t\u202ewo\n", 2, "U+202E"),
        ("a: \x00\n", 1, "U+0000"),
    ],
)
def test_a_slip_is_reported_with_its_line(tmp_path: Path, content: str | bytes, line: int, what: str) -> None:
    document = read(tmp_path, content)
    assert document.data is None
    [problem] = document.problems
    assert (problem.file, problem.line) == ("file.yaml", line)
    assert what in problem.what
    assert problem.remedy


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    document = read(tmp_path, b"a: " + b"x" * MAX_BYTES)
    assert "bytes" in document.problems[0].what


def test_deep_nesting_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    document = read(tmp_path, "[" * 5000 + "]" * 5000)
    assert document.data is None or document.problems == ()


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    document = read_yaml(tmp_path / "none.yaml", tmp_path)
    assert "cannot be read" in document.problems[0].what


def test_an_unknown_field_is_met_with_a_guess(tmp_path: Path) -> None:
    document = read(tmp_path, "id: card\nkind: thing\nboader: [a]\n")
    record, problems = parse(document, Concept)
    assert record is None
    assert [str(problem) for problem in problems] == [
        "file.yaml:3: `boader` is not a field here; did you mean `broader`?"
    ]


def test_every_problem_of_a_record_is_reported_at_once(tmp_path: Path) -> None:
    document = read(tmp_path, "id: Not An Id\nkind: thingy\n")
    _, problems = parse(document, Concept)
    assert [problem.line for problem in problems] == [1, 2]
