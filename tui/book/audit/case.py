"""One commit as the checks see it: what it says, what it changed, and what it stands on. Everything costly is read when asked for."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tui.book.audit.commits import Commit
from tui.book.audit.releases import Stand
from tui.book.audit.store import Store
from tui.book.audit.wording import Wording
from tui.book.objects import PLAIN, Entry
from tui.book.signing import Signature
from tui.record.quick import quick
from tui.record.reading import Unreadable, read
from tui.record.schema import Schema

_KEPT = 8 << 20
"""Bytes of records whose values are kept: the next change of a record needs what the last one made."""


class Contents:
    """Records by blob: each is parsed once as long as it is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[str, tuple[bytes, Any]] = OrderedDict()
        self._size = 0

    def __contains__(self, blob: str) -> bool:
        """Returns whether a blob is at hand."""
        return blob in self._kept

    def data(self, entry: Entry | None) -> bytes | None:
        """Returns the bytes of a record, None for no record. Raises ObjectFault."""
        return None if entry is None else self._of(entry.id)[0]

    def value(self, entry: Entry | None) -> Any:
        """Returns the value of a record; None for no record and for what cannot be read as one. Raises ObjectFault."""
        return None if entry is None else self._of(entry.id)[1]

    def _of(self, blob: str) -> tuple[bytes, Any]:
        kept = self._kept.get(blob)
        if kept is not None:
            self._kept.move_to_end(blob)
            return kept
        data = self._store.read("blob", blob)
        found = self._kept[blob] = (data, _value(data))
        self._size += len(data)
        while self._size > _KEPT and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1][0])
        return found


def _value(data: bytes) -> Any:
    value = quick(data)
    if value is not None:
        return value
    try:
        return read(data).value
    except Unreadable:
        return None


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a commit changed: its id, kind and file, and what was there before and after, None for nothing."""

    record_id: str
    kind: str
    path: str
    old: Entry | None
    new: Entry | None

    @property
    def is_plain(self) -> bool:
        """Whether before and after it is a file as records are, or none."""
        return all(each is None or each.mode in (PLAIN, "100755", "100664") for each in (self.old, self.new))


@dataclass(frozen=True, slots=True)
class Stray:
    """Something below `records/` that a commit put there and that can be no record."""

    path: str
    new: Entry


@dataclass(frozen=True)
class Case:
    """One commit to judge.

    `parents` are those that could be read; `is_comparable` says whether these are all, so that what changed is known. `touched` are the
    records that differ from the parent, for a merge those that no parent has so. `beside` are other things at the book's top that differ.
    `before` is the schema of the (first) parent, None where there is no parent; `is_schema_news` says that no earlier commit of the walk
    had the schema that this one has. `signature` is None where none is demanded; `post` is what its signer holds, if that is known.
    """

    commit: Commit
    wording: Wording
    parents: tuple[Commit, ...]
    is_comparable: bool
    touched: tuple[Touched, ...]
    strays: tuple[Stray, ...]
    beside: tuple[str, ...]
    schema_touched: bool
    is_schema_news: bool
    before: Stand | None
    after: Stand
    signature: Signature | None
    post: str
    store: Store
    contents: Contents
    merge_bases: Callable[[], tuple[Commit, ...]]
    find_ancestor: Callable[[str], Commit | None]
    first_parent: Callable[[Commit], Commit | None]
    is_cut_off: bool
    now: float

    @property
    def is_merge(self) -> bool:
        """Whether the commit has more than one parent."""
        return len(self.commit.parents) > 1

    @property
    def schema(self) -> Schema | None:
        """The schema by which the commit's records are judged; None where this program knows none for it."""
        return self.after.schema

    @property
    def by_id(self) -> Mapping[str, Touched]:
        """The records that were touched, by id."""
        return {each.record_id: each for each in self.touched}

    def values(self, touched: Touched) -> tuple[Any, Any]:
        """Returns the values of a record before and after. Raises ObjectFault."""
        return self.contents.value(touched.old), self.contents.value(touched.new)
