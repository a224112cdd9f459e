"""The names behind ids: of a body for the subject of a commit, of a person for a sentence. Each is read once."""

from typing import TYPE_CHECKING

from tui.record.kinds import reference_target
from tui.record.quick import quick

if TYPE_CHECKING:
    from tui.book.repository import Book


class Names:
    """Looks up the `name` of a record; call it with a record's id or a person's short id."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._known: dict[str, str] = {}

    def __call__(self, record_id: str) -> str:
        """Returns the record's name, or the last part of its id in words where it has none or cannot be read."""
        if record_id not in self._known:
            self._known[record_id] = self._read(record_id) or record_id.rsplit("/", 1)[-1].replace("-", " ")
        return self._known[record_id]

    def _read(self, record_id: str) -> str | None:
        target = record_id if "/" in record_id else reference_target("person", record_id)
        if not self._book.exists(target):
            return None
        value = quick(self._book.read_bytes(target))
        name = value.get("name") if isinstance(value, dict) else None
        return name if isinstance(name, str) else None
