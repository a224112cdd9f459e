"""Three texts merged line by line, as git does it: what keeps comments and layout where a merge by field would not know them."""

import secrets
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.book.repository import Book

_MOST_CONFLICTS = 127


def merged_lines(book: "Book", ours: bytes, base: bytes, theirs: bytes) -> bytes | None:
    """Returns `ours` with what turns `base` into `theirs` done to it; None where the two touch the same lines.

    Lines know nothing of fields, so whoever uses the text looks whether it says what it should. Raises BookUnusable.
    """
    scratch = book.private_folder / f"lines.{secrets.token_hex(4)}"
    scratch.mkdir(mode=0o700)
    try:
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (scratch / name).write_bytes(data)
        files = [str(scratch / name) for name in ("ours", "base", "theirs")]
        code, out = book.git.outcome("merge-file", "-p", "-q", *files, ok=range(_MOST_CONFLICTS + 1))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return out if code == 0 else None
