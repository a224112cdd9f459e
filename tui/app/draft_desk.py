"""A desk with drafts on it that are not in the book yet, so that they can be named, chosen and checked beside one another."""

from collections.abc import Mapping
from typing import Any

from tui.app.desk import Desk
from tui.record.excerpts import excerpt
from tui.rules.checking import check_record
from tui.rules.problem import Problem, in_order


class DraftDesk(Desk):
    """The desk with drafts on it: they are known by name, may be chosen, and are checked beside one another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.book, desk.today)
        self._desk = desk
        self._drafts: Mapping[str, str] = {}

    def lay_out(self, texts: Mapping[str, str], values: Mapping[str, Mapping[str, Any]]) -> None:
        """Takes the drafts as they are now, as texts and as data, by id."""
        self._drafts = texts
        self.excerpts = {**{each: excerpt(each, dict(value)) for each, value in values.items()}, **self._desk.excerpts}
        self.version += 1

    def value(self, record_id: str) -> Any:
        """Returns what a record says as data, a draft before the book."""
        text = self._drafts.get(record_id)
        return self.read(text).value if text is not None else super().value(record_id)

    def check(self, record_id: str, text: str) -> tuple[Problem, ...]:
        """Returns the problems of a draft's text; for a thread worker."""
        drafts = self._drafts

        def exists(other: str) -> bool:
            return other == record_id or other in drafts or self.book.exists(other)

        def neighbour(other: str) -> bytes | None:
            return drafts[other].encode("utf-8") if other in drafts else self.book.bytes_if_readable(other)

        data = text.encode("utf-8", "surrogatepass")
        return in_order([*check_record(record_id, data, self.schema, exists, neighbour)])
