"""A sample book for each test."""

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tui.book.demo import make_demo


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book as `minutebook demo` makes it, once for all tests of a process."""
    folder = tmp_path_factory.mktemp("sample") / "book"
    make_demo(folder)
    return folder


@pytest.fixture
def terminal(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A copy of the sample book that a test may spoil."""
    shutil.copytree(sample, tmp_path / "book", symlinks=True)
    return Terminal(tmp_path / "book", capsys)
