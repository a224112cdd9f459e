"""What a form shows of a record, and where its cursor is. `Form` adds what can be done."""

from typing import Any, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.actions.place import Place
from tui.app.editing import Editing
from tui.app.form.parts import Parts
from tui.app.form.rows import Row, Sight, entry_words, rows_of
from tui.app.ink import ink
from tui.app.widgets.form_lines import FormLines
from tui.record.paths import Path, parse_path
from tui.record.schema import Field
from tui.rules.problem import Problem

_PART = 26
"""Cells that a part of the way keeps where room is short, and the last one."""
_LAST_PART = 34
_KEPT = 2
"""Parts of the way at its beginning that are left out last."""


class FormView(Place, Vertical):
    """The lines of what is being edited. `root` is the entry that is open; the whole record where it is empty."""

    DEFAULT_CSS = """
    FormView { layers: base above; height: 1fr; }
    FormView #crumb { height: 1; padding: 0 1; background: $surface; display: none; }
    FormView.-inside #crumb { display: block; }
    """

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="form")
        self.editing = editing
        self.root: Path = ()
        self.problems: tuple[Problem, ...] = ()
        self._located: list[tuple[Path, Problem]] = []
        self._added: set[Path] = set()
        self._returns: list[Path] = []
        self._parts = Parts(editing.desk, editing.opened.kind)

    # -- drawing ------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lays out the way one has come, and the lines."""
        yield Static(id="crumb", markup=False)
        yield FormLines()

    def on_mount(self) -> None:
        """Shows the record."""
        self.renew()

    def on_resize(self) -> None:
        """Writes the way one has come for the new width."""
        self._show_crumb()

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
            number = next(
                (
                    n
                    for n, row in enumerate(rows)
                    if row.path == wanted[: len(row.path)] and len(row.path) > len(self.root)
                ),
                None,
            )
        lines.show(rows, min(lines.row_here, max(0, len(rows) - 1)) if number is None else number)
        self.set_class(bool(self.root), "-inside")
        self._show_crumb()

    def _show_crumb(self) -> None:
        if self.root:
            self.query_one("#crumb", Static).update(self._crumb())

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows what the checks say beside the fields."""
        self.problems = problems
        self._located = [(parse_path(one.path), one) for one in problems]
        self.renew()

    def _sight(self) -> Sight:
        def part(path: Path, value: str) -> str:
            return self._parts.name(self.editing.value, path, value)

        return Sight(self.editing.desk.name, self._added, self._located, part, self.is_fixed)

    def _rows(self) -> list[Row]:
        field = self._field_of(self.root)
        value = self.editing.at(self.root) if self.root else self.editing.value
        return rows_of(field, value, self.root, self._called(), self._sight()) if field is not None else []

    def _field_of(self, path: Path) -> Field | None:
        field: Field | None = self.editing.desk.field(self.kind, path)
        return field

    def is_named_by(self, path: Path) -> bool:
        """Whether the field at a path is what its entry is told from others by."""
        inside = len(path) > 1 and not isinstance(path[-2], str)
        return inside and path[-1] == self.editing.desk.key_of(self.kind)(path[:-2])

    def is_fixed(self, path: Path) -> bool:
        """Whether the field at a path is a short name that the book has already: it never changes."""
        return path[-1:] == ("id",) and self.is_named_by(path) and self.editing.saved_at(path) is not None

    def _called(self) -> str:
        return next((step for step in reversed(self.root) if isinstance(step, str)), self.kind)

    def _crumb(self) -> Content:
        parts: list[str] = []
        least: list[int] = []
        for n in range(1, len(self.root) + 1):
            path = self.root[:n]
            field = self._field_of(path)
            if isinstance(path[-1], str):
                parts.append(field.title if field else path[-1])
            else:
                value = self.editing.at(path)
                name = str(path[-2]) if len(path) > 1 else ""
                sight = self._sight()
                words = entry_words(field, value, path, name, sight) if isinstance(value, dict) else str(value)
                parts.append(" ".join(words.split()))
            least.append(_LAST_PART if n == len(self.root) else _PART)
        width = self.size.width or self.app.size.width  # the form has no size while another tab shows
        parts = _narrowed(parts, least, width - 4 - 3 * len(parts))
        while len(parts) > 1 and sum(len(part) + 3 for part in parts) > width - 4:
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

    def go_to(self, path: Path, *, focus: bool = True) -> None:
        """Opens the entries on the way to a field and puts the cursor on it; without `focus` the keys stay where they are."""
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
        if path == root:  # the problem is of what is not there
            self.renew(next((row.path for row in self.lines.rows if row.required and not row.present), None))
        if focus:
            self.lines.focus()


def _narrowed(parts: list[str], least: list[int], room: int) -> list[str]:
    """Returns the parts of a way, cut only as far as `room` cells ask for it, the first of them first, and none below its least."""
    made = list(parts)
    for n, keeps in enumerate(least):
        over = sum(map(len, made)) - room
        if over > 0 and len(made[n]) > keeps:
            longest = max(keeps, len(made[n]) - over)
            made[n] = f"{made[n][: longest - 1].rstrip()}…"
    return made
