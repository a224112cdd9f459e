"""The source of an import on the screen: its lines with their numbers, wrapped to the width, and what became of each by a sign."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.app.actions.registry import bindings
from tui.app.ink import Piece, ink, spread
from tui.app.widgets.lines import Lines
from tui.documents.importing.accounting import ASIDE, Unplaced
from tui.documents.importing.lines.line import Line
from tui.record.safe import safe

LEFT, NAMED, PUT_ASIDE, HERE, CHOSEN = "?", "~", "-", "»", "*"
"""The signs of a line: words in no field; named as no text of the document; put aside; where the field comes from; chosen."""
_NOT_SETTING = ("label", "corrected")
"""What is named and yet is text of the document, so that it is not dimmed."""


class SourceLines(Lines):
    """The lines of a source. The cursor stands on the first row of a line; rows are laid out for the width at once, drawn as seen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("source")

    class Select(Message):
        """The line under the cursor is to be chosen with others."""

    class Go(Message):
        """One wants to go to the field of the line under the cursor."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(id="source")
        self.chosen: set[int] = set()
        """Numbers of the lines that were chosen."""
        self._lines = lines
        self._texts = [safe(line.raw.replace("\t", " ")) for line in lines]
        self._is_plain = [text == line.raw.replace("\t", " ") for text, line in zip(self._texts, lines, strict=True)]
        self._at = {line.number: n for n, line in enumerate(lines)}
        self._rows: list[tuple[int, int, int]] = []
        self._firsts: list[int] = []
        self._laid_for = -1
        self._left: dict[int, list[Unplaced]] = {}
        self._here: frozenset[int] = frozenset()
        self._digits = len(str(lines[-1].number)) if lines else 1

    # -- what is told of the lines --------------------------------------------------------

    def tell(self, account: Iterable[Unplaced]) -> None:
        """Takes what of the lines is in no field now."""
        self._left = {}
        for each in account:
            self._left.setdefault(each.line, []).append(each)
        self.redraw()

    def mark(self, numbers: Collection[int], *, follow: bool) -> None:
        """Marks the lines that the field came from, and goes to the first of them where it is to `follow`."""
        if frozenset(numbers) != self._here:
            self._here = frozenset(numbers)
            self.redraw()
        if follow and numbers:
            self.go_to(min(numbers))

    @property
    def marked(self) -> frozenset[int]:
        """The numbers of the lines that are marked as those where the field came from."""
        return self._here

    def go_to(self, number: int) -> None:
        """Puts the cursor on a line of the source; what stands around it is seen as well."""
        n = self._at.get(number)
        if n is None:
            return
        if not self._firsts:
            self.renew()
        self.cursor = self._firsts[n]
        top, height = round(self.scroll_y), self.size.height
        if height and not top + 1 <= self.cursor <= top + height * 2 // 3:
            self.scroll_to(y=max(0, self.cursor - height // 3), animate=False, force=True, immediate=True)

    def passages(self, number: int) -> list[Unplaced]:
        """Returns what of a line is in no field: what is simply left over, and only where nothing is, what is named."""
        found = self._left.get(number, [])
        return [each for each in found if not each.what] or [each for each in found if each.what not in _NOT_SETTING]

    def named(self, number: int) -> list[Unplaced]:
        """Returns everything of a line that is in no field."""
        return self._left.get(number, [])

    @property
    def number(self) -> int:
        """The number of the line under the cursor; 0 where there is none."""
        return self._lines[self._rows[self.cursor][0]].number if self.cursor < len(self._rows) else 0

    # -- drawing --------------------------------------------------------------------------

    def count(self) -> int:
        """Returns how many rows there are."""
        return len(self._rows)

    def can_stop(self, n: int) -> bool:
        """Returns whether a line begins here."""
        return self._rows[n][1] == 0

    def renew(self, cursor: int | None = None) -> None:
        """Wraps for the width and draws again, the cursor on the same line."""
        here = self._rows[self.cursor][0] if self.cursor < len(self._rows) else 0
        width = self.inner_width - self._gutter
        if width != self._laid_for:
            self._laid_for = width
            self._rows, self._firsts = [], []
            for n, text in enumerate(self._texts):
                self._firsts.append(len(self._rows))
                self._rows.extend((n, start, end) for start, end in folded(text, max(8, width)))
        at = self._firsts[here] if cursor is None and here < len(self._firsts) else cursor
        super().renew(at)

    @property
    def _gutter(self) -> int:
        return self._digits + 4

    def line(self, n: int, width: int) -> Content:
        """Returns one row: number and signs before the first of a line, and what the line is named at its end."""
        index, start, end = self._rows[n]
        line, text = self._lines[index], self._texts[index]
        left = self._left.get(line.number, ())
        setting = [each for each in left if each.what and each.what not in _NOT_SETTING]
        is_set = bool(setting) and len(left) == len(setting)
        if start == 0:
            sign = LEFT if any(not each.what for each in left) else ""
            sign = sign or (PUT_ASIDE if any(each.what == ASIDE for each in left) else NAMED if is_set else " ")
            here = CHOSEN if line.number in self.chosen else HERE if line.number in self._here else " "
            gutter: list[Piece] = [(f"{line.number:>{self._digits}} ", "faint"), (f"{here}{sign} ", "key")]
        else:
            gutter = [" " * self._gutter]
        style = "faint" if is_set else "strong" if line.number in self._here else ""
        stretches = [(each.start, each.start + len(each.text)) for each in left if not each.what]
        if stretches and not self._is_plain[index]:
            stretches = [(0, len(text))]
        found = ink(*gutter, *_pieces(text, start, end, stretches, style))
        if is_set and start == 0:
            return spread(found, ink((f"[{setting[0].what}]", "faint")), width)
        return found

    # -- actions --------------------------------------------------------------------------

    def do_select(self) -> None:
        """Chooses the line, or drops it."""
        self.chosen ^= {self.number}
        self.redraw()
        self.move(1)
        self.post_message(self.Select())

    def do_go(self) -> None:
        """Asks for the field of the line."""
        self.post_message(self.Go())

    def drop_choice(self) -> None:
        """Drops all lines that were chosen."""
        self.chosen.clear()
        self.redraw()


def folded(text: str, width: int) -> list[tuple[int, int]]:
    """Returns where the rows of a text begin and end when it is wrapped between words to so many cells; a row at least."""
    if len(text) <= width and (text.isascii() or cell_len(text) <= width):
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + width)
        while end > start + 1 and not text[start:end].isascii() and cell_len(text[start:end]) > width:
            end -= 1
        if end < len(text):
            cut = text.rfind(" ", start + 1, end + 1)
            end = cut if cut > start else end
        found.append((start, end))
        start = end + 1 if text[end : end + 1] == " " else end
    return found or [(0, 0)]


def _pieces(text: str, start: int, end: int, stretches: Sequence[tuple[int, int]], style: str) -> list[Piece]:
    """Returns a row in pieces, what is in no field set off."""
    found: list[Piece] = []
    at = start
    for begin, stop in sorted(stretches):
        low, high = max(begin, at), min(stop, end)
        if low < high:
            found += [(text[at:low], style), (text[low:high], "draft")]
            at = high
    return [*found, (text[at:end], style)]
