"""The sample book with its whole history, for each test one that it may spoil."""

import shutil
from pathlib import Path

import pytest

from tests.book.audit.tampering import History
from tui.book.demo import make_demo


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
