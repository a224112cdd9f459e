"""Who signed which commit, as git and its signing programs see it.

The programs and the lists of known keys are those of the user's own git config; what the book's repository says of them is never
used. A commit that bears no signature starts no program.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.book.git import Git
from tui.book.objects import read_objects
from tui.book.settings import Settings
from tui.errors import BookUnusable, WrongUsage

if TYPE_CHECKING:
    from tui.book.repository import Book

State: TypeAlias = Literal["none", "good", "bad", "unknown"]
"""`good`: the text is as it was signed, by a key that is known; `bad`: it is not, or the key was called back; `unknown`: signed, but
the key is on no list, had run out on the day of the commit, or cannot be looked at here."""

ALLOWED_SIGNERS = "gpg.ssh.allowedSignersFile"
"""The setting of git that names the list of who signs with which SSH key."""

_PROGRAMS: Mapping[str, str] = {
    "gpg.ssh.program": "ssh-keygen",
    "gpg.openpgp.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.revocationFile": "",
    "gpg.minTrustLevel": "undefined",
}
"""What looks at signatures, with git's own choice where the user has made none."""

_STATES: Mapping[str, State] = {"G": "good", "B": "bad", "R": "bad"}
_FORM = "%H%x00%G?%x00%GS%x00%GF%x00%GK"
_FIELDS = 5


@dataclass(frozen=True, slots=True)
class Signature:
    """How a commit is signed. `signer` is who the list of keys says that it is, `key` the key's fingerprint."""

    state: State
    signer: str | None = None
    key: str | None = None

    def is_of(self, email: str) -> bool:
        """Returns whether a good signature is of the person with this e-mail address."""
        known = {one.strip().lower() for one in (self.signer or "").split(",")}
        held = (self.signer or "").lower().rpartition("<")[2].rstrip(">").strip()
        return self.state == "good" and bool(email) and email.strip().lower() in known | {held}


def signatures(git: Git, commits: Sequence[str], allowed_signers: Path | None) -> Mapping[str, Signature]:
    """Returns the signature of each commit, by its whole id; a commit that cannot be read has one that is unknown.

    `allowed_signers` is the list of SSH keys; without one, no SSH key is known. Raises WrongUsage when it cannot be read.
    """
    if allowed_signers is not None and not os.access(allowed_signers, os.R_OK):
        raise WrongUsage(
            f"The list of allowed signers cannot be read: {allowed_signers}.",
            "Look whether it is there, and whether you may read it.",
        )
    wanted = list(dict.fromkeys(commits))
    found = _signed(git, wanted)
    signed = [commit for commit in wanted if found[commit].state != "none"]
    return {**found, **_looked_at(_looking(git, allowed_signers), signed)} if signed else found


def allowed_signers_of(book: "Book") -> Path | None:
    """Returns the list of allowed signers that the user's own settings name; None for none, and for one inside the book's files."""
    named = book.user_setting(ALLOWED_SIGNERS)
    if not named:
        return None
    file = Path(named).expanduser()
    file = file if file.is_absolute() else book.root / file
    inside = file.resolve().is_relative_to(book.root.resolve())
    ours = file.resolve().is_relative_to(book.places.git_dir.resolve())
    return None if inside and not ours else file


def _looking(git: Git, allowed_signers: Path | None) -> Git:
    """Returns git with the user's own programs and lists for looking at signatures, whatever the book's settings say."""
    users = Settings.read(git).users
    chosen = {name: users(name) or default for name, default in _PROGRAMS.items()}
    chosen["gpg.program"] = chosen["gpg.openpgp.program"] = (
        users("gpg.openpgp.program") or users("gpg.program") or _PROGRAMS["gpg.openpgp.program"]
    )
    # Without any list git would call a signed commit unsigned; with an empty one it looks at the signature.
    chosen[ALLOWED_SIGNERS] = os.fspath(allowed_signers.absolute()) if allowed_signers is not None else os.devnull
    return Git(git.root, (*git.overrides, *chosen.items()))


def _signed(git: Git, commits: Sequence[str]) -> dict[str, Signature]:
    """Returns `unknown` for every commit that bears a signature, or cannot be read, and `none` for all others."""
    try:
        objects = read_objects(git, commits) if commits else []
    except (BookUnusable, ValueError):
        if len(commits) == 1:
            return {commits[0]: Signature("unknown")}
        half = len(commits) // 2
        return {**_signed(git, commits[:half]), **_signed(git, commits[half:])}
    return {
        commit: Signature("none" if each is not None and each[0] == "commit" and not _bears_one(each[1]) else "unknown")
        for commit, each in zip(commits, objects, strict=True)
    }


def _bears_one(data: bytes) -> bool:
    head = data.partition(b"\n\n")[0]
    return b"\ngpgsig " in head or b"\ngpgsig-sha256 " in head


def _looked_at(git: Git, commits: Sequence[str]) -> dict[str, Signature]:
    """Returns what git says of signed commits; one that it cannot read hides no other."""
    form = (f"--format=tformat:{_FORM}", "-z", "--no-show-signature", "--no-patch")
    try:
        out = git.run("log", "--no-walk=unsorted", *form, "--stdin", stdin="".join(f"{c}\n" for c in commits).encode())
    except BookUnusable:
        if len(commits) == 1:
            return {commits[0]: Signature("unknown")}
        half = len(commits) // 2
        return {**_looked_at(git, commits[:half]), **_looked_at(git, commits[half:])}
    fields = out.decode("utf-8", "replace").split("\0")
    rows = zip(*(fields[n::_FIELDS] for n in range(_FIELDS)), strict=False)
    return {
        commit: Signature(_STATES.get(mark, "unknown"), who or None, print_ or key or None)
        for commit, mark, who, print_, key in rows
    }
