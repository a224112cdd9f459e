"""What the program brings along: the schema that it knows and the sample records.

An installed package carries them in `tui/shipped/`; in a checkout they are the folders at its top.
"""

from functools import cache
from pathlib import Path

import tui
from tui.errors import BookUnusable

_PACKAGE = Path(tui.__file__).parent


@cache
def _folder(name: str) -> Path:
    for found in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if found.is_dir():
            return found
    raise BookUnusable(f"This installation has no folder {name}.", "Install it again: pip install minutebook")


@cache
def shipped_schema() -> dict[str, bytes]:
    """Returns the files of the schema that this program knows, by name; `VERSION` is one of them."""
    files = (file for file in sorted(_folder("schema").iterdir()) if is_schema_file(file.name))
    return {file.name: file.read_bytes() for file in files}


def shipped_records() -> dict[str, bytes]:
    """Returns the sample records by path from the root of a book (`records/….yaml`)."""
    top = _folder("records")
    return {f"records/{file.relative_to(top).as_posix()}": file.read_bytes() for file in sorted(top.rglob("*.yaml"))}


def is_schema_file(name: str) -> bool:
    """Returns whether a file of this name in `schema/` is part of the contract."""
    return name == "VERSION" or name.endswith(".schema.json")
