"""Which lines of a text are those of one field or element: its own, and the comments that belong to it.

A comment directly above a field or element belongs to it, and so does one below it that is indented further than it.
The line that tells editors the schema belongs to nobody.
"""

from dataclasses import dataclass

from tui.record.nodes import Collection, MapNode, Node, ScalarNode, content_end
from tui.record.operations import Spot
from tui.record.relaying import find_dash

_MODELINE = "# yaml-language-server:"


@dataclass(frozen=True, slots=True)
class Part:
    """One field or element of a collection that is laid out in lines; all numbers are offsets but `column`.

    `head` is its name or dash, `after` what follows the colon or dash, `content_end` the end of its value. `start` and
    `end` enclose whole lines: those that are its own. `own_line` is false where a dash stands before it on its line.
    """

    key: ScalarNode | None
    node: Node
    column: int
    head: int
    after: int
    content_end: int
    start: int
    end: int
    own_line: bool


class InFlow(Exception):
    """The way to a spot leads into braces or brackets, which are the value of `part`; None for the whole record."""

    def __init__(self, part: Part | None) -> None:
        super().__init__()
        self.part = part


def holder_at(text: str, root: MapNode, spot: Spot) -> tuple[Collection, list[Part]]:
    """Returns the collection at a spot and its parts. Raises InFlow."""
    holder: Node = root
    part: Part | None = None
    before = -1
    for step in (*spot, None):
        assert not isinstance(holder, ScalarNode)
        if holder.flow:
            raise InFlow(part)
        parts = parts_of(text, holder, before)
        if step is None:
            return holder, parts
        part = parts[index_in(holder, step)]
        holder, before = part.node, part.after
    raise AssertionError


def index_in(holder: Collection, step: str | int) -> int:
    """Returns at which place among its parts the one with this name or index is."""
    return step if isinstance(step, int) else list(holder.value).index(step)


def parts_of(text: str, holder: Collection, before: int) -> list[Part]:
    """Returns the parts of a collection laid out in lines; `before` is the end of what precedes it, -1 for nothing."""
    parts: list[Part] = []
    nodes = [*holder.entries.values()] if isinstance(holder, MapNode) else [(None, item) for item in holder.items]
    for key, node in nodes:
        if key is not None:
            head, column = key.start.index, key.start.column
            after = text.index(":", key.end.index) + 1
        else:
            head = find_dash(text, before, node.start.index) if parts else holder.start.index
            column = holder.start.column
            after = head + 1
        end = content_end(node, text)
        own_line = not text[line_start(text, head) : head].strip(" ")
        start = _first_line(text, head, before, column, follows=bool(parts)) if own_line else head
        parts.append(Part(key, node, column, head, after, end, start, _last_line(text, end, column), own_line))
        before = end
    return parts


def line_start(text: str, offset: int) -> int:
    """Returns the offset of the first character of the line."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Returns the offset of the end of the line, before its line feed."""
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _first_line(text: str, head: int, before: int, column: int, follows: bool) -> int:
    """Returns where the lines of a part begin, with the comments directly above it."""
    first = line_end(text, before) + 1 if before >= 0 else 0
    start = line_start(text, head)
    while start > first:
        above = line_start(text, start - 1)
        line = text[above : start - 1]
        comment = line.lstrip(" ")
        if not comment.startswith("#") or comment.startswith(_MODELINE):
            break
        if follows and len(line) - len(comment) > column:
            break
        start = above
    return start


def _last_line(text: str, content: int, column: int) -> int:
    """Returns where the line after a part begins; comments indented further than the part are part of it."""
    end = at = line_end(text, content) + 1
    while at < len(text):
        line = text[at : line_end(text, at)]
        comment = line.lstrip(" ")
        if comment and (not comment.startswith("#") or len(line) - len(comment) <= column):
            break
        at += len(line) + 1
        if comment:
            end = at
    return end
