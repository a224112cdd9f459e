"""What the page of a council's website says of itself: that it is about one item, which lines are links, which a column of notes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.dates import dates_in
from tui.documents.importing.head.naming import body_line
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.lines.line import Line
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_ABOVE = 12
"""So many lines at most say what the item is about, above what was minuted of it."""
_LONGEST = 160
_TITLE = "title of the page"
_NOTE = "column of a web page"
_PAPER = "link of a web page"


def with_page_read(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, whose furniture is named already, with the title of the item that a page is about marked as that, and with
    links to papers and the words in a column beside the numbers of the items named as furniture too."""
    words = table("furniture")["page"]
    told = [n for n, line in enumerate(lines) if not line.blank]
    found = list(lines)
    about = [at for at, n in enumerate(told) if lines[n].furniture != _TITLE and _is(lines[n], words["one_item"])]
    behind = None
    # Below a list of people the word heads a column of the minutes, and says nothing of the page.
    minuted = bool(about) and any(heading_of_people(Block(lines[n].content)) is not None for n in told[: about[0]])
    if about and about[-1] - about[0] < len(about) and not minuted:
        behind = next((n for n in told[about[-1] + 1 :] if not lines[n].furniture), None)
    elif not about:
        behind = _first_above_text(lines, told)
    if behind is not None and not lines[behind].cells:
        found[behind] = replace(lines[behind], titles_page=True)
    listing = False
    for n in told:
        listing = _is(lines[n], words["papers"]) or (listing and (lines[n].bullet or _is(lines[n], words["paper"])))
        if listing and not lines[n].furniture:
            found[n] = replace(lines[n], furniture=_PAPER)
    noted = next((at for at, n in enumerate(told) if _is(lines[n], words["noted"])), None)
    if noted is not None:
        for before, n, following in zip(told[noted:], told[noted + 1 :], told[noted + 2 :], strict=False):
            # Behind a number stands the title, and the number of an item within it may follow.
            titled = _is(lines[before], words["number"])
            if (
                not lines[n].furniture
                and not titled
                and _is(lines[n], words["note"], exact=True)
                and _is(lines[following], words["number"])
            ):
                found[n] = replace(lines[n], furniture=_NOTE)
    return tuple(found)


def _first_above_text(lines: Sequence[Line], told: Sequence[int]) -> int | None:
    """Returns the first line of a page that no line names as that of one item, but of which one line only parts what was minuted from
    what the item is about; None for any other document."""
    words = table("furniture")["page"]
    parts = [at for at, n in enumerate(told) if _is(lines[n], words["text"])]
    several = any(_is(lines[n], words["several"]) or lines[n].heading for n in told)
    first = next((n for n in told if not lines[n].furniture), None)
    if first is None or len(parts) != 1 or not 1 <= parts[0] <= _ABOVE or several:
        return None
    text = lines[first].content.text
    plain = 3 < len(text) <= _LONGEST and text[0].isalpha() and text[-1] not in ".:;," and ":" not in text
    return first if plain and not dates_in(text) and not body_line(Block(lines[first].content)) else None


def _is(line: Line, pattern: str, exact: bool = False) -> bool:
    return not line.cells and re.fullmatch(pattern, line.content.text, 0 if exact else re.IGNORECASE) is not None
