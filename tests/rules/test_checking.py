"""The check of one record and of an edit: what the form, the save and the command line are told."""

import pytest

from tests.builder import BookBuilder, a_book, item, present, the_schema
from tui.rules.checking import check_edit, check_record
from tui.rules.problem import Problem, Severity

MEETING = "example-panel/meetings/2022-09-14"


def checked(book: BookBuilder, record_id: str = MEETING) -> tuple[Problem, ...]:
    data = {one: text.encode() for one, text in book.records.items()}
    return check_record(record_id, data[record_id], the_schema(), data.__contains__, data.get)


def test_a_problem_has_the_shape_that_programs_read() -> None:
    (problem,) = checked(a_book().text(MEETING, a_book().meeting(weekday="Tuesday").records[MEETING]))
    assert problem.as_json() == {
        "record": MEETING,
        "file": f"records/{MEETING}.yaml",
        "line": 6,
        "column": 10,
        "path": "weekday",
        "rule": "weekday",
        "severity": "warning",
        "message": "Tuesday is printed, and 14 September 2022 is a Wednesday.",
        "hint": "If the document prints it so, leave it; else correct the date or the weekday.",
    }
    assert Problem.from_json(problem.as_json()) == problem


def test_what_builders_make_has_no_problem() -> None:
    book = a_book().meeting(attendance=present("member-a", "member-b"), items=[item("report", minute_number=1)])
    for record_id in book.records:
        assert checked(book, record_id) == ()


def test_without_the_others_nothing_is_said_of_them() -> None:
    book = a_book().meeting(attendance=present("nobody"), proper_officer="nobody-else")
    assert check_record(MEETING, book.records[MEETING].encode(), the_schema()) == ()


def test_whether_records_exist_is_enough_to_find_a_missing_one() -> None:
    book = a_book().meeting(attendance=present("nobody"))
    found = check_record(MEETING, book.records[MEETING].encode(), the_schema(), book.records.__contains__)
    assert [(problem.rule, problem.path) for problem in found] == [("reference-missing", "attendance[nobody].person")]


def test_a_file_of_no_kind_is_a_problem_and_not_a_failure() -> None:
    for record_id in ("example-panel/minutes/2022-09-14", "example-panel/Meetings/2022-09-14", "loose"):
        (problem,) = check_record(record_id, b"name: x\n", the_schema())
        assert problem.severity is Severity.ERROR
        assert problem.rule in ("file-location", "id-format")


def test_a_text_that_cannot_be_read_has_its_faults_and_no_others() -> None:
    found = check_record(MEETING, b"name: &a x\nstatus: *a\nstatus: y\n", the_schema())
    assert [(problem.rule, problem.line) for problem in found] == [
        ("yaml-anchor", 1),
        ("yaml-alias", 2),
        ("yaml-duplicate-key", 3),
    ]


class TestAnEdit:
    def errors(self, old: BookBuilder | None, new: BookBuilder) -> list[str]:
        before = old.records[MEETING].encode() if old else None
        exists = new.records.__contains__
        found = check_edit(MEETING, before, new.records[MEETING].encode(), the_schema(), exists)
        return [f"{problem.rule} {problem.path}" for problem in found]

    def test_is_stopped_by_an_error_that_it_adds(self) -> None:
        assert self.errors(a_book().meeting(), a_book().meeting(status="gone")) == ["schema status"]

    def test_is_not_stopped_by_an_old_error_on_another_line(self) -> None:
        old = a_book().meeting(proper_officer="nobody")
        new = a_book().meeting(proper_officer="nobody", start_time="13:30", mode="virtual")
        assert self.errors(old, new) == []

    def test_is_stopped_by_a_second_error_of_the_same_kind(self) -> None:
        twice = [item("report"), item("report")]
        assert self.errors(a_book().meeting(items=twice), a_book().meeting(items=[*twice, item("report")])) == [
            "id-duplicate items[#3].id"
        ]

    def test_is_not_stopped_by_a_warning(self) -> None:
        assert self.errors(a_book().meeting(), a_book().meeting(weekday="Tuesday")) == []

    def test_that_makes_a_record_answers_for_all_its_errors(self) -> None:
        assert self.errors(None, a_book().meeting(status="gone", mode="odd")) == ["schema status", "schema mode"]

    def test_that_mends_one_error_and_keeps_another_passes(self) -> None:
        assert self.errors(a_book().meeting(status="gone", mode="odd"), a_book().meeting(mode="odd")) == []

    def test_of_a_text_that_cannot_be_read_is_stopped_where_the_fault_is_new(self) -> None:
        found = check_edit(MEETING, b"name: x\n", b"name: [\n", the_schema())
        assert [problem.rule for problem in found] == ["yaml-syntax"]


@pytest.mark.parametrize("size", [10, 300])
def test_ten_megabytes_are_refused_in_no_time(size: int) -> None:
    (problem,) = check_record(MEETING, b"note: " + b"x" * size * 40_000 + b"\n", the_schema())[:1]
    assert problem.severity is Severity.ERROR
