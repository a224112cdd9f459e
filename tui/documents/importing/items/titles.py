"""What a title of an item is, and what may stand behind it that belongs to the page."""

import re
from dataclasses import dataclass

from tui.documents.importing.dates import dates_in
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_NEAR = 5
"""So many characters may stand between a title and the day behind it."""


OF_PAGE = 8
"""The level of heading that titles are given which a page's table of items names, where the table became text."""


@dataclass(frozen=True)
class Title:
    """An item begins: its blocks are those from `block` to `after` (exclusive), its text follows. `mark` is the printed word
    before the number, such as Item."""

    block: int
    after: int
    number: Passage
    title: Passage
    mark: Passage = NOWHERE
    rest: Passage = NOWHERE
    minute: Passage = NOWHERE
    """The number of the minute, where that of the item is printed as well."""
    agenda: Passage = NOWHERE
    """The number on the agenda, where it is printed behind that of the minute."""
    doubt: str = ""
    """What is doubtful of the title, where the document does not print it as one."""
    said: bool = False
    """Whether the title is the sentence that was minuted: there is no text below it."""


def without_tail(passage: Passage) -> tuple[Passage, Passage]:
    """Returns a title without what a web page put behind it, and that."""
    for pattern in table("furniture")["tails"]["patterns"]:
        found = re.search(pattern, passage.text)
        if found:
            return passage.cut(0, found.start()), passage.cut(found.start(), len(passage.text))
    return passage, NOWHERE


def without_day(title: Passage) -> Passage:
    """Returns a title about the next meeting without the day behind its colon: "Date of next meeting: 2 May 2024"."""
    found = re.match(r"[^:]{4,60}?(?=\s*[:–]\s+)", title.text)
    about = re.search(table("headings")["closing"]["next_title"], title.text, re.IGNORECASE)
    days = dates_in(title.text) if found is not None and about is not None else []
    return title.cut(0, found.end()) if found is not None and days and days[0].start - found.end() < _NEAR else title


def without_quotation(title: Passage) -> tuple[Passage, Passage]:
    """Returns a title without the text of a motion that stands quoted behind it, and that text."""
    found = re.search(r"\s*[:–-]\s*(?=[“\"])", title.text)
    if found is None or found.start() < _NEAR:
        return title, NOWHERE
    return title.cut(0, found.start()), title.cut(found.end(), len(title.text))
