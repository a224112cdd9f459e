"""The releases of the schema that this program knows, and which of them a tree has."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tui.book.audit.store import ObjectFault, Store
from tui.book.contract import load_schema, version_of
from tui.book.git import object_id
from tui.book.objects import Entry
from tui.book.shipped import is_schema_file, shipped_schema
from tui.errors import BookUnusable
from tui.record.schema import Schema

_FOLDER = "40000"
_FILES = ("100644", "100755", "100664")


@dataclass(frozen=True, eq=False)
class Stand:
    """Which schema a commit has. `schema` is what its records are judged by, None where this program cannot judge them.

    `version` is what it says it is; `fault` the sentence why it is no known release, None where it is one; `is_there` whether there is a
    schema at all.
    """

    schema: Schema | None
    version: int | None
    fault: str | None = None
    is_there: bool = True


@cache
def releases() -> Mapping[int, dict[str, bytes]]:
    """Returns the files of each known release of the schema, by version."""
    newest = shipped_schema()
    return {version_of(newest): newest}


@cache
def _schema(version: int) -> Schema:
    return load_schema(releases()[version])


@cache
def _ids(version: int, algorithm: str) -> dict[str, str]:
    return {name: object_id("blob", data, algorithm) for name, data in releases()[version].items()}


def stand(store: Store, folder: Entry | None, algorithm: str) -> Stand:
    """Returns which schema is in a `schema/` folder. Nothing in it is ever run or followed: only known releases judge."""
    newest = max(releases())
    if folder is None:
        return Stand(_schema(newest), None, "There is no schema folder.", is_there=False)
    if folder.mode != _FOLDER:
        return Stand(_schema(newest), None, "What stands at schema is not a folder.")
    try:
        here = {name.decode("utf-8", "replace"): entry for name, entry in store.tree(folder.id).items()}
        found = {name: entry for name, entry in here.items() if is_schema_file(name)}
        for version in releases():
            if {name: each.id for name, each in found.items()} == _ids(version, algorithm):
                odd = sorted(name for name, each in found.items() if each.mode not in _FILES)
                fault = f"In the schema folder, {odd[0]} is not a plain file." if odd else None
                return Stand(_schema(version), version, fault)
        said = _said(store, found.get("VERSION"))
    except ObjectFault as error:
        return Stand(_schema(newest), None, str(error))
    if said is None:
        return Stand(_schema(newest), None, "The schema folder does not say which version it is.")
    if said not in releases():
        newer = f"The schema says that it is version {said}, which this program does not know."
        return Stand(None, said, f"{newer} Its records were not judged; a newer Minutebook may know it.")
    ids = _ids(said, algorithm)
    differ = sorted(
        name for name in ids.keys() | found.keys() if ids.get(name) != (found[name].id if name in found else None)
    )
    return Stand(_schema(said), said, f"The schema is not the released version {said}: {', '.join(differ)}.")


def _said(store: Store, entry: Entry | None) -> int | None:
    if entry is None or entry.mode not in _FILES:
        return None
    try:
        return version_of({"VERSION": store.read("blob", entry.id)})
    except BookUnusable:
        return None
