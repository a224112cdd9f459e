"""The names behind ids: of a body for the subject of a commit, of a person for a sentence. Each is read once."""

from typing import TYPE_CHECKING

from tui.record.kinds import kind_of
from tui.record.naming import subject_of
from tui.record.quick import quick
from tui.record.words import default_name

if TYPE_CHECKING:
    from tui.book.repository import Book


class Names:
    """Looks up what a record is called; call it with the record's id, such as `people/member-b`."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._known: dict[str, str] = {}

    def __call__(self, record_id: str) -> str:
        """Returns the record's name, its id in words where it is not there or cannot be read."""
        if record_id not in self._known:
            self._known[record_id] = default_name(record_id)  # while its own name asks for others' names
            self._known[record_id] = self._read(record_id)
        return self._known[record_id]

    def _read(self, record_id: str) -> str:
        kind = kind_of(record_id)
        data = self._book.bytes_if_readable(record_id)
        value = quick(data) if data is not None else None
        if kind is None or not isinstance(value, dict):
            return default_name(record_id)
        if kind in ("person", "body", "plan"):
            name = value.get("name")
            return name if isinstance(name, str) else default_name(record_id)
        return subject_of(kind, value, record_id, self)
