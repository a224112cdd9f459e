"""Whether changes are signed and the signatures can be checked, and the steps by which one person sets that up with an SSH key."""

import datetime
import os
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.book.diagnosis import Diagnosis
from tui.book.signing import ALLOWED_SIGNERS, Signature, allowed_signers_of, signatures
from tui.record.safe import safe

if TYPE_CHECKING:
    from tui.book.repository import Book

_STEPS = "For the steps: minutebook doctor --signing"
_USUAL_KEYS = ("id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub", "id_ed25519_sk.pub")
_LITERAL_KEY = ("key::", "ssh-", "ecdsa-", "sk-")


@dataclass(frozen=True, slots=True)
class SigningStep:
    """One step on the way to signed changes: whether it is done, what it is for, and what to type."""

    done: bool
    what: str
    command: str = ""

    def as_json(self) -> dict[str, object]:
        """Returns the step as the command line prints it."""
        return asdict(self)


def examine_signing(book: "Book") -> Iterator[Diagnosis]:
    """Yields whether changes are signed, and how the last one is. Raises BookUnusable where the book names the signing program."""
    if not book.signs:
        yield Diagnosis(
            "fine",
            "signing",
            "Changes are saved without a signature.",
            f"To have them signed: {_STEPS[:1].lower()}{_STEPS[1:]}",
        )
    elif (missing := _missing(book)) is not None:
        yield Diagnosis("fault", "signing", f"Changes are to be signed, and {missing}, so none can be saved.", _STEPS)
    else:
        yield Diagnosis("fine", "signing", f"Changes are signed {_with_what(book)}.")
    named, allowed = book.user_setting(ALLOWED_SIGNERS), allowed_signers_of(book)
    if named and allowed is None:
        message = "The list of who signs with which key is among the book's own files, where anybody could change it: it is not used."
        yield Diagnosis("attention", "signing", message, f"Keep it elsewhere. {_STEPS}")
    elif allowed is not None and not os.access(allowed, os.R_OK):
        message = f"The list of who signs with which key cannot be read: {safe(str(allowed))}."
        yield Diagnosis("attention", "signing", message, _STEPS)
        allowed = None
    tip = book.git.tip("HEAD")
    if tip is not None:
        found = signatures(book.git, [tip], allowed)[tip]
        if found.state != "none" or book.signs:
            yield _last(found, book)


def signing_steps(book: "Book", today: datetime.date) -> tuple[SigningStep, ...]:
    """Returns the steps, in their order, each with whether it is done; what to type fits this person and this computer.

    `today` is the day from which the key counts in the line to type.
    """
    key = _public_key(book)
    shown = _shown(key or Path.home() / ".ssh" / _USUAL_KEYS[0])
    signers = allowed_signers_of(book) or _usual_list()
    email = str(book.author.email) if book.author is not None else "you@example.org"
    is_listed = allowed_signers_of(book) is not None and signers.is_file() and _is_listed(key, signers)
    line = f'{email} namespaces="git",valid-after="{today:%Y%m%d}"'
    return (
        SigningStep(book.author is not None, "Say who you are: name and address are in each change.",
                    'git config --global user.name "Your Name" && git config --global user.email you@example.org'),
        SigningStep(key is not None, f"Have a key of your own. It is kept in {shown} and in the file of that name without .pub, "
                    "which is secret: it belongs to you alone and never into the book.",
                    f"ssh-keygen -t ed25519 -C {shlex.quote(email)}"),
        SigningStep((book.user_setting("gpg.format") or "") == "ssh", "Sign with SSH keys.", "git config --global gpg.format ssh"),
        SigningStep(bool(book.user_setting("user.signingkey")), "Sign with this one.", f"git config --global user.signingkey {shown}"),
        SigningStep(book.settings.is_true("commit.gpgsign"), "Sign every change.", "git config --global commit.gpgsign true"),
        SigningStep(allowed_signers_of(book) is not None, "Name the list of who signs with which key. It is kept outside the book, so that "
                    "a change of the book cannot change it; everyone who checks the book has a copy.",
                    f"mkdir -p {_shown(signers.parent)} && git config --global {ALLOWED_SIGNERS} {_shown(signers)}"),
        SigningStep(is_listed, "Put yourself, and everyone who signs, on that list: a line for each, with the day from which the "
                    "person is in office and, later, the day until which (valid-before).",
                    f"echo {shlex.quote(line)} \"$(cut -d' ' -f1,2 {shown})\" >> {_shown(signers)}"),
        SigningStep(_checks(book), "Save a change, and see that its signature is known.", "minutebook doctor"),
    )  # fmt: skip


def _checks(book: "Book") -> bool:
    tip, allowed = book.git.tip("HEAD"), allowed_signers_of(book)
    if tip is None or (allowed is not None and not os.access(allowed, os.R_OK)):
        return False
    return signatures(book.git, [tip], allowed)[tip].state == "good"


def _last(found: Signature, book: "Book") -> Diagnosis:
    who = safe(found.signer or "")
    match found.state:
        case "good":
            ours = book.author is not None and found.is_of(book.author.email)
            return Diagnosis(
                "fine", "signature", f"The last change is signed by {'you' if ours else who}, with a known key."
            )
        case "none":
            return Diagnosis("attention", "signature", "The last change is not signed; the next one will be.")
        case "bad":
            message = "The signature of the last change does not fit: it was changed after it was signed, or its key was called back."
            return Diagnosis("attention", "signature", message, "Ask whoever made it. See: minutebook audit")
        case _:
            key = f" ({safe(found.key)})" if found.key else ""
            message = (
                f"The last change is signed, and whose key that is cannot be told: it is on no list of yours{key}."
            )
            return Diagnosis("attention", "signature", message, _STEPS)


def _missing(book: "Book") -> str | None:
    """Returns what is not there that signing needs, as half a sentence; None where nothing is known to be missing."""
    if (book.settings.get("gpg.format") or "openpgp") != "ssh":
        program = book.settings.get("gpg.openpgp.program") or book.settings.get("gpg.program") or "gpg"
        return (
            None if shutil.which(Path(program).expanduser()) else f"the program for it is not there ({safe(program)})"
        )
    program = book.settings.get("gpg.ssh.program") or "ssh-keygen"
    if shutil.which(Path(program).expanduser()) is None:
        return f"the program for it is not there ({safe(program)})"
    named = book.settings.get("user.signingkey")
    if not named and not book.settings.get("gpg.ssh.defaultKeyCommand"):
        return "no key is named"
    if named and not named.startswith(_LITERAL_KEY) and not (book.root / Path(named).expanduser()).is_file():
        return f"the key is not there ({safe(named)})"
    return None


def _with_what(book: "Book") -> str:
    named = book.settings.get("user.signingkey") or ""
    if (book.settings.get("gpg.format") or "openpgp") != "ssh":
        return "with GPG"
    return "with an SSH key" if not named or named.startswith(_LITERAL_KEY) else f"with the SSH key {safe(named)}"


def _public_key(book: "Book") -> Path | None:
    """Returns the file of the user's public key: the one that is named, or one of those that are usual."""
    named = book.user_setting("user.signingkey") or ""
    usual = [Path.home() / ".ssh" / name for name in _USUAL_KEYS]
    files = [Path(named).expanduser()] if named and not named.startswith(_LITERAL_KEY) else usual
    found = next((each for each in files if each.is_file()), None)
    beside = found.with_name(f"{found.name}.pub") if found is not None and found.suffix != ".pub" else found
    return beside if beside is not None and beside.is_file() else found


def _is_listed(key: Path | None, signers: Path) -> bool:
    try:
        words = key.read_text("utf-8", "replace").split() if key is not None else []
        return len(words) > 1 and words[1] in signers.read_text("utf-8", "replace").split()
    except OSError:
        return False


def _usual_list() -> Path:
    import platformdirs  # only whoever sets signing up needs it

    return Path(platformdirs.user_config_dir("minutebook")) / "allowed_signers"


def _shown(path: Path) -> str:
    """Returns a path as a person types it, with ~ for the home folder."""
    home = Path.home()
    if path.is_relative_to(home):
        inner = path.relative_to(home).as_posix()
        return f"~/{shlex.quote(inner)}" if inner != "." else "~"
    return shlex.quote(str(path))
