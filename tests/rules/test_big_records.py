"""A record as big as a record may be is checked without a hang, whatever is wrong with it."""

import pytest

from tests.builder import a_book, the_schema
from tests.hang import no_hang
from tui.rules.checking import MOST_OF_A_KIND, check_record
from tui.rules.problem import Problem

MEETING = "example-panel/meetings/2022-09-14"
HEAD = 'name: Example Panel\nclassification: ordinary\nstatus: held\ndate: "2022-09-14"\n'
OTHERS = {record_id: text.encode() for record_id, text in a_book().records.items()}


def many(line: str, times: int) -> str:
    """Returns a line so many times, each with its own number for the `#`."""
    return "".join(line.replace("#", str(n)) for n in range(times))


MEMBER = "  - id: p#\n    person: p#\n    capacity: member\n    status: present\n"
VOTE = "      - id: d#\n        outcome: noted\n        vote:\n          voters:\n            - id: v\n              person: q\n"
STAY = '      - id: i#\n        from: "10:00"\n        to: "11:00"\n'
CASES = {
    "items without title": "items:\n" + many("  - id: i#\n", 16_000),
    "items that are one": "items:\n" + many("  - id: i\n    title: x\n", 11_000),
    "items that are lists": "items:\n" + many("  - []\n", 30_000),
    "unknown fields": many("field_#: x\n", 40_000),
    "one huge unknown field": f"{'x' * 900}: {'y' * 1_900_000}\n",
    "stays that overlap": "attendance:\n" + many(MEMBER, 1) + "    intervals:\n" + many(STAY, 10_000),
    "people who are missing": "attendance:\n" + many(MEMBER, 7_000),
    "scenes without anybody": "scenes:\n  - id: s\n    text: x\n    left:\n" + many("      - p#\n", 14_000)
    + "attendance:\n" + many("  - id: a#\n", 10_000),
    "votes of everybody": "attendance:\n" + many(MEMBER, 3_000)
    + "items:\n  - id: i\n    title: x\n    decisions:\n" + many(VOTE, 3_000),
    "minutes that repeat": "weekday: Monday\nitems:\n" + many("  - id: i#\n    title: x\n    minute_number: 1\n", 10_000),
    "an invisible letter each": "note: " + "\u200b " * 400_000 + "\n",
    "other letters each": "note: " + "\u0442\u0432\u0441 " * 200_000 + "\n",
    "dates that are not": "minutes:\n  state: drafting\n  clearance:\n" + many("    - id: c#\n      due: 2022-06-31\n", 15_000),
    "readings": "sources:\n  - document: a\n    readings:\n"
    + many("      - id: r#\n        field: items[i#].title\n        reading: printed\n        as_printed: x\n", 9_000),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_checked_without_a_hang(case: str) -> None:
    data = (HEAD + CASES[case]).encode()
    with no_hang():
        found = check_record(MEETING, data, the_schema(), OTHERS.__contains__, OTHERS.get)
    assert found
    assert not [problem.message for problem in found if problem.rule == "text-size"]
    assert len(found) < 1000


def test_what_is_left_out_is_counted() -> None:
    data = (HEAD + CASES["items without title"]).encode()
    found: tuple[Problem, ...] = check_record(MEETING, data, the_schema())
    told = [problem for problem in found if problem.rule == "schema"]
    assert len(told) == MOST_OF_A_KIND + 1
    assert any("more" in problem.message for problem in told)
