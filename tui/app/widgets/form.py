"""The form of a record: fields to fill in, entries to open, whatever the schema says; one line a field, typed in place."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.app.actions.place import Place, run_action
from tui.app.actions.registry import bindings
from tui.app.editing import Editing
from tui.app.form import moves
from tui.app.form.offers import Offer, offer_for
from tui.app.form.rows import Row, Sight, hidden_fields, rows_of
from tui.app.ink import ink
from tui.app.screens.ask import Ask
from tui.app.screens.chooser import Choice, Chooser
from tui.app.widgets.field_editor import FieldEditor
from tui.app.widgets.form_lines import FormLines
from tui.app.widgets.lines import Lines
from tui.documents.reading_view import summary
from tui.errors import MinutebookError
from tui.record.edits import Edit
from tui.record.paths import Path, parse_path
from tui.record.schema import Field
from tui.rules.problem import Problem

_PART = 26
_LAST_PART = 40
_KEPT = 2
"""Parts of the way at its beginning that are left out last."""


class Form(Place, Vertical):
    """The form of what is being edited. `root` is the entry that is open; the whole record where it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")
    DEFAULT_CSS = """
    Form { layers: base above; height: 1fr; }
    Form #crumb { height: 1; padding: 0 1; background: $surface; display: none; }
    Form.-inside #crumb { display: block; }
    """

    class Edited(Message):
        """The record's text has changed."""

    class Left(Message):
        """One goes back from the form of the whole record."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="form")
        self.editing = editing
        self.root: Path = ()
        self.problems: tuple[Problem, ...] = ()
        self._located: list[tuple[Path, Problem]] = []
        self._added: set[Path] = set()
        self._returns: list[Path] = []

    # -- drawing ------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lays out the way one has come, and the lines."""
        yield Static(id="crumb", markup=False)
        yield FormLines()

    def on_mount(self) -> None:
        """Shows the record."""
        self.renew()

    @property
    def lines(self) -> FormLines:
        """The lines of the form."""
        return self.query_one(FormLines)

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.editing.opened.kind

    def renew(self, at: Path | None = None) -> None:
        """Shows the record as it is now, the cursor at a path, or where it was."""
        while self.root and self.editing.at(self.root) is None:
            self.root = self._returns.pop() if self._returns else ()
        lines = self.lines
        before = self.row.path if self.row else None
        rows = self._rows()
        wanted = at if at is not None else before
        number = next((n for n, row in enumerate(rows) if row.path == wanted), None)
        if number is None and wanted is not None and at is not None:
            number = next((n for n, row in enumerate(rows) if row.path == wanted[: len(row.path)] and len(row.path) > len(self.root)), None)
        lines.show(rows, min(lines.row_here, max(0, len(rows) - 1)) if number is None else number)
        self.set_class(bool(self.root), "-inside")
        if self.root:
            self.query_one("#crumb", Static).update(self._crumb())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows what the checks say beside the fields."""
        self.problems = problems
        self._located = [(parse_path(one.path), one) for one in problems]
        self.renew()

    def _sight(self) -> Sight:
        return Sight(self.program.desk.name, self._added, self._located)

    def _rows(self) -> list[Row]:
        field = self._field_of(self.root)
        value = self.editing.at(self.root) if self.root else self.editing.value
        return rows_of(field, value, self.root, self._called(), self._sight()) if field is not None else []

    def _field_of(self, path: Path) -> Field | None:
        field: Field | None = self.program.desk.field(self.kind, path)
        return field

    def _called(self) -> str:
        return next((step for step in reversed(self.root) if isinstance(step, str)), self.kind)

    def _crumb(self) -> Content:
        parts: list[str] = []
        for n in range(1, len(self.root) + 1):
            path = self.root[:n]
            field = self._field_of(path)
            if isinstance(path[-1], str):
                parts.append(field.title if field else path[-1])
            else:
                value = self.editing.at(path)
                name = str(path[-2]) if len(path) > 1 else ""
                words = summary(field, value, self.program.desk.name, name) if isinstance(value, dict) else str(value)
                longest = _LAST_PART if n == len(self.root) else _PART
                parts.append(words if len(words) <= longest else f"{words[: longest - 1]}…")
        while len(parts) > 1 and sum(len(part) + 3 for part in parts) > self.size.width - 4:
            middle = parts[_KEPT:-1]
            if middle and middle != ["…"]:
                parts = [*parts[:_KEPT], "…", *(middle[2:] if middle[0] == "…" else middle[1:]), parts[-1]]
            else:
                parts = ["…", *parts[2:]] if parts[0] == "…" else ["…", *parts[1:]]
        return ink(("‹ ", "strong"), " › ".join(parts))

    # -- where the cursor is --------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        lines = self.lines
        return lines.rows[lines.row_here] if lines.rows and lines.row_here < len(lines.rows) else None

    def chosen_element(self) -> Row | None:
        """The entry under the cursor."""
        return self.row if self.row and self.row.what == "entry" else None

    def chosen_list(self) -> Row | None:
        """The list under the cursor, or the one whose entry is."""
        row = self.row
        if row is None:
            return None
        if row.what == "list":
            return row
        if row.what != "entry":
            return None
        return next((one for one in self.lines.rows if one.what == "list" and one.path == row.path[:-1]), None)

    def chosen_value(self) -> bool:
        """Whether the row under the cursor has something in it, or was added just now."""
        row = self.row
        return row is not None and (row.present or row.path in self._added)

    def go_to(self, path: Path) -> None:
        """Opens the entries on the way to a field and puts the cursor on it."""
        self._returns = []
        root: Path = ()
        for n in range(1, len(path) + 1):
            part = path[:n]
            if not isinstance(part[-1], str) and isinstance(self.editing.at(part), dict) and n < len(path):
                self._returns.append(root)
                root = part
        self.root = root
        self._added.add(path)
        self.renew(path)
        self.lines.focus()

    # -- editing --------------------------------------------------------------------

    def edit(self, *edits: Edit, at: Path | None = None) -> bool:
        """Makes edits; says so where they cannot be made."""
        try:
            self.editing.apply(*edits)
        except MinutebookError as error:
            self.program.complain(error)
            return False
        self.renew(at)
        self.post_message(self.Edited())
        return True

    def do_change(self) -> None:
        """Opens the field for typing, or the entry as a form of its own."""
        row = self.row
        if row is None:
            return
        if row.field is None:
            self.program.say("The schema knows no such field: remove it here, or change its name in the Text tab.", warn=True)
        elif row.what == "entry" and row.field.type in ("object", "list"):
            self.enter(row.path)
        elif row.what == "object":
            if not row.present:
                self._added.add(row.path)
                self.renew(row.path)
            self.lines.move(1)
        elif row.what == "list":
            if row.text:
                self.lines.move(1)
            else:
                run_action(self, "form.add")
        elif self.program.desk.read_only:
            self.program.say(f"This book is open for reading only: {self.program.desk.read_only}")
        else:
            self._type(row)

    def enter(self, path: Path) -> None:
        """Opens an entry as a form of its own."""
        self._returns.append(self.root)
        self.root = path
        self.lines.show([], 0)
        self.renew()

    def _offer(self, path: Path, field: Field) -> Offer:
        return offer_for(self.program.desk, self.kind, self.editing.value, path, field)

    def _type(self, row: Row) -> None:
        assert row.field is not None
        for old in self.query(FieldEditor):
            old.remove()
        offer = self._offer(row.path, row.field)
        editor = FieldEditor(
            row.path, row.field, self.editing.at(row.path), offer.choices, free=offer.free, from_typed=offer.from_typed, depth=row.depth
        )
        lines = self.lines
        wanted = 12 if editor.is_long or offer.choices else 3
        top = 1 if self.root else 0
        y = lines.cursor - lines.scroll_offset.y
        if y + wanted > lines.size.height:
            lines.scroll_to(y=max(0, lines.cursor - max(0, lines.size.height - wanted)), animate=False, force=True)
            y = lines.cursor - min(lines.max_scroll_y, max(0, lines.cursor - max(0, lines.size.height - wanted)))
            y = max(0, min(y, lines.size.height - wanted))
        editor.styles.offset = (0, y + top)
        self.mount(editor)

    def keep_typing(self) -> bool:
        """Keeps what is being typed, as Tab would; says whether something was."""
        for editor in self.query(FieldEditor):
            editor.keep(0)
            return True
        return False

    def on_field_editor_kept(self, event: FieldEditor.Kept) -> None:
        """Puts the value into the record and goes on."""
        event.stop()
        self._close_editor()
        value = event.value
        if isinstance(value, Offer.New):
            self._make_person(event.path, value.name)
            return
        old = self.editing.at(event.path)
        if value != old or isinstance(value, bool) != isinstance(old, bool):
            done = self.edit(moves.setting(event.path, value, self.editing.at), at=event.path)
            if not done:
                return
        if event.go:
            self._go_on(event.go)

    def on_field_editor_dropped(self, event: FieldEditor.Dropped) -> None:
        """Leaves the field as it was."""
        event.stop()
        self._close_editor()

    def _close_editor(self) -> None:
        self.lines.focus()
        for editor in self.query(FieldEditor):
            editor.remove()

    def _go_on(self, by: int) -> None:
        lines = self.lines
        before = lines.row_here
        lines.move(by)
        while self.row and self.row.what != "field" and lines.row_here != before:
            before = lines.row_here
            lines.move(by)
        if self.row and self.row.what == "field" and self.row.field is not None:
            self._type(self.row)

    def _make_person(self, path: Path, name: str) -> None:
        def made(value: str) -> None:
            old = self.editing.at(path)
            if isinstance(old, list):
                self._insert(path, value)
            else:
                self.edit(moves.setting(path, value, self.editing.at), at=path)

        self.program.new_person(name, self.editing.opened.record_id, made)

    # -- lists ------------------------------------------------------------------------

    def do_add(self) -> None:
        """Asks for what names a new entry, puts it in, and opens it."""
        row = self.chosen_list()
        if row is None or row.field is None or row.field.items is None:
            return
        naming = moves.naming_field(row.field)
        field = naming or row.field.items
        if field.type in ("list", "object"):
            self.program.say("Entries of this kind are written in the Text tab.")
            return
        offer = self._offer((*row.path, "") if naming is None else (*row.path, naming.name), field)
        title = f"{row.label}: a new entry"
        where = row.path
        if offer.choices or offer.from_typed:
            self.program.push_screen(
                Chooser(title, offer.choices, placeholder=field.title, from_typed=offer.from_typed or self._as_typed(offer)),
                lambda value: self._insert_chosen(where, value),
            )
        else:
            ask = Ask(title, f"{field.title}: {field.description}", field, lambda value: self._insert_chosen(where, value))
            self.program.push_screen(ask)

    def _as_typed(self, offer: Offer) -> Any:
        return (lambda words: [Choice(words, f"As typed: {words}")]) if offer.free else None

    def _insert_chosen(self, path: Path, value: Any) -> None:
        if isinstance(value, Offer.New):
            self._make_entry_person(path, value.name)
        elif value not in (None, ""):
            self._insert(path, value)

    def _make_entry_person(self, path: Path, name: str) -> None:
        self.program.new_person(name, self.editing.opened.record_id, lambda value: self._insert(path, value))

    def _insert(self, path: Path, value: Any) -> None:
        field = self._field_of(path)
        if field is None:
            return
        entries = self.editing.at(path) or []
        naming = moves.naming_field(field)
        made = value if naming is None else moves.new_entry(field, naming, value, entries)
        row = self.row
        after = row.path[-1] if row and row.what == "entry" and row.path[:-1] == path and not isinstance(row.path[-1], str) else None
        if self.editing.at(path) is None:
            edit = moves.setting(path, [made], self.editing.at)
        else:
            edit = moves.inserting(path, made, after, field, entries)
        if self.edit(edit, at=path) and naming is not None:
            new = moves.step_to(made, field, self.editing.at(path))
            if new is not None:
                self.renew((*path, new))
                self.enter((*path, new))

    def do_remove(self) -> None:
        """Takes the value or the entry away."""
        row = self.row
        if row is None:
            return
        self._added.discard(row.path)
        if not row.present:
            self.renew()
            return
        self.edit(moves.clearing(row.path, self.editing.at))

    def _move(self, by: int) -> None:
        row = self.chosen_element()
        within = self.chosen_list()
        if row is None or within is None or within.field is None:
            return
        edit = moves.moving(row.path, by, within.field, self.editing.at(row.path[:-1]) or [])
        if edit is None:
            self.program.say("It is the last one already." if by > 0 else "It is the first one already.")
            return
        to = row.path
        if within.field.key is None:
            to = moves.shifted(row.path, by)
        self.edit(edit, at=to)

    def do_move_down(self) -> None:
        """Moves the entry down."""
        self._move(1)

    def do_move_up(self) -> None:
        """Moves the entry up."""
        self._move(-1)

    # -- fields and steps -------------------------------------------------------------

    def do_add_field(self) -> None:
        """Offers the fields that are not there yet: of the object under the cursor, and of the form."""
        choices = self._hidden_here()

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._added.add(path)
                self.renew(path)
                self.lines.focus()
                run_action(self, "form.change")

        self.program.push_screen(Chooser("Add a field", choices, none="Every field that there is here is in the form."), chosen)

    def _hidden_here(self) -> Sequence[Choice[Path]]:
        row = self.row
        roots: list[tuple[Path, str]] = [(self.root, self._called())]
        if row is not None:
            for n in range(len(self.root) + 1, len(row.path) + 1):
                field = self._field_of(row.path[:n])
                if field is not None and field.type == "object" and isinstance(row.path[n - 1], str):
                    roots.insert(0, (row.path[:n], str(row.path[n - 1])))
        found: list[Choice[Path]] = []
        for path, called in roots:
            field = self._field_of(path)
            if field is None or field.type != "object":
                continue
            value = self.editing.at(path) if path else self.editing.value
            for one in hidden_fields(field, value, path, called, self._sight()):
                inside = f"{field.title}: " if path != self.root else ""
                found.append(Choice((*path, one.name), f"{inside}{one.title}", also=one.name, detail=one.description))
        return found

    def do_undo(self) -> None:
        """Undoes the last edit."""
        self.editing.undo()
        self.renew()
        self.post_message(self.Edited())

    def do_redo(self) -> None:
        """Brings back what was undone."""
        self.editing.redo()
        self.renew()
        self.post_message(self.Edited())

    def do_out_of_entry(self) -> None:
        """Out of the entry; the form of the whole record stays."""
        if self.root:
            self.do_out()

    def do_out(self) -> None:
        """Out of the entry; from the whole record, back."""
        if not self.root:
            self.post_message(self.Left())
            return
        was = self.root
        self.root = self._returns.pop() if self._returns else ()
        self.renew(was)

    def on_lines_pressed(self, event: Lines.Pressed) -> None:
        """A line was clicked twice."""
        event.stop()
        run_action(self, "form.change")
