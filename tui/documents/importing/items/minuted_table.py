"""Minutes printed as a table: each row is an item, with its number, its title, what was said and what is to be done in columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.roll import end_of_roll
from tui.documents.importing.readers.planned import is_plan
from tui.documents.importing.readers.summary import is_summary
from tui.documents.importing.wordings import table

_FEWEST = 2
_TITLE = 160
_PART = 60


def as_items(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Title, ...]]:
    """Returns the blocks with the rows of such a table taken apart, and the titles of its items by the numbers of those blocks;
    no titles where there is no such table."""
    for n in range(len(blocks)):
        order = _columns(blocks, n)
        begin = n + bool(order)
        until = begin
        while until < len(blocks) and (blocks[until].cells or (order and _parts_rows(blocks, until))):
            until += 1
        order = order or _without_heading(blocks[begin:until])
        if order and until - begin >= _FEWEST:
            found = list(blocks[:n])
            titles: list[Title] = []
            for row in blocks[begin:until]:
                _take(row, order, found, titles)
            if len(titles) >= _FEWEST:
                return (*found, *blocks[until:]), tuple(titles)
    return tuple(blocks), ()


def _take(row: Block, order: Sequence[str], found: list[Block], titles: list[Title]) -> None:
    """Adds the blocks that a row holds, and the title that it begins an item with."""
    if not row.cells:
        found.append(row)
        return
    cells: dict[str, list[Passage]] = {}
    within = row.within or tuple((cell,) for cell in row.cells)
    for name, paragraphs in zip(order, within, strict=False):
        cells.setdefault(name, []).extend(each for each in paragraphs if each.text)
    number = Passage.joined(cells.get("number", []))
    title, text = _title(cells)
    title, tail = without_tail(title)
    if title:
        label = re.match(r"(?P<number>\d{1,4}(?:/\d{2,4})?)\s*[.):]?\s+(?=\S)", title.text) if not number else None
        if label is not None:
            number, title = title.group(label, "number"), title.cut(label.end(), len(title.text))
        titles.append(Title(len(found), len(found) + 1, number.stripped(".):"), title, rest=tail))
        found.append(_block(row, Passage.joined((number, title))))
    elif number:
        found.append(_block(row, number))
    found.extend(_block(row, each) for each in text)
    asked = [*cells.get("action", [])]
    if cells.get("owner") and asked:
        asked = [Passage.joined((*asked, *cells["owner"], *cells.get("due", [])), " | ")]
    else:
        asked += [*cells.get("owner", []), *cells.get("due", [])]
    found.extend(replace(_block(row, each), action=True) for each in asked)
    found.extend(_block(row, each) for each in cells.get("", []))


def _title(cells: dict[str, list[Passage]]) -> tuple[Passage, list[Passage]]:
    """Returns the title of a row and the paragraphs of its text: the title's own column, or the first of several paragraphs."""
    text = cells.get("text", [])
    title = cells.get("title", [])
    if title and text:
        return Passage.joined(title), text
    if title:
        return title[0], title[1:]
    if (
        cells.get("number")
        and text
        and (len(text) > 1 or not text[0].text.endswith("."))
        and len(text[0].text) < _TITLE
    ):
        return text[0], text[1:]
    return NOWHERE, text


def _block(row: Block, passage: Passage) -> Block:
    return replace(row, passage=passage, cells=(), within=(), bold=False, lead=passage.text)


def _without_heading(rows: Sequence[Block]) -> list[str]:
    """Returns the columns of rows that each have a number, and a title with paragraphs below it, without a heading of their own."""
    pairs = [row.within for row in rows if len(row.within) == len(_PAIR)]
    numbers = [re.fullmatch(_NUMBER, Passage.joined(cells[0]).text) for cells in pairs]
    if len(rows) < _FEWEST or len(pairs) < len(rows) or not all(numbers):
        return []
    return list(_PAIR) if all(len(cells[1]) > 1 for cells in pairs) else []


def _is_called(text: str, words: Sequence[str]) -> bool:
    """Returns whether the heading of a column is one of the words, or has one before or behind a slash: "Description/Resolution"."""
    return text in words or any(each.strip() in words for each in text.split("/"))


def _parts_rows(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a line without columns parts rows of the table: short, with a row behind it."""
    behind = blocks[n + 1] if n + 1 < len(blocks) else None
    return behind is not None and bool(behind.cells) and len(blocks[n].text) < _PART


def _numbers_or_nothing(rows: Sequence[Block]) -> bool:
    """Whether the first cell of each row is a number, or empty below one."""
    told = [row.cells[0].text for row in rows]
    return bool(told[0]) and all(not each or re.fullmatch(_NUMBER, each) for each in told)


_PAIR = ("number", "text")
_NUMBER = r"\d{1,3}[.)]?"


def _columns(blocks: Sequence[Block], n: int) -> list[str]:
    """Returns what the columns of a table hold whose heading is block `n`; none where it is no heading of such a table."""
    block = blocks[n]
    if len(block.cells) < _FEWEST or is_summary(block) or is_plan(block) or end_of_roll(blocks, n):
        return []
    names = table("kinds")["minuted"]
    found = [
        next((name for name, words in names.items() if _is_called(cell.text.lower().strip(" :"), words)), "")
        for cell in block.cells
    ]
    rows = [each for each in blocks[n + 1 : n + 6] if each.cells]
    if found[0] == "title" and rows and _numbers_or_nothing(rows):
        found[0] = "number"
    if "text" not in found and found.count("title") == 1 and "number" in found:
        found[found.index("title")] = "text"
    return found if "text" in found and ("title" in found or "number" in found) else []
