"""Every sort of tampering, made with plain git and with everything else in the commit right, is found by its own kind and no other."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.audit.tampering import NOW, History, corrected, replaced
from tui.book.audit.finding import Finding
from tui.book.starting import start_book
from tui.record.fingerprint import fingerprint
from tui.record.reading import read

MEETING = "records/cambridgeshire-pcp/meetings/2023-09-20.yaml"
OTHER = "records/cambridgeshire-pcp/meetings/2023-11-29.yaml"
APPROVED = "records/cambridgeshire-pcp/meetings/2023-07-19.yaml"
NAME = "name: Cambridgeshire Police and Crime Panel"
MEETING_ID = "cambridgeshire-pcp/meetings/2023-09-20"

Tampering = Callable[[History], object]
TAMPERINGS: dict[str, list[Tampering]] = {}


def by(kind: str) -> Callable[[Tampering], Tampering]:
    """Lists a function that tampers under the kind by which it must be found."""

    def listed(tamper: Tampering) -> Tampering:
        TAMPERINGS.setdefault(kind, []).append(tamper)
        return tamper

    return listed


def edited(history: History, path: str = MEETING, old: str = NAME, new: str = "name: The Panel") -> bytes:
    return replaced(history.bytes_at(path), old, new)


@by("trailers-missing")
def no_trailers(history: History) -> None:
    history.commit(history.tree({MEETING: edited(history)}), "Corrected a name\n")


@by("trailers-missing")
def no_reason(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files).replace("Reason: a reason\n", ""))


@by("trailer-twice")
def reason_twice(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files).replace("Reason: a reason", "Reason: one\nReason: two"))


@by("trailer-twice")
def record_twice(history: History) -> None:
    files = {MEETING: edited(history)}
    line = f"Record: {MEETING_ID}\n"
    history.commit(history.tree(files), history.message(files).replace(line, line * 2))


@by("trailer-unknown")
def an_action_that_there_is_not(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files).replace("Action: edit", "Action: tidy"))


@by("trailer-unknown")
def a_line_among_the_trailers(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files) + "Approved-By: the chair\n")


@by("trailer-forged")
def an_authority_in_the_reason(history: History) -> None:
    files = {MEETING: edited(history)}
    forged = "Reason: a reason\nAuthority: minute 5\nSchema: 1"
    history.commit(history.tree(files), history.message(files).replace("Reason: a reason\nSchema: 1", forged))


@by("trailer-forged")
def a_paragraph_in_the_reason(history: History) -> None:
    files = {MEETING: edited(history)}
    message = history.message(files)
    paragraph = message.rstrip("\n").rpartition("\n\n")[2]
    history.commit(history.tree(files), message + "\n" + paragraph.replace("a reason", "another") + "\n")


@by("unsafe-text")
def a_subject_that_commands_the_terminal(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files).replace("A subject", "A \x1b[2Ksubject"))


@by("unsafe-text")
def a_message_in_another_encoding(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files))
    raw = history.raw("HEAD").replace(b"A subject", b"A s\xfcbject")
    history.git("update-ref", "HEAD", history.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=raw))


@by("lines-differ")
def another_value_than_the_lines_say(history: History) -> None:
    told = history.message({MEETING: edited(history)})
    history.commit(history.tree({MEETING: edited(history, new="name: The Other Panel")}), told)


@by("lines-differ")
def a_change_that_the_lines_leave_out(history: History) -> None:
    told = history.message({MEETING: edited(history)})
    both = replaced(edited(history), "signature_line: CHAIRMAN", "signature_line: Chair")
    history.commit(history.tree({MEETING: both}), told)


@by("lines-differ")
def no_lines_at_all(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), re.sub(r"\n- .*\n", "", history.message(files)))


@by("record-not-named")
def another_record_changed_beside_it(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree({**files, OTHER: edited(history, OTHER)}), history.message(files))


@by("record-named-unchanged")
def a_record_named_and_not_changed(history: History) -> None:
    both = {MEETING: edited(history), OTHER: edited(history, OTHER)}
    history.commit(history.tree({MEETING: both[MEETING]}), history.message(both))


@by("lines-differ")
def a_false_change_under_the_subject(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(
        history.tree(files), history.message(files).replace("A subject", "A subject\n- location.name: Room → Hall")
    )


@by("unsafe-text")
def a_message_that_git_shows_otherwise(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files).replace("a reason", "a reason+AAo-Authority: minute 5"))
    raw = history.raw("HEAD").replace(b"\n\nA subject", b"\nencoding UTF-7\n\nA subject")
    history.git("update-ref", "HEAD", history.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=raw))


@by("action-differs")
def a_format_that_changes_a_name(history: History) -> None:
    history.right({MEETING: edited(history)}, action="format")


@by("record-invalid")
def a_field_that_the_schema_does_not_know(history: History) -> None:
    history.right({MEETING: edited(history, new=f"{NAME}\nverdict: guilty")})


@by("record-invalid")
def a_day_that_no_calendar_has(history: History) -> None:
    history.right({MEETING: edited(history, old='date: "2023-09-20"', new='date: "2023-09-31"')})


@by("record-invalid")
def a_record_that_cannot_be_read(history: History) -> None:
    history.right({MEETING: b"name: [x\n"})


@by("approved-changed")
def approved_minutes_edited(history: History) -> None:
    history.right({APPROVED: edited(history, APPROVED)})


@by("approved-changed")
def approved_minutes_deleted(history: History) -> None:
    history.right({APPROVED: None}, action="delete")


@by("approved-changed")
def a_correction_without_authority(history: History) -> None:
    history.right({APPROVED: edited(history, APPROVED)}, action="correct")


@by("approved-changed")
def an_edit_that_calls_itself_a_merge(history: History) -> None:
    history.right({APPROVED: edited(history, APPROVED)}, action="merge")


@by("approval-misfit")
def a_correction_that_leaves_the_old_fingerprint(history: History) -> None:
    approve(history)
    other = corrected(edited(history))
    history.right({MEETING: replaced(other, "name: The Panel", "name: Panel")}, action="correct", authority="minute 5")


@by("approval-misfit")
def an_approval_of_other_content(history: History) -> None:
    history.right({MEETING: approval(history, "0" * 64)}, action="approve", authority="minute 5")


@by("state-moved")
def minutes_approved_by_an_edit(history: History) -> None:
    data = history.bytes_at(MEETING)
    assert data is not None
    history.right({MEETING: approval(history, fingerprint(read(data).value))})


@by("schema-unknown")
def a_looser_schema_by_an_upgrade(history: History) -> None:
    message = history.message({}, action="upgrade").replace("Reason: a reason", "Reason: a newer schema")
    path = "schema/meeting.schema.json"
    loose = replaced(history.bytes_at(path), '"additionalProperties": false', '"additionalProperties": true')
    history.commit(history.tree({path: loose}), message)


@by("trailers-missing")
def an_approval_without_authority(history: History) -> None:
    data = history.bytes_at(MEETING)
    assert data is not None
    history.right({MEETING: approval(history, fingerprint(read(data).value))}, action="approve")


@by("approval-misfit")
def a_fingerprint_taken_away(history: History) -> None:
    approve(history)
    data = history.bytes_at(MEETING)
    assert data is not None
    without = re.sub(rb"    method: 1\n    content_sha256: .*\n", b"", data)
    history.right({MEETING: without}, action="correct", authority="minute 5")


@by("undo-differs")
def an_undo_of_nothing(history: History) -> None:
    history.right({MEETING: edited(history)}, action="undo")


@by("undo-differs")
def an_undo_of_a_commit_elsewhere(history: History) -> None:
    start = history.git("rev-parse", "HEAD")
    other = history.right({MEETING: edited(history)})
    history.git("reset", "-q", "--hard", start)
    history.right({MEETING: edited(history, new="name: Panel")}, action="undo", evidence=f"commit {other[:12]}")


@by("undo-differs")
def an_undo_that_does_more(history: History) -> None:
    start = history.bytes_at(MEETING)
    done = history.right({MEETING: edited(history)})
    more = replaced(start, "signature_line: CHAIRMAN", "signature_line: Chair")
    history.right({MEETING: more}, action="undo", evidence=f"commit {done[:12]}")


@by("undo-differs")
def approved_minutes_changed_by_what_calls_itself_an_undo(history: History) -> None:
    history.right({APPROVED: edited(history, APPROVED)}, action="undo", authority="minute 5")


@by("schema-misstated")
def a_schema_that_the_commit_has_not(history: History) -> None:
    history.right({MEETING: edited(history)}, schema=2)


@by("record-renamed")
def a_record_under_another_id(history: History) -> None:
    moved = MEETING.replace("2023-09-20", "2023-09-21")
    history.right({MEETING: None, moved: history.bytes_at(MEETING)})


@by("other-files")
def a_link_for_a_record(history: History) -> None:
    link = history.git("hash-object", "-w", "--stdin", stdin=b"2023-11-29.yaml")
    files = {MEETING: ("120000", link)}
    history.commit(history.tree(files), history.message(files))


@by("other-files")
def a_record_that_can_be_run(history: History) -> None:
    blob = history.git("rev-parse", f"HEAD:{MEETING}")
    files = {MEETING: ("100755", blob)}
    history.commit(history.tree(files), history.message({MEETING: history.bytes_at(MEETING)}))


@by("other-files")
def another_repository_among_the_records(history: History) -> None:
    head = history.git("rev-parse", "HEAD")
    history.commit(history.tree({"records/cambridgeshire-pcp/meetings/more": ("160000", head)}), "More\n")


@by("other-files")
def a_file_that_can_be_no_record(history: History) -> None:
    history.commit(history.tree({"records/cambridgeshire-pcp/meetings/Secret.yaml": b"name: x\n"}), "A file\n")


@by("other-files")
def what_tells_git_to_hide_changes(history: History) -> None:
    history.commit(history.tree({"records/.gitattributes": b"*.yaml -diff\n"}), "Attributes\n")


@by("other-files")
def a_second_book_in_capitals(history: History) -> None:
    history.commit(history.tree({MEETING.replace("records", "Records"): edited(history)}), "Others\n")


@by("mixed-commit")
def a_program_beside_a_record(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree({**files, "run.sh": b"true\n"}), history.message(files))


@by("dates-backwards")
def a_commit_dated_before_the_one_it_stands_on(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files), when=1_600_000_000)


@by("dates-backwards")
def a_change_dated_back(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files), author_when=1_600_000_000)


@by("date-future")
def a_commit_from_the_future(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files), when=NOW + 100_000)


@by("person-unknown")
def a_commit_by_nobody(history: History) -> None:
    files = {MEETING: edited(history)}
    history.commit(history.tree(files), history.message(files))
    raw = history.raw("HEAD").replace(b"author Member A <a@example.org>", b"author  <a@example.org>")
    history.git("update-ref", "HEAD", history.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=raw))


@by("undo-differs")
def an_undo_of_one_record_of_two(history: History) -> None:
    start = history.bytes_at(MEETING)
    done = history.right({MEETING: edited(history), OTHER: edited(history, OTHER)})
    history.right({MEETING: start}, action="undo", evidence=f"commit {done[:12]}")


@by("undo-differs")
def an_undo_that_leaves_a_record_which_the_commit_made(history: History) -> None:
    made = OTHER.replace("2023-11-29", "2023-12-29")
    start = history.bytes_at(MEETING)
    done = history.right({MEETING: edited(history), made: edited(history, OTHER)})
    history.right({MEETING: start}, action="undo", evidence=f"commit {done[:12]}")


@by("undo-differs")
def an_undo_of_one_record_where_the_other_was_changed_again(history: History) -> None:
    start = history.bytes_at(MEETING)
    done = history.right({MEETING: edited(history), OTHER: edited(history, OTHER)})
    history.right({OTHER: edited(history, OTHER, "name: The Panel", "name: The Other Panel")})
    history.right({MEETING: start}, action="undo", evidence=f"commit {done[:12]}")


@by("merge-differs")
def a_merge_with_a_change_of_its_own(history: History) -> None:
    merged(history, {"location.name": "Hall"}, own=("signature_line: CHAIRMAN", "signature_line: Chair"))


@by("merge-differs")
def a_merge_that_leaves_a_change_out(history: History) -> None:
    start = history.git("rev-parse", "HEAD")
    ours = history.right({MEETING: edited(history)})
    files = {OTHER: replaced(history.bytes_at(OTHER, start), NAME, "name: The Panel")}
    theirs = history.commit(history.tree(files, start), history.message(files, start), (start,), move=False)
    history.commit(history.git("rev-parse", f"{ours}^{{tree}}"), "Merge branch 'other'\n", (ours, theirs))


@by("merge-differs")
def a_merge_that_settles_an_order_by_dropping_a_change(history: History) -> None:
    start = history.git("rev-parse", "HEAD")
    text = (history.bytes_at(MEETING) or b"").decode()
    entries = re.split(r"\n(?=  - id: )", re.search(r"\nattendance:(?:\n  .*)+", text)[0])  # type: ignore[index]
    one, other = [entries[0], *entries[2:0:-1], *entries[3:]], [*entries[:-2], entries[-1], entries[-2]]
    files = {MEETING: replaced(text.encode(), "\n".join(entries), "\n".join(other))}
    theirs = history.commit(history.tree(files, start), history.message(files, start), (start,), move=False)
    changed = "\n".join(one).replace("status: present", "status: absent", 1)
    ours = history.right({MEETING: replaced(text.encode(), "\n".join(entries), changed)})
    history.commit(history.tree(files, ours), "Merge branch 'other'\n", (ours, theirs))


def approval(history: History, sha256: str) -> bytes:
    lines = (
        "  state: approved\n  approval:\n    meeting: cambridgeshire-pcp/meetings/2023-11-29\n    minute_number: 5\n"
        f"    method: 1\n    content_sha256: {sha256}"
    )
    return edited(history, old="  state: published", new=lines)


def approve(history: History) -> None:
    data = history.bytes_at(MEETING)
    assert data is not None
    history.right({MEETING: approval(history, fingerprint(read(data).value))}, action="approve", authority="minute 5")


def merged(history: History, _changes: object, own: tuple[str, str] | None = None) -> str:
    """Merges two edits of different fields of one record, with a change of the merge's own where one is given."""
    start = history.git("rev-parse", "HEAD")
    ours = history.right({MEETING: edited(history)})
    files = {MEETING: replaced(history.bytes_at(MEETING, start), 'actual_end: "15:40"', 'actual_end: "15:45"')}
    theirs = history.commit(history.tree(files, start), history.message(files, start), (start,), move=False)
    whole = replaced(history.bytes_at(MEETING, ours), 'actual_end: "15:40"', 'actual_end: "15:45"')
    if own is not None:
        whole = replaced(whole, *own)
    return history.commit(history.tree({MEETING: whole}), "Merge branch 'other'\n", (ours, theirs))


ALL = [
    pytest.param(kind, tamper, id=f"{kind}-{tamper.__name__}") for kind, some in TAMPERINGS.items() for tamper in some
]


@pytest.mark.parametrize(("kind", "tamper"), ALL)
def test_tampering_is_found_by_its_own_kind(history: History, kind: str, tamper: Tampering) -> None:
    start = history.git("rev-parse", "HEAD")
    tamper(history)
    found = history.audit().findings
    assert [each.kind for each in found] == [kind], found
    assert_names_the_commit(history, found[0])
    in_new_commits = history.audit(f"{start}..HEAD")
    assert in_new_commits.findings == found
    assert in_new_commits.checked == int(history.git("rev-list", "--count", f"{start}..HEAD"))


def assert_names_the_commit(history: History, found: Finding) -> None:
    assert found.commit in history.git("rev-list", "--max-count=2", "HEAD").split()
    assert found.message.endswith(("]", ".", "…")), found.message
    assert "\x1b" not in found.message


def test_the_sample_book_gives_no_finding(history: History) -> None:
    found = history.audit()
    assert found.findings == ()
    assert found.checked == int(history.git("rev-list", "--count", "HEAD"))
    assert found.head == history.git("rev-parse", "HEAD")


def test_a_merge_by_field_gives_no_finding(history: History) -> None:
    merged(history, {})
    assert history.kinds() == []


def test_an_approval_that_fits_and_a_correction_with_authority_give_no_finding(history: History) -> None:
    approve(history)
    assert history.kinds() == []
    history.right({APPROVED: corrected(edited(history, APPROVED))}, action="correct", authority="minute 5")
    assert history.kinds() == []


def test_an_undo_that_takes_back_one_commit_gives_no_finding(history: History) -> None:
    start = history.bytes_at(MEETING)
    done = history.right({MEETING: edited(history)})
    history.right({MEETING: edited(history, old="signature_line: CHAIRMAN", new="signature_line: Chair")})
    back = replaced(start, "signature_line: CHAIRMAN", "signature_line: Chair")
    history.right({MEETING: back}, action="undo", evidence=f"commit {done[:12]}; a letter")
    assert history.kinds() == []


def test_an_undo_where_one_record_was_set_right_by_hand_gives_no_finding(history: History) -> None:
    before = {path: history.bytes_at(path) for path in (MEETING, OTHER)}
    done = history.right({MEETING: edited(history), OTHER: edited(history, OTHER)})
    history.right({OTHER: replaced(before[OTHER], "\nsources:", "\nnote: Set right by hand.\nsources:")})
    history.right({MEETING: before[MEETING]}, action="undo", evidence=f"commit {done[:12]}")
    assert history.kinds() == []


def test_an_undo_beside_a_record_of_which_only_the_layout_changed_gives_no_finding(history: History) -> None:
    start = history.bytes_at(MEETING)
    laid_out = replaced(history.bytes_at(OTHER), "name: ", "# a comment\nname: ")
    done = history.right({MEETING: edited(history), OTHER: laid_out})
    history.right({MEETING: start}, action="undo", evidence=f"commit {done[:12]}")
    assert history.kinds() == []


def test_a_schema_that_was_loosened_judges_nothing(history: History) -> None:
    path = "schema/meeting.schema.json"
    loose = replaced(history.bytes_at(path), '"additionalProperties": false', '"additionalProperties": true')
    history.commit(history.tree({path: loose}), history.message({}))
    history.right({MEETING: edited(history, new=f"{NAME}\nverdict: guilty")})
    assert history.kinds() == ["schema-unknown", "schema-changed", "record-invalid"]
    assert history.kinds("HEAD~1..HEAD") == ["record-invalid", "schema-unknown"]


def test_a_schema_of_a_newer_program_is_told_and_its_records_are_not_judged(history: History) -> None:
    history.commit(history.tree({"schema/VERSION": b"99\n"}), history.message({}, action="upgrade", schema=99))
    history.right({MEETING: edited(history, new=f"{NAME}\nverdict: unknown")}, schema=99)
    found = history.audit().findings
    assert [each.kind for each in found] == ["schema-unknown"]
    assert "version 99" in found[0].message


def test_a_book_in_an_older_repository_gives_no_finding(tmp_path: Path) -> None:
    history = History(tmp_path / "older")
    history.root.mkdir()
    history.git("init", "-q", "-b", "main")
    history.commit(history.tree({"README.md": b"Ours\n"}, None), "Begin\n", ())
    start_book(history.root)
    assert history.kinds() == []


def test_a_commit_of_other_files_needs_no_trailers(history: History) -> None:
    history.commit(history.tree({"README.md": b"Our book\n"}), "Say what this is\n")
    assert history.kinds() == []


def test_every_kind_is_told_in_the_readme() -> None:
    from tui.book.audit.registry import KINDS

    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"| `{kind.id}` | {kind.meaning} |" in readme
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert set(TAMPERINGS) <= {kind.id for kind in KINDS}
