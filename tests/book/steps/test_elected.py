"""A recorded election goes on the list of members as one change, whoever asks for it."""

import pytest

from tests.book.steps.panel import MAY, PANEL, MakeBook, a_panel, taken, value, worked
from tests.builder import item, present
from tui.book.audit import audit
from tui.book.steps.elected import ELECTED
from tui.book.steps.step import StepRefused

MEMBERS = f"{PANEL}/members"


def elected(*people: str) -> dict[str, object]:
    decisions = [
        {"id": f"d{n}", "outcome": "appointed", "election": {"post": "chair" if n == 0 else "vice_chair", "result": person}}
        for n, person in enumerate(people)
    ]  # fmt: skip
    return {
        "attendance": present("member-a", "member-b"),
        "items": [item("annual", minute_number=1, decisions=decisions)],
    }


def test_the_elected_are_on_the_list_by_one_commit_that_the_audit_accepts(make_book: MakeBook) -> None:
    folder = a_panel(make_book, **elected("member-b", "member-c"))
    message = taken(folder, ELECTED, {})
    assert message.startswith("Example Joint Panel, 12 May 2026: Member B elected Chair")
    assert f"Action: edit\nRecord: {MEMBERS}\nReason: a test\n" in message
    assert f"Authority: minute 1 of {MAY}\nEvent-Date: 2026-05-12\n" in message
    found = [one for one in value(folder, MEMBERS)["memberships"] if one.get("elected_at") == MAY]
    assert [(one["person"], one["role"], one["start_date"]) for one in found] == [
        ("member-b", "chair", "2026-05-12"), ("member-c", "vice_chair", "2026-05-12")
    ]  # fmt: skip
    assert audit(folder.open(), "HEAD~1..HEAD").findings == ()
    with pytest.raises(StepRefused, match="has everybody whom it elected"):
        worked(folder.open(), ELECTED, {})


def test_what_cannot_be_written_is_said_and_refused_where_nothing_can(make_book: MakeBook) -> None:
    folder = a_panel(make_book, **elected("member-b", "commissioner"))
    found = worked(folder.open(), ELECTED, {})
    assert found.pointed_out[-1].startswith("Not written: the list of members does not have The commissioner")
    taken(folder, ELECTED, {})
    with pytest.raises(StepRefused, match="cannot be told how they sit"):
        worked(folder.open(), ELECTED, {})
    with pytest.raises(StepRefused, match="under item “minutes” no election"):
        worked(folder.open(), ELECTED, {"item": "minutes"})
