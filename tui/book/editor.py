"""A text through the user's own editor and back."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import WrongUsage

if TYPE_CHECKING:
    from tui.book.repository import Book


def editor_command(book: "Book | None" = None) -> list[str]:
    """Returns the editor's command: $VISUAL, $EDITOR, the user's own git setting, or the first of nano and vi. Raises WrongUsage.

    The book's own config is not asked: what a repository names must not run.
    """
    chosen = (
        os.environ.get("VISUAL")
        or os.environ.get("EDITOR")
        or (book.user_setting("core.editor") if book is not None else None)
    )
    if chosen:
        return shlex.split(chosen)
    for name in ("nano", "vi"):
        if any((Path(folder) / name).is_file() for folder in os.get_exec_path()):
            return [name]
    raise WrongUsage("No editor is known.", "Name yours, for instance: export EDITOR=nano")


def edit_text(book: "Book", record_id: str, text: str) -> str:
    """Returns the text as the editor left it. The file lives in the book's private folder, mode 0600. Raises WrongUsage."""
    command = editor_command(book)
    with tempfile.TemporaryDirectory(dir=book.private_folder, prefix="edit-") as folder:
        file = Path(folder) / f"{record_id.rsplit('/', 1)[-1]}.yaml"
        file.write_bytes(text.encode("utf-8"))
        file.chmod(0o600)
        try:
            ended = subprocess.run([*command, str(file)], check=False)
        except OSError as error:
            raise WrongUsage(
                f"The editor {command[0]} cannot be started: {error.strerror}.",
                "Name yours, for instance: export EDITOR=nano",
            ) from error
        if ended.returncode != 0:
            raise WrongUsage(f"The editor {command[0]} ended with code {ended.returncode}, so nothing was saved.")
        return file.read_bytes().decode("utf-8", "replace")
