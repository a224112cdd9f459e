"""The objects of a repository as they really are: read by one git process, each proved by its own name, none replaced.

A damaged object is an `ObjectFault`, never the end of the reading.
"""

import hashlib
import os
import subprocess
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import IO, Self

from tui.book.git import Git, environment
from tui.book.gitfaults import git_missing
from tui.book.objects import Entry
from tui.errors import BookUnusable

UNGRAFTED = {"GIT_GRAFT_FILE": os.devnull}
"""What tells git to see every commit with the parents that it names itself."""

_LARGEST = {"blob": 8 << 20, "commit": 4 << 20, "tree": 256 << 20, "tag": 1 << 20}
_AT_ONCE = 400
_PART = 1 << 20
_TREES_KEPT = 16 << 20
"""Bytes of trees that are kept: a folder that does not change is read once."""

_AHEAD = 16 << 20
"""Bytes that are read ahead at most."""


class ObjectFault(Exception):
    """An object that cannot be read. Its text is the sentence that says why."""


class Store:
    """Reads objects. Use as a context: the process ends with it."""

    def __init__(self, git: Git, algorithm: str) -> None:
        self._git = git
        self._algorithm = algorithm
        self._id_length = hashlib.new(algorithm, usedforsecurity=False).digest_size
        self._process: subprocess.Popen[bytes] | None = None
        self._trees: OrderedDict[str, tuple[int, dict[bytes, Entry]]] = OrderedDict()
        self._trees_size = 0
        self._ahead: dict[tuple[str, str], bytes | ObjectFault] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, kind: str, object_id: str) -> bytes:
        """Returns the content of an object. Raises ObjectFault where it is missing, damaged, or of another kind."""
        found = self._ahead.pop((kind, object_id), None)
        if found is None:
            found = self.read_many(kind, [object_id])[0]
        if isinstance(found, ObjectFault):
            raise found
        return found

    def read_many(self, kind: str, object_ids: Sequence[str]) -> list[bytes | ObjectFault]:
        """Returns the content, or the fault, of each object."""
        found: list[bytes | ObjectFault] = []
        while len(found) < len(object_ids):
            some = object_ids[len(found) : len(found) + _AT_ONCE]
            found += self._some(kind, some)
        return found

    def read_ahead(self, kind: str, object_ids: Iterable[str]) -> None:
        """Reads objects that will soon be asked for, all at once: to ask git for each by itself is mostly waiting."""
        wanted = [
            each for each in dict.fromkeys(object_ids) if each not in self._trees and (kind, each) not in self._ahead
        ]
        size = 0
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            if size > _AHEAD:
                return
            for each, data in zip(some, self.read_many(kind, some), strict=True):
                self._ahead[kind, each] = data
                size += len(data) if isinstance(data, bytes) else 0

    def forget_ahead(self) -> None:
        """Lets go of what was read ahead and not asked for."""
        self._ahead.clear()

    def tree(self, object_id: str) -> dict[bytes, Entry]:
        """Returns what a folder has, by name. Raises ObjectFault."""
        kept = self._trees.get(object_id)
        if kept is not None:
            self._trees.move_to_end(object_id)
            return kept[1]
        data = self.read("tree", object_id)
        tree = self._parsed(data, object_id)
        self._trees[object_id] = (len(data), tree)
        self._trees_size += len(data)
        while self._trees_size > _TREES_KEPT and len(self._trees) > 2:
            self._trees_size -= self._trees.popitem(last=False)[1][0]
        return tree

    def _parsed(self, data: bytes, object_id: str) -> dict[bytes, Entry]:
        tree: dict[bytes, Entry] = {}
        at = count = 0
        try:
            while at < len(data):
                end = data.index(b"\0", at)
                mode, _, name = data[at:end].partition(b" ")
                at = end + 1 + self._id_length
                tree[name] = Entry(mode.decode("ascii"), data[end + 1 : at].hex())
                count += 1
        except ValueError as error:
            raise ObjectFault(f"The folder {object_id[:10]} in git's store cannot be understood.") from error
        if count != len(tree):
            raise ObjectFault(f"The folder {object_id[:10]} in git's store has two entries of one name.")
        return tree

    def _some(self, kind: str, object_ids: Sequence[str]) -> list[bytes | ObjectFault]:
        """Returns what came of the first of the objects: all of them, or those up to one at which git gave up."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        found: list[bytes | ObjectFault] = []
        try:
            process.stdin.write("".join(f"{each}\n" for each in object_ids).encode())
            process.stdin.flush()
            for each in object_ids:
                found.append(self._one(process.stdout, kind, each))  # noqa: PERF401 (what came before a failure counts)
        except (EOFError, OSError):
            self._stop()
            found.append(ObjectFault(f"The object {object_ids[len(found)][:10]} in git's store is damaged."))
        return found

    def _one(self, out: IO[bytes], kind: str, object_id: str) -> bytes | ObjectFault:
        head = out.readline()
        if not head.endswith(b"\n"):
            raise EOFError
        words = head.split()
        if len(words) != 3 or not words[2].isdigit():
            return ObjectFault(f"The object {object_id[:10]} is missing from git's store, or damaged.")
        is_kind, size = words[1].decode("ascii", "replace"), int(words[2])
        largest = _LARGEST.get(is_kind, 0)
        seen = hashlib.new(self._algorithm, b"%s %d\0" % (words[1], size), usedforsecurity=False)
        parts: list[bytes] = []
        left = size
        while left:
            part = out.read(min(left, _PART))
            if not part:
                raise EOFError
            left -= len(part)
            seen.update(part)
            if size <= largest:
                parts.append(part)
        if out.read(1) != b"\n":
            raise EOFError
        if seen.hexdigest() != object_id:
            return ObjectFault(f"The object {object_id[:10]} in git's store does not hold what its name says.")
        if is_kind != kind:
            return ObjectFault(f"The object {object_id[:10]} in git's store is a {is_kind}, not a {kind}.")
        if size > largest:
            return ObjectFault(
                f"The object {object_id[:10]} in git's store is too large to be looked at ({size} bytes)."
            )
        return b"".join(parts)

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    ["git", "--no-pager", "cat-file", "--batch"],
                    cwd=self._git.root,
                    env={**environment(self._git.overrides), **UNGRAFTED},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except FileNotFoundError as error:
                raise git_missing(self._git.root) from error
            except OSError as error:
                raise BookUnusable(f"git cannot be started: {error.strerror}.") from error
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                pass  # it has gone already
        process.terminate()
        process.wait()
