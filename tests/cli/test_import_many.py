"""Many documents taken in by one call: one commit each, one bad file stops no other, and the same call goes on where it was stopped."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.many_minutes import document
from tests.cli.terminal import Terminal
from tests.hang import no_hang
from tui.cli.importing.files import Document

BODY = "cambridgeshire-pcp"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder with minutes in four forms, one of them in a folder of its own, and what is none of it."""
    folder = tmp_path / "minutes"
    (folder / "old").mkdir(parents=True)
    for n in (0, 1, 2, 5):
        name, data = document(n)
        (folder / ("old" if n == 2 else "") / name).write_bytes(data)
    (folder / "Thumbs.db").write_bytes(b"\0")
    (folder / ".hidden.txt").write_text("1. Secret\n")
    (folder / "link.txt").symlink_to("/etc/passwd")
    return folder


def commits(terminal: Terminal) -> int:
    return int(terminal.git("rev-list", "--count", "HEAD"))


def test_each_document_is_a_commit_and_a_bad_one_is_told_at_the_end(terminal: Terminal, minutes: Path) -> None:
    (minutes / "1989.pdf").write_bytes(b"%PDF-1.7 nothing")
    before = commits(terminal)
    ran = terminal.run("import", str(minutes), "--body", BODY)
    assert ran.code == 1
    assert commits(terminal) == before + 4
    assert "4 documents of 5 imported." in ran.err
    assert "1989.pdf: 1989.pdf cannot be read as PDF: it is damaged." in ran.err
    assert "Fetch it again" in ran.err
    assert "1 with .db, 1 with a link or no file" in ran.err
    assert terminal.git("status", "--porcelain") == ""
    assert terminal.run("audit").code == 0


def test_the_same_call_again_passes_over_what_is_there_and_takes_what_is_new(terminal: Terminal, minutes: Path) -> None:
    terminal.run("import", str(minutes), "--body", BODY)
    tip = commits(terminal)
    name, data = document(8)
    (minutes / name).write_bytes(data)
    ran = terminal.run("import", str(minutes), "--body", BODY)
    assert (ran.code, commits(terminal)) == (0, tip + 1)
    assert "4 documents passed over: imported before" in ran.err


def test_what_was_taken_back_is_imported_again(terminal: Terminal, minutes: Path) -> None:
    terminal.run("import", str(minutes), "--body", BODY)
    terminal.run("undo", "HEAD", "--reason", "the wrong file")
    ran = terminal.run("import", str(minutes), "--body", BODY)
    assert "1 document of 4 imported." in ran.err


def test_stopped_by_ctrl_c_it_keeps_what_is_saved_and_goes_on_later(
    terminal: Terminal, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, read = commits(terminal), Document.read
    turns = iter(range(99))

    def interrupted(self: Document) -> tuple[tuple[str, bytes], ...]:
        if next(turns) == 2:
            raise KeyboardInterrupt
        return read(self)

    with monkeypatch.context() as patch:
        patch.setattr(Document, "read", interrupted)
        ran = terminal.run("import", str(minutes), "--body", BODY)
    assert (ran.code, commits(terminal)) == (130, before + 2)
    assert "2 documents of 4 imported, then it was stopped." in ran.err
    assert terminal.git("status", "--porcelain") == ""
    ran = terminal.run("import", str(minutes), "--body", BODY)
    assert (ran.code, commits(terminal)) == (0, before + 4)


def test_a_real_ctrl_c_at_any_moment_leaves_nothing_half_written(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(0, 60, 6):
        name, data = document(n)
        (folder / name).write_bytes(data)
    before = commits(terminal)
    command = [sys.executable, "-m", "tui", "--book", str(terminal.root), "import", str(folder), "--body", BODY]
    with no_hang(), subprocess.Popen(command, stderr=subprocess.PIPE, process_group=0) as process:
        while commits(terminal) < before + 2:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 130, said
    assert "What was saved stays." in said
    assert terminal.git("status", "--porcelain") == ""
    assert "draft" not in said
    assert terminal.run("import", str(folder), "--body", BODY).code == 0
    assert commits(terminal) == before + 10


def test_the_body_can_be_known_by_its_name(terminal: Terminal, minutes: Path) -> None:
    terminal.run("new", "body", "name=Example Joint Panel", "classification=council-committee", "--reason", "new")
    ran = terminal.run("import", str(minutes))
    assert ran.code == 0, ran.err
    assert terminal.file("example-joint-panel/meetings/1990-01-03").exists()


def test_a_dry_run_of_many_is_a_line_each_or_one_json(terminal: Terminal, minutes: Path) -> None:
    tip = commits(terminal)
    assert terminal.run("import", str(minutes), "--dry-run").out.count("\tminutes\t") == 3
    (minutes / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    ran = terminal.run("import", str(minutes), "--dry-run", "--format", "json")
    assert ran.code == 1
    assert set(ran.json) == {"format", "documents", "passed_over", "failed"}
    assert {"file", "records", "spans", "unplaced", "doubts"} <= set(ran.json["documents"][0])
    assert [set(each) for each in ran.json["failed"]] == [{"file", "message", "hint"}]
    assert commits(terminal) == tip


def test_files_of_the_service_are_put_together_by_meeting(terminal: Terminal, tmp_path: Path) -> None:
    (name, one), (_, other) = document(5), document(11)
    attended = b"<attendance><meetingid>%s</meetingid><attendees><attendee name='Z Member' attendance='Present'/></attendees></attendance>"
    number = one.split(b"<meetingid>")[1].split(b"<")[0]
    paths = []
    for file, data in ((name, one), ("attendance.xml", attended % number), ("other.xml", other)):
        paths.append(str(tmp_path / file))
        Path(paths[-1]).write_bytes(data)
    single = terminal.run("import", *paths[:2], "--dry-run", "--format", "json")
    assert "records" in single.json
    assert any(each["id"] == "people/z-member" for each in single.json["records"])
    ran = terminal.run("import", *paths, "--body", BODY, "--format", "json")
    assert (ran.code, len(ran.json["documents"])) == (0, 2)
    assert terminal.git("log", "-2", "--format=%B").count("SHA-256") == 3
    assert json.dumps(ran.json).count('"commit"') == 2


def test_a_day_can_be_given_for_one_document_only(terminal: Terminal, minutes: Path) -> None:
    ran = terminal.run("import", str(minutes), "--date", "2030-01-01", "--dry-run")
    assert (ran.code, "the day of each comes from the document" in ran.err) == (2, True)


def test_a_folder_without_documents_is_said(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = terminal.run("import", str(tmp_path / "empty"), "--dry-run")
    assert (ran.code, "There is no document in" in ran.err) == (2, True)
