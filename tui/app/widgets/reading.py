"""The reading view on the screen: a record's lines, wrapped to the width, drawn as far as they are seen."""

from collections.abc import Sequence

from textual.content import Content

from tui.app.ink import STYLES, ink
from tui.app.widgets.lines import Lines
from tui.documents.reading_lines import ReadLine
from tui.record.paths import Path

_SHORT = 3
WIDEST = 110
"""Cells beyond which a line of text is not read well."""


class Reading(Lines):
    """A record to read. The cursor is only the place on the page, without a mark, unless one `chooses` lines of it."""

    DEFAULT_CSS = """
    Reading > .lines--cursor, Reading:focus > .lines--cursor { background: $background; color: $foreground; text-style: none; }
    """

    def __init__(self, *, id: str | None = None, chooses: bool = False) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: Sequence[ReadLine] = ()
        self._wrapped: list[Content] = []
        self._rows: list[list[Content]] = []
        """The wrapped lines of each line."""
        self._paths: list[Path] = []
        self._chooses = chooses

    def show(self, lines: Sequence[ReadLine], *, stay: bool = False) -> None:
        """Shows lines from their beginning, or from where one was reading."""
        at = self.scroll_offset.y if stay else 0
        self._lines = lines
        self.renew(self.cursor if stay else 0)
        self.scroll_to(y=at, animate=False)

    def go_to_line(self, n: int) -> None:
        """Puts the cursor on a line of those that are shown, counted before they are wrapped, in the middle of the window."""
        at = sum(map(len, self._rows[:n]))
        self.cursor = self._stop_near(at, 1)
        self.scroll_to(y=self.cursor - self.size.height // 2, animate=False)

    @property
    def path(self) -> Path | None:
        """What of the record stands at the cursor, or at the top of the window where the cursor was left behind."""
        self._come_along()
        return self._paths[self.cursor] if self.cursor < len(self._paths) else None

    def count(self) -> int:
        """Returns how many wrapped lines there are."""
        return len(self._wrapped)

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002 - wrapped for the width already
        """Returns one wrapped line."""
        return self._wrapped[n]

    def can_stop(self, n: int) -> bool:
        """Returns whether the line can be chosen: none can on a page that is only read, nor an empty one."""
        return self._chooses and bool(self._wrapped[n].plain.strip())

    def renew(self, cursor: int | None = None) -> None:
        """Wraps for the width and draws again."""
        self._wrapped = self.laid(self.inner_width)
        super().renew(cursor)

    def laid(self, width: int) -> list[Content]:
        """Returns the lines for a width; for subclasses that show something else than lines to read."""
        self._rows = [wrapped((line,), min(width, WIDEST)) for line in self._lines]
        self._paths = [line.path for line, rows in zip(self._lines, self._rows, strict=True) for _ in rows]
        return [row for rows in self._rows for row in rows]

    def do_up(self) -> None:
        """One line up."""
        self._go(-1)

    def do_down(self) -> None:
        """One line down."""
        self._go(1)

    def do_page_up(self) -> None:
        """One page up."""
        self._go(-max(1, self.size.height - 2))

    def do_page_down(self) -> None:
        """One page down."""
        self._go(max(1, self.size.height - 2))

    def do_first(self) -> None:
        """To the beginning."""
        self._go(-self.count())

    def do_last(self) -> None:
        """To the end."""
        self._go(self.count())

    def _go(self, by: int) -> None:
        """Scrolls; where one chooses, the cursor goes along, and the page moves once it is past the middle."""
        if not self._chooses:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        self._come_along()
        self.move(by)
        self.scroll_to(y=self.cursor - self.size.height // 2, animate=False)

    def _come_along(self) -> None:
        """Brings the cursor back into the window after the wheel has scrolled away from it."""
        top = self.scroll_offset.y
        if self._chooses and self.size.height and not top <= self.cursor < top + self.size.height:
            self.cursor = self._stop_near(top, 1)


def wrapped(lines: Sequence[ReadLine], width: int) -> list[Content]:
    """Returns lines wrapped to a width, each rest set in as its line says."""
    found: list[Content] = []
    for line in lines:
        content = ink(*((text, name if name in STYLES else "") for text, name in line.pieces))
        hang = min(line.hang, width // 2)
        indent = min(line.indent, width // 2)
        if not content.plain:
            found.append(Content(""))
            continue
        if indent + content.cell_length <= width:
            found.append(content.pad_left(indent))
            continue
        first, *_ = content.wrap(max(8, width - indent))
        if first.cell_length < _SHORT:
            first, *_ = content.fold(max(8, width - indent))
        found.append(first.pad_left(indent))
        taken = len(first.plain)
        rest = content[taken:]
        while rest.plain.startswith(" "):
            rest = rest[1:]
        if rest.plain:
            found += [one.pad_left(hang) for one in rest.wrap(max(8, width - hang))]
    return found
