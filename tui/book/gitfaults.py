"""What git says when it fails, as a sentence and the next step."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from tui.errors import BookBusy, BookUnusable, MinutebookError
from tui.record.safe import safe

_Fault = tuple[re.Pattern[str], Callable[[re.Match[str], Path], MinutebookError]]


def git_missing(root: Path) -> BookUnusable:
    """Returns the error for git not being installed, or its folder not being there."""
    if not root.is_dir():
        return BookUnusable(f"There is no folder {root}.")
    return BookUnusable("git is not installed here, and a book is kept with it.", "Install git, then try again.")


def explain(command: str, code: int, said: str, root: Path) -> MinutebookError:
    """Returns the error for a git command that ended with `code`, having said this on its standard error."""
    for pattern, made in _FAULTS:
        found = pattern.search(said)
        if found is not None:
            return made(found, root)
    lines = [line for line in said.splitlines() if line.strip()]
    fatal = (
        [line for line in lines if line.startswith(("fatal:", "error:"))]
        or lines[-1:]
        or [f"it ended with code {code}"]
    )
    return BookUnusable(
        f"git could not do its part ({command}): {safe(fatal[0]).removeprefix('fatal: ')}", "See: minutebook doctor"
    )


def _lock(found: re.Match[str], _root: Path) -> MinutebookError:
    return BookBusy(
        f"Another git program is working in this book, or was cut off while it did: {safe(found[1])} is there.",
        "Close that program and try again; if none is running, delete that file.",
    )


def _ownership(found: re.Match[str], root: Path) -> MinutebookError:
    where = safe(found[1]) or str(root)
    return BookUnusable(
        f"The folder {where} belongs to another user of this computer, so git will not open it.",
        f"If you trust whoever owns it: git config --global --add safe.directory '{where}'",
    )


def _fixed(sentence: str, hint: str = "") -> Callable[[re.Match[str], Path], MinutebookError]:
    return lambda _found, _root: BookUnusable(sentence, hint)


def _damaged(found: re.Match[str], _root: Path) -> MinutebookError:
    return BookUnusable(
        f"The history of this book is damaged: {safe(found[0])}.",
        "Nothing was written. Keep a copy of the folder as it is, then run: git fsck --full",
    )


def damaged() -> BookUnusable:
    """Returns the error for a history that git cannot read."""
    return BookUnusable(
        "The history of this book cannot be read: git's store is damaged.",
        "To see what is damaged: git fsck. What can still be read of the history: minutebook audit. A clone that others have is whole.",
    )


def _wrong_config(found: re.Match[str], _root: Path) -> MinutebookError:
    return BookUnusable(f"git's settings cannot be read: {safe(found[0])}.", "Mend that line of the file.")


def _newer(found: re.Match[str], _root: Path) -> MinutebookError:
    return BookUnusable(
        f"This book is kept in a form that the git of this computer is too old for: {safe(found[0])}", "Update git."
    )


def _not_readable(found: re.Match[str], _root: Path) -> MinutebookError:
    return BookUnusable(f"You may not read {safe(found[1])}.", "Ask whoever keeps the book for the right to read it.")


def _index(found: re.Match[str], _root: Path) -> MinutebookError:
    return BookUnusable(
        f"git's list of files, its index, is damaged; the history is whole ({safe(found[0])}).",
        "Nothing was written. To make it anew: rm $(git rev-parse --git-path index) && git reset",
    )


def _no_repository(_found: re.Match[str], root: Path) -> MinutebookError:
    here = next((folder / ".git" for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), None)
    if here is None:
        return BookUnusable("This is not a git repository.", "To start a book: minutebook init DIR")
    return BookUnusable(
        f"git cannot open this book: {here} is damaged, or leads to a folder that is not there.",
        "Nothing was written. Keep a copy of the folder as it is; a clone that others have is whole.",
    )


_FAULTS: tuple[_Fault, ...] = (
    (re.compile(r"detected dubious ownership in repository at '(.*?)'"), _ownership),
    (re.compile(r"[Uu]nable to create '(.+?\.lock)': File exists"), _lock),
    (re.compile(r"unable to resolve reference '?[^':]+'?|reference broken|No such ref: HEAD|\S+ is not a valid 'commit' object"), _damaged),
    (re.compile(r"No space left on device"), _fixed("The disk is full.", "Make some room, then save again.")),
    (re.compile(r"Disk quota exceeded"), _fixed("Your share of the disk is used up.", "Make some room, then save again.")),
    (re.compile(r"Read-only file system"), _fixed("The book is on a disk that can only be read.", "Nothing can be saved there.")),
    (re.compile(r"unable to access '([^'\n]*)': Permission denied"), _not_readable),
    (
        re.compile(r"Permission denied|insufficient permission"),
        _fixed("You may not write into this book's repository.", "Ask whoever keeps the folder for the right to write there."),
    ),
    (
        re.compile(r"couldn't write '[^'\n]*'|[Uu]nable to write [^\n]*|write error|cannot store [^\n]*"),
        _fixed("The disk did not take what was to be saved; it is probably full.", "Make some room, then save again."),
    ),
    (re.compile(r"not a git repository"), _no_repository),
    (re.compile(r"unknown repository extensions? found:\s*[^\n]*|Expected git repo version [^\n]*"), _newer),
    (
        re.compile(r"index file (corrupt|smaller than expected)|bad index file sha1 signature|bad (index version|signature)[^\n]*"),
        _index,
    ),
    (re.compile(r"gpg failed to sign|failed to sign|Couldn't load public key|No private key|ssh-keygen.*not found|cannot run gpg"),
     _fixed("The commit could not be signed, and your git settings ask for a signature.",
            "Mend the key (git config user.signingkey), or switch it off: git config commit.gpgsign false")),
    (re.compile(r"bad config (line|value|numeric|boolean)[^\n]*"), _wrong_config),
    (
        re.compile(r"(loose object \S+ .*is corrupt|object file \S+ is empty|object corrupt[^\n]*|inflate: data stream error[^\n]*"
                   r"|missing (blob|tree|commit) \S+|bad object \S+|unable to read tree \S+|could not parse \S+ \S+)"),
        _damaged,
    ),
)  # fmt: skip
