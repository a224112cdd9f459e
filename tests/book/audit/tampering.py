"""Commits made with plain git, with an arbitrary tree and otherwise right: what somebody would do who means to get past the audit."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.book.audit import Audited, audit
from tui.book.finding import find
from tui.book.message import Trailers, compose
from tui.book.repository import Book
from tui.record.changes import change_lines
from tui.record.fingerprint import fingerprint
from tui.record.kinds import id_of, kind_of
from tui.record.reading import Unreadable, read

WHO = ("Member A", "a@example.org")
NOW = 4_000_000_000
"""The moment at which the tests audit: long after any commit that they make."""


@dataclass
class History:
    """A book's repository, and git's own commands on it."""

    root: Path
    env: Mapping[str, str] = field(default_factory=dict)

    def git(
        self, *arguments: str, stdin: bytes = b"", ok: Sequence[int] = (0,), env: Mapping[str, str] | None = None
    ) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, check=False, input=stdin,
            env={**os.environ, **self.env, **(env or {})},
        )  # fmt: skip
        assert done.returncode in ok, (arguments, done.stderr)
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def bytes_at(self, path: str, commit: str = "HEAD") -> bytes | None:
        done = subprocess.run(
            ["git", "cat-file", "blob", f"{commit}:{path}"], cwd=self.root, capture_output=True, check=False
        )
        return done.stdout if done.returncode == 0 else None

    def raw(self, commit: str) -> bytes:
        """Returns the bytes of a commit."""
        return subprocess.run(
            ["git", "cat-file", "commit", commit], cwd=self.root, capture_output=True, check=True
        ).stdout

    def tree(self, files: Mapping[str, bytes | tuple[str, str] | None], base: str | None = "HEAD") -> str:
        """Writes a tree: that of `base` with these files changed; a pair is a mode and an object id, None takes the file away."""
        env = {"GIT_INDEX_FILE": str(self.root / ".git" / "tampering-index")}
        self.git("read-tree", "--empty" if base is None else base, env=env)
        for path, data in files.items():
            if data is None:
                self.git("update-index", "--force-remove", path, env=env)
                continue
            if isinstance(data, bytes):
                entry = "100644," + self.git("hash-object", "-w", "--stdin", "--no-filters", stdin=data)
            else:
                entry = ",".join(data)
            self.git("update-index", "--add", "--cacheinfo", f"{entry},{path}", env=env)
        return self.git("write-tree", env=env)

    def commit(
        self,
        tree: str,
        message: str | bytes,
        parents: Sequence[str] = ("HEAD",),
        when: int | None = None,
        author_when: int | None = None,
        who: tuple[str, str] = WHO,
        sign: str | None = None,
        move: bool = True,
    ) -> str:
        """Makes a commit and moves the branch to it; the times are seconds since 1970, by default those of the (first) parent."""
        time = (
            when
            if when is not None
            else int(self.git("log", "-1", "--format=%ct", parents[0]))
            if parents
            else 1_700_000_000
        )
        env = {
            "GIT_AUTHOR_NAME": who[0], "GIT_AUTHOR_EMAIL": who[1], "GIT_COMMITTER_NAME": who[0], "GIT_COMMITTER_EMAIL": who[1],
            "GIT_COMMITTER_DATE": f"@{time} +0000", "GIT_AUTHOR_DATE": f"@{author_when if author_when is not None else time} +0000",
        }  # fmt: skip
        above = [word for parent in parents for word in ("-p", self.git("rev-parse", parent))]
        signed = () if sign is None else ("-c", "gpg.format=ssh", "-c", f"user.signingkey={sign}")
        data = message.encode() if isinstance(message, str) else message
        made = self.git(*signed, "commit-tree", *(("-S",) if sign else ()), tree, *above, stdin=data, env=env)
        if move:
            self.git("update-ref", "HEAD", made)
            self.git("reset", "-q", "--hard")
        return made

    def message(
        self, files: Mapping[str, bytes | tuple[str, str] | None], base: str | None = "HEAD", **trailers: Any
    ) -> str:
        """Returns the message that would be right for changing these files: every trailer, and the lines of every record."""
        book = self.book()
        ids = [record_id for path in files if (record_id := id_of(path)) is not None]
        lines = {}
        for record_id in ids:
            path = f"records/{record_id}.yaml"
            old = self.bytes_at(path, base) if base is not None else None
            new = files[path]
            kind = kind_of(record_id) or ""
            lines[record_id] = change_lines(
                kind, value(old), value(new if isinstance(new, bytes) else None), book.schema
            )
        body: Any = lines[ids[0]] if len(ids) == 1 else lines
        said = {"action": "edit", "records": tuple(ids), "reason": "a reason", "schema": 1, **trailers}
        return compose("A subject", body, Trailers(**said))

    def right(self, files: Mapping[str, bytes | None], **trailers: Any) -> str:
        """Commits a change of files with the message that is right for it."""
        return self.commit(self.tree(files), self.message(files, **trailers))

    def book(self) -> Book:
        return Book(find(self.root))

    def audit(self, asked: str | None = None, **more: Any) -> Audited:
        return audit(self.book(), asked, **{"now": float(NOW), **more})

    def kinds(self, asked: str | None = None, **more: Any) -> list[str]:
        """Returns the kinds of what an audit finds, in order, each as often as it was found."""
        return [each.kind for each in self.audit(asked, **more).findings]


def value(data: bytes | None) -> Any:
    if data is None:
        return None
    try:
        return read(data).value
    except Unreadable:
        return None


def replaced(text: bytes | None, old: str, new: str) -> bytes:
    """Returns the text with one thing replaced, which must be there."""
    assert text is not None
    assert old.encode() in text
    return text.replace(old.encode(), new.encode(), 1)


def with_fingerprint(data: bytes) -> bytes:
    """Returns an approved record whose first fingerprint is made to fit, as somebody would who can compute it."""
    made = fingerprint(value(data)).encode()
    return re.sub(rb"content_sha256: [0-9a-f]{64}", b"content_sha256: " + made, data, count=1)


def corrected(data: bytes, fields: str = "name", authority: str = "minute 5") -> bytes:
    """Returns an approved record with a correction recorded as the last thing that its minutes say."""
    entry = f"  corrected:\n    - id: c\n      authority: {authority}\n      fields:\n        - {fields}\n"
    entry += f"      method: 1\n      content_sha256: {fingerprint(value(data))}\n"
    return re.sub(rb"(\n  approval:\n(?:    .*\n)+)", lambda found: found[1] + entry.encode(), data, count=1)
