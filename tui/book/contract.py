"""The schema of a book: read from its `schema/` folder, and compared with the one that this program knows."""

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from tui.book.shipped import is_schema_file, shipped_schema
from tui.errors import BookUnusable
from tui.record.safe import shortened
from tui.record.schema import Schema

_LARGEST = 1 << 20
_VERSION = re.compile(rb"[1-9][0-9]{0,5}\n\Z")
_PUT_BACK = "Put back the schema folder of a release."


def schema_files(root: Path) -> dict[str, bytes]:
    """Returns the files of a book's schema by name. Raises BookUnusable for what is no plain file of a sensible size."""
    found = {}
    try:
        for file in sorted((root / "schema").iterdir()):
            if is_schema_file(file.name):
                seen = file.lstat()
                if not stat.S_ISREG(seen.st_mode) or seen.st_size > _LARGEST:
                    raise BookUnusable(f"schema/{file.name} is not a plain file of a sensible size.", _PUT_BACK)
                found[file.name] = file.read_bytes()
    except OSError as error:
        raise BookUnusable(
            f"The book's schema cannot be read: {error.strerror}: {os.fspath(error.filename or 'schema')}.", _PUT_BACK
        ) from error
    return found


def version_of(files: dict[str, bytes]) -> int:
    """Returns the version that `schema/VERSION` states. Raises BookUnusable when it is not a whole number on one line."""
    text = files.get("VERSION")
    if text is None:
        raise BookUnusable("The book does not say which schema it follows: schema/VERSION is missing.", _PUT_BACK)
    if not _VERSION.match(text):
        raise BookUnusable("schema/VERSION must be a whole number and a line end, nothing else.", _PUT_BACK)
    return int(text)


def load_schema(files: dict[str, bytes]) -> Schema:
    """Returns the schema in these files. Nothing outside them is ever fetched. Raises BookUnusable."""
    version = version_of(files)
    documents = {name: _document(name, data) for name, data in files.items() if name != "VERSION"}
    for name, document in documents.items():
        _refuse_outside(name, document, frozenset(documents))
    if files != shipped_schema():
        _refuse_no_schema(documents)
    return Schema.from_documents(documents, version)


def why_read_only(files: dict[str, bytes]) -> str | None:
    """Returns why a book with this schema may only be read by this program, as a sentence; None where it may be written."""
    known = shipped_schema()
    if files == known:
        return None
    book, program = version_of(files), version_of(known)
    if book > program:
        return f"This book follows schema {book}, newer than this program: it can be read, not written. Install a newer Minutebook."
    if book < program:
        return f"This book follows schema {book}, which is old: it can be read, not written. To bring it up: minutebook upgrade"
    changed = sorted(name for name in files.keys() | known.keys() if files.get(name) != known.get(name))
    return (
        f"The schema of this book is not the released version {book}: {_listed(changed)}. "
        f"It can be read, not written. {_PUT_BACK}"
    )


def _document(name: str, data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BookUnusable(f"schema/{name} is not JSON: {error}.", _PUT_BACK) from error
    if not isinstance(found, dict):
        raise BookUnusable(f"schema/{name} is not a schema.", _PUT_BACK)
    return found


def _refuse_outside(name: str, node: Any, known: frozenset[str]) -> None:
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, list):
            waiting.extend(at)
        elif isinstance(at, dict):
            for word in ("$ref", "$dynamicRef"):
                said = at.get(word)
                if isinstance(said, str) and said.partition("#")[0] not in known | {""}:
                    raise BookUnusable(
                        f"schema/{name} refers to {said!r}, outside the book. It was not fetched.", _PUT_BACK
                    )
            waiting.extend(at.values())


def _refuse_no_schema(documents: dict[str, dict[str, Any]]) -> None:
    from jsonschema import Draft202012Validator  # only a schema that no release had is asked
    from jsonschema.exceptions import SchemaError

    for name, document in documents.items():
        try:
            Draft202012Validator.check_schema(document)
        except SchemaError as error:
            place = "/".join(str(step) for step in error.absolute_path) or "its top"
            raise BookUnusable(
                f"schema/{name} is not JSON Schema at {place}: {shortened(error.message, 200)}.", _PUT_BACK
            ) from error


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return (
        f"{shown} and {len(names) - 3} more differ"
        if len(names) > 3
        else f"{shown} {'differs' if len(names) == 1 else 'differ'}"
    )
