"""A dialog that tells something of any length, asks, and cuts off neither: what is told scrolls, question and keys stay."""

from typing import ClassVar, TypeVar

from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.app.actions.place import Place

T = TypeVar("T")
_LEAST_ROWS = 3
_SHARE = 0.9
"""How much of the screen's height a dialog may take."""


class ReadsOn(Place, ModalScreen[T]):
    """A dialog with a `Told` in it; `ROWS_BESIDE` are the rows of its box that are not for what is told: frame, questions, keys."""

    ROWS_BESIDE: ClassVar[int] = 10

    def on_mount(self) -> None:
        """Gives what is told the room that there is."""
        self.fit()

    def on_resize(self) -> None:
        """Gives what is told the room that there is now."""
        self.fit()

    def fit(self) -> None:
        """Leaves what is told the rows that nothing else needs, and shows the key to read on where it is longer."""
        for told in self.query(Told):
            told.styles.max_height = max(_LEAST_ROWS, int(self.size.height * _SHARE) - self.ROWS_BESIDE)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def is_long(self) -> bool:
        """Whether what is told is longer than its box."""
        return any(told.max_scroll_y for told in self.query(Told))

    def do_page_down(self) -> None:
        """Reads on in what is told."""
        for told in self.query(Told):
            told.scroll_page_down(animate=False)

    def do_page_up(self) -> None:
        """Goes back in what is told."""
        for told in self.query(Told):
            told.scroll_page_up(animate=False)


class Told(VerticalScroll, can_focus=False):
    """What a dialog tells before it asks."""

    DEFAULT_CSS = """
    Told { height: auto; scrollbar-size-vertical: 1; }
    Told Static { height: auto; }
    """
