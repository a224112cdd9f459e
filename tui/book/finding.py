"""Where the book is: the git work tree at or above a folder that has records and schema at its top."""

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from tui.book.git import Git
from tui.errors import BookUnusable

_START = "To start one: minutebook init DIR. To look at the sample: minutebook demo"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a book: its top, git's folder of this work tree, and the one that all its work trees share."""

    root: Path
    git_dir: Path
    common_dir: Path
    object_format: str


def find(start: Path) -> Places:
    """Returns the folders of the book at or above `start`. Raises BookUnusable with what is there instead."""
    here = Path(os.path.abspath(start))  # noqa: PTH100 (a link stays a link in what is said)
    if not here.is_dir():
        raise BookUnusable(f"There is no folder {here}." if not here.exists() else f"{here} is not a folder.", _START)
    git = Git(here)
    asked = ("--is-bare-repository", "--is-inside-work-tree", "--git-dir", "--git-common-dir", "--show-object-format")
    try:
        out = git.run("rev-parse", "--path-format=absolute", *asked)
    except BookUnusable as error:
        if _in_repository(here) or shutil.which("git") is None:
            raise
        raise BookUnusable(f"There is no book at or above {here}: it is not in a git repository.", _START) from error
    bare, inside, git_dir, common_dir, object_format = _lines(out, len(asked))
    if bare not in ("true", "false"):
        raise BookUnusable("The git on this computer is too old.", "Install version 2.31 or newer.")
    if bare == "true":
        raise BookUnusable(f"{here} is a bare repository: it has no files to work on.", "Clone it, and open the clone.")
    if inside != "true":
        raise BookUnusable(f"{here} is git's own folder, not the book.", "Open the folder above it.")
    top, above = [
        *os.fsdecode(git.run("rev-parse", "--show-toplevel", "--show-superproject-working-tree")).split("\n"),
        "",
    ][:2]
    root = Path(top)
    if not Path(os.path.realpath(here)).is_relative_to(os.path.realpath(root)):
        raise BookUnusable(
            f"The git settings of {here} say that its files are elsewhere: {root}.",
            "Remove core.worktree from its config.",
        )
    if above:
        raise BookUnusable(
            f"{root} is a submodule of {above}, and a book needs a history of its own.", "Open a clone of it instead."
        )
    for name in ("records", "schema"):
        _refuse_no_folder(root, name)
    return Places(root, Path(git_dir), Path(common_dir), object_format)


def _lines(out: bytes, expected: int) -> list[str]:
    lines = os.fsdecode(out).split("\n")
    if len(lines) < expected:
        raise BookUnusable("git does not answer as git does.", "Look which program it is: git --version")
    return lines[:expected]


def _in_repository(here: Path) -> bool:
    return any(os.path.lexists(folder / ".git") for folder in (here, *here.parents))


def _refuse_no_folder(root: Path, name: str) -> None:
    try:
        mode = (root / name).lstat().st_mode
    except FileNotFoundError as error:
        raise BookUnusable(f"The repository {root} is not a book: it has no folder {name}.", _START) from error
    except OSError as error:
        raise BookUnusable(f"The folder {root / name} cannot be opened: {error.strerror}.") from error
    if stat.S_ISLNK(mode):
        raise BookUnusable(
            f"{root / name} is a link to elsewhere; a book keeps its own.", "Put the folder itself there."
        )
    if not stat.S_ISDIR(mode):
        raise BookUnusable(f"{root / name} is not a folder.", _START)
