"""From the lines of a form to the blocks of a document: read right, the page's own named, what runs together apart, put together."""

from collections.abc import Callable, Sequence

from tui.documents.importing.limits import LONGEST_PARAGRAPH
from tui.documents.importing.lines.apart_labels import with_labels_beside
from tui.documents.importing.lines.blocks import Block, blocks_of
from tui.documents.importing.lines.broken_lines import with_breaks_apart
from tui.documents.importing.lines.flat_agenda import with_flat_agenda_apart
from tui.documents.importing.lines.flat_capitals import with_capitals_apart
from tui.documents.importing.lines.flat_minutes import with_flat_minutes_apart
from tui.documents.importing.lines.flat_page import with_items_apart
from tui.documents.importing.lines.furniture import without_furniture
from tui.documents.importing.lines.line import Line, plain
from tui.documents.importing.lines.line_numbers import without_line_numbers
from tui.documents.importing.lines.misread import read_right
from tui.documents.importing.lines.side_by_side import with_columns_apart
from tui.documents.importing.lines.web_page import with_page_read

_PARTING: tuple[Callable[[Sequence[Line]], Sequence[Line]], ...] = (
    with_breaks_apart,
    with_items_apart,
    with_flat_minutes_apart,
    with_capitals_apart,
    with_flat_agenda_apart,
)
"""What parts lines that hold several, one after the other; a further layout of such lines is a file and a line here."""


def lines_of(printed: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines of a form, with blanks of one width, what is misread read right, and what is the page's own named as such."""
    return _named(without_line_numbers(read_right([plain(line) for line in printed])))


def blocks_in(lines: Sequence[Line]) -> list[Block]:
    """Returns the blocks of such lines. A paragraph longer than any document has is left out, and so stays unplaced."""
    apart = lines
    for part in _PARTING:
        apart = part(apart)
    told = _named(apart) if apart != lines else lines
    together = blocks_of(with_columns_apart(with_labels_beside(told)))
    return [each for each in together if len(each.text) <= LONGEST_PARAGRAPH]


def _named(lines: Sequence[Line]) -> tuple[Line, ...]:
    return with_page_read(without_furniture(lines))
