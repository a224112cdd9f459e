"""Records: the book as a tree, filtered as one types, the record to read beside it where there is room."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.actions.place import Place, run_action
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.form.parts import Parts
from tui.app.ink import ink
from tui.app.screens.saving import Saving
from tui.app.tree import OTHERS, BookTree, Key, Row
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.lines import Lines
from tui.app.widgets.mode import ModeScreen
from tui.app.widgets.reading import Reading
from tui.book.editing import Proposal
from tui.documents.reading_lines import ReadLine, day, phrase
from tui.documents.reading_view import read_lines
from tui.errors import MinutebookError
from tui.record.excerpts import Excerpt

SIDE_BY_SIDE = 100
"""Columns from which the record is shown beside the list."""
_PREVIEW_AFTER = 0.12


class RecordTree(Lines):
    """The rows of the tree that are open."""

    def __init__(self) -> None:
        super().__init__(id="tree")
        self.rows: list[Row] = []
        self.excerpts: dict[str, Excerpt] = {}

    def count(self) -> int:
        """Returns how many rows are open."""
        return len(self.rows)

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - cut by the list
        """Returns one row: a group with its number of records, or a record by its excerpt."""
        row = self.rows[n]
        indent = "  " * row.depth
        if row.record is None:
            mark = "▾" if row.is_open else "▸"
            return ink(f"{indent}{mark} ", (row.label, "strong"), (f"  {row.count}", "faint"))
        found = self.excerpts.get(row.record)
        return ink(f"{indent}  ", *_excerpt_words(row.record, found, alone=row.key[:1] == OTHERS))


def _excerpt_words(record_id: str, found: Excerpt | None, *, alone: bool) -> list[str | tuple[str, str]]:
    last = record_id.rsplit("/", 1)[-1]
    if found is None:
        return [last.replace("-", " ")]
    if found.status == "unreadable":
        return [("✗ ", "error"), last, ("  cannot be read: open it to see where", "error")]
    if found.kind == "meeting":
        mark = {"held": "●", "cancelled": "×", "postponed": "×"}.get(found.status or "", "○")
        date = day(found.date) if found.date else "no date"
        return [
            f"{mark} ",
            f"{date:<11}",
            f"  {phrase(found.detail or ''):<9}  ",
            (phrase(found.status or "no status"), "label"),
        ]
    if found.kind == "body":
        return [found.title] if alone else ["The body itself"]
    if found.kind == "members":
        return ["Members"]
    if found.kind in ("recommendation", "action", "question"):
        return [(f"{last}  ", "strong"), found.title, (f"  {phrase(found.status or '')}", "label")]
    status = phrase(found.status or "")
    return [found.title, (f"  {status}", "label")] if status else [found.title]


class RecordsScreen(ModeScreen):
    """The book as a tree."""

    MODE = "records"
    BINDINGS: ClassVar[list[BindingType]] = bindings("records")
    DEFAULT_CSS = """
    RecordsScreen #columns { height: 1fr; }
    RecordsScreen #tree { width: 1fr; }
    RecordsScreen #preview { width: 58%; border-left: solid $panel-lighten-2; display: none; }
    RecordsScreen.-wide #preview { display: block; }
    RecordsScreen #filter { display: none; background: $surface; padding: 0 1; }
    RecordsScreen.-filtering #filter { display: block; }
    RecordsScreen #empty { display: none; height: 1fr; padding: 1 2; }
    RecordsScreen.-empty #empty { display: block; }
    RecordsScreen.-empty #tree { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._tree = BookTree((), {})
        self._open: set[Key] | None = None
        self._words = ""
        self._previewed = ""
        self._version = -1

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield self.top_line()
        yield FilterLine(id="filter", placeholder="words of the name, date or state")
        with Horizontal(id="columns"):
            yield RecordTree()
            yield Static(id="empty", markup=False)
            yield Reading(id="preview")
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows the ids at once, and names when they have been read."""
        super().on_mount()
        self.query_one(RecordTree).focus()
        self.query_one("#preview", Reading).can_focus = False
        if not self.program.desk.excerpts:
            self._show_tree(BookTree(self.program.desk.record_ids(), {}))
        else:
            self.book_changed()

    def on_resize(self) -> None:
        """Shows the record beside the list where there is room."""
        self.set_class(self.size.width >= SIDE_BY_SIDE, "-wide")
        self._preview_soon()

    def on_screen_resume(self) -> None:
        """Shows what has changed meanwhile."""
        super().on_screen_resume()
        if self.program.desk.excerpts and self.program.desk.version != self._version:
            self.book_changed()

    def book_changed(self) -> None:
        """Shows the book as it is now, the cursor on the same record."""
        excerpts = self.program.desk.excerpts
        self._version = self.program.desk.version
        self._previewed = ""
        self._show_tree(BookTree(excerpts, excerpts))

    def _show_tree(self, tree: BookTree) -> None:
        self._tree = tree
        if self._open is None or not self._open & tree.all_keys():
            self._open = tree.first_open()
        self._show_rows(first_record=not self.query_one(RecordTree).rows)

    def _show_rows(self, *, first_record: bool = False) -> None:
        shown = self.query_one(RecordTree)
        at = shown.rows[shown.cursor].key if shown.rows else None
        shown.rows = self._tree.rows(self._open or set(), self._words)
        shown.excerpts = dict(self._tree.excerpts)
        cursor = next(
            (n for n, row in enumerate(shown.rows) if row.key == at), min(shown.cursor, max(0, len(shown.rows) - 1))
        )
        if first_record or (self._words and shown.rows and not shown.rows[cursor].record):
            cursor = next((n for n, row in enumerate(shown.rows) if row.record), 0)
            cursor = next((n for n, row in enumerate(shown.rows) if row.record and "/meetings/" in row.record), cursor)
        shown.renew(cursor)
        self.set_class(not shown.rows, "-empty")
        words = f"No record has “{self._words}” in its name, date or state. Esc drops the filter; s searches the texts."
        empty = "This book has no records yet. n makes the first."
        self.query_one("#empty", Static).update(ink(words if self._words else empty))
        self._preview_soon()

    # -- the record beside ------------------------------------------------------

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Shows the record under the cursor after a moment."""
        if isinstance(event.lines, RecordTree):
            self._preview_soon()

    def _preview_soon(self) -> None:
        if self.size.width >= SIDE_BY_SIDE:
            self.set_timer(_PREVIEW_AFTER, self._preview)

    def _preview(self) -> None:
        record = self.chosen_record()
        if record == self._previewed and record is not None:
            return
        if record is None:
            self._previewed = ""
            self.query_one("#preview", Reading).show(())
            return
        self._previewed = record
        desk = self.program.desk

        def work() -> tuple[str, tuple[ReadLine, ...]]:
            opened = desk.open(record)
            value, known = desk.read(opened.text).value, self.program.follow_up.known
            part = Parts(desk, opened.kind).of(value)
            return record, read_lines(opened.kind, value, desk.schema, desk.name, known, record, part)

        in_background(self.program, self, work, self._show_preview, group="preview", failed=self._no_preview)

    def _show_preview(self, found: tuple[str, tuple[ReadLine, ...]]) -> None:
        if found[0] == self._previewed:
            self.query_one("#preview", Reading).show(found[1])

    def _no_preview(self, error: MinutebookError) -> None:
        self.query_one("#preview", Reading).show((ReadLine(((str(error), "error"),)),))

    # -- actions ----------------------------------------------------------------

    def chosen_record(self) -> str | None:
        """Returns the record under the cursor, None on a group."""
        row = self._row()
        return row.record if row else None

    def owner_here(self) -> str:
        """Returns the body (or plan) under the cursor."""
        row = self._row()
        if row is None:
            return ""
        return row.key[1] if row.key[0] == "plans" and len(row.key) > 1 else row.key[0]

    def _row(self) -> Row | None:
        shown = self.query_one(RecordTree)
        return shown.rows[shown.cursor] if shown.rows else None

    def on_lines_pressed(self) -> None:
        """A row was clicked twice."""
        run_action(self, "records.open")

    def do_open(self) -> None:
        """Opens the record, or the group, or closes it."""
        row = self._row()
        if row is None:
            return
        if row.record:
            self.open_at(row.record, "read")
        elif not self._words:
            self._open = (self._open or set()) ^ {row.key}
            self._show_rows()

    def do_edit(self) -> None:
        """Edits the record."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "edit")

    def do_editor(self) -> None:
        """Edits the record's text in the clerk's own editor."""
        record = self.chosen_record()
        if record is not None:
            self.open_at(record, "editor")

    def do_delete(self) -> None:
        """Asks why, and deletes the record."""
        record = self.chosen_record()
        if record is None:
            return
        desk = self.program.desk

        def ask(proposal: Proposal) -> None:
            self.app.push_screen(Saving(proposal, self.program.sitting_reason), self._deleted)

        in_background(
            self.program, self, lambda: desk.propose_delete(record), ask, group="propose", failed=self.program.complain
        )

    def _deleted(self, answer: "str | MinutebookError | None") -> None:
        if isinstance(answer, MinutebookError):
            self.program.complain(answer)
        elif answer is not None:
            self.program.after_save()
            self.program.say(f"Deleted: {answer}")

    def do_into(self) -> None:
        """Opens the group and goes on to what is in it; opens the record."""
        row = self._row()
        if row is None:
            return
        if row.record or not row.is_open:
            self.do_open()
        else:
            self.query_one(RecordTree).move(1)

    def do_out(self) -> None:
        """Closes the group, or goes to the one around this row."""
        row, shown = self._row(), self.query_one(RecordTree)
        if row is None:
            return
        if row.record is None and row.is_open and not self._words:
            self.do_open()
            return
        around = next((n for n in range(shown.cursor, -1, -1) if shown.rows[n].depth < row.depth), None)
        if around is not None:
            shown.cursor = around

    def do_all(self) -> None:
        """Opens every group, or closes all but the first level."""
        every = self._tree.all_keys()
        self._open = set() if self._open == every else every
        self._show_rows()

    def do_filter(self) -> None:
        """Lets one type what to look for."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filters with each letter."""
        self._words = event.value.strip()
        self._show_rows()

    def filter_done(self, *, keep: bool) -> None:
        """Goes back to the list, with the filter or without."""
        line = self.query_one("#filter", Input)
        if not keep or not line.value.strip():
            chosen = self.chosen_record()
            line.value = ""
            self._words = ""
            self.remove_class("-filtering")
            if chosen:
                self._open = (self._open or set()) | set(self._tree.way_to(chosen))
            self._show_rows()
        self.query_one(RecordTree).focus()

    def do_back(self) -> None:
        """Drops the filter, or goes back to Today."""
        if self._words or self.has_class("-filtering"):
            self.filter_done(keep=False)
        else:
            self.do_today()


class FilterLine(Place, LineInput):
    """The line in which a filter is typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    def __init__(self, *, id: str, placeholder: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, placeholder=placeholder, compact=True)

    def do_keep(self) -> None:
        """Goes to the list that is left."""
        self.screen.filter_done(keep=True)  # type: ignore[attr-defined]

    def do_drop(self) -> None:
        """Drops the filter."""
        self.screen.filter_done(keep=False)  # type: ignore[attr-defined]
