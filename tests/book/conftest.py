"""Small books for the tests of this folder: a git repository of its own in a line, with a git that knows only what a test says."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.book.books import PERSON, PERSON_TEXT, BookFolder
from tui.book.shipped import shipped_schema


@pytest.fixture(autouse=True)
def own_git(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keeps the git settings of whoever runs the tests out of them; returns the folder that stands for their home."""
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text(
        "[init]\n\tdefaultBranch = main\n[user]\n\tname = Member A\n\temail = a@example.org\n"
    )
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    return home


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one person and one commit, made once and copied."""
    root = tmp_path_factory.mktemp("template") / "book"
    root.mkdir()
    (root / "schema").mkdir()
    for name, data in shipped_schema().items():
        (root / "schema" / name).write_bytes(data)
    (root / "records" / "people").mkdir(parents=True)
    (root / "records" / f"{PERSON}.yaml").write_bytes(PERSON_TEXT.encode())
    who = ("-c", "user.name=Member A", "-c", "user.email=a@example.org")
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for line in (("init", "-q", "-b", "main", "--template="), ("add", "."), (*who, "commit", "-q", "-m", "A book")):
        subprocess.run(["git", *line], cwd=root, check=True, env={**env, "GIT_CONFIG_GLOBAL": os.devnull})
    return root


@pytest.fixture
def make_book(template: Path, tmp_path: Path) -> Callable[..., BookFolder]:
    """Makes a book in a folder of this name, with more records committed if they are given."""

    def made(name: str = "book", records: Mapping[str, str] | None = None) -> BookFolder:
        folder = BookFolder(tmp_path / name)
        shutil.copytree(template, folder.root, symlinks=True)
        if records:
            for record_id, text in records.items():
                folder.write(f"records/{record_id}.yaml", text)
            folder.git("add", "records")
            folder.git("commit", "-q", "-m", "More records")
        else:
            folder.git("status", "--porcelain")  # the copy's times into the index
        return folder

    return made


@pytest.fixture
def book(make_book: Callable[..., BookFolder]) -> BookFolder:
    """A book with one person and one commit."""
    return make_book()
