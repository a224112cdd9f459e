"""Reads an action log whose columns are parted by slashes: "Item / Action / Owner", then "AB 12/23 / Title", the action, "… / XY"."""

import re
from collections.abc import Iterator, Sequence

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.readers.log_entry import LogEntry
from tui.documents.importing.wordings import table

_FIRST = 6
_FEWEST = 2


def is_slashed(blocks: Sequence[Block]) -> bool:
    """Returns whether one of the first lines names the columns of a log with slashes between them."""
    return any(_names_columns(block.text) for block in blocks[:_FIRST] if not block.cells)


def slashed_entries(blocks: Sequence[Block]) -> Iterator[LogEntry]:
    """Yields the entries of such a log in order. An entry begins with a reference and what it was raised under, and ends with who is
    to act; a line in it that begins with Status tells how far it is."""
    words = table("logs")["slashed"]
    begun: list[Passage] = []
    texts: list[Passage] = []
    entry: LogEntry | None = None
    for block in blocks:
        if re.fullmatch(words["reference"], block.text):
            begun.append(block.passage)
            continue
        if re.match(words["begins"], block.text):
            entry = LogEntry(number=Passage.joined((*begun, block.passage)))
            begun, texts = [], []
            continue
        begun = []
        if entry is None:
            continue
        ends = re.search(words["owner"], block.text)
        passage = block.passage.cut(0, ends.start()) if ends is not None else block.passage
        status = re.search(words["status"], passage.text)
        if status is not None:
            entry.progress = passage.cut(status.end(), len(passage.text))
            passage = passage.cut(0, status.start())
        if passage:
            texts.append(passage)
        if ends is not None:
            entry.owner, entry.action = block.passage.group(ends, "owner"), Passage.joined(texts, "\n")
            yield entry
            entry = None


def without_columns(title: Passage) -> Passage:
    """Returns the title of a log without the names of its columns behind it."""
    found = re.search(table("logs")["slashed"]["columns"], title.text)
    return title.cut(0, found.start()) if found is not None and _names_columns(found[0]) else title


def _names_columns(text: str) -> bool:
    """Returns whether a text ends with the names of columns, one of them that of the actions."""
    found = re.search(table("logs")["slashed"]["columns"], text)
    pieces = [each.strip().lower() for each in found[0].split("/")] if found is not None else []
    known = {word: name for name, names in table("logs")["columns"].items() for word in names}
    columns = [known[each] for each in pieces if each in known]
    return "action" in columns and len(columns) >= _FEWEST
