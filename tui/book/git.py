"""The one door to the git binary: a clean environment, nothing of a stranger's config run, errors as sentences.

Text that a person typed goes to git on standard input only, never as an argument. Arguments are ours, ids of records (which
cannot be mistaken for options), or revisions that `revision` has looked at.
"""

import contextlib
import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.book.gitfaults import damaged, explain, git_missing
from tui.errors import BookUnusable, WrongUsage

if TYPE_CHECKING:
    import git

SAFE_SETTINGS: tuple[tuple[str, str], ...] = (
    ("core.fsmonitor", "false"),
    ("core.hooksPath", "/dev/null"),
    ("core.fsync", "committed,reference"),
    ("core.quotePath", "false"),
    ("core.pager", "cat"),
    ("i18n.commitEncoding", "UTF-8"),
    ("i18n.logOutputEncoding", "UTF-8"),
    ("gc.auto", "0"),
    ("advice.detachedHead", "false"),
)
"""Settings that every call of ours makes, whatever the config of the book or of the user says."""

_KEPT = frozenset(
    {
        "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
        "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES",
        "GIT_SSL_CAINFO", "GIT_SSL_CAPATH",
    }
)  # fmt: skip
"""What a user may say to git through the environment. The rest (GIT_DIR, GIT_INDEX_FILE, dates, …) is dropped."""


class Git:
    """The git binary at one folder. `overrides` are settings that count for every call, over those of the book."""

    def __init__(self, root: Path, overrides: Sequence[tuple[str, str]] = ()) -> None:
        self.root = root
        self.overrides = tuple(overrides)

    def run(
        self,
        *arguments: str,
        stdin: bytes | None = None,
        ok: Sequence[int] = (0,),
        writes: bool = False,
        env: Mapping[str, str] | None = None,
        lend: Sequence[int] = (),
    ) -> bytes:
        """Returns what `git ARGUMENTS` prints. Raises BookUnusable, with git's trouble as a sentence, for any other exit code.

        `writes` allows git the locks it takes for its own convenience; `lend` names open files that the process may hold.
        """
        return self.outcome(*arguments, stdin=stdin, ok=ok, writes=writes, env=env, lend=lend)[1]

    def outcome(
        self,
        *arguments: str,
        stdin: bytes | None = None,
        ok: Sequence[int] = (0,),
        writes: bool = False,
        env: Mapping[str, str] | None = None,
        lend: Sequence[int] = (),
    ) -> tuple[int, bytes]:
        """Returns the exit code, one of `ok`, and what git printed. Raises BookUnusable as `run` does."""
        full = environment(self.overrides, optional_locks=writes)
        full.update(env or {})
        try:
            done = subprocess.run(
                ["git", "--no-pager", *arguments],
                cwd=self.root,
                env=full,
                input=stdin if stdin is not None else b"",
                capture_output=True,
                check=False,
                pass_fds=tuple(lend),
                # A lent lock means that git must end by itself: Ctrl+C is for us, not for it.
                process_group=0 if lend else None,
            )
        except FileNotFoundError as error:
            raise git_missing(self.root) from error
        except OSError as error:
            raise BookUnusable(f"git cannot be started: {error.strerror}.") from error
        if done.returncode not in ok:
            raise explain(_command(arguments), done.returncode, done.stderr.decode("utf-8", "replace"), self.root)
        return done.returncode, done.stdout

    def line(self, *arguments: str, ok: Sequence[int] = (0,)) -> str:
        """Returns the first line that git prints, empty where there is none."""
        return self.run(*arguments, ok=ok).decode("utf-8", "surrogateescape").split("\n", 1)[0]

    def has_commits(self) -> bool:
        """Returns whether the branch that is checked out has a commit."""
        return self.tip("HEAD") is not None

    def tip(self, ref: str) -> str | None:
        """Returns the id that a ref names, whether or not it can be read; None where the ref is not born yet."""
        return self.line("rev-parse", "--quiet", "--verify", "--end-of-options", ref, ok=(0, 1, 128)) or None

    def newest(self) -> str | None:
        """Returns the id of the commit at which the history ends, None where it has not begun.

        Raises BookUnusable where the branch ends at something that is no commit, which git itself passes over in silence.
        """
        found = self.tip("HEAD^{commit}")
        if found is None and self.tip("HEAD") is not None:
            raise damaged()
        return found

    def revision(self, asked: str) -> str:
        """Returns the id of the commit that a person named. Raises WrongUsage for what names none, BookUnusable as `newest` does."""
        if asked and not asked.startswith(("-", "^")) and ".." not in asked and asked.isprintable():
            found = self.tip(f"{asked}^{{commit}}")
            if found is not None:
                return found
        self.newest()
        raise WrongUsage(f"There is no commit “{asked}” in this book.", "See: minutebook log")

    @cached_property
    def repository(self) -> "git.Repo":
        """GitPython's view, for reading what is committed. Its index and its commits are never used: they lose saves.

        Raises BookUnusable for a repository with SHA-256 names, which GitPython cannot read.
        """
        import git  # takes a tenth of a second, which a save does not need

        clean = environment(self.overrides)
        with _unset(name for name in os.environ if name.startswith("GIT_") and name not in clean):
            found = git.Repo(self.root, search_parent_directories=False)
        if self.line("rev-parse", "--show-object-format") != "sha1":
            raise BookUnusable(
                "The history of this book is kept in a form that this program cannot read (SHA-256).",
                "Ask git itself: git log. To read a record as it was, name a commit.",
            )
        told = {name: "" for name in os.environ if name.startswith("GIT_") and name not in clean}
        told |= {name: value for name, value in clean.items() if name.startswith(("GIT_", "LC_"))}
        git_dir, common_dir = os.fspath(found.git_dir), os.fspath(found.common_dir)
        told |= {"GIT_DIR": git_dir, "GIT_COMMON_DIR": common_dir, "GIT_OBJECT_DIRECTORY": f"{common_dir}/objects"}
        told |= {"GIT_WORK_TREE": os.fspath(self.root), "GIT_INDEX_FILE": f"{git_dir}/index"}
        found.git.update_environment(**told)
        return found


def _command(arguments: Sequence[str]) -> str:
    """Returns the name of the git command among its arguments; settings given by `-c` stand before it."""
    left = list(arguments)
    while left[:1] == ["-c"]:
        del left[:2]
    return left[0] if left else "git"


@contextlib.contextmanager
def _unset(names: Iterable[str]) -> Iterator[None]:
    """Takes variables out of the environment for a moment; nothing of ours asks for these."""
    held = {name: os.environ.pop(name) for name in list(names)}
    try:
        yield
    finally:
        os.environ.update(held)


def environment(overrides: Sequence[tuple[str, str]] = (), *, optional_locks: bool = False) -> dict[str, str]:
    """Returns the environment in which git runs: ours, without what a caller's git left in it, with our settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    clean.update(LC_ALL="C", LANGUAGE="C", GIT_TERMINAL_PROMPT="0", GIT_OPTIONAL_LOCKS="1" if optional_locks else "0")
    clean["GIT_LITERAL_PATHSPECS"] = "1"
    clean["GIT_NO_REPLACE_OBJECTS"] = "1"  # a commit is built on what is there, not on what stands in for it
    clean["GIT_ALLOW_PROTOCOL"] = "file:git:http:https:ssh"
    settings = (*overrides, *SAFE_SETTINGS)
    clean["GIT_CONFIG_COUNT"] = str(len(settings))
    for n, (name, value) in enumerate(settings):
        clean[f"GIT_CONFIG_KEY_{n}"] = name
        clean[f"GIT_CONFIG_VALUE_{n}"] = value
    return clean


def object_id(kind: str, data: bytes, algorithm: str = "sha1") -> str:
    """Returns git's name for an object (`blob`, `tree`) with these bytes, in the algorithm of its repository."""
    return hashlib.new(algorithm, b"%s %d\0" % (kind.encode(), len(data)) + data, usedforsecurity=False).hexdigest()
