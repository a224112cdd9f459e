"""Choosing a file by its path, completed as one types; documents whose review was begun are offered first."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.app.actions.registry import bindings
from tui.app.screens.chooser import Choice, ChoiceLines, Chooser
from tui.book.document_files import ENDINGS, beginning_with

_KB = 1024


class FileChooser(Chooser[Any]):
    """Asks for a file; answers with its path, with the paths of several, with what was begun, or None. Enter on a folder goes into it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("file_chooser")

    def __init__(self, title: str, begun: Sequence[Choice[Any]] = (), typed: str = "") -> None:
        super().__init__(
            title,
            begun,
            typed=typed,
            placeholder="the path of the file, such as ~/Documents/minutes.pdf",
            none="No file here begins like this.",
        )

    def find(self, words: str) -> None:
        """Shows what begins like the path so far; before anything is typed, what was begun, then the present folder."""
        typed = words.strip()
        found: list[Choice[Any]] = [] if typed else list(self._choices)
        there = beginning_with(typed)
        documents = tuple(one.typed for one in there if not one.is_folder and one.name.lower().endswith(ENDINGS))
        found += [
            Choice(one.typed, f"{one.name}/" if one.is_folder else one.name, "" if one.is_folder else _size(one.size))
            for one in there
        ]
        if typed and len(documents) > 1:
            alike = "" if typed.endswith("/") else " that begin like this"
            every = Choice(documents, f"All {len(documents)} documents here{alike}, one after the other", "in a row")
            found.insert(0 if typed.endswith("/") else len(found), every)
        self.show_found(found)

    def do_complete(self) -> None:
        """Types what all that is left begins with; the one that is chosen where that is no more than stands there."""
        line, lines = self.query_one(Input), self.query_one(ChoiceLines)
        paths = [one.value for one in lines.choices if isinstance(one.value, str)]
        if not paths:
            return
        certain = _same_beginning(paths)
        if len(certain) > len(line.value):
            line.value = certain
        elif lines.cursor and lines.chosen is not None and isinstance(lines.chosen.value, str):
            line.value = str(lines.chosen.value)
        line.cursor_position = len(line.value)

    def do_take(self) -> None:
        """Answers with the file under the cursor; a folder is gone into."""
        line, chosen = self.query_one(Input), self.query_one(ChoiceLines).chosen
        if chosen is None:
            if line.value.strip():
                self.dismiss(line.value.strip())
        elif isinstance(chosen.value, str) and chosen.value.endswith("/"):
            line.value = chosen.value
            line.cursor_position = len(line.value)
        else:
            self.dismiss(chosen.value)


def _same_beginning(paths: Sequence[str]) -> str:
    """Returns what all paths begin with."""
    first, last = min(paths), max(paths)
    n = 0
    while n < len(first) and first[n] == last[n]:
        n += 1
    return first[:n]


def _size(size: int) -> str:
    return f"{max(1, size // _KB):,} KB" if size < _KB * _KB else f"{size / _KB / _KB:.1f} MB"
