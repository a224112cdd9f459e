"""Documents on the disk: read whole or told why not, and found by the beginning of a path."""

import os
from pathlib import Path

import pytest

from tui.book.document_files import beginning_with, read_document, whole_path
from tui.errors import WrongUsage


def test_a_file_is_read_and_of_a_larger_one_a_byte_more_than_is_taken(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_bytes(b"0123456789")
    assert read_document(str(tmp_path / "minutes.txt"), 100) == b"0123456789"
    assert read_document(str(tmp_path / "minutes.txt"), 4) == b"01234"


def test_what_is_no_file_is_told_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, words in (("none", "cannot be read"), ("pipe", "is not a file"), ("", "cannot be read|is not a file")):
        with pytest.raises(WrongUsage, match=words):
            read_document(str(tmp_path / name), 100)
    with pytest.raises(WrongUsage, match="cannot be read"):
        read_document("a\0b", 100)


def test_a_path_is_gone_on_with_folders_first_and_hidden_names_only_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Minutes.txt", "more.pdf", ".minutes"):
        (tmp_path / name).write_text("x")
    (tmp_path / "months").mkdir()
    found = beginning_with(f"{tmp_path}/m")
    assert [(each.name, each.is_folder) for each in found] == [
        ("months", True),
        ("Minutes.txt", False),
        ("more.pdf", False),
    ]
    assert found[0].typed == f"{tmp_path}/months/"
    assert [each.name for each in beginning_with(f"{tmp_path}/.m")] == [".minutes"]
    assert beginning_with(f"{tmp_path}/none/") == []
    monkeypatch.chdir(tmp_path)
    assert [each.typed for each in beginning_with("min")] == ["Minutes.txt"]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [each.typed for each in beginning_with("~/more")] == ["~/more.pdf"]
    assert whole_path("~/more.pdf") == str(tmp_path / "more.pdf")


def test_a_file_that_is_written_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(b"half")
    looked = os.fstat

    def and_written(number: int) -> os.stat_result:
        found = looked(number)
        with path.open("ab") as file:
            file.write(b"more")
        return found

    monkeypatch.setattr("tui.book.document_files.os.fstat", and_written)
    with pytest.raises(WrongUsage, match=r"changed while it was read\. Wait until it is saved"):
        read_document(str(path), 100)
