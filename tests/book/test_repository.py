"""Finding a book, and reading what is in it, whatever else is there."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.books import PERSON, PERSON_TEXT, BookFolder
from tui.book.files import NotARecordFile
from tui.book.repository import Book
from tui.errors import BookUnusable, Exit, MinutebookError, WrongUsage
from tui.record.reading import LONGEST

# -- finding ------------------------------------------------------------------


def test_a_book_is_found_from_any_folder_in_it(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Book.open(book.root / "records" / "people").root == book.root
    monkeypatch.chdir(book.root / "schema")
    assert Book.open(Path()).root == book.root


def test_a_book_is_found_through_a_link_to_its_folder(book: BookFolder) -> None:
    link = book.root.parent / "link"
    link.symlink_to(book.root)
    assert Book.open(link).record_ids() == [PERSON]


def test_what_is_not_a_book_is_said_with_the_next_step(tmp_path: Path, book: BookFolder) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    for name in ("repository", "linked"):
        subprocess.run(["git", "init", "-q", tmp_path / name], check=True)
    (tmp_path / "linked" / "records").symlink_to(book.root / "records")
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "bare"], check=True)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / ".git").write_text("gitdir: /nowhere\n")
    for name, says in {
        "plain": "no book at or above",
        "nowhere": "no folder",
        "file": "not a folder",
        "pipe": "not a folder",
        "repository": "has no folder records",
        "linked": "records is a link",
        "bare": "bare repository",
        "book/.git": "git's own folder",
        "broken": "cannot open this book",
    }.items():
        with pytest.raises(BookUnusable, match=says) as caught:
            Book.open(tmp_path / name)
        assert caught.value.exit_code == Exit.REPOSITORY, name
        assert caught.value.hint, name


def test_a_submodule_is_not_a_book_of_its_own(book: BookFolder, tmp_path: Path) -> None:
    above = tmp_path / "above"
    subprocess.run(["git", "init", "-q", above], check=True)
    command = ("git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(book.root), "inside")
    subprocess.run(command, cwd=above, check=True)
    with pytest.raises(BookUnusable, match="submodule"):
        Book.open(above / "inside")


def test_a_config_that_points_elsewhere_is_refused(book: BookFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    book.git("config", "core.worktree", str(tmp_path / "elsewhere"))
    with pytest.raises(BookUnusable):
        Book.open(book.root)


def test_the_callers_own_git_variables_do_not_lead_astray(
    book: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
    ):
        monkeypatch.setenv(name, str(tmp_path / "wrong"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Forged")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'user.name'='Forged'")
    opened = book.open()
    saved = book.save("name: Mine\n", book=opened)
    assert str(opened.author) == "Member A <a@example.org>"
    assert opened.read_bytes_at(PERSON, saved.commit) == b"name: Mine\n"
    assert opened.git.repository.commit(saved.commit).author.name == "Member A"
    assert not (tmp_path / "wrong").exists()


def test_a_book_of_another_user_is_explained(book: BookFolder) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    subprocess.run(["chown", "-R", "12345", book.root], check=True)
    with pytest.raises(BookUnusable, match="belongs to another user") as caught:
        book.open()
    assert f"safe.directory '{book.root}'" in caught.value.hint


# -- records ------------------------------------------------------------------


def test_records_are_listed_in_order_and_by_kind(make_book: Callable[..., BookFolder]) -> None:
    book = make_book(
        records={"x-panel/body": "name: X\n", "people/b": "name: B\n", "x-panel/meetings/2026-05-12": "name: X\n"}
    )
    opened = book.open()
    assert opened.record_ids() == ["people/b", PERSON, "x-panel/body", "x-panel/meetings/2026-05-12"]
    assert opened.record_ids("meeting") == ["x-panel/meetings/2026-05-12"]
    assert opened.record_ids("plan") == []
    assert opened.reading("x-panel/body").value == {"name": "X"}
    assert opened.exists("x-panel/body")
    assert not opened.exists("x-panel")
    assert not opened.exists("../schema/VERSION")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "people/../people/member-a", "/etc/passwd", "people/Member", "people/a\0b", "", "x"]
)
def test_a_name_that_is_no_id_reads_nothing(name: str, book: BookFolder) -> None:
    opened = book.open()
    assert not opened.exists(name)
    with pytest.raises(WrongUsage):
        opened.read_bytes(name)


def test_a_record_that_is_not_there(book: BookFolder) -> None:
    with pytest.raises(WrongUsage, match="no record people/nobody"):
        book.open().read_bytes("people/nobody")
    with pytest.raises(WrongUsage, match="no record x-panel/body"):
        book.open().read_bytes("x-panel/body")


def test_what_is_no_record_is_named_with_a_reason_and_never_opened(book: BookFolder, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "body.yaml").write_text("name: secret\n")
    records = book.root / "records"
    (records / "people/linked.yaml").symlink_to(outside / "body.yaml")
    (records / "linked-panel").symlink_to(outside)
    os.mkfifo(records / "people/pipe.yaml")
    book.write("records/people/Member-A.yaml", "name: x\n")
    book.write("records/people/UPPER.yaml", "name: x\n")
    book.write("records/notes.txt", "x\n")
    book.write("records/people/large.yaml", "x" * (LONGEST + 1))
    book.write("records/people/.hidden.yaml", "x\n")
    opened = book.open()
    assert {(stray.file, stray.rule) for stray in opened.stray_files()} == {
        ("records/people/linked.yaml", "file-link"),
        ("records/linked-panel", "file-link"),
        ("records/people/pipe.yaml", "file-kind"),
        ("records/people/Member-A.yaml", "file-case"),
        ("records/people/UPPER.yaml", "file-name"),
        ("records/notes.txt", "file-name"),
        ("records/people/large.yaml", "text-size"),
    }
    assert all(stray.message and stray.hint for stray in opened.stray_files())
    assert opened.record_ids() == ["people/large", PERSON]
    for record_id, rule in {
        "people/linked": "file-link",
        "linked-panel/body": "file-link",
        "people/pipe": "file-kind",
        "people/large": "text-size",
    }.items():
        with pytest.raises(NotARecordFile) as caught:
            opened.read_bytes(record_id)
        assert caught.value.rule == rule
        assert caught.value.exit_code == Exit.PROBLEMS


def test_a_save_does_not_go_through_a_link(book: BookFolder, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/body.yaml").write_text("name: secret\n")
    (book.root / "records/linked-panel").symlink_to(tmp_path / "outside")
    with pytest.raises(MinutebookError):
        book.save("name: Mine\n", "linked-panel/rules/2026-01-01")
    with pytest.raises(MinutebookError):
        book.save("name: Mine\n", "linked-panel/body")
    assert [file.name for file in (tmp_path / "outside").iterdir()] == ["body.yaml"]
    assert (tmp_path / "outside/body.yaml").read_text() == "name: secret\n"


# -- what is committed --------------------------------------------------------


def test_a_record_as_it_stood(book: BookFolder) -> None:
    book.save("name: Now\n")
    opened = book.open()
    assert opened.read_bytes_at(PERSON, "HEAD~1") == PERSON_TEXT.encode()
    assert opened.read_bytes_at(PERSON, time.strftime("%Y-%m-%d")) == b"name: Now\n"
    for moment, says in {
        "1999-01-01": "nothing from 1999",
        "2026-13-45": "no day",
        "nowhere": "no commit",
        "--output=x": "no commit",
        "": "no commit",
        "HEAD\nx": "no commit",
    }.items():
        with pytest.raises(WrongUsage, match=says):
            opened.read_bytes_at(PERSON, moment)
    with pytest.raises(WrongUsage, match="There was no record people/new"):
        opened.read_bytes_at("people/new", "HEAD")
    assert not (book.root / "x").exists()


def test_what_changed_since_a_commit(make_book: Callable[..., BookFolder]) -> None:
    book = make_book(records={"people/b": "name: B\n", "people/c": "name: C\n"})
    book.save("name: Saved\n")
    book.write("records/people/b.yaml", "name: by hand\n")
    book.write("records/people/new.yaml", "name: new\n")
    (book.root / "records/people/c.yaml").unlink()
    opened = book.open()
    assert opened.changed_since("HEAD") == ["people/b", "people/new"]
    assert opened.changed_since("HEAD~1") == ["people/b", PERSON, "people/new"]
    with pytest.raises(WrongUsage):
        opened.changed_since("--help")


# -- the contract -------------------------------------------------------------


def test_a_book_with_the_released_schema_can_be_written(book: BookFolder) -> None:
    opened = book.open()
    assert opened.read_only is None
    assert opened.schema.version == opened.schema_version >= 1
    assert "meeting" in opened.schema.kinds


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("VERSION", "99\n", "newer than this program"),
        ("VERSION", "1.0\n", "whole number"),
        ("VERSION", "1", "whole number"),
        ("VERSION", None, "VERSION is missing"),
        ("body.schema.json", "{}\n", "body.schema.json differs"),
        ("extra.schema.json", "{}\n", "extra.schema.json differs"),
        ("meeting.schema.json", None, "meeting.schema.json differs"),
    ],
)
def test_any_other_schema_opens_for_reading_only_and_says_why(
    file: str, text: str | None, says: str, book: BookFolder
) -> None:
    if text is None:
        (book.root / "schema" / file).unlink()
    else:
        book.write(f"schema/{file}", text)
    opened = book.open()
    assert opened.read_only is not None
    assert says in opened.read_only
    assert opened.read_bytes(PERSON) == PERSON_TEXT.encode()
    with pytest.raises(BookUnusable, match=says):
        book.save("name: Mine\n", book=opened)
    assert opened.drafts.get(PERSON) is not None


@pytest.mark.parametrize(
    "reference", ["https://example.org/x.json", "//example.org/x", "file:///etc/passwd", "../x.schema.json#/a"]
)
def test_a_schema_that_refers_elsewhere_is_refused_and_nothing_is_fetched(reference: str, book: BookFolder) -> None:
    book.write("schema/body.schema.json", f'{{"properties": {{"name": {{"$ref": "{reference}"}}}}}}\n')
    with pytest.raises(BookUnusable, match="not fetched"):
        _ = book.open().schema


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000, "\x00"])
def test_a_schema_that_is_none_is_said(text: str, book: BookFolder) -> None:
    book.write("schema/body.schema.json", text)
    with pytest.raises(BookUnusable, match=r"body\.schema\.json"):
        _ = book.open().schema


def test_the_cache_is_lent(book: BookFolder) -> None:
    with book.open().cache() as cache:
        cache.store("excerpt", [(PERSON, "blob", {"a": 1})])
    with book.open().cache() as cache:
        assert cache.load("excerpt") == {PERSON: ("blob", {"a": 1})}
