"""The form of a record: fields to fill in, entries to open, whatever the schema says; one line a field, typed in place."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.form import moves
from tui.app.form.offers import Offer, offer_for
from tui.app.form.rows import Row, hidden_fields
from tui.app.screens.ask import Ask
from tui.app.screens.chooser import Choice, Chooser
from tui.app.widgets.field_editor import FieldEditor
from tui.app.widgets.form_view import FormView
from tui.app.widgets.lines import Lines
from tui.errors import MinutebookError
from tui.record.edits import Edit
from tui.record.kinds import reference_value
from tui.record.paths import Path
from tui.record.schema import Field


class Form(FormView):
    """The form of what is being edited, and what can be done in it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    class Edited(Message):
        """The record's text has changed."""

    class Left(Message):
        """One goes back from the form of the whole record."""

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
            self.program.say(
                "The schema knows no such field: remove it here, or change its name in the Text tab.", warn=True
            )
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
            row.path,
            row.field,
            self.editing.at(row.path),
            offer.choices,
            free=offer.free,
            from_typed=offer.from_typed,
            depth=row.depth,
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
        """Leaves the field as it was; the draft forgets what stood in it."""
        event.stop()
        self._close_editor()
        self.post_message(self.Edited())

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
        def made(record_id: str) -> None:
            old, value = self.editing.at(path), self._reference(path, record_id)
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
                Chooser(
                    title, offer.choices, placeholder=field.title, from_typed=offer.from_typed or self._as_typed(offer)
                ),
                lambda value: self._insert_chosen(where, value),
            )
        else:
            ask = Ask(
                title, f"{field.title}: {field.description}", field, lambda value: self._insert_chosen(where, value)
            )
            self.program.push_screen(ask)

    def _as_typed(self, offer: Offer) -> Any:
        return (lambda words: [Choice(words, f"As typed: {words}")]) if offer.free else None

    def _insert_chosen(self, path: Path, value: Any) -> None:
        if isinstance(value, Offer.New):
            self._make_entry_person(path, value.name)
        elif value not in (None, ""):
            self._insert(path, value)

    def _make_entry_person(self, path: Path, name: str) -> None:
        def made(record_id: str) -> None:
            self._insert(path, self._reference(path, record_id))

        self.program.new_person(name, self.editing.opened.record_id, made)

    def _reference(self, path: Path, record_id: str) -> str:
        """Returns how the field at the path, or a new entry of the list there, refers to a person."""
        field = self._field_of(path)
        if field is not None and field.items is not None:
            field = moves.naming_field(field) or field.items
        only_people = field is None or set(field.ref) <= {"person"}
        return reference_value(record_id) if only_people else record_id

    def _insert(self, path: Path, value: Any) -> None:
        field = self._field_of(path)
        if field is None:
            return
        entries = self.editing.at(path) or []
        naming = moves.naming_field(field)
        made = value if naming is None else moves.new_entry(field, naming, value, entries)
        row = self.row
        after = (
            row.path[-1]
            if row and row.what == "entry" and row.path[:-1] == path and not isinstance(row.path[-1], str)
            else None
        )
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

        self.program.push_screen(
            Chooser("Add a field", choices, none="Every field that there is here is in the form."), chosen
        )

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
