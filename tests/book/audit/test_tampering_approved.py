"""Approved minutes, states and actions: what somebody would do who writes the right trailers, and says the change in its lines."""

from collections.abc import Callable

import pytest

from tests.book.audit.tampering import History, corrected, replaced, with_fingerprint
from tests.book.audit.test_tampering import APPROVED, MEETING, NAME, approval, approve, edited
from tui.record.fingerprint import fingerprint
from tui.record.reading import read

Tampering = Callable[[History], object]
NEXT = MEETING.replace("2023-09-20", "2023-10-20")
MINUTE = "minute 5"


def approved(history: History) -> bytes:
    """Returns the meeting as an approval would leave it."""
    data = history.bytes_at(MEETING)
    assert data is not None
    return approval(history, fingerprint(read(data).value))


def without_fingerprint(history: History) -> bytes:
    return b"".join(
        line
        for line in approved(history).splitlines(keepends=True)
        if not line.startswith((b"    method:", b"    content_sha256:"))
    )


def approved_again_with_another_name(history: History) -> None:
    approve(history)
    history.right({MEETING: with_fingerprint(edited(history))}, action="approve", authority=MINUTE)


def approved_again_where_no_fingerprint_is(history: History) -> None:
    history.right({APPROVED: edited(history, APPROVED)}, action="approve", authority=MINUTE)


def an_approval_that_changes_what_nobody_corrected(history: History) -> None:
    changed = with_fingerprint(replaced(approved(history), NAME, "name: The Panel"))
    history.right({MEETING: changed}, action="approve", authority=MINUTE)


def an_approval_without_a_fingerprint(history: History) -> None:
    history.right({MEETING: without_fingerprint(history)}, action="approve", authority=MINUTE)


def an_approval_by_no_meeting(history: History) -> None:
    bare = edited(history, old="  state: published", new="  state: approved")
    history.right({MEETING: bare}, action="approve", authority=MINUTE)


def a_correction_that_changes_more_than_it_lists(history: History) -> None:
    approve(history)
    history.right({MEETING: corrected(edited(history), "location.name")}, action="correct", authority=MINUTE)


def a_correction_on_another_authority(history: History) -> None:
    approve(history)
    history.right({MEETING: corrected(edited(history), authority="the chair")}, action="correct", authority=MINUTE)


def a_correction_that_makes_the_approval_anew(history: History) -> None:
    approve(history)
    history.right({MEETING: with_fingerprint(edited(history))}, action="correct", authority=MINUTE)


def a_correction_taken_out_as_if_never_made(history: History) -> None:
    approve(history)
    before = history.bytes_at(MEETING)
    history.right({MEETING: corrected(edited(history))}, action="correct", authority=MINUTE)
    history.right({MEETING: before}, action="correct", authority=MINUTE)


def another_person_under_the_signed_copy(history: History) -> None:
    approve(history)
    signed = edited(
        history, old="  state: approved\n", new="  state: signed\n  signed_copy:\n    signed_by: a-person\n"
    )
    history.right({MEETING: signed}, action="approve", authority=MINUTE)
    history.right({MEETING: edited(history, old="signed_by: a-person", new="signed_by: b-person")})


def an_undo_of_what_was_approved_since(history: History) -> None:
    done = history.right({MEETING: edited(history)})
    history.right({MEETING: without_fingerprint(history)}, action="approve", authority=MINUTE)
    back = edited(history, old="name: The Panel", new=NAME)
    history.right({MEETING: back}, action="undo", authority=MINUTE, evidence=f"commit {done[:12]}")


def an_undo_of_an_approval_on_no_authority(history: History) -> None:
    before = history.bytes_at(MEETING)
    approve(history)
    done = history.git("rev-parse", "HEAD")
    history.right({MEETING: before}, action="undo", evidence=f"commit {done[:12]}")


def an_approval_done_again_on_no_authority(history: History) -> None:
    before = history.bytes_at(MEETING)
    approve(history)
    after, done = history.bytes_at(MEETING), history.git("rev-parse", "HEAD")
    undone = history.right({MEETING: before}, action="undo", authority=MINUTE, evidence=f"commit {done[:12]}")
    history.right({MEETING: after}, action="undo", evidence=f"commit {undone[:12]}")


def an_undo_of_a_record_imported_as_approved_on_no_authority(history: History) -> None:
    done = history.right({NEXT: with_fingerprint(approved(history))}, action="import")
    history.right({NEXT: None}, action="undo", evidence=f"commit {done[:12]}")


def an_undo_of_an_approval_that_was_imported_on_no_authority(history: History) -> None:
    done = history.git("log", "-1", "--format=%H", "--", APPROVED)
    assert history.bytes_at(APPROVED, f"{done}~1") != history.bytes_at(APPROVED)
    history.right({APPROVED: history.bytes_at(APPROVED, f"{done}~1")}, action="undo", evidence=f"commit {done[:12]}")


def a_merge_that_takes_the_approval_back(history: History) -> None:
    start = history.git("rev-parse", "HEAD")
    files = {MEETING: replaced(history.bytes_at(MEETING), "  state: published", "  state: with_chair")}
    other = history.commit(history.tree(files), history.message(files, action="undo"), (start,), move=False)
    approve(history)
    merged = edited(history, old="  state: approved", new="  state: with_chair")
    history.commit(history.tree({MEETING: merged}), "Merge branch 'other'\n", ("HEAD", other))


def a_merge_that_takes_the_other_of_two_approvals(history: History) -> None:
    start = history.git("rev-parse", "HEAD")
    changed = with_fingerprint(replaced(approved(history), NAME, "name: The Panel"))
    history.right({MEETING: edited(history)})
    history.right({MEETING: changed}, action="approve", authority=MINUTE)
    other = history.git("rev-parse", "HEAD")
    history.git("reset", "-q", "--hard", start)
    approve(history)
    history.commit(history.git("rev-parse", f"{other}^{{tree}}"), "Merge branch 'other'\n", ("HEAD", other))


@pytest.mark.parametrize(
    "tamper",
    [
        approved_again_with_another_name,
        approved_again_where_no_fingerprint_is,
        an_approval_that_changes_what_nobody_corrected,
        an_approval_without_a_fingerprint,
        an_approval_by_no_meeting,
        a_correction_that_changes_more_than_it_lists,
        a_correction_on_another_authority,
        a_correction_that_makes_the_approval_anew,
        a_correction_taken_out_as_if_never_made,
        another_person_under_the_signed_copy,
        an_undo_of_what_was_approved_since,
        an_undo_of_an_approval_on_no_authority,
        an_approval_done_again_on_no_authority,
        an_undo_of_a_record_imported_as_approved_on_no_authority,
        an_undo_of_an_approval_that_was_imported_on_no_authority,
        a_merge_that_takes_the_other_of_two_approvals,
    ],
)
def test_approved_content_changed_with_the_right_words_is_found(history: History, tamper: Tampering) -> None:
    tamper(history)
    [found] = history.audit("HEAD~1..HEAD" if "merge" not in tamper.__name__ else "HEAD^1..HEAD").findings
    assert found.kind == "approved-changed"
    assert found.commit == history.git("rev-parse", "HEAD")


def test_a_merge_that_takes_an_approval_back_is_found(history: History) -> None:
    a_merge_that_takes_the_approval_back(history)
    merge = history.git("rev-parse", "HEAD")
    assert [each.kind for each in history.audit().findings if each.commit == merge] == ["approved-changed"]


def test_a_fingerprint_by_a_method_that_nobody_knows_is_found(history: History) -> None:
    unknown = approval(history, "0" * 64).replace(b"method: 1", b"method: 7")
    history.right({MEETING: unknown}, action="approve", authority=MINUTE)
    assert history.kinds() == ["approval-misfit"]


def test_an_approval_that_names_what_it_corrects_gives_no_finding(history: History) -> None:
    agreed = "  approval:\n    corrections:\n      - id: c\n        text: The name was wrong.\n        fields:\n          - name\n"
    changed = replaced(replaced(approved(history), NAME, "name: The Panel"), "  approval:\n", agreed)
    history.right({MEETING: with_fingerprint(changed)}, action="approve", authority=MINUTE)
    assert history.kinds() == []


@pytest.mark.parametrize("action", ["import", "create", "adopt"])
def test_minutes_made_approved_without_approving_them_are_found(history: History, action: str) -> None:
    file = MEETING if action == "import" else NEXT
    history.right({file: with_fingerprint(approved(history))}, action=action)
    assert history.kinds() == ["state-moved"]


def test_a_correction_of_minutes_that_are_not_approved_moves_no_state(history: History) -> None:
    history.right({MEETING: approved(history)}, action="correct")
    assert history.kinds() == ["action-differs", "state-moved"]


@pytest.mark.parametrize("action", ["create", "delete", "format", "merge", "upgrade", "approve", "correct"])
def test_an_edit_by_the_name_of_another_action_is_found(history: History, action: str) -> None:
    authority = MINUTE if action in ("approve", "correct") else None
    history.right({MEETING: edited(history)}, action=action, authority=authority)
    assert history.kinds() == ["action-differs"]


@pytest.mark.parametrize("action", ["edit", "format", "create", "import"])
def test_a_deletion_by_the_name_of_another_action_is_found(history: History, action: str) -> None:
    history.right({MEETING: None}, action=action)
    assert history.kinds() == ["action-differs"]


STEPPED = {
    "publish": "meetings/2023-09-20", "clear": "meetings/2023-09-20", "reschedule": "meetings/2023-11-29",
    "cancel": "meetings/2023-11-29", "respond": "recommendations/2022-07-20-1", "update": "recommendations/2022-07-20-1",
}  # fmt: skip


@pytest.mark.parametrize("action", [*STEPPED, "import"])
def test_content_changed_by_the_name_of_a_step_is_found(history: History, action: str) -> None:
    path = f"records/cambridgeshire-pcp/{STEPPED.get(action, 'meetings/2023-09-20')}.yaml"
    changed = replaced(history.bytes_at(path), "\nsources:\n", "\nsources:\n  - document: another.txt\n")
    history.right({path: changed}, action=action)
    [found] = history.audit().findings
    assert found.kind == "action-differs"
    assert "sources" in found.message


@pytest.mark.parametrize("action", sorted(STEPPED))
def test_a_step_of_another_kind_of_record_is_found(history: History, action: str) -> None:
    path = "records/people/claire-george.yaml"
    history.right({path: replaced(history.bytes_at(path), "name: Claire George", "name: Clare George")}, action=action)
    assert history.kinds() == ["action-differs"]


@pytest.mark.parametrize("action", sorted(STEPPED))
def test_a_record_made_by_the_name_of_a_step_is_found(history: History, action: str) -> None:
    history.right({"records/people/member-a.yaml": b"name: Member A\n"}, action=action)
    assert history.kinds() == ["action-differs"]


def test_an_import_that_adds_an_approval_and_changes_the_content_is_found(history: History) -> None:
    changed = with_fingerprint(replaced(approved(history), NAME, "name: The Panel"))
    history.right({MEETING: changed}, action="import", authority=MINUTE)
    assert history.kinds() == ["action-differs"]


def test_an_approval_that_is_imported_with_its_authority_gives_no_finding(history: History) -> None:
    history.right({MEETING: approved(history)}, action="import", authority=MINUTE)
    assert history.kinds() == []
