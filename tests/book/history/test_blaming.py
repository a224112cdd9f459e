"""Who wrote each field: the commit that gave it the value it has, whatever was moved, merged or mended around it."""

import pytest

from tests.book.books import BookFolder
from tests.book.history.meetings import MEETING, MOVED, PLAIN, commit, merge
from tui.book.doctor import examine
from tui.book.history import blame
from tui.errors import BookUnusable, WrongUsage
from tui.record.paths import parse_path


def _subjects(book: BookFolder, path: str = "") -> dict[str, str]:
    return {each.path: each.commit.subject for each in blame(book.open(), MEETING, parse_path(path))}


def test_each_field_has_the_commit_that_last_changed_it(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, PLAIN.replace("Annual", "Yearly"), "Retitled")
    commit(book, MOVED.replace("Annual", "Yearly"), "Moved")
    found = _subjects(book)
    assert found["items[report].title"] == "Retitled"
    assert {subject for path, subject in found.items() if path != "items[report].title"} == {"First"}
    assert _subjects(book, "items[report]") == {
        path: subject for path, subject in found.items() if path.startswith("items[report]")
    }


def test_a_value_that_came_back_is_its_latest_writer_s(book: BookFolder) -> None:
    for subject, word in (("First", "Annual"), ("Changed", "Yearly"), ("Back", "Annual")):
        commit(book, PLAIN.replace("Annual", word), subject)
    assert _subjects(book, "items[report].title") == {"items[report].title": "Back"}


def test_through_a_merge_each_field_leads_to_the_side_that_wrote_it(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    book.git("branch", "other")
    commit(book, PLAIN.replace("Budget", "The budget"), "Mine")
    book.git("checkout", "-q", "other")
    theirs = PLAIN.replace("Annual", "Yearly")
    commit(book, theirs, "Theirs")
    book.git("checkout", "-q", "main")
    merge(book, "other", theirs.replace("Budget", "The budget").replace("held", "cancelled"))
    commit(book, theirs.replace("Budget", "The budget").replace("held", "cancelled") + "note: x\n", "After")
    found = _subjects(book)
    assert (found["items[budget].title"], found["items[report].title"]) == ("Mine", "Theirs")
    assert (found["status"], found["note"], found["name"]) == ("Both", "After", "First")


def test_a_text_is_one_unit_and_a_list_of_plain_values_too(book: BookFolder) -> None:
    text = f"{PLAIN}note: |\n  One line.\n  Another.\nfiles:\n  - a\n  - b\n"
    commit(book, text, "First")
    commit(book, text.replace("Another", "The other").replace("- b", "- c"), "Last")
    found = _subjects(book)
    assert (found["note"], found["files"]) == ("Last", "Last")
    assert _subjects(book, "files[#2]") == {"files": "Last"}


def test_behind_a_version_that_cannot_be_read_it_is_said_to_be_uncertain(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, "a: [b\n", "Broken")
    commit(book, PLAIN.replace("Annual", "Yearly"), "Mended")
    found = {each.path: each for each in blame(book.open(), MEETING)}
    assert found["status"].commit.subject == "First"
    assert found["items[report].title"].commit.subject == "Mended"
    assert "could not be read" in (found["items[report].title"].note or "")


def test_where_this_copy_begins_is_said(book: BookFolder) -> None:
    commit(book, PLAIN, "First")
    commit(book, PLAIN.replace("Annual", "Yearly"), "Last")
    book.git("clone", "-q", "--depth=1", f"file://{book.root}", str(book.root.parent / "copy"))
    found = blame(BookFolder(book.root.parent / "copy").open(), MEETING)
    assert {each.commit.subject for each in found} == {"Last"}
    assert all("is not in this copy" in (each.note or "") for each in found)


def test_a_long_history_is_walked_to_its_end(book: BookFolder) -> None:
    stream = ["reset refs/heads/main\nfrom refs/heads/main^0\n\n"]
    for n in range(300):
        text = PLAIN if n == 0 else PLAIN.replace("Annual", f"No. {n}")
        stream.append(
            f"commit refs/heads/main\ncommitter A <a@a> {1700000000 + n} +0000\ndata {len(f'No. {n}')}\nNo. {n}\n"
            f"M 100644 inline records/{MEETING}.yaml\ndata {len(text.encode())}\n{text}\n"
        )
    book.git("fast-import", "--quiet", "--force", stdin="".join(stream))
    book.git("reset", "-q", "--hard")
    found = _subjects(book)
    assert (found["items[report].title"], found["items[budget].title"]) == ("No. 299", "No. 0")


@pytest.mark.parametrize("path", ["items[nothing].title", "note", "nonsense"])
def test_nothing_there_is_said_with_where_to_look(path: str, book: BookFolder) -> None:
    commit(book, PLAIN)
    with pytest.raises(WrongUsage):
        blame(book.open(), MEETING, parse_path(path))


def test_a_record_never_saved_or_unreadable_is_a_sentence(book: BookFolder) -> None:
    with pytest.raises(WrongUsage, match="no saved record"):
        blame(book.open(), MEETING)
    commit(book, "a: [b\n")
    with pytest.raises(WrongUsage, match="cannot be read"):
        blame(book.open(), MEETING)


def test_a_text_that_the_store_lacks_is_never_told_to_be_no_record(book: BookFolder) -> None:
    first = commit(book, PLAIN, "First")
    commit(book, f"{PLAIN}# no field\n", "Lost")
    last = commit(book, PLAIN.replace("Annual", "Yearly"), "Last")
    blob = book.git("rev-parse", f"HEAD~1:records/{MEETING}.yaml").strip()
    (book.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    opened = book.open()
    told = {each.path: each for each in blame(opened, MEETING)}
    assert "could not be read" in (told["items[report].title"].note or ""), "the lost text may have had it"
    assert told["status"].commit.subject == "First"
    with pytest.raises(BookUnusable, match="not in this copy of the book") as caught:
        blame(opened, MEETING, at=f"{last}~1")
    assert "git fsck" in caught.value.hint
    with pytest.raises(BookUnusable, match="not in this copy of the book"):
        opened.read_bytes_at(MEETING, f"{last}~1")
    assert opened.read_bytes_at(MEETING, first) == PLAIN.encode()
    assert [one.mark for one in examine(book.root) if one.what == "history"] == []
    book.git("reset", "-q", "--soft", "HEAD~1")
    fault = next(one for one in examine(book.root) if one.what == "history")
    assert fault.mark == "fault"
    assert MEETING in fault.message
    with pytest.raises(BookUnusable, match="not in this copy of the book"):
        book.open().committed_bytes(MEETING)
