"""The form of a record: fields to fill in, entries to open, whatever the schema says; one line a field, typed in place."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.app.actions.place import run_action
from tui.app.actions.registry import bindings
from tui.app.form import moves
from tui.app.form.offers import Offer
from tui.app.form.rows import hidden_fields
from tui.app.form.usual import UNASKED
from tui.app.screens.ask import Ask
from tui.app.screens.chooser import Choice, Chooser
from tui.app.widgets.form_typing import FormTyping
from tui.app.widgets.lines import Lines
from tui.record.paths import Path
from tui.record.schema import Field

NEVER_CHANGES = (
    "The short name of an entry never changes once it is saved, so that history and references can follow the entry. "
    "Only an entry that is not saved yet can still be named."
)
_HANDFUL = 5
"""An entry or list with more fields than this is not removed without a question."""


class Form(FormTyping):
    """The form of what is being edited, and what can be done in it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    class Left(Message):
        """One goes back from the form of the whole record."""

    # -- opening ---------------------------------------------------------------------

    def do_change(self) -> None:
        """Opens the field for typing, or the entry as a form of its own."""
        row = self.row
        if row is None:
            return
        if row.field is None:
            self.program.say(
                "The schema knows no such field: remove it here, or change its name in the Text tab.", warn=True
            )
        elif row.fixed:
            self.program.say(NEVER_CHANGES)
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
        elif self.editing.desk.read_only:
            self.program.say(f"This book is open for reading only: {self.editing.desk.read_only}")
        else:
            self._type(row)

    def enter(self, path: Path) -> None:
        """Opens an entry as a form of its own."""
        self._returns.append(self.root)
        self.root = path
        self.lines.show([], 0)
        self.renew()

    # -- lists ------------------------------------------------------------------------

    def do_add(self) -> None:
        """Asks for what names a new entry, puts it in, and opens it."""
        row = self.chosen_list()
        if row is None or row.field is None or row.field.items is None:
            return
        naming = moves.naming_field(row.field)
        if naming is not None and row.field.name in UNASKED:
            self._insert_unasked(row.path, row.field, naming)
            return
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

        self.new_person(name, made)

    def _insert(self, path: Path, value: Any) -> None:
        field = self._field_of(path)
        if field is None:
            return
        naming = moves.naming_field(field)
        there = self.editing.at(path) or []
        made = value if naming is None else moves.new_entry(field, naming, value, there, self.editing.value)
        new = self._put_in(path, field, made)
        if new is not None and naming is not None:
            self.enter(new)

    def _insert_unasked(self, path: Path, field: Field, naming: Field) -> None:
        new = self._put_in(path, field, moves.unnamed_entry(field, self.editing.at(path) or []))
        if new is not None:
            self.enter(new)
            self.renew((*new, naming.name))
            if self.row is not None and self.row.what == "field":
                self._type(self.row)

    def _put_in(self, path: Path, field: Field, made: Any) -> Path | None:
        """Puts a new entry behind the one under the cursor, or at the end; returns its path where it can be opened."""
        row = self.row
        here = row.path[-1] if row and row.what == "entry" and row.path[:-1] == path else None
        after = here if here is not None and not isinstance(here, str) else None
        entries = self.editing.at(path)
        alone = entries is None
        edit = (
            moves.setting(path, [made], self.editing.at)
            if alone
            else moves.inserting(path, made, after, field, entries)
        )
        if not self.edit(edit, at=path) or not isinstance(made, dict):
            return None
        step = moves.step_to(made, field, self.editing.at(path))
        if step is None:
            return None
        self.renew((*path, step))
        return (*path, step)

    def do_remove(self) -> None:
        """Takes the value or the entry away; asks first where there is much in it."""
        row = self.row
        if row is None:
            return
        if row.fixed:
            self.program.say(NEVER_CHANGES)
            return
        self._added.discard(row.path)
        if not row.present:
            self.renew()
            return
        path, called = row.path, shortened(row.text if row.what == "entry" else row.label)
        fields = moves.fields_in(self.editing.at(path))
        if fields <= _HANDFUL:
            self._take_away(path, called)
            return
        choices = [Choice(True, "Remove it", f"{fields} fields go"), Choice(False, "Keep it")]

        def answered(sure: bool | None) -> None:
            if sure:
                self._take_away(path, called)

        self.program.push_screen(Chooser(f"Remove {called}?", choices), answered)

    def _take_away(self, path: Path, called: str) -> None:
        if self.edit(moves.clearing(path, self.editing.at)):
            self.program.say(f"Removed: {called}. {self.program.key_of('form.undo')} brings it back.")

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

        none = "No field that is not in the form yet has these letters."
        everything = "Every field that there is here is in the form."
        self.program.push_screen(Chooser("Add a field", choices, none=none if choices else everything), chosen)

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


def shortened(words: str, longest: int = 60) -> str:
    """Returns words in one line that is not too long for a question or a notice."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
