"""A drafted agenda: each item with why it is on it. Enter makes the meeting, Escape nothing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.ink import ink
from tui.app.plan_desk import Drafted
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.reading import Reading
from tui.documents.reading_lines import ReadLine
from tui.procedure.calendar import in_short


class AgendaDraft(Place, ModalScreen[bool]):
    """Shows a drafted agenda and asks whether to go on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("agenda_draft")
    DEFAULT_CSS = """
    AgendaDraft { align: center middle; }
    AgendaDraft > Vertical { width: 92%; max-width: 110; height: 88%; background: $surface; border: solid $primary; padding: 0 1; }
    AgendaDraft #head { height: auto; }
    AgendaDraft KeyLine { dock: bottom; }
    """

    def __init__(self, drafted: Drafted) -> None:
        super().__init__()
        self._drafted = drafted

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        found = self._drafted
        kept = (
            "The book has this meeting: it opens with these items, not saved yet."
            if found.meeting
            else "A tentative meeting is made."
        )
        with Vertical() as box:
            box.border_title = "A drafted agenda"
            yield Static(
                ink((f"{found.name}, {in_short(found.date.isoformat())}", "title"), f"  {kept}"),
                id="head",
                markup=False,
            )
            yield Reading(id="items")
            yield KeyLine()

    def on_mount(self) -> None:
        """Shows the items."""
        lines = []
        for number, one in enumerate(self._drafted.items, 1):
            lines.append(ReadLine(((f"{number:>3}  ", "strong"), (one.title, "strong")), hang=5))
            lines.append(ReadLine(((f"{one.why[:1].upper()}{one.why[1:]}.", "label"),), 5, 5))
            if one.recital:
                lines.append(ReadLine(((one.recital, ""),), 5, 5))
        nothing = (
            ReadLine((("The body has no agenda template, and nothing is planned or deferred to that day.", "faint"),)),
        )
        shown = self.query_one(Reading)
        shown.show(lines or nothing)
        shown.focus()

    def do_keep(self) -> None:
        """Goes on."""
        self.dismiss(True)

    def do_back(self) -> None:
        """Makes nothing."""
        self.dismiss(False)
