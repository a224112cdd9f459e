"""The history of one field: who changed it, when and why, and what it said before."""

import pytest

from tests.book.books import PERSON, BookFolder
from tests.book.history.meetings import BUDGET, MEETING, MOVED, PLAIN, commit, merge
from tui.book.history import field_history
from tui.errors import WrongUsage
from tui.record.paths import parse_path

TITLE = "items[report].title"


def _told(book: BookFolder, path: str, **more: object) -> list[tuple[str, list[tuple[str, object, object]]]]:
    """Returns of each event the subject, and operation, value before and value after of each change."""
    events = field_history(book.open(), MEETING, parse_path(path), **more)  # type: ignore[arg-type]
    return [(each.commit.subject, [(one.op, one.before, one.after) for one in each.changes]) for each in events]


def test_only_the_commits_that_changed_the_field_are_told_with_both_values(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, PLAIN.replace("Budget", "The budget"), "Another field")
    commit(book, PLAIN.replace("Annual", "Yearly"), "This field")
    assert _told(book, TITLE) == [
        ("This field", [("change", "Annual report", "Yearly report")]),
        ("First", [("set", None, "Annual report")]),
    ]


def test_the_field_of_a_moved_entry_is_followed_and_moving_is_no_change_of_it(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, MOVED, "Moved")
    commit(book, MOVED.replace("Annual", "Yearly"), "Changed")
    assert [subject for subject, _ in _told(book, TITLE)] == ["Changed", "First"]
    assert [subject for subject, _ in _told(book, "items[#1].title")] == ["Changed", "First"]
    assert [subject for subject, _ in _told(book, "items")] == ["Changed", "Moved", "First"]
    assert ("Moved", "move") in {
        (subject, op)
        for entry in ("items[report]", "items[budget]")
        for subject, made in _told(book, entry)
        for op, *_ in made
    }


def test_an_entry_that_goes_and_comes_takes_its_fields_along(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, PLAIN.replace(BUDGET, ""), "Out")
    commit(book, PLAIN, "In again")
    commit(book, None, "Deleted")
    assert _told(book, "items[budget].title") == [
        ("Deleted", [("unset", "Budget", None)]),
        ("In again", [("set", None, "Budget")]),
        ("Out", [("unset", "Budget", None)]),
        ("First", [("set", None, "Budget")]),
    ]


def test_a_change_on_a_side_branch_is_told_once_and_a_merge_only_for_its_own(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    book.git("branch", "other")
    commit(book, PLAIN.replace("Budget", "The budget"), "Mine")
    book.git("checkout", "-q", "other")
    theirs = PLAIN.replace("Annual", "Yearly")
    commit(book, theirs, "Theirs")
    book.git("checkout", "-q", "main")
    merge(book, "other", theirs.replace("Budget", "The budget"))
    assert [subject for subject, _ in _told(book, TITLE)] == ["Theirs", "First"]
    assert [subject for subject, _ in _told(book, "items[budget].title")] == ["Mine", "First"]


def test_an_unreadable_version_is_a_sentence_and_the_walk_goes_on(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, "a: [b\n", "Broken")
    commit(book, PLAIN.replace("Annual", "Yearly"), "Mended")
    events = field_history(book.open(), MEETING, parse_path(TITLE))
    assert [(each.commit.subject, bool(each.note)) for each in events] == [
        ("Mended", True),
        ("Broken", True),
        ("First", False),
    ]


def test_it_can_be_of_an_author_or_an_action_and_short(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    book.save(PLAIN.replace("Annual", "Yearly"), MEETING)
    assert len(_told(book, TITLE, action="edit")) == 1
    assert len(_told(book, TITLE, limit=1)) == 1
    assert _told(book, TITLE, author="nobody") == []


def test_a_copy_without_the_old_history_says_where_it_begins(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, PLAIN.replace("Budget", "The budget"), "Last")
    book.git("clone", "-q", "--depth=1", f"file://{book.root}", str(book.root.parent / "copy"))
    (event,) = field_history(BookFolder(book.root.parent / "copy").open(), MEETING, parse_path(TITLE))
    assert "is not in this copy" in (event.note or "")


def test_a_field_that_never_was_and_is_in_no_schema_is_refused(book: BookFolder) -> None:
    commit(book, PLAIN)
    with pytest.raises(WrongUsage, match="nonsense"):
        field_history(book.open(), MEETING, parse_path("nonsense"))
    assert field_history(book.open(), MEETING, parse_path("note")) == []
    assert field_history(book.open(), PERSON, parse_path("name")) != []
