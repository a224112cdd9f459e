"""Whether what a book's own git config names may run.

A repository from elsewhere can name programs: hooks, filters, diff and merge drivers, an ssh command, a signing program. None of
them runs unless the user trusts the book. The list of trusted books is outside any book, in the user's config folder, by real path
and a hash of exactly those settings, so that a setting added later is not trusted with the rest.
"""

import contextlib
import fnmatch
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from tui.book.disk import write_whole
from tui.book.settings import Setting, Settings
from tui.errors import BookUnusable

_RUNNING: tuple[tuple[str, str | None], ...] = (
    ("core.fsmonitor", None),
    ("core.hookspath", None),
    ("core.sshcommand", "ssh"),
    ("core.gitproxy", ""),
    ("core.askpass", ""),
    ("core.pager", None),
    ("core.editor", None),
    ("core.alternaterefscommand", "true"),
    ("core.attributesfile", None),
    ("core.worktree", None),
    ("alias.*", None),
    ("browser.*.cmd", None),
    ("credential.helper", ""),
    ("credential.*.helper", ""),
    ("diff.external", None),
    ("diff.*.command", None),
    ("diff.*.textconv", None),
    ("difftool.*.cmd", None),
    ("filter.*.clean", ""),
    ("filter.*.smudge", ""),
    ("filter.*.process", ""),
    ("filter.*.required", "false"),
    ("gpg.program", None),
    ("gpg.*.program", None),
    ("gpg.ssh.defaultkeycommand", None),
    ("interactive.difffilter", None),
    ("merge.*.driver", "false"),
    ("mergetool.*.cmd", None),
    ("pager.*", None),
    ("protocol.*", None),
    ("remote.*.uploadpack", "git-upload-pack"),
    ("remote.*.receivepack", "git-receive-pack"),
    ("remote.*.vcs", None),
    ("sequence.editor", None),
    ("submodule.*.update", None),
    ("trailer.*.command", None),
    ("trailer.*.cmd", None),
    ("uploadpack.packobjectshook", None),
)
"""Settings that can make git run something, with the value that keeps them from it; None where our calls never ask for it."""

_ADDRESSES = ("remote.*.url", "remote.*.pushurl", "url.*.insteadof", "url.*.pushinsteadof", "submodule.*.url")
_RUNNING_ADDRESS = ("ext::", "fd::")
_SIGNING = ("gpg.program", "gpg.*.program", "gpg.ssh.defaultkeycommand")
_FORMAT = 1


def dangerous_settings(settings: Settings) -> tuple[Setting, ...]:
    """Returns the settings of the book's own repository that name something to run, or somewhere to run it."""
    return tuple(each for each in settings.entries if each.is_books and _is_dangerous(each))


def overrides(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Returns the settings that keep what the book's repository names from running."""
    found = dict.fromkeys(each.name for each in dangerous_settings(settings))
    return tuple((name, value) for name in found if (value := _harmless(name)) is not None)


def signing_program(settings: Settings) -> Setting | None:
    """Returns the entry of the book's own repository that names a signing program, if it is the one that counts."""
    for each in dangerous_settings(settings):
        if _matches(each.name, _SIGNING) and settings.entry(each.name) is each:
            return each
    return None


def wants_signatures(settings: Settings, *, trusted: bool) -> bool:
    """Returns whether commits are to be signed. Raises BookUnusable when a book that is not trusted names the program for it."""
    if not settings.is_true("commit.gpgsign"):
        return False
    named = signing_program(settings)
    if named is not None and not trusted:
        raise BookUnusable(
            f"The book's own settings name the program that signs ({named.name} = {named.value}), and you do not trust this book.",
            "If you do: minutebook doctor --trust",
        )
    return True


def fingerprint(settings: Settings) -> str:
    """Returns the hash of everything in the book's config that can run something."""
    named = [(each.name, each.value) for each in dangerous_settings(settings)]
    return hashlib.sha256(json.dumps(named, ensure_ascii=True).encode()).hexdigest()


class TrustedBooks:
    """The user's list of the books that are trusted, one JSON file outside every book."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file if file is not None else _user_file()

    def trusts(self, root: Path, settings: Settings) -> bool:
        """Returns whether the user trusts the book at `root` with these settings; a book that names nothing needs no trust."""
        if not dangerous_settings(settings):
            return True
        return self._read().get(os.path.realpath(root)) == fingerprint(settings)

    def trust(self, root: Path, settings: Settings) -> None:
        """Adds the book to the list, as it is now. Raises BookUnusable when the list cannot be written."""
        self._write({**self._read(), os.path.realpath(root): fingerprint(settings)})

    def distrust(self, root: Path) -> None:
        """Takes the book off the list."""
        known = self._read()
        if known.pop(os.path.realpath(root), None) is not None:
            self._write(known)

    def _read(self) -> dict[str, str]:
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self.file.read_bytes())
            if isinstance(found, dict) and isinstance(found.get("books"), dict):
                return {str(path): str(mark) for path, mark in found["books"].items()}
        return {}

    def _write(self, books: dict[str, str]) -> None:
        text = json.dumps({"format": _FORMAT, "books": books}, ensure_ascii=True, indent=2) + "\n"
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self.file, text.encode(), mode=0o600)
        except OSError as error:
            raise BookUnusable(f"The list of trusted books cannot be written: {error.strerror}: {self.file}") from error


def _user_file() -> Path:
    import platformdirs  # only a book that names something to run needs it

    return Path(platformdirs.user_config_dir("minutebook")) / "trusted.json"


def _is_dangerous(setting: Setting) -> bool:
    if _matches(setting.name, _ADDRESSES):
        return setting.name.startswith(tuple(f"url.{each}" for each in _RUNNING_ADDRESS)) or setting.value.startswith(
            _RUNNING_ADDRESS
        )
    if setting.name == "core.worktree" or setting.name.startswith("submodule."):
        return setting.name == "core.worktree" or setting.value.startswith("!")
    return _matches(setting.name, (name for name, _ in _RUNNING))


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(_plain(name), pattern) for pattern in patterns)


def _plain(name: str) -> str:
    """Returns the name with the part that git leaves as typed in small letters too, so that no spelling slips through."""
    return name.lower()


def _harmless(name: str) -> str | None:
    return next((value for pattern, value in _RUNNING if fnmatch.fnmatchcase(_plain(name), pattern)), None)
