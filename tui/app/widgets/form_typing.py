"""Typing into a form: the box over the line of a field, and what is kept of it."""

import contextlib
from collections.abc import Callable
from typing import Any

from textual.message import Message

from tui.app.form import moves
from tui.app.form.offers import Offer, offer_for
from tui.app.form.rows import Row
from tui.app.widgets.field_editor import FieldEditor
from tui.app.widgets.form_view import FormView
from tui.app.widgets.text_editor import TextEditor
from tui.errors import MinutebookError
from tui.record.edits import Edit
from tui.record.kinds import reference_value
from tui.record.paths import Item, Path
from tui.record.schema import Field


class FormTyping(FormView):
    """A form into which one types."""

    class Edited(Message, namespace="form"):
        """The record's text has changed."""

    # -- editing --------------------------------------------------------------------

    def on_mount(self) -> None:
        """Keeps the box in which one types over its line."""
        self.lines.when_moved = self._place_box

    def edit(self, *edits: Edit, at: Path | None = None, root: Path | None = None) -> bool:
        """Makes edits; says so where they cannot be made. `root` is what the open entry is called afterwards."""
        try:
            self.editing.apply(*edits)
        except MinutebookError as error:
            self.program.complain(error)
            return False
        self.root = self.root if root is None else root
        self.renew(at)
        self.post_message(self.Edited())
        return True

    def _offer(self, path: Path, field: Field) -> Offer:
        return offer_for(self.editing.desk, self.kind, self.editing.value, path, field)

    def _type(self, row: Row) -> None:
        assert row.field is not None
        self._remove_boxes()
        offer = self._offer(row.path, row.field)
        box = TextEditor if row.field.type == "long_text" else FieldEditor
        editor = box(
            row.path,
            row.field,
            self.editing.at(row.path),
            offer.choices,
            free=offer.free,
            from_typed=offer.from_typed,
            depth=row.depth,
            label_width=self.lines.label_width,
        )
        self.mount(editor)
        self.lines.open_box(row.path, editor.likely_height)

    def _place_box(self) -> None:
        top = self.lines.box_top
        if top is not None and self.box is not None:
            self.box.styles.offset = (0, top + (1 if self.root else 0))

    def on_field_editor_sized(self, event: FieldEditor.Sized) -> None:
        """Makes room for the box as it is now."""
        event.stop()
        if self.box is not None and self.box.path == event.path:
            self.lines.open_box(event.path, event.height)

    @property
    def box(self) -> FieldEditor | None:
        """The box in which one types now."""
        return next((one for one in self.query(FieldEditor) if not one.is_closed), None)

    @property
    def is_box_changed(self) -> bool:
        """Whether what stands in the box is not what the record says."""
        box = self.box
        return box is not None and box.value_now() != self.editing.at(box.path)

    @property
    def text_as_typed(self) -> str:
        """The record's text with what stands in the box."""
        text, box = self.editing.text, self.box
        if box is None:
            return text
        value = box.value_now()
        if value != self.editing.at(box.path) and not isinstance(value, Offer.New):
            with contextlib.suppress(MinutebookError):
                edit = moves.setting(box.path, value, self.editing.at)
                text = self.editing.desk.apply(self.kind, text, [edit])
        return text

    def keep_typing(self) -> bool:
        """Keeps what is being typed at once, and closes the box; says whether there was one."""
        box = self.box
        if box is None:
            return False
        self._keep(box.path, box.value_now(chosen=True))
        return True

    def on_field_editor_kept(self, event: FieldEditor.Kept) -> None:
        """Puts the value into the record and goes on."""
        event.stop()
        if self._keep(event.path, event.value) and event.go:
            self._go_on(event.go)

    def _keep(self, path: Path, value: Any) -> bool:
        """Closes the box and puts the value into the record; says whether it stands there now."""
        self._close_editor()
        if isinstance(value, Offer.New):
            self._make_person(path, value.name)
            return False
        old = self.editing.at(path)
        if value == old and isinstance(value, bool) == isinstance(old, bool):
            self.post_message(self.Edited())  # the draft forgets what stood in the box
            return True
        return self._put(path, value)

    def _put(self, path: Path, value: Any) -> bool:
        if not self.is_named_by(path):
            return self.edit(moves.setting(path, value, self.editing.at), at=path)
        refusal = moves.name_refused(value, self.editing.at(path[:-2]) or [], str(path[-1]))
        if refusal:
            self.program.say(refusal, warn=True)
            return False
        entry = (*path[:-2], Item(str(value)))
        root = entry if self.root == path[:-1] else None
        return self.edit(moves.setting(path, value, self.editing.at), at=(*entry, path[-1]), root=root)

    def on_field_editor_dropped(self, event: FieldEditor.Dropped) -> None:
        """Leaves the field as it was; the draft forgets what stood in it."""
        event.stop()
        self._close_editor()
        self.post_message(self.Edited())

    def _close_editor(self) -> None:
        self.lines.focus()
        self._remove_boxes()
        self.lines.close_box()

    def _remove_boxes(self) -> None:
        for old in self.query(FieldEditor):
            old.is_closed = True
            old.remove()

    def _go_on(self, by: int) -> None:
        lines = self.lines
        before = lines.row_here
        lines.move(by)
        while self._is_passed_over(self.row) and lines.row_here != before:
            before = lines.row_here
            lines.move(by)
        if self.row is not None and not self._is_passed_over(self.row):
            self._type(self.row)

    @staticmethod
    def _is_passed_over(row: Row | None) -> bool:
        return row is not None and (row.what != "field" or row.field is None or row.fixed)

    def _make_person(self, path: Path, name: str) -> None:
        def made(record_id: str) -> None:
            value = self._reference(path, record_id)
            self.edit(moves.setting(path, value, self.editing.at), at=path)

        self.new_person(name, made)

    def new_person(self, name: str, then: Callable[[str], None]) -> None:
        """Makes the record of a person who is named here first, and calls `then` with its id."""
        self.program.new_person(name, self.editing.opened.record_id, then)

    def _reference(self, path: Path, record_id: str) -> str:
        """Returns how the field at the path, or a new entry of the list there, refers to a person."""
        field = self._field_of(path)
        if field is not None and field.items is not None:
            field = moves.naming_field(field) or field.items
        only_people = field is None or set(field.ref) <= {"person"}
        return reference_value(record_id) if only_people else record_id
