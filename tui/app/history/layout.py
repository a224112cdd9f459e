"""What is told of a change, laid out for a width: before and after side by side where there is room, else one under the other."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from tui.app.history.differing import Marked
from tui.app.history.telling import Block, Pair
from tui.app.ink import ink
from tui.app.widgets.reading import wrapped

SIDE_BY_SIDE = 90
"""Cells from which before and after stand side by side."""
_LABEL = 8
_INDENT = 2
_BETWEEN = " │ "


def laid_out(blocks: Sequence[Block], width: int) -> list[Content]:
    """Returns the lines of some blocks, none wider than `width` cells."""
    lines: list[Content] = []
    for block in blocks:
        lines += _pair(block, width) if isinstance(block, Pair) else wrapped((block,), width)
    return lines


def _pair(pair: Pair, width: int) -> list[Content]:
    if width >= SIDE_BY_SIDE and pair.before is not None and pair.after is not None:
        return _side_by_side(pair.before, pair.after, width)
    lines: list[Content] = []
    only = pair.before is None or pair.after is None
    for text, word in ((pair.before, "was" if only else "before"), (pair.after, "now" if only else "after")):
        if text is not None:
            rows = _column(text, max(8, width - _INDENT - _LABEL))
            labels = [word, *[""] * (len(rows) - 1)]
            lines += [
                ink(" " * _INDENT, (f"{label:<{_LABEL}}", "label")) + row
                for label, row in zip(labels, rows, strict=True)
            ]
    return lines


def _side_by_side(before: Marked, after: Marked, width: int) -> list[Content]:
    room = (width - _INDENT - len(_BETWEEN)) // 2
    head = [ink(("before", "label"))], [ink(("after", "label"))]
    left, right = (above + _column(text, room) for above, text in zip(head, (before, after), strict=True))
    empty = Content("")
    return [
        Content(" " * _INDENT) + one.pad_right(room - one.cell_length) + Content(_BETWEEN) + other
        for one, other in zip_longest(left, right, fillvalue=empty)
    ]


def _column(text: Marked, width: int) -> list[Content]:
    lines: list[Content] = []
    for pieces in text:
        line = ink(*pieces)
        lines += [line] if line.cell_length <= width else line.wrap(width)
    return lines or [Content("")]
