"""The source as every form of document is read: lines with what the form tells of their look."""

from dataclasses import dataclass, replace

from tui.documents.importing.passage import NOWHERE, Passage, Place


@dataclass(frozen=True)
class Line:
    """One line of the source. `content` is its text without the marks of its form; `raw` the line itself."""

    number: int
    raw: str
    content: Passage
    heading: int = 0
    """The level of the heading that the form says it is, from 1; 0 where it says nothing."""
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    indent: int = 0
    runs_on: bool = False
    """Whether the form says that the next line goes on with this one, as when it is in the middle of bold text."""
    goes_on: bool = False
    """Whether the form says that it goes on with the line before it: that one had no room for its first word."""
    cells: tuple[Passage, ...] = ()
    """The cells of a row of a table; empty for any other line."""
    within: tuple[tuple[Passage, ...], ...] = ()
    """The paragraphs of each cell, where the form tells them."""
    new_page: bool = False
    titles_page: bool = False
    """Whether the page says that this is the title of the one item that it is about."""
    furniture: str = ""
    """What it is, where it is not the document's text but its setting: a page number, a running head, a menu."""
    struck: Passage = NOWHERE
    """What is struck out in it. It is not part of `content`."""
    beside: Passage = NOWHERE
    """The number of the line that is printed beside it. It is not part of `content`."""
    strong: tuple[Place, ...] = ()
    """Where its words in bold stand, in a line that is not bold as a whole."""

    @property
    def blank(self) -> bool:
        """Whether nothing is left of it without its marks."""
        return not self.content.text


def plain(line: Line) -> Line:
    """Returns the line with every blank of another width, or that does not break, as a blank; all characters keep their columns."""
    if line.content.text.isascii() and line.raw.isascii():
        return line
    cells = tuple(_plain(each) for each in line.cells)
    within = tuple(tuple(_plain(each) for each in cell) for cell in line.within)
    return replace(line, content=_plain(line.content), cells=cells, within=within, struck=_plain(line.struck))


def _plain(passage: Passage) -> Passage:
    text = passage.text.translate(_BLANKS)
    return Passage(text, passage.parts) if text != passage.text else passage


_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")


@dataclass(frozen=True)
class Source:
    """A document read: its lines, what its form is called, whether its lines are those of the file, and what is doubtful of all of it."""

    lines: tuple[Line, ...]
    form: str
    own_lines: bool = True
    doubt: str = ""
