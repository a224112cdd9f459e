"""Each file of `tests/examples/good` and `bad` raises exactly the problems that it names. To add a case, add a file.

A file begins with `# record: ID` and a line `# expect: RULE LINE COLUMN` for each problem. It is checked in a book with
the records of `tests/examples/beside`, of which it takes the place of its own.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.builder import ROOT, the_schema
from tui.record.kinds import file_of
from tui.rules.book_checking import Source, check_book
from tui.rules.checking import check_record
from tui.rules.problem import Problem
from tui.rules.registry import RULES

FOLDER = ROOT / "tests" / "examples"
GOOD = sorted((FOLDER / "good").glob("*.yaml"))
BAD = sorted((FOLDER / "bad").glob("*.yaml"))


def header(data: bytes, name: str) -> list[str]:
    """Returns what the comments called `name` at the head of a file say."""
    text = data.decode(errors="replace").removeprefix("\ufeff")
    return re.findall(rf"^# {name}: ([^\r\n]+)", text, re.MULTILINE)


def record_of(path: Path) -> str:
    """Returns the id under which an example is checked."""
    return header(path.read_bytes(), "record")[0]


@cache
def beside() -> dict[str, bytes]:
    """Returns the records that stand beside every example."""
    return {record_of(path): path.read_bytes() for path in (FOLDER / "beside").glob("*.yaml")}


def problems_of(path: Path) -> list[Problem]:
    """Returns the problems of an example in the book of the others."""
    own = record_of(path)
    book = {**beside(), own: path.read_bytes()}
    found = check_book((Source(file_of(one), lambda data=data: data) for one, data in book.items()), the_schema())
    return [problem for problem in found.problems if problem.record == own]


def told(problems: list[Problem]) -> list[str]:
    """Returns problems as the examples name them."""
    return [f"{problem.rule} {problem.line} {problem.column}" for problem in problems]


@pytest.mark.parametrize("path", [*GOOD, *BAD], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_example_raises_exactly_the_problems_that_it_names(path: Path) -> None:
    problems = problems_of(path)
    assert told(problems) == header(path.read_bytes(), "expect"), "\n".join(
        f"{one.rule}: {one.message}" for one in problems
    )


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_example_has_no_error(path: Path) -> None:
    assert [problem.message for problem in problems_of(path) if problem.is_error] == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_says_what_is_wrong_and_what_to_do(path: Path) -> None:
    problems = problems_of(path)
    assert problems
    for problem in problems:
        assert problem.message.endswith((".", "?", "”")), problem.message
        assert problem.hint.endswith((".", "?", "”", '"…".')), problem.hint
        assert "\n" not in problem.message + problem.hint


@pytest.mark.parametrize("path", [*GOOD, *BAD], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_form_says_the_same_errors_as_the_check_of_the_book(path: Path) -> None:
    own = record_of(path)
    book = {**beside(), own: path.read_bytes()}
    here = check_record(own, path.read_bytes(), the_schema(), book.__contains__, book.get)
    errors = [problem for problem in problems_of(path) if problem.is_error]
    assert [problem for problem in here if problem.is_error] == errors


def test_every_kind_has_a_good_example() -> None:
    kinds = {path.stem.partition("-")[0] for path in GOOD}
    assert set(the_schema().kinds) <= kinds


def test_every_rule_has_a_bad_example() -> None:
    named = {one.split()[0] for path in BAD for one in header(path.read_bytes(), "expect")}
    assert {rule.id for rule in RULES} <= named


def test_what_stands_beside_the_examples_has_no_problem() -> None:
    found = check_book((Source(file_of(one), lambda data=data: data) for one, data in beside().items()), the_schema())
    assert [(problem.record, problem.message) for problem in found.problems] == []
