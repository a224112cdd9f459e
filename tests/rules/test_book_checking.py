"""The check of a whole book: rules across records, files that are no records, and what is cached."""

from collections.abc import Mapping, Sequence

from tests.builder import BookBuilder, a_book, item, present, the_schema
from tui.record.kinds import file_of
from tui.rules import parallel
from tui.rules.book_checking import BookChecked, Source, cache_scope, check_book
from tui.rules.problem import Problem


class Shelf:
    """A cache that counts."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.written = 0

    def read(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.texts[key] for key in keys if key in self.texts}

    def write(self, texts: Mapping[str, str]) -> None:
        self.written += len(texts)
        self.texts.update(texts)


def sources(book: BookBuilder, loaded: list[str] | None = None) -> list[Source]:
    def source(record_id: str, text: str) -> Source:
        def load() -> bytes:
            if loaded is not None:
                loaded.append(record_id)
            return text.encode()

        return Source(file_of(record_id), load, blob=str(hash(text)))

    return [source(record_id, text) for record_id, text in book.records.items()]


def check(book: BookBuilder, *strays: Source) -> BookChecked:
    return check_book([*sources(book), *strays], the_schema())


def rules(found: BookChecked) -> list[str]:
    return [f"{problem.rule} {problem.record} {problem.path}" for problem in found.problems]


def a_book_with_warnings() -> BookBuilder:
    return (
        a_book()
        .meeting("2022-07-20", weekday="Monday", items=[item("one", minute_number=1), item("two", minute_number=2)])
        .meeting("2022-09-14", attendance=present("member-x"), items=[item("one", minute_number=4)])
    )


def test_one_bad_record_hides_no_other() -> None:
    book = a_book_with_warnings().text("people/member-b", "name: &x\n").text("people/member-c", "\x00")
    assert rules(check(book)) == [
        "weekday example-panel/meetings/2022-07-20 weekday",
        "member-on-day example-panel/meetings/2022-09-14 attendance[member-x].person",
        "minute-numbers example-panel/meetings/2022-09-14 items[one].minute_number",
        "yaml-anchor people/member-b ",
        "text-control people/member-c ",
    ]


def test_an_unreadable_record_is_there_for_those_that_refer_to_it() -> None:
    book = a_book().meeting(attendance=present("member-a")).text("people/member-a", "*")
    assert not [one for one in rules(check(book)) if one.startswith("reference-missing")]


def test_files_that_are_no_records_are_named() -> None:
    strays = [
        Source("records/notes.txt", bytes),
        Source("records/example-panel/Meetings/2022-09-14.yaml", bytes),
        Source("records/people/link.yaml", bytes, trouble="It is a link.", hint="Put the file itself here."),
    ]
    found = check(a_book(), *strays)
    assert rules(found) == [
        "id-format example-panel/Meetings/2022-09-14 ",
        "file-location notes.txt ",
        "unreadable people/link ",
    ]
    assert [(problem.line, problem.column) for problem in found.problems] == [(1, 1)] * 3
    assert found.checked == len(a_book().records) + 1


def test_files_that_differ_only_in_capital_letters_are_named() -> None:
    found = check(a_book().person("member-d"), Source("records/people/Member-D.yaml", bytes))
    assert "id-case people/member-d " in rules(found)


def test_a_second_check_loads_nothing_and_says_the_same() -> None:
    shelf, loaded = Shelf(), list[str]()
    first = check_book(sources(a_book_with_warnings(), loaded), the_schema(), cache=shelf)
    assert sorted(set(loaded)) == sorted(a_book_with_warnings().records)
    loaded.clear()
    second = check_book(sources(a_book_with_warnings(), loaded), the_schema(), cache=shelf)
    assert loaded == []
    assert second == first
    assert len(first.problems) == 3


def test_after_an_edit_only_the_edited_record_is_loaded() -> None:
    shelf, loaded = Shelf(), list[str]()
    check_book(sources(a_book_with_warnings()), the_schema(), cache=shelf)
    edited = a_book_with_warnings().meeting("2022-07-20", items=[item("one", minute_number=3)])
    found = check_book(sources(edited, loaded), the_schema(), cache=shelf)
    assert loaded == ["example-panel/meetings/2022-07-20"]
    assert rules(found) == ["member-on-day example-panel/meetings/2022-09-14 attendance[member-x].person"]


def test_what_the_cache_keeps_depends_on_the_schema() -> None:
    other = type(the_schema())(the_schema().version + 1, the_schema().documents)
    assert cache_scope(other) != cache_scope(the_schema())


def test_only_the_records_asked_for_are_told_of_but_all_are_read() -> None:
    one = "example-panel/meetings/2022-09-14"
    found = check_book(sources(a_book_with_warnings()), the_schema(), only=one.__eq__)
    assert {problem.record for problem in found.problems} == {one}
    assert found.checked == 1
    assert "minute-numbers" in {problem.rule for problem in found.problems}


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    check_book(sources(a_book()), the_schema(), progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (len(a_book().records), len(a_book().records))


def test_several_processes_say_what_one_says(monkeypatch: object) -> None:
    import pytest

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    book = a_book_with_warnings()
    assert check_book(sources(book), the_schema(), processes=2) == check(book)


class TestMinuteNumbers:
    def told(self, book: BookBuilder) -> list[str]:
        return [problem.message for problem in check(book).problems if problem.rule == "minute-numbers"]

    def test_a_gap_is_not_told_where_a_meeting_in_between_may_hold_it(self) -> None:
        assert self.told(a_book_with_warnings().meeting("2022-08-20")) == []

    def test_a_gap_is_told_where_the_meeting_in_between_was_cancelled(self) -> None:
        (message,) = self.told(a_book_with_warnings().meeting("2022-08-20", status="cancelled"))
        assert message.startswith(
            "Minute 4 follows minute 2 of the meeting of 20 Jul 2022: 3 is in no meeting of 2022/23"
        )

    def test_numbers_begin_again_in_may(self) -> None:
        book = a_book().meeting("2022-04-20", items=[item("one", minute_number=30)])
        assert self.told(book.meeting("2022-05-18", items=[item("one", minute_number=1)])) == []

    def test_the_first_recorded_meeting_of_a_year_may_begin_anywhere(self) -> None:
        assert self.told(a_book().meeting(items=[item("one", minute_number=15)])) == []

    def test_without_rules_of_the_body_nothing_is_said_across_meetings(self) -> None:
        book = a_book_with_warnings()
        del book.records["example-panel/rules/2020-01-01"]
        assert self.told(book) == []

    def test_another_body_has_numbers_of_its_own(self) -> None:
        book = a_book().meeting(items=[item("one", minute_number=1)])
        book.body_folder = "example-council"
        assert self.told(book.body().rules().meeting("2022-09-21", items=[item("one", minute_number=1)])) == []


class TestNames:
    def told(self, book: BookBuilder) -> list[str]:
        return [f"{one.severity}: {one.message}" for one in check(book).problems if one.rule == "names-spelt"]

    def test_every_spelling_is_told_once_with_its_places(self) -> None:
        book = a_book().person("member-z", name="Ann Alpha", other_names=[{"name": "Alfa"}])
        seen = [
            {
                "id": "z",
                "person": "member-z",
                "name_as_printed": "Councillor Alfa",
                "capacity": "guest",
                "status": "present",
            }
        ]
        book.meeting(attendance=seen).meeting("2022-09-21", attendance=seen)
        assert self.told(book) == [
            "warning: One person is printed as “Ann Alpha” and “Alfa” "
            "(example-panel/meetings/2022-09-14, example-panel/meetings/2022-09-21)."
        ]

    def test_initials_titles_posts_and_surnames_are_no_other_spelling(self) -> None:
        book = a_book().person("member-z", name="Ann Alpha-Beta")
        printed = ["A Alpha-Beta", "Cllr Alpha Beta", "A. Alpha-Beta (Chair)", "Democratic Services Officer"]
        guests = [
            {"id": f"z{n}", "person": "member-z", "name_as_printed": name, "capacity": "guest", "status": "present"}
            for n, name in enumerate(printed)
        ]
        assert self.told(book.meeting(attendance=guests)) == []


def test_an_agenda_of_the_forward_plan_in_order_is_not_told() -> None:
    plan = [{"document": "Plan"}]
    book = a_book()
    for n, day in enumerate(("2022-07-20", "2022-09", "2022-09-14", "2022-11-23"), 1):
        book.meeting(day if len(day) > 7 else "undated-one", date=day, planned_in=[{**plan[0], "position": n}])
    assert check(book).problems == ()


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    found: tuple[Problem, ...] = check(a_book_with_warnings()).problems
    assert list(found) == sorted(found, key=lambda one: (one.file, one.line, one.column))
