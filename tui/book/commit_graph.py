"""git's commit-graph with changed-path filters: what keeps the history of one record quick to read in a book of many commits.

It is a cache in git's store, left out of saving so that a save costs the same in any book. It is written with a new book, from then on
by git itself whenever it fetches or tidies up, and by `minutebook doctor --mend`.
"""

import os
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path

from tui.book.git import Git
from tui.errors import BookUnusable

SETTINGS: tuple[tuple[str, str], ...] = (
    ("core.commitGraph", "true"),
    ("fetch.writeCommitGraph", "true"),
    ("gc.writeCommitGraph", "true"),
    ("commitGraph.changedPaths", "true"),
)
"""Have git write the commit-graph when it fetches or tidies up; a git that knows the filters already goes on writing them."""

MANY = 2_000
"""Commits outside the graph from which reading the history is noticeably slower."""

_HEADER = struct.Struct(">4sBBBB")
_CHUNK = struct.Struct(">4sQ")
_COUNT = struct.Struct(">I")
_MOST_CHUNKS = 64


@dataclass(frozen=True, slots=True)
class GraphState:
    """How the commit-graph stands: commits in the book and in the graph, whether it has filters, and whether it can be read."""

    commits: int
    covered: int
    has_filters: bool
    is_sound: bool

    @property
    def is_fresh(self) -> bool:
        """Whether reading the history is as quick as it can be."""
        return self.is_sound and self.commits - self.covered < MANY and (self.has_filters or self.commits < MANY)


def keep_graph(git: Git) -> None:
    """Has git keep the commit-graph from now on, and writes the first. Raises BookUnusable when git will not."""
    for name, value in SETTINGS:
        git.run("config", "--local", name, value)
    write_graph(git)


def write_graph(git: Git) -> None:
    """Writes the commit-graph of all branches anew; one that is damaged is taken away first. Raises BookUnusable when git will not."""
    try:
        _write(git)
    except BookUnusable:
        for file in _files(_folder(git)):
            file.unlink(missing_ok=True)
        shutil.rmtree(_folder(git) / "commit-graphs", ignore_errors=True)
        _write(git)


def graph_state(git: Git) -> GraphState:
    """Returns how the commit-graph stands. Raises BookUnusable when git's store is damaged."""
    files = _files(_folder(git))
    commits = int(
        git.line("-c", "core.commitGraph=false", "rev-list", "--count", "--branches", "HEAD", ok=(0, 128)) or 0
    )
    found = [_read(file) for file in files]
    sound = None not in found and (
        not files or git.outcome("commit-graph", "verify", "--no-progress", ok=(0, 1, 128))[0] == 0
    )
    read = [each for each in found if each is not None]
    return GraphState(
        commits, sum(count for count, _ in read), all(filters for _, filters in read) and bool(read), sound
    )


def _write(git: Git) -> None:
    git.run("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress", writes=True)


def _folder(git: Git) -> Path:
    return git.root / os.fsdecode(git.run("rev-parse", "--git-path", "objects/info").rstrip(b"\n"))


def _files(folder: Path) -> list[Path]:
    """Returns the files of the graph: one, or those of a chain."""
    chain = folder / "commit-graphs"
    names = [folder / "commit-graph", *(chain.glob("graph-*.graph") if chain.is_dir() else ())]
    return [file for file in names if file.is_file()]


def _read(file: Path) -> tuple[int, bool] | None:
    """Returns how many commits a file of the graph covers, and whether it has filters; None for what is no such file."""
    try:
        with file.open("rb") as opened:
            mark, version, _, chunks, _ = _HEADER.unpack(opened.read(_HEADER.size))
            if (mark, version) != (b"CGPH", 1) or chunks > _MOST_CHUNKS:
                return None
            places = dict(_CHUNK.iter_unpack(opened.read(_CHUNK.size * chunks)))
            opened.seek(places[b"OIDF"] + 255 * _COUNT.size)
            (count,) = _COUNT.unpack(opened.read(_COUNT.size))
            return count, b"BIDX" in places
    except (OSError, struct.error, KeyError):
        return None
