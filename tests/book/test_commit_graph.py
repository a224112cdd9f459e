"""What keeps the history quick to read: written with a new book, looked after by the doctor, and never relied on."""

from pathlib import Path

import pytest

from tests.book.books import PERSON, BookFolder
from tui.book import commit_graph
from tui.book.commit_graph import graph_state, keep_graph
from tui.book.doctor import examine, mend
from tui.book.git import Git
from tui.book.history import feed
from tui.book.starting import start_book


def _graph(root: Path) -> Path:
    return root / ".git/objects/info/commit-graph"


def _speed(root: Path) -> list[str]:
    return [each.message for each in examine(root) if each.what == "history-speed"]


def test_a_new_book_has_it_and_git_is_told_to_keep_it(tmp_path: Path) -> None:
    start_book(tmp_path / "new")
    state = graph_state(Git(tmp_path / "new"))
    assert (state.commits, state.covered, state.has_filters, state.is_sound) == (1, 1, True, True)
    folder = BookFolder(tmp_path / "new")
    assert folder.git("config", "--local", "fetch.writeCommitGraph") == "true\n"
    assert folder.git("status", "--porcelain") == ""


def test_a_save_leaves_it_alone(book: BookFolder) -> None:
    keep_graph(Git(book.root))
    before = _graph(book.root).read_bytes()
    book.save("name: Mine\n")
    assert _graph(book.root).read_bytes() == before
    assert (graph_state(Git(book.root)).commits, graph_state(Git(book.root)).covered) == (2, 1)


def test_the_doctor_names_many_commits_outside_it_and_brings_them_in(
    book: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit_graph, "MANY", 3)
    keep_graph(Git(book.root))
    for n in range(2):
        book.save(f"name: {n}\n")
    assert _speed(book.root) == []
    book.save("name: more\n")
    assert "3 of 4 changes are not prepared" in _speed(book.root)[0]
    mend(book.root)
    assert _speed(book.root) == []
    assert graph_state(Git(book.root)).covered == 4


def test_one_without_filters_is_as_good_as_none(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commit_graph, "MANY", 1)
    book.git("commit-graph", "write", "--reachable", "--no-changed-paths")
    assert "1 of 1 changes are not prepared" in _speed(book.root)[0]


@pytest.mark.parametrize("damage", [b"", b"garbage", b"CGPH\x01\x01\x40\x00", None])
def test_a_damaged_one_is_named_and_done_without_and_written_anew(damage: bytes | None, book: BookFolder) -> None:
    keep_graph(Git(book.root))
    saved = book.save("name: Mine\n")
    file = _graph(book.root)
    whole = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(whole[: len(whole) // 2] + b"x" * (len(whole) - len(whole) // 2) if damage is None else damage)
    assert "damaged" in _speed(book.root)[0]
    found = feed(book.open(), record=PERSON).commits
    assert (found[0].commit, len(found)) == (saved.commit, 2)
    mend(book.root)
    assert _speed(book.root) == []
