"""A change taken back: by a new commit, field by field, with what came later kept, or refused with the reason."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.book.books import BookFolder
from tui.book.editing import commit, propose_bytes, propose_delete, propose_edits, propose_new
from tui.book.formatting import proposals, save_formatted
from tui.book.saving import Note
from tui.book.undoing import UndoRefused, propose_undo, undo, undo_subject
from tui.errors import Exit, WrongUsage
from tui.record.canonical import is_canonical
from tui.record.edits import Edit, Insert, Move, Remove, Set, Unset
from tui.record.paths import parse_path
from tui.record.reading import read

MakeBook = Callable[..., BookFolder]
MEETING = "panel/meetings/2026-05-12"
TEXT = """\
# yaml-language-server: $schema=../../../schema/meeting.schema.json
name: Example Panel
classification: ordinary
status: held
date: "2026-05-12"
note: Webcast.

items:
  # the report
  - id: report
    title: Report
    decisions:
      - id: noted
        verb: NOTED
        outcome: noted
  # of the last meeting
  - id: minutes
    title: Minutes
  - id: dates
    title: Dates
"""
RECORDS = {
    "panel/body": "name: Example Panel\nclassification: council-committee\n",
    MEETING: TEXT,
    "people/member-b": "name: Member B\n",
}


@pytest.fixture
def kept(make_book: MakeBook) -> BookFolder:
    """A book with a meeting in it."""
    return make_book(records=RECORDS)


def edit(folder: BookFolder, *edits: Edit, record_id: str = MEETING) -> str:
    """Saves edits and returns the commit."""
    book = folder.open()
    return commit(book, [propose_edits(book, record_id, edits)], Note("edit", reason="a test")).commit


def put(folder: BookFolder, path: str, value: Any) -> str:
    return edit(folder, Set(parse_path(path), value))


def value(folder: BookFolder) -> Any:
    return read(folder.read(MEETING).encode()).value


def take_back(folder: BookFolder, commit_id: str, **more: Any) -> str:
    """Undoes a commit and returns the new one."""
    return undo(folder.open(), commit_id, "a slip", **more)[0].commit


def why_not(folder: BookFolder, commit_id: str) -> UndoRefused:
    """Returns the refusal; nothing is written."""
    before = folder.git("rev-parse", "HEAD")
    with pytest.raises(UndoRefused) as caught:
        propose_undo(folder.open(), commit_id)
    with pytest.raises(UndoRefused):
        undo(folder.open(), commit_id, "a slip")
    assert folder.git("rev-parse", "HEAD") == before
    assert folder.is_clean()
    return caught.value


def test_the_newest_change_is_taken_back_to_the_byte_by_a_new_commit_that_says_what_and_why(kept: BookFolder) -> None:
    made = put(kept, "items[report].decisions[noted].outcome", "agreed")
    subject = kept.git("log", "-1", "--format=%s").strip()
    again = take_back(kept, made)
    assert kept.read(MEETING) == TEXT
    assert kept.git("rev-parse", f"{again}~").strip() == made
    assert kept.git("log", "-1", "--format=%B").strip() == (
        f"Undone: {subject}\n\n- items[report].decisions[noted].outcome: agreed → noted\n\n"
        f"Action: undo\nRecord: {MEETING}\nReason: a slip\nSchema: 1\nEvidence: commit {made[:12]}"
    )
    assert kept.is_clean()


def test_an_undo_can_be_undone_and_so_can_that(kept: BookFolder) -> None:
    made = put(kept, "note", "Not webcast.")
    changed = kept.read(MEETING)
    second = take_back(kept, made)
    third = take_back(kept, second)
    assert kept.read(MEETING) == changed
    assert kept.git("log", "-1", "--format=%s").startswith("Done again: ")
    take_back(kept, third)
    assert kept.read(MEETING) == TEXT
    assert kept.git("log", "-1", "--format=%s").startswith("Undone: ")


def test_the_subject_of_an_undo_keeps_the_day_and_what_was_done_where_it_is_long() -> None:
    long = "Example Joint Committee of Four Counties, 12 May 2026: minute 7 noted"
    assert undo_subject(long) == "Undone: Example Joint Committee of Four…, 12 May 2026: minute 7 noted"
    assert undo_subject(f"Undone: {long}").startswith("Done again: Example Joint")
    assert undo_subject("x") == "Undone: x"
    assert undo_subject("Undone: Undone: x") == "Done again: Undone: x"
    assert undo_subject("word " * 30).startswith("Undone: word word")


def test_later_changes_of_other_fields_stay(kept: BookFolder) -> None:
    made = edit(kept, Set(parse_path("weekday"), "Tuesday"), Unset(parse_path("note")))
    put(kept, "items[minutes].title", "Minutes of March")
    put(kept, "location.name", "Town Hall")
    take_back(kept, made)
    found = value(kept)
    assert ("weekday" in found, found["note"]) == (False, "Webcast.")
    assert found["items"][1]["title"] == "Minutes of March"
    assert found["location"] == {"name": "Town Hall"}
    assert is_canonical(kept.read(MEETING))
    assert "# of the last meeting\n" in kept.read(MEETING)


def test_an_entry_put_back_stands_where_it_stood_with_its_comment(kept: BookFolder) -> None:
    made = edit(kept, Remove(parse_path("items[minutes]")))
    put(kept, "items[dates].title", "Dates of meetings")
    take_back(kept, made)
    assert kept.read(MEETING) == TEXT.replace("title: Dates", "title: Dates of meetings")


def test_an_entry_put_back_finds_its_place_by_its_neighbours_though_the_lines_moved(kept: BookFolder) -> None:
    made = edit(kept, Remove(parse_path("items[minutes]")))
    edit(kept, Insert(("items",), {"id": "urgent", "title": "Urgent"}, "dates"))
    take_back(kept, made)
    assert [each["id"] for each in value(kept)["items"]] in (
        ["report", "minutes", "urgent", "dates"],
        ["report", "urgent", "minutes", "dates"],
    )


def test_an_entry_added_goes_and_a_move_is_moved_back(kept: BookFolder) -> None:
    added = edit(kept, Insert(("items",), {"id": "urgent", "title": "Urgent"}, "report"))
    moved = edit(kept, Move(parse_path("items[dates]"), "report"))
    put(kept, "note", "Recorded.")
    take_back(kept, added)
    assert [each["id"] for each in value(kept)["items"]] == ["dates", "report", "minutes"]
    take_back(kept, moved)
    assert kept.read(MEETING) == TEXT.replace("Webcast", "Recorded")


def test_what_others_put_into_a_list_that_the_change_began_stays(kept: BookFolder) -> None:
    made = put(
        kept, "attendance", [{"id": "member-a", "person": "member-a", "capacity": "member", "status": "present"}]
    )
    other = {"id": "member-b", "person": "member-b", "capacity": "member", "status": "present"}
    later = edit(kept, Insert(("attendance",), other))
    take_back(kept, made)
    assert value(kept)["attendance"] == [other]
    take_back(kept, later)
    assert value(kept) == read(TEXT.encode()).value


def test_a_later_change_of_the_same_field_stands_on_it_and_is_named(kept: BookFolder) -> None:
    made = put(kept, "note", "One.")
    kept.git("config", "user.name", "Member B")
    later = put(kept, "note", "Two.")
    refusal = why_not(kept, made)
    assert f"{MEETING}: note was changed again since, by Member B on " in refusal.sentence
    assert refusal.stands == later
    assert later[:12] in refusal.hint
    assert refusal.exit_code == Exit.PROBLEMS
    take_back(kept, later)
    take_back(kept, made)
    assert kept.read(MEETING) == TEXT


def test_an_entry_that_was_changed_since_it_was_added_is_not_taken_away(kept: BookFolder) -> None:
    made = edit(kept, Insert(("items",), {"id": "urgent", "title": "Urgent"}))
    later = put(kept, "items[urgent].title", "Very urgent")
    refusal = why_not(kept, made)
    assert "items[urgent] was changed again" in refusal.sentence
    assert refusal.stands == later


def test_an_order_that_was_changed_since_is_not_changed_back(kept: BookFolder) -> None:
    made = edit(kept, Move(parse_path("items[dates]"), "report"))
    later = edit(kept, Move(parse_path("items[minutes]"), "report"))
    refusal = why_not(kept, made)
    assert "items was changed again" in refusal.sentence
    assert refusal.stands == later


def test_what_was_set_right_by_hand_since_leaves_nothing_to_undo(kept: BookFolder) -> None:
    made = put(kept, "note", "One.")
    put(kept, "note", "Webcast.")
    assert "nothing left" in why_not(kept, made).sentence


def test_a_record_made_goes_and_a_record_deleted_comes_back(kept: BookFolder) -> None:
    book = kept.open()
    made = commit(book, [propose_new(book, "people/member-c", {"name": "Member C"})], Note("create", reason="x")).commit
    text = kept.read("people/member-c")
    gone = take_back(kept, made)
    assert not (kept.root / "records/people/member-c.yaml").exists()
    assert "- deleted: “Member C”" in kept.git("log", "-1", "--format=%B")
    take_back(kept, gone)
    assert kept.read("people/member-c") == text
    book = kept.open()
    deleted = commit(book, [propose_delete(book, "people/member-c")], Note("delete", reason="x")).commit
    take_back(kept, deleted)
    assert kept.read("people/member-c") == text
    assert kept.is_clean()


def test_a_record_made_and_changed_since_stays(kept: BookFolder) -> None:
    book = kept.open()
    made = commit(book, [propose_new(book, "people/member-c", {"name": "Member C"})], Note("create", reason="x")).commit
    later = edit(kept, Set(("name",), "Member CC"), record_id="people/member-c")
    refusal = why_not(kept, made)
    assert refusal.stands == later


def test_a_record_that_others_point_to_by_now_stays(kept: BookFolder) -> None:
    book = kept.open()
    made = commit(book, [propose_new(book, "people/member-c", {"name": "Member C"})], Note("create", reason="x")).commit
    put(kept, "attendance", [{"id": "c", "person": "member-c", "capacity": "member", "status": "present"}])
    refusal = why_not(kept, made)
    assert "would leave an error: records/panel/meetings/2026-05-12.yaml" in refusal.sentence
    assert "member-c" in refusal.sentence


def test_records_that_point_to_each_other_come_and_go_together(kept: BookFolder) -> None:
    book = kept.open()
    person = propose_new(book, "people/member-c", {"name": "Member C"})
    text = TEXT + "\nattendance:\n  - id: c\n    person: member-c\n    capacity: member\n    status: present\n"
    beside = {"people/member-c": person.new or b""}
    meeting = propose_bytes(book, MEETING, TEXT.encode(), text.encode(), "edit", beside)
    made = commit(book, [person, meeting], Note("edit", "A person comes", "x")).commit
    gone = take_back(kept, made)
    assert kept.read(MEETING) == TEXT
    assert not (kept.root / "records/people/member-c.yaml").exists()
    take_back(kept, gone)
    assert kept.read(MEETING) == text
    assert kept.git("log", "-1", "--format=%(trailers:key=Record,valueonly)").split() == [MEETING, "people/member-c"]


@pytest.mark.parametrize("again", [False, True])
def test_a_change_of_a_record_that_was_deleted_since_is_not_undone(kept: BookFolder, again: bool) -> None:
    made = edit(kept, Set(("name",), "Member BB"), record_id="people/member-b")
    deleted = kept.save(None, "people/member-b").commit
    if again:
        kept.save("name: Member BB\n", "people/member-b")
    refusal = why_not(kept, made)
    assert "people/member-b was deleted since, by Member A on " in refusal.sentence
    assert ("made again" in refusal.sentence) == again
    assert refusal.stands == deleted


def test_a_record_that_was_made_again_is_not_brought_back_over_it(kept: BookFolder) -> None:
    deleted = kept.save(None, "people/member-b").commit
    made = kept.save("name: Another B\n", "people/member-b").commit
    refusal = why_not(kept, deleted)
    assert "made again since" in refusal.sentence
    assert refusal.stands == made


def test_layout_alone_is_no_change_to_take_back(kept: BookFolder) -> None:
    kept.save('name: "Member B"\n', "people/member-b")
    book = kept.open()
    made = save_formatted(book, proposals(book)[0]).commit
    assert "no field" in why_not(kept, made).sentence


def test_the_beginning_merges_other_files_and_other_branches_are_not_undone(kept: BookFolder) -> None:
    first = kept.commits()[0]
    assert "first change of the book" in why_not(kept, first).sentence
    kept.git("switch", "-q", "-c", "side")
    aside = put(kept, "note", "Aside.")
    kept.git("switch", "-q", "main")
    assert "not part of the book" in why_not(kept, aside).sentence
    put(kept, "items[dates].title", "Dates of meetings")
    kept.git("merge", "-q", "-m", "Both", "side")
    assert "several people" in why_not(kept, "HEAD").sentence
    kept.write("notes.txt", "x")
    kept.git("add", "notes.txt")
    kept.git("commit", "-q", "-m", "Notes")
    assert "notes.txt" in why_not(kept, "HEAD").sentence
    with pytest.raises(WrongUsage, match="no commit"):
        propose_undo(kept.open(), "--all")


def test_a_change_that_came_by_a_merge_can_be_undone(kept: BookFolder) -> None:
    kept.git("switch", "-q", "-c", "side")
    aside = put(kept, "note", "Aside.")
    kept.git("switch", "-q", "main")
    put(kept, "items[dates].title", "Dates of meetings")
    kept.git("merge", "-q", "-m", "Both", "side")
    take_back(kept, aside)
    assert kept.read(MEETING) == TEXT.replace("title: Dates", "title: Dates of meetings")


def test_a_file_changed_by_hand_is_taken_over_first(kept: BookFolder) -> None:
    made = put(kept, "note", "One.")
    file = kept.write(f"records/{MEETING}.yaml", kept.read(MEETING) + "# by hand\n")
    with pytest.raises(UndoRefused, match="by hand"):
        propose_undo(kept.open(), made)
    assert file.read_text().endswith("# by hand\n")


def test_a_change_in_a_copy_that_begins_with_it_is_not_undone(kept: BookFolder, tmp_path: Any) -> None:
    put(kept, "note", "One.")
    kept.git("clone", "-q", "--depth=1", kept.root.as_uri(), str(tmp_path / "part"))
    part = BookFolder(tmp_path / "part")
    assert "not in this copy" in why_not(part, "HEAD").sentence


def test_a_mistake_that_would_come_back_is_not_brought_back(kept: BookFolder) -> None:
    kept.write("records/people/member-b.yaml", "name: Member B\nshoe_size: 9\n")
    kept.git("commit", "-q", "-a", "-m", "by hand")
    made = kept.save("name: Member B\n", "people/member-b").commit
    assert "would leave an error: records/people/member-b.yaml" in why_not(kept, made).sentence


def test_a_reason_is_needed_and_further_evidence_is_kept_beside_the_commit(kept: BookFolder) -> None:
    made = put(kept, "note", "One.")
    with pytest.raises(WrongUsage, match="reason"):
        undo(kept.open(), made, " ")
    undo(kept.open(), made, "a slip", evidence="letter of 3 May\nAction: edit")
    assert f"Evidence: commit {made[:12]}; letter of 3 May Action: edit\n" in kept.git("log", "-1", "--format=%B")
