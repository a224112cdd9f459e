"""The tree of a book: body, then kind and year, then record; made from ids alone and named from excerpts once they are there.

Pure. A tree is flattened to the rows that are open, so that a list of any length shows only what is on the screen.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tui.documents.reading_lines import day
from tui.procedure.looked_for import looked_for
from tui.record.excerpts import Excerpt
from tui.record.kinds import KIND_NAMES, kind, kind_of

Key = tuple[str, ...]
PEOPLE: Key = ("people",)
PLANS: Key = ("plans",)
OTHERS: Key = ("other bodies",)
_ALONE = ("body", "members")
"""Kinds of which a body has one: their record stands under the body without a group."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is open to see: a group (`record` is None) or a record."""

    key: Key
    depth: int
    label: str
    count: int = 0
    is_open: bool = False
    record: str | None = None


@dataclass
class _Group:
    key: Key
    label: str
    groups: "dict[Key, _Group]" = field(default_factory=dict)
    records: list[str] = field(default_factory=list)

    @cached_property
    def total(self) -> int:
        """How many records are in it and in its groups."""
        return len(self.records) + sum(one.total for one in self.groups.values())


class BookTree:
    """The records of a book in groups. `excerpts` may be empty at first, and may lack records."""

    def __init__(self, record_ids: Iterable[str], excerpts: Mapping[str, Excerpt]) -> None:
        self.excerpts = excerpts
        self._top: dict[Key, _Group] = {}
        by_folder: dict[str, list[str]] = defaultdict(list)
        for record_id in record_ids:
            by_folder[record_id.partition("/")[0]].append(record_id)
        people = by_folder.pop("people", [])
        plans = by_folder.pop("plans", [])
        lone: list[str] = []
        bodies = sorted(by_folder, key=lambda folder: (-_meetings(by_folder[folder]), self._body(folder).casefold()))
        for folder in bodies:
            ids = by_folder[folder]
            if len(ids) == 1 and ids[0].endswith("/body"):
                lone += ids
            else:
                self._top[(folder,)] = self._of_body(folder, ids)
        for key, label, ids in ((OTHERS, "Other bodies", lone), (PEOPLE, "People", people)):
            if ids:
                self._top[key] = _Group(key, label, records=sorted(ids, key=lambda one: self._name(one).casefold()))
        if plans:
            self._top[PLANS] = self._of_plans(plans)

    def first_open(self) -> set[Key]:
        """Returns the groups that are open when the book is: the first body, its meetings and their latest year."""
        found: set[Key] = set()
        for group in list(self._top.values())[:1]:
            found.add(group.key)
            for inner in list(group.groups.values())[:1]:
                found.add(inner.key)
                found.update(key for key in list(inner.groups)[:1])
        return found

    def all_keys(self) -> set[Key]:
        """Returns the keys of all groups."""
        found: set[Key] = set()
        pending = list(self._top.values())
        while pending:
            one = pending.pop()
            found.add(one.key)
            pending += one.groups.values()
        return found

    def rows(self, is_open: Collection[Key], words: str = "") -> list[Row]:
        """Returns the rows to see. With words, only records that have them all, every group being open."""
        wanted = looked_for(words)
        kept = (
            {one for one, text in self._haystacks.items() if all(each.is_in(text) for each in wanted)}
            if wanted
            else None
        )
        rows: list[Row] = []
        for group in self._top.values():
            self._flatten(group, 0, is_open, kept, rows)
        return rows

    def way_to(self, record_id: str) -> list[Key]:
        """Returns the keys of the groups that a record is in, from the outside."""
        pending = [(group, [group.key]) for group in self._top.values()]
        while pending:
            group, way = pending.pop()
            if record_id in group.records:
                return way
            pending += [(inner, [*way, inner.key]) for inner in group.groups.values()]
        return []

    @cached_property
    def _haystacks(self) -> dict[str, str]:
        found = {}
        pending = list(self._top.values())
        while pending:
            one = pending.pop()
            pending += one.groups.values()
            for record_id in one.records:
                seen = self.excerpts.get(record_id)
                parts = (seen.title, seen.date, day(seen.date or ""), seen.status, seen.detail) if seen else ()
                found[record_id] = " ".join(filter(None, (record_id, *parts))).casefold()
        return found

    def _flatten(
        self, group: _Group, depth: int, is_open: Collection[Key], kept: set[str] | None, rows: list[Row]
    ) -> int:
        at = len(rows)
        rows.append(Row(group.key, depth, group.label))
        opened = kept is not None or group.key in is_open
        count = 0
        if opened:
            for record_id in group.records:
                if len(record_id) and (kept is None or record_id in kept) and record_id.rsplit("/", 1)[-1] in _ALONE:
                    rows.append(Row((*group.key, record_id), depth + 1, "", record=record_id))
                    count += 1
            for inner in group.groups.values():
                count += self._flatten(inner, depth + 1, is_open, kept, rows)
            for record_id in group.records:
                if (kept is None or record_id in kept) and record_id.rsplit("/", 1)[-1] not in _ALONE:
                    rows.append(Row((*group.key, record_id), depth + 1, "", record=record_id))
                    count += 1
        if kept is not None and not count:
            del rows[at:]
            return 0
        rows[at] = Row(group.key, depth, group.label, count if kept is not None else group.total, opened)
        return count

    def _of_body(self, folder: str, ids: list[str]) -> _Group:
        top = _Group((folder,), self._body(folder))
        by_kind: dict[str, list[str]] = defaultdict(list)
        for record_id in ids:
            by_kind[kind_of(record_id) or ""].append(record_id)
        for name in KIND_NAMES:
            found = by_kind.get(name, [])
            if name in _ALONE:
                top.records += found
            elif name == "meeting" and found:
                top.groups[(folder, name)] = self._by_year((folder, name), found)
            elif found:
                top.groups[(folder, name)] = _Group(
                    (folder, name), kind(name).plural, records=sorted(found, key=_dated_last)
                )
        top.records += by_kind.get("", [])
        return top

    def _by_year(self, key: Key, ids: list[str]) -> _Group:
        group = _Group(key, kind("meeting").plural)
        years: dict[str, list[str]] = defaultdict(list)
        for record_id in ids:
            years[self._date(record_id)[:4] or "Undated"].append(record_id)
        for year in sorted(years, reverse=True, key=lambda one: (one != "Undated", one)):
            ordered = sorted(years[year], key=lambda one: (self._date(one), one))
            group.groups[(*key, year)] = _Group((*key, year), year, records=ordered)
        return group

    def _of_plans(self, ids: list[str]) -> _Group:
        top = _Group(PLANS, "Plans")
        by_plan: dict[str, list[str]] = defaultdict(list)
        for record_id in ids:
            by_plan[record_id.split("/")[1]].append(record_id)
        for plan, found in sorted(by_plan.items()):
            key = (*PLANS, plan)
            ordered = sorted(found, key=lambda one: (not one.endswith("/plan"), self._name(one).casefold()))
            name = (
                self.excerpts[f"plans/{plan}/plan"].title
                if f"plans/{plan}/plan" in self.excerpts
                else plan.replace("-", " ")
            )
            top.groups[key] = _Group(key, name, records=ordered)
        return top

    def _body(self, folder: str) -> str:
        found = self.excerpts.get(f"{folder}/body")
        return found.title if found else folder.replace("-", " ")

    def _name(self, record_id: str) -> str:
        found = self.excerpts.get(record_id)
        return found.title if found else record_id.rsplit("/", 1)[-1]

    def _date(self, record_id: str) -> str:
        found = self.excerpts.get(record_id)
        if found and found.date:
            return found.date
        last = record_id.rsplit("/", 1)[-1]
        return last[:10] if last[:4].isdecimal() else ""


def _meetings(ids: list[str]) -> int:
    return sum("/meetings/" in one for one in ids)


def _dated_last(record_id: str) -> tuple[str | int, ...]:
    """Returns a sort key in which 2022-07-20-2 comes before 2022-07-20-10."""
    head, _, tail = record_id.rpartition("-")
    return (head, int(tail)) if tail.isdecimal() else (record_id, 0)
