"""Undo and the legal life of a record: what is approved stays, and a step goes back only while nothing later stands on it."""

from collections.abc import Iterator

import pytest

from tests.book.books import BookFolder
from tests.book.steps.panel import JULY, MAY, OUTCOME, RECOMMENDATION, MakeBook, a_panel, taken, value
from tui.book.audit import audit
from tui.book.editing import commit, propose_bytes, propose_edits
from tui.book.saving import Note
from tui.book.steps.approve import APPROVE
from tui.book.steps.correct import CORRECT
from tui.book.steps.taking import Content
from tui.book.undoing import UndoRefused, needs_authority, propose_undo, undo
from tui.errors import WrongUsage
from tui.record.edits import Edit, Set, Unset
from tui.record.fingerprint import fits
from tui.record.paths import parse_path

AUTHORITY = "minute 4 of the meeting of 8 September 2026"


@pytest.fixture
def folder(make_book: MakeBook) -> Iterator[BookFolder]:
    """A panel whose minutes of May are published as draft. What a test leaves must pass the audit."""
    made = a_panel(make_book)
    start = tip(made)
    yield made
    if made.git("log", "--format=%s", f"{start}..", "--grep=^Update$") == "":
        assert audit(made.open(), f"{start}..HEAD").findings == ()


def tip(folder: BookFolder) -> str:
    return folder.git("rev-parse", "HEAD").strip()


def edit(folder: BookFolder, *edits: Edit, record_id: str = MAY, action: str = "edit") -> str:
    book = folder.open()
    note = Note(action, reason="a test", authority=AUTHORITY)
    return commit(book, [propose_edits(book, record_id, edits)], note).commit


def approve(folder: BookFolder) -> str:
    taken(folder, APPROVE, {"at": JULY, "minute": "3"})
    return tip(folder)


def correct(folder: BookFolder, path: str, new: str) -> str:
    content = {MAY: Content((Set(parse_path(path), new),))}
    taken(folder, CORRECT, {"authority": AUTHORITY, "on": "2026-09-08"}, content=content)
    return tip(folder)


def test_what_was_approved_since_is_not_taken_back(folder: BookFolder) -> None:
    made = edit(folder, Set(parse_path(OUTCOME), "agreed"))
    approve(folder)
    with pytest.raises(UndoRefused, match="approved since") as caught:
        propose_undo(folder.open(), made)
    assert "minutebook correct" in caught.value.hint


def test_what_approval_does_not_cover_is_taken_back_after_it_too(folder: BookFolder) -> None:
    made = edit(folder, Set(parse_path("note"), "Webcast."))
    approve(folder)
    undo(folder.open(), made, "a slip")
    assert "note" not in value(folder)
    assert fits(value(folder)) is True


def test_an_approval_is_taken_back_on_an_authority_while_nothing_stands_on_it(folder: BookFolder) -> None:
    before = folder.read(MAY)
    made = approve(folder)
    approved = folder.read(MAY)
    assert needs_authority(folder.open(), propose_undo(folder.open(), made))
    with pytest.raises(WrongUsage, match="or their approval, which needs an authority"):
        undo(folder.open(), made, "the meeting of July approved other minutes")
    assert folder.read(MAY) == approved
    again = undo(folder.open(), made, "the meeting of July approved other minutes", authority=AUTHORITY)[0].commit
    assert folder.read(MAY) == before
    with pytest.raises(WrongUsage, match="needs an authority"):
        undo(folder.open(), again, "it did approve these")
    undo(folder.open(), again, "it did approve these", authority=AUTHORITY)
    assert value(folder)["minutes"]["state"] == "approved"
    assert fits(value(folder)) is True


def test_a_record_imported_as_approved_goes_and_comes_back_on_an_authority_alone(folder: BookFolder) -> None:
    approve(folder)
    other = JULY.replace("2026-07", "2025-07")
    text = folder.read(MAY).replace("date: 2026-05", "date: 2025-07")
    book = folder.open()
    made = commit(book, [propose_bytes(book, other, None, text.encode(), "import")], Note("import", "", "x")).commit
    for expected in (False, True):
        with pytest.raises(WrongUsage, match="needs an authority"):
            undo(folder.open(), made, "of another body")
        made = undo(folder.open(), made, "of another body", authority=AUTHORITY)[0].commit
        assert folder.open().exists(other) is expected


def test_an_approval_stays_while_a_correction_stands_on_it(folder: BookFolder) -> None:
    made = approve(folder)
    later = correct(folder, OUTCOME, "agreed")
    with pytest.raises(UndoRefused) as caught:
        propose_undo(folder.open(), made)
    assert caught.value.stands == later


def test_a_correction_is_taken_back_on_an_authority_alone_and_the_fingerprint_fits_again(folder: BookFolder) -> None:
    approve(folder)
    before = folder.read(MAY)
    made = correct(folder, OUTCOME, "agreed")
    assert needs_authority(folder.open(), propose_undo(folder.open(), made))
    with pytest.raises(WrongUsage, match="needs an authority"):
        undo(folder.open(), made, "a slip")
    undo(folder.open(), made, "a slip", authority=AUTHORITY)
    assert folder.read(MAY) == before
    assert fits(value(folder)) is True
    assert f"Authority: {AUTHORITY}\n" in folder.git("log", "-1", "--format=%B")


def test_of_two_corrections_only_the_last_is_taken_back(folder: BookFolder) -> None:
    approve(folder)
    first = correct(folder, OUTCOME, "agreed")
    second = correct(folder, "items[annual-report].title", "Report of the year")
    with pytest.raises(UndoRefused) as caught:
        propose_undo(folder.open(), first)
    assert caught.value.stands == second
    undo(folder.open(), second, "a slip", authority=AUTHORITY)
    undo(folder.open(), first, "a slip", authority=AUTHORITY)
    assert fits(value(folder)) is True


def test_a_change_of_approved_content_past_the_program_is_taken_back(folder: BookFolder) -> None:
    approve(folder)
    before = folder.read(MAY)
    folder.write(f"records/{MAY}.yaml", before.replace("outcome: noted", "outcome: agreed"))
    folder.git("commit", "-q", "-a", "-m", "Update")
    assert fits(value(folder)) is False
    undo(folder.open(), "HEAD", "changed past the program", authority=AUTHORITY)
    assert folder.read(MAY) == before


def test_a_step_that_a_later_one_stands_on_is_not_taken_back(folder: BookFolder) -> None:
    response = {"date": "2026-06-01", "text": "It will."}
    made = edit(folder, Set(("response",), response), record_id=RECOMMENDATION, action="respond")
    later = edit(folder, Set(("assessed",), {"result": "satisfied"}), record_id=RECOMMENDATION, action="update")
    with pytest.raises(UndoRefused, match="already, which stands on this change") as caught:
        propose_undo(folder.open(), made)
    assert caught.value.stands == later
    edit(folder, Unset(("assessed",)), record_id=RECOMMENDATION, action="update")
    undo(folder.open(), made, "the letter was of another body")
    assert "response" not in value(folder, RECOMMENDATION)
