"""The first line: where one is, the tabs, and whether all is saved."""

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.ink import ink, spread
from tui.record.safe import safe

_LEAST = 6


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its action's id, the key that goes there, its word, and a count that stands behind it where there is one."""

    action: str
    key: str
    word: str
    count: str = ""


class TopLine(Widget):
    """One line: a title, tabs of which one stands in brackets, and words at the right."""

    DEFAULT_CSS = """
    TopLine { height: 1; background: $panel; color: $foreground; }
    """
    title: reactive[str] = reactive("")
    tabs: reactive[tuple[Tab, ...]] = reactive(())
    current: reactive[str] = reactive("")
    state: reactive[str] = reactive("All saved")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, title: str, tabs: tuple[Tab, ...], current: str, state: str = "All saved") -> None:
        super().__init__()
        self.set_reactive(TopLine.title, title)
        self.set_reactive(TopLine.tabs, tabs)
        self.set_reactive(TopLine.current, current)
        self.set_reactive(TopLine.state, state)
        self._starts: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """Returns the line for the present width; the title gives way before tabs and state do."""
        width = self.size.width
        words = [self._word(tab) for tab in self.tabs]
        tabs = Content("").join(words)
        state = ink((self.state, "strong"), " ")
        room = width - tabs.cell_length - state.cell_length - 3
        if cell_len(safe(self.title)) >= room:
            words = [self._word(tab, close=True) for tab in self.tabs]
            tabs = Content("").join(words)
            room = width - tabs.cell_length - state.cell_length - 3
        title = ink(" ", (self._fitted(room - 1), "title"), "  ") if room > _LEAST else ink(" " if room >= -1 else "")
        title = title.truncate(max(0, room + 2), ellipsis=True)
        self._starts = []
        at = title.cell_length
        for tab, word in zip(self.tabs, words, strict=True):
            self._starts.append((at, at + word.cell_length, tab.action))
            at += word.cell_length
        return spread(title + tabs, state, width)

    def on_click(self, event: Click) -> None:
        """A click on a tab goes there."""
        for start, end, action in self._starts:
            if start <= event.x < end:
                self.post_message(self.Chosen(action))

    def _fitted(self, room: int) -> str:
        """Returns the title cut where it says least: in its first part, as far as the last leaves room for it."""
        title = safe(self.title)
        first, arrow, last = title.rpartition(" › ")
        left = room - cell_len(arrow) - cell_len(last)
        if cell_len(title) <= room:
            return title
        if not arrow or left < _LEAST:
            return last if cell_len(last) <= room else f"{set_cell_size(last, room - 1).rstrip()}…"
        return f"{set_cell_size(first, left - 1).rstrip()}…{arrow}{last}"

    def _word(self, tab: Tab, *, close: bool = False) -> Content:
        """Returns a tab in words, with a space on both sides, or `close` to the next where room is short."""
        text = " ".join(filter(None, (tab.key, tab.word, tab.count)))
        if tab.action == self.current:
            return ink((f"[{text}]", "strong"), " " if close else "")
        return ink(f"{text} " if close else f" {text} ")
