"""A matter followed across meetings, bodies and papers: everything that bears its short name, in the order of its days."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.excerpts import excerpt
from tui.record.kinds import body_of, kind_of

_DAY_OF: Final = ("date", "made_at", "raised_at", "meeting", "hearing", "reported_at")


@dataclass(frozen=True, slots=True)
class Station:
    """One place at which a matter was dealt with: the day as far as known, the record, its body, where in it, and what it was.

    `planned` where nothing says that it took place.
    """

    date: str | None
    record: str
    kind: str
    body: str | None
    path: str
    what: str
    planned: bool = False

    def as_json(self) -> dict[str, Any]:
        """Returns the station as the command line prints it."""
        return asdict(self)


def matters(register: Register) -> dict[str, int]:
    """Returns every matter of the book with how often it is met, the most frequent first."""
    counts = Counter(matter for record_id, value in register.all() for matter, _ in _named(record_id, value))
    return dict(counts.most_common())


def follow(register: Register, matter: str) -> list[Station]:
    """Returns where a matter was dealt with, the earliest first, what has no day last."""
    found = []
    for record_id, value in register.all():
        for named, station in _stations(register, record_id, value):
            if named == matter:
                found.append(station)
    return sorted(found, key=lambda each: (each.date is None, each.date or "", each.record, each.path))


def _named(record_id: str, value: Value) -> Iterator[tuple[str, str]]:
    own = text_at(value, "matter")
    if own:
        yield own, ""
    if kind_of(record_id) == "meeting":
        for item in _items(value):
            matter = text_at(item, "matter")
            if matter:
                yield matter, f"items[{item.get('id')}]"


def _stations(register: Register, record_id: str, value: Value) -> Iterator[tuple[str, Station]]:
    kind, body = kind_of(record_id) or "", body_of(record_id)
    for matter, path in _named(record_id, value):
        if kind == "proceeding":
            yield from ((matter, each) for each in _stages(register, record_id, body, value))
            continue
        title = excerpt(record_id, value).title
        if path:
            title = next(
                (text_at(each, "title") or "" for each in _items(value) if path == f"items[{each.get('id')}]"), title
            )
        planned = kind == "meeting" and text_at(value, "status") not in ("held", None)
        yield matter, Station(_day(register, value), record_id, kind, body, path, title, planned)


def _stages(register: Register, record_id: str, body: str | None, value: Value) -> Iterator[Station]:
    for stage in dicts(value, "stages"):
        day = text_at(stage, "date") or text_at(register.get(text_at(stage, "meeting")), "date")
        path = f"stages[{stage.get('id')}]"
        where = text_at(stage, "body") or body
        yield Station(
            day, record_id, "proceeding", where, path, text_at(stage, "what") or "", stage.get("planned") is True
        )


def _day(register: Register, value: Value) -> str | None:
    for name in _DAY_OF:
        text = text_at(value, name)
        if text is not None:
            return (
                text if name == "date" else text_at(register.get(text), "date") or (text if "/" not in text else None)
            )
    return None


def _items(value: Value) -> Iterator[Value]:
    for item in dicts(value, "items"):
        yield item
        yield from _items(item)
