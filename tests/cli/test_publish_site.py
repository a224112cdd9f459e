"""`minutebook publish-site DIR`: what it writes, what it leaves alone, and that nothing withheld is in any file."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.builder import BookBuilder
from tests.cli.terminal import Terminal
from tests.documents.rendering.planted import MEETING, SECRET, planted_records
from tests.documents.site.sites import broken_links, words_of
from tui.cli import writing_folders
from tui.cli.commands.publish_site import LISTED_IN
from tui.cli.writing_folders import write_folder
from tui.errors import BookBusy, WrongUsage

FILES = {"index.html": b"one", "x/a.html": b"two", "_site/site.css": b"three"}


def written(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def put(folder: Path, files: Mapping[str, bytes] = FILES) -> writing_folders.Written:
    return write_folder(folder, files.items(), LISTED_IN)


def test_a_site_of_the_book_is_written_and_unchanged_the_second_time(terminal: Terminal, tmp_path: Path) -> None:
    ran = terminal.run("publish-site", str(tmp_path / "site"), "--title", "Minutes of the panel")
    assert (ran.code, ran.out) == (0, "")
    assert "Written: " in ran.err
    first = written(tmp_path / "site")
    assert b"<h1>Minutes of the panel</h1>" in first["index.html"]
    assert b"What was done to this record" in first["cambridgeshire-pcp/meetings/2023-09-20/index.html"]
    assert list(broken_links(first)) == []
    times = {each: (tmp_path / "site" / each).stat().st_mtime_ns for each in first if each != LISTED_IN}
    assert (
        "0 of them new or changed"
        in terminal.run("publish-site", str(tmp_path / "site"), "--title", "Minutes of the panel").err
    )
    assert written(tmp_path / "site") == first
    assert {each: (tmp_path / "site" / each).stat().st_mtime_ns for each in times} == times


def test_one_change_touches_few_pages_and_is_told_in_the_history(terminal: Terminal, tmp_path: Path) -> None:
    meeting = "cambridgeshire-pcp/meetings/2023-09-20"
    terminal.run("publish-site", str(tmp_path / "site"), "--on", "2024-01-01")
    assert terminal.run("set", meeting, "actual_end", "15:45", "--reason", "as the recording has it").code == 0
    ran = terminal.run("publish-site", str(tmp_path / "site"), "--on", "2024-01-01")
    changed = int(ran.err.split(" of them new")[0].rsplit(" ", 1)[-1])
    assert 0 < changed < 8
    page = (tmp_path / "site" / meeting / "index.html").read_text()
    assert "Ended: 15:40 → 15:45." in page
    assert "Why: as the recording has it." in page


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "example.org", "https://example.org/?a", "https://exa mple.org"]
)
def test_what_is_no_web_address_is_refused(terminal: Terminal, tmp_path: Path, address: str) -> None:
    ran = terminal.run("publish-site", str(tmp_path / "site"), "--url", address)
    assert ran.code == 2
    assert "is no web address" in ran.err
    assert not (tmp_path / "site").exists()


def test_a_folder_with_other_files_is_refused_and_left_alone(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letter.txt").write_text("mine")
    ran = terminal.run("publish-site", str(tmp_path / "site"))
    assert ran.code == 2
    assert "has files in it that this command did not put there" in ran.err
    assert written(tmp_path / "site") == {"letter.txt": b"mine"}


def test_what_no_longer_stands_is_removed_and_what_others_put_there_stays(tmp_path: Path) -> None:
    put(tmp_path / "site")
    (tmp_path / "site" / "CNAME").write_text("example.org")
    (tmp_path / "site" / "x" / "own.txt").write_text("mine")
    done = put(tmp_path / "site", {"index.html": b"new", "y/b.html": b"four"})
    assert (done.files, done.changed, done.removed) == (2, 2, 2)
    assert set(written(tmp_path / "site")) == {"index.html", "y/b.html", "CNAME", "x/own.txt", LISTED_IN}


def test_a_run_that_is_stopped_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    def stopped() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "site", stopped(), LISTED_IN)
    assert not (tmp_path / "site").exists()
    put(tmp_path / "site")
    before = written(tmp_path / "site")
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "site", stopped(), LISTED_IN)
    assert written(tmp_path / "site") == before


def test_what_a_killed_run_left_is_no_hindrance(tmp_path: Path) -> None:
    left = tmp_path / "site" / ".minutebook-part" / "x"
    left.mkdir(parents=True)
    (left / "half.html").write_text("half")
    put(tmp_path / "site")
    assert set(written(tmp_path / "site")) == {*FILES, LISTED_IN}


def test_two_runs_at_once_do_not_meet(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        with pytest.raises(BookBusy):
            put(tmp_path / "site")
        yield from FILES.items()

    write_folder(tmp_path / "site", files(), LISTED_IN)
    assert set(written(tmp_path / "site")) == {*FILES, LISTED_IN}


def test_nothing_outside_is_written_or_removed_through_a_link_or_a_list_that_somebody_changed(tmp_path: Path) -> None:
    put(tmp_path / "site")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "precious.html").write_text("mine")
    (tmp_path / "site" / "y").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WrongUsage, match="not of our making"):
        put(tmp_path / "site", {**FILES, "y/b.html": b"four"})
    assert list((tmp_path / "elsewhere").iterdir()) == []
    (tmp_path / "site" / LISTED_IN).write_text(json.dumps({"format": 1, "files": ["../precious.html"]}))
    with pytest.raises(WrongUsage, match="not as we wrote it"):
        put(tmp_path / "site")
    assert (tmp_path / "precious.html").read_text() == "mine"


def test_a_full_disk_is_a_sentence_and_the_site_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "site")
    before = written(tmp_path / "site")

    def full(self: Path, _: bytes) -> int:
        raise OSError(28, os.strerror(28), str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(writing_folders.CannotWriteFolder, match="No space left"):
        put(tmp_path / "site", {"index.html": b"new"})
    assert written(tmp_path / "site") == before


def test_no_planted_word_is_in_any_file_or_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = BookBuilder()
    book.records = planted_records()
    root = book.write(tmp_path / "book")
    plain = {each: text for each, text in book.records.items() if SECRET not in text.lower()}
    commit(root, "A book without it", *plain)
    commit(root, f"The {SECRET} itself\n\nAction: edit\nRecord: {MEETING}\nReason: about the {SECRET}\nSchema: 1")
    ran = Terminal(root, capsys).run("publish-site", str(tmp_path / "site"), "--on", "2022-10-01")
    assert ran.code == 0
    files = written(tmp_path / "site")
    assert f"{MEETING}/minutes.html" in files
    assert [path for path, data in files.items() if SECRET in (path + words_of(data)).lower()] == []


def commit(root: Path, message: str, *records: str) -> None:
    """Commits records, all for none, as somebody does with plain git."""
    git = ["git", "-C", str(root), "-c", "user.name=The clerk", "-c", "user.email=clerk@example.org"]
    if not (root / ".git").exists():
        subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
        records = (*records, "../schema")
    names = [f"records/{each}.yaml" if each != "../schema" else "schema" for each in records] or ["."]
    subprocess.run([*git, "add", *names], check=True)
    subprocess.run([*git, "commit", "-q", "-m", message], check=True)
