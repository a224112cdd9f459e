"""Books with their whole history, for each test one that it may spoil."""

import shutil
from pathlib import Path

import pytest

from tests.book.audit.tampering import History
from tui.book.demo import make_demo
from tui.book.starting import start_book


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book, made once for all tests of a process."""
    folder = tmp_path_factory.mktemp("demo") / "book"
    make_demo(folder)
    return folder


@pytest.fixture
def history(demo: Path, tmp_path: Path) -> History:
    """A copy of the sample book with its history."""
    shutil.copytree(demo, tmp_path / "book", symlinks=True)
    return History(tmp_path / "book")


@pytest.fixture
def small(tmp_path: Path) -> History:
    """A new book and three commits, each of one person."""
    root = tmp_path / "small"
    start_book(root)
    history = History(root)
    for letter in "abc":
        file = f"records/people/member-{letter}.yaml"
        history.right({file: f"name: Member {letter.upper()}\n".encode()}, action="create")
    return history
