"""A book on disk as the tests of this folder use it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tui
from tui.book.repository import Book
from tui.book.saving import Note, Saved, Write, save

PERSON = "people/member-a"
PERSON_TEXT = "name: Member A\n"


@dataclass
class BookFolder:
    """A book on disk, and git as a person uses it there."""

    root: Path
    env: Mapping[str, str] = field(default_factory=dict)

    def git(self, *arguments: str, ok: tuple[int, ...] = (0,), stdin: str | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
            input=stdin,
            env={**os.environ, **self.env},
        )
        assert done.returncode in ok, (arguments, done.stderr)
        return done.stdout

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def read(self, record_id: str = PERSON) -> str:
        return (self.root / f"records/{record_id}.yaml").read_bytes().decode()

    def open(self) -> Book:
        return Book.open(self.root)

    def save(
        self,
        text: str | None,
        record_id: str = PERSON,
        reason: str = "a test",
        book: Book | None = None,
        **more: object,
    ) -> Saved:
        """Saves the record as it stands with a new text; None deletes it."""
        book = book or self.open()
        write = Write(record_id, text, book.bytes_on_disk(record_id), ("name: changed",))
        action = "delete" if text is None else "create" if write.expected is None else "edit"
        return save(book, [write], Note(action, f"{record_id}: changed", reason), **more)  # type: ignore[arg-type]

    def commits(self) -> list[str]:
        return self.git("rev-list", "--reverse", "HEAD").split()

    def files_of(self, commit: str = "HEAD") -> list[str]:
        return self.git("show", "--format=", "--name-only", commit).split()

    def is_clean(self) -> bool:
        """Whether nothing is changed, staged or left over, and the store is whole."""
        assert self.git("fsck", "--full", "--strict", "--no-dangling") == ""
        left = [path for path in (self.root / ".git").rglob("*.lock") if path.name != "minutebook.lock"]
        assert left == []
        return self.git("status", "--porcelain", "--ignored") == ""

    def run_python(self, script: str, *arguments: str, **more: object) -> "subprocess.Popen[str]":
        """Starts a Python program that can import this package, in a session of its own."""
        env = {**os.environ, **self.env, "PYTHONPATH": str(Path(tui.__file__).parent.parent)}
        return subprocess.Popen(
            [sys.executable, "-c", script, str(self.root), *arguments],
            env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **more,  # type: ignore[call-overload]
        )  # fmt: skip
