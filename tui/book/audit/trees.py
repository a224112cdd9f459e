"""What changed between two trees: folders with one id are never opened, so that the cost grows with what changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.book.audit.store import ObjectFault, Store
from tui.book.objects import Entry

FOLDER = "40000"


@dataclass(frozen=True, slots=True)
class PathChange:
    """A file (or link, or submodule) that differs: its path, and what either side has there, None for nothing."""

    path: str
    old: Entry | None
    new: Entry | None


def differences(store: Store, old: Entry | None, new: Entry | None, path: str = "") -> Iterator[PathChange]:
    """Yields every file that differs below two folders, in the order of their paths.

    What stands at `path` itself may be a file too. Raises ObjectFault where a folder cannot be read.
    """
    if old == new:
        return
    before = _inside(store, old)
    after = _inside(store, new)
    if before is None or after is None:
        # A file on one side at least: what stands there is told as it is, what a folder holds one by one.
        plain_old = None if before is not None else old
        plain_new = None if after is not None else new
        if plain_old is not None or plain_new is not None:
            yield PathChange(path, plain_old, plain_new)
    if before or after:
        one, other = before or {}, after or {}
        for name in sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)):
            below = name.decode("utf-8", "surrogateescape")
            yield from differences(store, one.get(name), other.get(name), f"{path}/{below}" if path else below)


def one_down(store: Store, old: Entry | None, new: Entry | None) -> Iterator[tuple[bytes, Entry | None, Entry | None]]:
    """Yields what differs directly inside two folders, by name; nothing for files, and for a folder that cannot be read."""
    try:
        before, after = _inside(store, old) or {}, _inside(store, new) or {}
    except ObjectFault:
        return
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)


def entry_at(store: Store, tree: str, path: str) -> Entry | None:
    """Returns what a commit's tree has at a path, None for nothing. Raises ObjectFault."""
    at: Entry | None = Entry(FOLDER, tree)
    for part in path.split("/"):
        inside = _inside(store, at) if at is not None else None
        at = inside.get(part.encode("utf-8", "surrogateescape")) if inside is not None else None
    return at


def _inside(store: Store, entry: Entry | None) -> dict[bytes, Entry] | None:
    """Returns what a folder has; nothing where there is nothing; None where something else than a folder is there."""
    if entry is None:
        return {}
    return store.tree(entry.id) if entry.mode in (FOLDER, "040000") else None
