"""A text through the user's own editor and back."""

import contextlib
import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import WrongUsage

if TYPE_CHECKING:
    from tui.book.repository import Book

_NAME_IT = "Name yours, for instance: export EDITOR=nano"
_LEAVING = {
    "nano": "Ctrl+O and Enter save, Ctrl+X leaves.",
    "vi": "To type, press i. To save and leave, press Esc, then :wq and Enter; to leave as it was, Esc, then :q! and Enter.",
}
"""The editors that are taken where none is chosen, the simplest first, and how one leaves each."""


def editor_command(book: "Book | None" = None) -> list[str]:
    """Returns the editor's command: $VISUAL, $EDITOR, the user's own git setting, or the first of nano and vi. Raises WrongUsage.

    The book's own config is not asked: what a repository names must not run.
    """
    chosen = _chosen(book)
    if chosen and chosen.strip():
        try:
            return shlex.split(chosen)
        except ValueError as error:
            raise WrongUsage(f"The name of your editor cannot be read: {chosen}", _NAME_IT) from error
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage("There is no terminal to edit in.", "Name an editor that needs none: export EDITOR=…")
    found = _found()
    if found is None:
        raise WrongUsage("No editor is known.", _NAME_IT)
    return [found]


def editor_told(book: "Book | None" = None) -> str:
    """Returns which editor opens and how one leaves it, where nobody has chosen one; empty where somebody has, or none is there."""
    found = None if (_chosen(book) or "").strip() else _found()
    return f"{found} opens. {_LEAVING[found]} To have another: export EDITOR=…" if found else ""


def _chosen(book: "Book | None") -> str | None:
    return (
        os.environ.get("VISUAL")
        or os.environ.get("EDITOR")
        or (book.user_setting("core.editor") if book is not None else None)
    )


def _found() -> str | None:
    folders = [Path(folder) for folder in os.get_exec_path()]
    return next((name for name in _LEAVING if any((folder / name).is_file() for folder in folders)), None)


def edit_text(book: "Book", record_id: str, text: str) -> str:
    """Returns the text as the editor left it. The file lives in the book's private folder, mode 0600. Raises WrongUsage."""
    command = editor_command(book)
    with tempfile.TemporaryDirectory(dir=book.private_folder, prefix="edit-") as folder:
        file = Path(folder) / f"{record_id.rsplit('/', 1)[-1]}.yaml"
        file.write_bytes(text.encode("utf-8"))
        file.chmod(0o600)
        try:
            with _interrupts_are_the_editors():
                code = subprocess.run([*command, str(file)], check=False).returncode
        except OSError as error:
            raise WrongUsage(
                f"The editor {command[0]} cannot be started: {error.strerror}.",
                _NAME_IT,
            ) from error
        kept = book.private_folder / f"edited-{file.name}"
        if code != 0:
            hint = ""
            if file.is_file() and not file.is_symlink() and file.read_bytes() != text.encode("utf-8"):
                shutil.copy(file, kept)
                hint = f"What it had written is kept in {kept}."
            raise WrongUsage(f"The editor {command[0]} ended with code {code}, so nothing was saved.", hint)
        return _text_in(file, kept)


@contextlib.contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Leaves Ctrl+C to the editor, to which it means something else; it would take the text away under it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)  # unlike SIG_IGN, the editor does not inherit it
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _text_in(file: Path, kept: Path) -> str:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            raise FileNotFoundError(file)
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise WrongUsage("The editor left no file behind, so nothing was saved.") from error
    except UnicodeDecodeError as error:
        shutil.copy(file, kept)
        raise WrongUsage(
            "What the editor left is not in UTF-8, so nothing was saved.",
            f"It is kept in {kept}. Let the editor save as UTF-8, then edit again.",
        ) from error
