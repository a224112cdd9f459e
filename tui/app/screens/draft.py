"""A draft that was found: go on with it, throw it away, or look at how it differs."""

import difflib
from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.ink import ink
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.reading import Reading
from tui.documents.reading_lines import ReadLine

Answer = Literal["resume", "discard"]


class DraftFound(Place, ModalScreen["Answer | None"]):
    """Asks what to do with the draft of a record."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("draft")
    DEFAULT_CSS = """
    DraftFound { align: center middle; }
    DraftFound > Vertical {
        width: 92%; max-width: 110; height: auto; max-height: 90%; background: $surface; border: solid $primary; padding: 0 1;
    }
    DraftFound Static { height: auto; }
    DraftFound Reading { display: none; height: 14; background: $surface; }
    DraftFound.-comparing Reading { display: block; }
    """

    def __init__(self, when: str, book: str, draft: str, sentences: Sequence[str], *, changed_since: bool) -> None:
        super().__init__()
        self._sentences = sentences
        self._when = when
        self._book = book
        self._draft = draft
        self._changed_since = changed_since

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical() as box:
            box.border_title = "Draft"
            yield Static(ink((f"There is a draft of this record from {self._when}.", "strong")), markup=False)
            if self._changed_since:
                yield Static(
                    ink(("The record has been saved by somebody since: compare before going on.", "warning")),
                    markup=False,
                )
            yield Reading()
            yield KeyLine()

    def do_resume(self) -> None:
        """Goes on with the draft."""
        self.dismiss("resume")

    def do_discard(self) -> None:
        """Throws the draft away."""
        self.dismiss("discard")

    def do_back(self) -> None:
        """Leaves the draft where it is."""
        self.dismiss(None)

    def do_compare(self) -> None:
        """Shows what the draft would change, in sentences; the lines that differ where one of the texts cannot be read."""
        self.toggle_class("-comparing")
        view = self.query_one(Reading)
        view.show(would_change(self._sentences) or differences(self._book, self._draft))
        if self.has_class("-comparing"):
            view.focus()


def would_change(sentences: Sequence[str]) -> list[ReadLine]:
    """Returns the sentences of what a draft would change, each a line."""
    head = (
        "The draft would change one thing:"
        if len(sentences) == 1
        else f"The draft would change {len(sentences)} things:"
    )
    return (
        [ReadLine(((head, "strong"),)), *(ReadLine(((one, ""),), indent=2, hang=4) for one in sentences)]
        if sentences
        else []
    )


def differences(book: str, draft: str) -> list[ReadLine]:
    """Returns the lines in which a draft differs from the book, with a sign before each."""
    signs = {"-": ("in the book  ", "faint"), "+": ("in the draft ", "strong")}
    found: list[ReadLine] = []
    for line in difflib.unified_diff(book.splitlines(), draft.splitlines(), lineterm="", n=1):
        if line.startswith(("---", "+++")):
            continue
        if line.startswith("@@"):
            found += [ReadLine()] if found else []
        else:
            found.append(ReadLine((signs.get(line[0], ("             ", "")), (line[1:], "")), hang=13))
    return found or [ReadLine((("The draft says what the book says.", ""),))]
