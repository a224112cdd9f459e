"""Minutes approved by a later meeting: with corrections, several at once, and signed."""

from typing import Any

import pytest

from tests.book.steps.panel import JULY, JUNE, MAY, OUTCOME, MakeBook, a_panel, taken, value, worked
from tui.book.steps.approve import APPROVE
from tui.book.steps.step import Correction, StepRefused
from tui.book.steps.taking import Content
from tui.book.steps.typists import SAME_PERSON
from tui.errors import WrongUsage
from tui.record.edits import Set
from tui.record.fingerprint import fingerprint, fits
from tui.record.paths import parse_path

GIVEN = {"at": JULY, "minute": "3"}


def test_approval_names_the_later_meeting_its_minute_and_the_item_and_keeps_the_fingerprint(
    make_book: MakeBook,
) -> None:
    folder = a_panel(make_book)
    message = taken(folder, APPROVE, GIVEN)
    minutes = value(folder)["minutes"]
    assert minutes["state"] == "approved"
    assert minutes["approval"] == {
        "meeting": JULY,
        "minute_number": 3,
        "item": "minutes-of-12-may",
        "method": 1,
        "content_sha256": fingerprint(value(folder), 1),
    }
    assert message.startswith("Example Joint Panel, 12 May 2026: approved on 14 Jul 2026, minute 3\n")
    assert f"\nAuthority: minute 3 of {JULY}\nEvent-Date: 2026-07-14\n" in message
    assert "\nAction: approve\n" in message


def test_corrections_agreed_are_applied_listed_with_their_field_and_covered_by_the_fingerprint(
    make_book: MakeBook,
) -> None:
    folder = a_panel(make_book)
    agreed = Content((Set(parse_path(OUTCOME), "agreed"),), None, (Correction("Minute 7 was agreed.", (OUTCOME,)),))
    message = taken(folder, APPROVE, GIVEN, content={MAY: agreed})
    found = value(folder)
    assert found["items"][0]["decisions"][0]["outcome"] == "agreed"
    [correction] = found["minutes"]["approval"]["corrections"]
    assert (correction["text"], correction["fields"]) == ("Minute 7 was agreed.", [OUTCOME])
    assert fits(found) is True
    assert message.startswith("Example Joint Panel, 12 May 2026: corrected and approved on 14 Jul 2026\n")
    assert f"- {OUTCOME}: noted → agreed" in message


def test_one_minute_approves_two_meetings_in_one_commit(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    before = len(folder.commits())
    message = taken(folder, APPROVE, GIVEN, MAY, JUNE)
    assert len(folder.commits()) == before + 1
    assert message.count("\nRecord: ") == 2
    assert message.count("\nAuthority: ") == 1
    assert "minutes of 12 May 2026 and 2 Jun 2026" in message.split("\n")[0]
    for record_id in (MAY, JUNE):
        assert value(folder, record_id)["minutes"]["state"] == "approved"
        assert fits(value(folder, record_id)) is True


def test_approved_and_signed_at_once_or_signed_later(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, APPROVE, {**GIVEN, "signed_by": "people/member-a", "signed_on": "2026-07-14"})
    minutes = value(folder)["minutes"]
    assert (minutes["state"], minutes["approval"]["signed_by"]) == ("signed", "member-a")
    assert minutes["signed_copy"] == {"signed_by": "member-a", "signed_on": "2026-07-14"}
    taken(folder, APPROVE, GIVEN, JUNE)
    message = taken(folder, APPROVE, {"signed_by": "member-a", "signed_on": "2026-07-15"}, JUNE)
    assert value(folder, JUNE)["minutes"]["state"] == "signed"
    assert message.split("\n")[0].endswith("2 Jun 2026: minutes signed on 15 Jul 2026")
    assert f"Authority: minute 3 of {JULY}\nEvent-Date: 2026-07-15" in message


def test_who_typed_the_minutes_and_approves_them_is_pointed_out_and_another_is_not(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_panel(make_book)
    same = worked(folder.open(), APPROVE, GIVEN)
    assert SAME_PERSON in same.note.warnings
    assert "typed by the person who now records their approval" in same.pointed_out[0]
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "b@example.org")
    other = worked(folder.open(), APPROVE, GIVEN)
    assert SAME_PERSON not in other.note.warnings
    assert other.pointed_out == ()


@pytest.mark.parametrize(
    ("may", "given", "said"),
    [
        ({"status": "confirmed"}, GIVEN, "confirmed has no minutes to approve"),
        ({"minutes": {"state": "drafting"}}, GIVEN, "its minutes are drafting; minutes are published as draft before"),
        ({"minutes": {"state": "published"}}, {"at": JULY}, "by which minute, must be said"),
        ({"date": "2026-07-14"}, GIVEN, "is not later than that of 14 Jul 2026"),
        ({"date": "2026-08-01"}, GIVEN, "is not later than that of 1 Aug 2026"),
        ({}, {"at": MAY, "minute": "3"}, "does not approve its own minutes"),
        ({}, {"at": "2026-12-24", "minute": "3"}, "There is no meeting example-joint-panel/meetings/2026-12-24"),
        ({}, {**GIVEN, "item": "peel"}, "has no item “peel”"),
        ({}, {**GIVEN, "minute": "three"}, "“three” does not answer “By minute”. It is a number"),
        ({}, {**GIVEN, "signed_on": "2026-02-30"}, "February"),
        ({}, {**GIVEN, "outcome": "accepted"}, "“--outcome” is not asked here"),
    ],
)
def test_what_cannot_be_approved_is_refused_with_the_reason(
    make_book: MakeBook, may: dict[str, Any], given: dict[str, str], said: str
) -> None:
    folder = a_panel(make_book, **may)
    with pytest.raises(WrongUsage) as refused:
        worked(folder.open(), APPROVE, given)
    assert said in refused.value.sentence
    assert refused.value.hint


def test_a_meeting_that_was_not_held_approves_nothing(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    folder.write(f"records/{JULY}.yaml", folder.read(JULY).replace("status: held", "status: confirmed"))
    with pytest.raises(StepRefused, match="recorded as confirmed: only a meeting that was held"):
        worked(folder.open(), APPROVE, GIVEN)


def test_minutes_are_approved_once(make_book: MakeBook) -> None:
    folder = a_panel(make_book)
    taken(folder, APPROVE, GIVEN)
    with pytest.raises(StepRefused, match=f"approved already, by {JULY}"):
        worked(folder.open(), APPROVE, GIVEN)
    taken(folder, APPROVE, {"signed_by": "member-a"})
    with pytest.raises(StepRefused, match="signed already"):
        worked(folder.open(), APPROVE, {"signed_by": "member-b"})
