"""One record being edited: its text, what was there before each edit, and what the text says as data.

Edit and Text work on the same text. An edit of the form is applied to it, so comments and layout stay; undo goes back a text.
"""

from dataclasses import dataclass, field
from typing import Any

from tui.app.desk import Desk, Opened
from tui.record.edits import Edit
from tui.record.faults import Fault
from tui.record.paths import Item, Path, Position, index_of

_MOST_STEPS = 500


@dataclass
class Editing:
    """The state of a record under edit. `opened` is what the book held when it was opened."""

    desk: Desk
    opened: Opened
    text: str
    value: Any = None
    faults: tuple[Fault, ...] = ()
    _before: list[str] = field(default_factory=list)
    _after: list[str] = field(default_factory=list)
    _typing: bool = False
    _compared: tuple[tuple[str, str], bool] = (("", ""), False)
    _saved: tuple[str, Any] = ("", None)

    @classmethod
    def begin(cls, desk: Desk, opened: Opened, text: str | None = None) -> "Editing":
        """Returns the editing of a record as it was opened, or with the text of a draft."""
        made = cls(desk, opened, opened.text)
        made._read()
        if text is not None and text != made.text:
            made.set_text(text)
            if opened.is_new:
                made._before.clear()  # before a record's first words there is nothing to go back to
        return made

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from the book's."""
        return self.opened.is_new or self.is_typed

    @property
    def is_typed(self) -> bool:
        """Whether anything was typed that is worth keeping as a draft."""
        return self.differs(self.text)

    def differs(self, text: str) -> bool:
        """Returns whether a text would change the record: spaces and blank lines that no save keeps do not."""
        saved = self.opened.text
        if text == saved:
            return False
        if text.split() != saved.split():
            return True
        key = (text, saved)
        if key != self._compared[0]:
            self._compared = (key, self.desk.as_saved(self.opened.old, self.tidied(text)) != saved)
        return self._compared[1]

    def tidied(self, text: str) -> str:
        """Returns a text without the blank lines at its end, where they say nothing and the book has none there."""
        short = f"{text.rstrip()}\n"
        if short == text or self.opened.text.endswith("\n\n"):
            return text
        return short if self.desk.read(short) == self.desk.read(text) else text

    @property
    def can_undo(self) -> bool:
        """Whether there is a text before this one."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether an undo can be taken back."""
        return bool(self._after)

    def apply(self, *edits: Edit) -> None:
        """Makes edits. Raises EditRefused where they do not fit, and leaves everything as it was."""
        self.set_text(self.desk.apply(self.opened.kind, self.text, edits))

    def set_text(self, text: str, *, typing: bool = False) -> None:
        """Takes another text for the record, whatever it is. What is typed letter by letter is one step of undo."""
        if text == self.text:
            return
        if not (typing and self._typing):
            self._before.append(self.text)
            del self._before[:-_MOST_STEPS]
        self._typing = typing
        self._after.clear()
        self.text = text
        self._read()

    def undo(self) -> None:
        """Goes back to the text before the last edit."""
        self._typing = False
        if self._before:
            self._after.append(self.text)
            self.text = self._before.pop()
            self._read()

    def redo(self) -> None:
        """Takes back the last undo."""
        self._typing = False
        if self._after:
            self._before.append(self.text)
            self.text = self._after.pop()
            self._read()

    def saved(self, opened: Opened) -> None:
        """Notes that the book now holds this text; what was before can still be gone back to."""
        self.opened = opened
        if self.text != opened.text:
            self.text = opened.text
            self._read()

    def at(self, path: Path) -> Any:
        """Returns the value at a path, None where there is none."""
        return value_at(self.value, path, self.desk.key_of(self.opened.kind))

    def saved_at(self, path: Path) -> Any:
        """Returns what the book has at a path, None where there is nothing or the record was never saved."""
        if self.opened.is_new:
            return None
        if self._saved[0] != self.opened.text:
            self._saved = (self.opened.text, self.desk.read(self.opened.text).value)
        return value_at(self._saved[1], path, self.desk.key_of(self.opened.kind))

    def _read(self) -> None:
        read = self.desk.read(self.text)
        self.value, self.faults = read.value, read.faults


def value_at(value: Any, path: Path, key_of: Any) -> Any:
    """Returns what stands at a path in a value; `key_of` takes the path of a list and returns its identity property."""
    at = value
    for n, step in enumerate(path):
        if isinstance(step, Item | Position):
            if not isinstance(at, list):
                return None
            found = index_of(at, step, key_of(path[:n]))
            at = at[found] if found is not None else None
        else:
            at = at.get(step) if isinstance(at, dict) else None
    return at
