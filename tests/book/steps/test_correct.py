"""Approved minutes corrected: on an authority, written into the record, with a new fingerprint; and nothing else."""

import pytest

from tests.book.books import BookFolder
from tests.book.steps.panel import JULY, MAY, OUTCOME, MakeBook, a_panel, taken, value, worked
from tui.book.steps.approve import APPROVE
from tui.book.steps.correct import CORRECT
from tui.book.steps.step import StepRefused
from tui.book.steps.taking import Content
from tui.errors import WrongUsage
from tui.record.edits import Edit, Remove, Set, Unset
from tui.record.fingerprint import fingerprint, fits
from tui.record.paths import parse_path

GIVEN = {"authority": "minute 4 of the meeting of 8 September 2026", "on": "2026-09-08"}


def approved(make_book: MakeBook) -> BookFolder:
    folder = a_panel(make_book)
    taken(folder, APPROVE, {"at": JULY, "minute": "3"})
    return folder


def content(*edits: Edit) -> dict[str, Content]:
    return {MAY: Content(edits)}


AGREED = content(Set(parse_path(OUTCOME), "agreed"))


def test_a_correction_changes_the_content_and_says_so_in_the_record_and_the_commit(make_book: MakeBook) -> None:
    folder = approved(make_book)
    message = taken(folder, CORRECT, {**GIVEN, "text": "The outcome was agreed."}, content=AGREED)
    found = value(folder)
    assert found["items"][0]["decisions"][0]["outcome"] == "agreed"
    assert found["minutes"]["state"] == "approved"
    [entry] = found["minutes"]["corrected"]
    assert entry == {
        "id": "the-outcome-was-agreed",
        "on": "2026-09-08",
        "authority": GIVEN["authority"],
        "text": "The outcome was agreed.",
        "fields": [OUTCOME],
        "method": 1,
        "content_sha256": fingerprint(found, 1),
    }
    assert fits(found) is True
    assert message.startswith("Example Joint Panel, 12 May 2026: approved minutes corrected\n")
    assert f"Authority: {GIVEN['authority']}\nEvent-Date: 2026-09-08\n" in message
    assert "Action: correct\n" in message


def test_a_second_correction_stands_after_the_first_under_another_name(make_book: MakeBook) -> None:
    folder = approved(make_book)
    taken(folder, CORRECT, GIVEN, content=AGREED)
    taken(folder, CORRECT, GIVEN, content=content(Set(parse_path(OUTCOME), "noted")))
    names = [each["id"] for each in value(folder)["minutes"]["corrected"]]
    assert names == ["outcome", "outcome-2"]
    assert fits(value(folder)) is True


def test_a_correction_in_the_editor_is_the_whole_new_text(make_book: MakeBook) -> None:
    folder = approved(make_book)
    text = folder.read(MAY).replace("outcome: noted", "outcome: agreed")
    taken(folder, CORRECT, GIVEN, content={MAY: Content(text=text)})
    assert value(folder)["minutes"]["corrected"][0]["fields"] == [OUTCOME]


def test_a_correction_may_take_fields_and_entries_away(make_book: MakeBook) -> None:
    folder = approved(make_book)
    changed = content(
        Remove(parse_path("attendance[member-b]")), Unset(parse_path("items[annual-report].minute_number"))
    )
    taken(folder, CORRECT, GIVEN, content=changed)
    assert [each["id"] for each in value(folder)["attendance"]] == ["member-a"]
    assert fits(value(folder)) is True


def test_a_correction_without_an_authority_is_refused(make_book: MakeBook) -> None:
    with pytest.raises(WrongUsage, match="“Authority” must be said"):
        worked(approved(make_book).open(), CORRECT, {"on": "2026-09-08"}, content=AGREED)


def test_minutes_not_approved_need_no_correction(make_book: MakeBook) -> None:
    with pytest.raises(StepRefused, match="not approved") as refused:
        worked(a_panel(make_book).open(), CORRECT, GIVEN, content=AGREED)
    assert f"minutebook set {MAY}" in refused.value.hint


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Set(parse_path(OUTCOME), "noted"), "nothing of what was approved would change"),
        (Set(parse_path("note"), "x"), "no part of what was approved"),
        (Set(parse_path("minutes.state"), "drafting"), "not taken back by a correction"),
        (Set(parse_path("minutes.approval.content_sha256"), "0" * 64), "worked out by the program"),
        (Unset(parse_path("minutes.approval")), "worked out by the program"),
    ],
)
def test_what_is_no_correction_is_refused(make_book: MakeBook, edit: Edit, said: str) -> None:
    with pytest.raises(StepRefused, match=said):
        worked(approved(make_book).open(), CORRECT, GIVEN, content=content(edit))
