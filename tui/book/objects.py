"""Blobs, trees and commits, made so that nobody sees them until a ref moves.

Only the folders above what changes are read and written, so that the cost does not grow with the book.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tui.book.git import Git, object_id
from tui.book.identity import Identity
from tui.errors import BookUnusable

PLAIN = "100644"
"""The mode of a file that cannot be run."""

_FOLDER = "40000"
_MANY = 8
"""Blobs from which one call for all is quicker than one for each."""

_KINDS = {_FOLDER: "tree", "160000": "commit"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a tree has under a name: the mode, as git writes it, and the object's id."""

    mode: str
    id: str


Tree: TypeAlias = dict[bytes, Entry]


@dataclass(frozen=True)
class Snapshot:
    """A commit as far as some paths need it: the folders on the way to them. `commit` is None on a branch without commits."""

    commit: str | None
    trees: Mapping[str, Tree]

    def entry(self, path: str) -> Entry | None:
        """Returns what the commit has at one of the paths, None where it has nothing."""
        folder, _, name = path.rpartition("/")
        return self.trees.get(folder, {}).get(name.encode())


def folders_of(paths: Iterable[str]) -> list[str]:
    """Returns every folder on the way to the paths, the top (empty) first, each before what it holds."""
    found = {""}
    for path in paths:
        parts = path.split("/")[:-1]
        found.update("/".join(parts[: n + 1]) for n in range(len(parts)))
    return sorted(found, key=lambda folder: (folder.count("/") if folder else -1, folder))


def read_snapshot(git: Git, commit: str | None, paths: Sequence[str], algorithm: str) -> Snapshot:
    """Returns the commit as far as these paths need it. Raises BookUnusable where a file stands in the way of a folder."""
    if commit is None:
        return Snapshot(None, {})
    folders = folders_of(paths)
    names = [f"{commit}:{folder}" if folder else f"{commit}^{{tree}}" for folder in folders]
    trees: dict[str, Tree] = {}
    for folder, found in zip(folders, read_objects(git, names), strict=True):
        above, _, name = folder.rpartition("/")
        entry = trees.get(above, {}).get(name.encode()) if folder else None
        if entry is not None and entry.mode != _FOLDER:
            raise BookUnusable(
                f"In the history of this book, {folder} is not a folder.", f"Move it away: git mv {folder} elsewhere"
            )
        if found is not None and found[0] == "tree":
            trees[folder] = _parsed(found[1], len(object_id("tree", b"", algorithm)) // 2)
        elif entry is not None or not folder:
            # Going on would drop the folder from the book.
            raise BookUnusable(
                f"The history of this book is damaged: {folder or 'the files'} of commit {commit[:10]} cannot be read.",
                "Nothing was written. Keep a copy of the folder as it is, then run: git fsck --full",
            )
    return Snapshot(commit, trees)


def read_objects(git: Git, names: Sequence[str]) -> list[tuple[str, bytes] | None]:
    """Returns kind and content of each object, None for one that is not there. The names are ours: an id, or an id with a path."""
    out = git.run("cat-file", "--batch", stdin="".join(f"{name}\n" for name in names).encode())
    found: list[tuple[str, bytes] | None] = []
    at = 0
    for _ in names:
        end = out.index(b"\n", at)
        head = out[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(head) != 3 or not head[2].isdigit():
            found.append(None)
            continue
        size = int(head[2])
        found.append((head[1].decode(), out[at : at + size]))
        at += size + 1
    return found


def text_missing(record_id: str) -> BookUnusable:
    """Returns the error of a record whose text a commit names and git's store does not have: the record was there."""
    return BookUnusable(
        f"The text that {record_id} had is not in this copy of the book: a part of git's store is missing or damaged.",
        "To see what is damaged: git fsck --full. A clone that others have is whole.",
    )


def write_blobs(git: Git, contents: Sequence[bytes], scratch: Path) -> list[str]:
    """Writes blobs, exactly these bytes, and returns their ids. Many go through files in `scratch`, which is made and removed."""
    if len(contents) < _MANY:
        return [
            git.run("hash-object", "-w", "--stdin", "--no-filters", stdin=each).decode().strip() for each in contents
        ]
    scratch.mkdir(mode=0o700, parents=True)
    try:
        files = []
        for n, each in enumerate(contents):
            files.append(scratch / str(n))
            files[-1].write_bytes(each)
        listed = "".join(f"{file}\n" for file in files).encode()
        # One sync of the whole disk instead of one of each object.
        out = git.run("-c", "core.fsync=none", "hash-object", "-w", "--stdin-paths", "--no-filters", stdin=listed)
        os.sync()
        return out.decode().split()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def write_tree(git: Git, base: Snapshot, changes: Mapping[str, Entry | None], algorithm: str) -> str:
    """Writes the trees of the commit with these paths changed (None: removed) and returns the id of the top one."""
    trees = {folder: dict(tree) for folder, tree in base.trees.items()}
    for path, entry in changes.items():
        folder, _, name = path.rpartition("/")
        _put(trees.setdefault(folder, {}), name, entry)
    made: list[tuple[str, Tree]] = []
    top = ""
    for folder in reversed(folders_of(changes)):
        tree = trees.setdefault(folder, {})
        top = object_id("tree", _raw(tree), algorithm)
        above, _, name = folder.rpartition("/")
        if folder:
            _put(trees.setdefault(above, {}), name, Entry(_FOLDER, top) if tree else None)
        if tree or not folder:
            made.append((top, tree))
    text = b"\0".join(_listed(tree) for _, tree in made)
    written = git.run("mktree", "-z", "--missing", "--batch", stdin=text).decode().split()
    if written != [each for each, _ in made]:
        raise BookUnusable("git stored other folders than it was given.", "Nothing was saved. See: git fsck --full")
    return top


def write_commit(
    git: Git, tree: str, parent: str | None, message: str, who: tuple[Identity, Identity], *, sign: bool
) -> str:
    """Writes a commit by (author, committer) with the message as it is and returns its id."""
    by, through = who
    env = {"GIT_AUTHOR_NAME": by.name, "GIT_AUTHOR_EMAIL": by.email}
    env |= {"GIT_COMMITTER_NAME": through.name, "GIT_COMMITTER_EMAIL": through.email}
    above = ("-p", parent) if parent is not None else ()
    signed = "-S" if sign else "--no-gpg-sign"
    return git.run("commit-tree", tree, *above, signed, "-F", "-", stdin=message.encode(), env=env).decode().strip()


def _put(tree: Tree, name: str, entry: Entry | None) -> None:
    if entry is None:
        tree.pop(name.encode(), None)
    else:
        tree[name.encode()] = entry


def _parsed(data: bytes, id_length: int) -> Tree:
    tree: Tree = {}
    at = 0
    while at < len(data):
        space = data.index(b" ", at)
        end = data.index(b"\0", space)
        tree[data[space + 1 : end]] = Entry(data[at:space].decode(), data[end + 1 : end + 1 + id_length].hex())
        at = end + 1 + id_length
    return tree


def _sorted(tree: Tree) -> list[tuple[bytes, Entry]]:
    # git's order: a folder sorts as if its name ended in a slash.
    return sorted(tree.items(), key=lambda each: each[0] + b"/" if each[1].mode == _FOLDER else each[0])


def _raw(tree: Tree) -> bytes:
    return b"".join(b"%s %s\0" % (entry.mode.encode(), name) + bytes.fromhex(entry.id) for name, entry in _sorted(tree))


def _listed(tree: Tree) -> bytes:
    return b"".join(
        b"%s %s %s\t%s\0" % (entry.mode.encode(), _KINDS.get(entry.mode, "blob").encode(), entry.id.encode(), name)
        for name, entry in _sorted(tree)
    )
