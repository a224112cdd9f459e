"""A list that draws only the lines on the screen, whatever their number: the base of every list in the program."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings


class Lines(Place, ScrollView, can_focus=True, inherit_bindings=False):
    """A virtual list with a cursor. A subclass says how many lines there are and what each shows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Lines {
        height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        background: $background; color: $foreground;
    }
    Lines > .lines--cursor { background: $surface-lighten-1; color: $foreground; }
    Lines:focus > .lines--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor is on another line."""

        def __init__(self, lines: "Lines", n: int) -> None:
            super().__init__()
            self.lines = lines
            self.n = n

        @property
        def control(self) -> "Lines":
            return self.lines

    class Pressed(Message):
        """A line was clicked while the cursor was on it."""

        def __init__(self, lines: "Lines", n: int) -> None:
            super().__init__()
            self.lines = lines
            self.n = n

        @property
        def control(self) -> "Lines":
            return self.lines

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self.drawn = 0
        """How many lines have been composed since the last `renew`: what a test of laziness reads."""
        self._strips: dict[tuple[int, int, bool, bool], Strip] = {}

    def count(self) -> int:
        """Returns how many lines there are."""
        raise NotImplementedError

    def line(self, n: int, width: int) -> Content:
        """Returns what line `n` shows within `width` cells."""
        raise NotImplementedError

    def can_stop(self, n: int) -> bool:  # noqa: ARG002 - for subclasses
        """Returns whether the cursor may stand on line `n`."""
        return True

    @property
    def inner_width(self) -> int:
        """The cells that a line has, without the cursor's mark and the scroll bar."""
        return max(10, self.scrollable_content_region.width - 2)

    def renew(self, cursor: int | None = None) -> None:
        """Draws everything again after the lines changed; the cursor goes to `cursor`, or stays where there is a line."""
        self._strips.clear()
        self.drawn = 0
        self.virtual_size = Size(max(1, self.size.width), self.count())
        wanted = self.cursor if cursor is None else cursor
        found = self._stop_near(wanted, 1)
        if found != self.cursor:
            self.cursor = found
        else:
            self._show_cursor()
            if self.count():
                self.post_message(self.Moved(self, self.cursor))
        self.refresh()

    def redraw(self) -> None:
        """Draws the lines again, their number being the same."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Returns the strip at a line of the window."""
        width = self.scrollable_content_region.width
        n = y + self.scroll_offset.y
        style = self.visual_style
        if n >= self.count():
            return Strip.blank(width, style.rich_style)
        here = n == self.cursor
        key = (n, width, here, self.has_focus)
        found = self._strips.get(key)
        if found is None:
            self.drawn += 1
            mark = "▌" if here and self.can_stop(n) else " "
            content = Content(mark) + self.line(n, self.inner_width)
            content = content.truncate(width, ellipsis=True)
            if here and self.can_stop(n):
                style = self.get_visual_style("lines--cursor")
                if self.get_component_styles(
                    "lines--cursor"
                ).text_style.reverse:  # not part of what Textual calls visual
                    style += Style(reverse=True)
                if self.has_focus:
                    content = Content(content.plain)
            found = Visual.to_strips(self, content, width, 1, style, pad=True)[0]
            found = self._strips[key] = found.adjust_cell_length(width, style.rich_style)
            if len(self._strips) > 2000:
                self._strips.clear()
        return found

    def notify_style_update(self) -> None:
        """Forgets what was drawn in the old colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self, _event: Resize) -> None:
        """Draws for the new width."""
        self.renew()

    def on_focus(self) -> None:
        """Shows the cursor as one that moves."""
        self.redraw()

    def on_blur(self) -> None:
        """Shows the cursor as one that waits."""
        self.redraw()

    def watch_cursor(self, old: int, new: int) -> None:
        """Draws the two lines that changed and tells who listens."""
        self._show_cursor()
        self.refresh_bindings()
        for n in (old, new):
            self.refresh(Region(0, n - self.scroll_offset.y, self.size.width, 1))
        if self.count():
            self.post_message(self.Moved(self, new))

    def move(self, by: int) -> None:
        """Moves the cursor, over lines where it cannot stand."""
        self.cursor = self._stop_near(max(0, min(self.count() - 1, self.cursor + by)), 1 if by > 0 else -1)

    def do_up(self) -> None:
        """One line up."""
        at_top = self.cursor
        self.move(-1)
        if self.cursor == at_top:
            self.scroll_to(y=0, animate=False)

    def do_down(self) -> None:
        """One line down."""
        self.move(1)

    def do_page_up(self) -> None:
        """One page up."""
        self.move(-max(1, self.size.height - 1))

    def do_page_down(self) -> None:
        """One page down."""
        self.move(max(1, self.size.height - 1))

    def do_first(self) -> None:
        """To the first line."""
        self.cursor = self._stop_near(0, 1)
        self.scroll_to(y=0, animate=False)

    def do_last(self) -> None:
        """To the last line."""
        self.cursor = self._stop_near(self.count() - 1, -1)

    def on_click(self, event: Click) -> None:
        """Puts the cursor on the line; a click where it already is presses it."""
        n = event.y + self.scroll_offset.y
        if not 0 <= n < self.count() or not self.can_stop(n):
            return
        if n == self.cursor:
            self.post_message(self.Pressed(self, n))
        else:
            self.cursor = n

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Three lines down."""
        event.stop()
        self.scroll_to(y=self.scroll_y + 3, animate=False)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Three lines up."""
        event.stop()
        self.scroll_to(y=self.scroll_y - 3, animate=False)

    def _stop_near(self, n: int, direction: int) -> int:
        count = self.count()
        if not count:
            return 0
        n = max(0, min(count - 1, n))
        for step in (direction, -direction):
            at = n
            while 0 <= at < count:
                if self.can_stop(at):
                    return at
                at += step
        return n

    def _show_cursor(self) -> None:
        height = self.size.height
        if height <= 0:
            return
        top = round(self.scroll_y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
