"""The agenda pack of a meeting: the agenda, then each item with its papers from an odd page on, pages numbered through."""

from collections.abc import Iterator
from dataclasses import replace

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.kinds.agenda import agenda
from tui.documents.rendering.kinds.heading import meeting_document
from tui.documents.rendering.kinds.minutes import minutes
from tui.documents.rendering.kinds.paper import paper_blocks
from tui.documents.rendering.published import is_exempt
from tui.documents.rendering.tree import (
    Anchor,
    Attached,
    Attachment,
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    Run,
    Table,
    plain,
)
from tui.documents.rendering.wording import date_words
from tui.procedure.register import Value, dicts, text_at, texts
from tui.record.kinds import body_of


def pack(asked: Asked) -> Document:
    """Returns the agenda pack of a meeting, with the files of its papers where they are at hand.

    Raises MinutebookError where such a file is not the one recorded, or cannot be taken in.
    """
    maker = _Maker(asked)
    parts = [(item, maker.item(item)) for item in _with_those_within(asked.value) if not is_exempt(item)]
    parts = [(item, found) for item, found in parts if found]
    paged = {str(item.get("id")) for item, _ in parts}
    blocks: list[Block] = [_with_pages(block, asked.value, paged) for block in agenda(asked).blocks]
    for item, found in parts:
        name = str(item.get("id"))
        blocks += [
            PageBreak(odd=True, draft=maker.drafts.get(name, "")),
            Anchor(name),
            *found,
            Anchor(name, is_end=True),
        ]
    made = meeting_document(asked, "Agenda pack", blocks)
    return replace(made, attachments=tuple(maker.attachments))


class _Maker:
    """Makes the part of each item, and gathers the files that go with them."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.attachments: list[Attachment] = []
        self.drafts: dict[str, str] = {}
        self._filed: dict[str, list[str]] = {}
        for record_id, paper in asked.book.register.of("paper"):
            under = text_at(paper, "filed_under_item") or text_at(paper, "item")
            if paper.get("meeting") == asked.record_id and under:
                self._filed.setdefault(under, []).append(record_id)

    def item(self, item: Value) -> list[Block]:
        """Returns an item with its papers; nothing for one that has none."""
        named = texts(item, "papers")
        filed = self._filed.get(str(item.get("id")), [])
        inside = [block for each in dict.fromkeys((*filed, *named)) for block in self._paper(each)]
        for earlier in self._earlier_minutes(item):
            if inside:
                inside.append(PageBreak(draft=earlier.draft))
            else:
                self.drafts[str(item.get("id"))] = earlier.draft
            inside += [Heading(3, plain(earlier.title)), *(_deeper(each, 2) for each in earlier.blocks)]
        if not inside:
            return []
        number = text_at(item, "number") or ""
        return [Heading(2, plain(text_at(item, "title") or "Untitled item"), f"{number}." if number else ""), *inside]

    def _paper(self, record_id: str) -> Iterator[Block]:
        value = self._asked.book.get(record_id)
        if value is None:
            return
        name = text_at(value, "name") or "Untitled paper"
        files = [self._file(each) for each in dicts(value, "files")]
        yield Heading(3, plain(name))
        if any(files):
            yield from (Attached(each.name, each.pages, name) for each in files if each is not None)
        else:
            yield from paper_blocks(self._asked.book, value, 4)

    def _file(self, given: Value) -> Attachment | None:
        name = text_at(given, "name")
        if name is None or not name.lower().endswith(".pdf"):
            return None
        found = self._asked.file(name, text_at(given, "sha512"))
        if found is not None:
            self.attachments.append(found)
        return found

    def _earlier_minutes(self, item: Value) -> Iterator[Document]:
        """Yields the minutes that an item is to approve: its title has the day of a meeting whose minutes the book has."""
        title, book = text_at(item, "title") or "", self._asked.book
        if not title.lower().startswith("minutes"):
            return
        for record_id, _, value in book.register.meetings(body_of(self._asked.record_id) or ""):
            is_named = f" {date_words(text_at(value, 'date'))}" in f" {title}" and record_id != self._asked.record_id
            whole = book.get(record_id) if is_named and value.get("items") else None
            if whole is not None and "minutes" in whole:
                yield minutes(replace(self._asked, record_id=record_id, value=whole))


def _deeper(block: Block, by: int) -> Block:
    return replace(block, level=min(block.level + by, 6)) if isinstance(block, Heading) else block


def _with_pages(block: Block, meeting: Value, paged: set[str]) -> Block:
    """Returns the agenda's table with the pages of this pack in place of those of another."""
    if not isinstance(block, Table) or block.caption != "Items of business":
        return block
    rows = tuple(
        (*row[:2], _pages(str(item.get("id")), paged))
        for row, item in zip(block.rows, _with_those_within(meeting), strict=True)
    )
    return replace(block, head=("No.", "Item", "Pages"), rows=rows, widths=(1, 9, 2))


def _pages(item_id: str, paged: set[str]) -> Cell:
    return ((Run("", pages_of=item_id),),) if item_id in paged else ((),)


def _with_those_within(value: Value) -> Iterator[Value]:
    for item in dicts(value, "items"):
        yield item
        yield from _with_those_within(item)
