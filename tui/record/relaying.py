"""Lays an existing text out anew in canonical form, with its comments, its blank lines and the order of its fields.

Between two scalars of a text there is nothing but indicators, blank space and comments, so the places of the scalars are
enough to find every comment. A comment on a line of its own goes to the new column of the level that it stood at; one
that shares a line stays with what it stood beside.
"""

import re

from tui.record.laying import spell_inline
from tui.record.nodes import ListNode, MapNode, Node, ScalarNode, block_end
from tui.record.scalars import is_block, spell_block, spell_key

_COMMENT = re.compile(r"( *)(#.*)")


def relay(text: str, root: MapNode) -> str:
    """Returns the whole text in canonical form."""
    work = _Relay(text, 0)
    work.levels = [(root.start.column, 0)]
    work.before_root(root)
    if root.entries:
        work.levels = []
        work.collection(root, 0)
    else:
        work.value("", root, 0)
    work.to_the_end()
    return "\n".join(work.lines) + "\n"


def relay_field(text: str, key: ScalarNode, node: Node, column: int) -> tuple[list[str], int]:
    """Returns the canonical lines of one field of a map at `column`, and the offset of the line's end behind it."""
    work = _Relay(text, key.start.index)
    work.levels = [(column, column)]
    work.field(key, node, " " * column, column)
    return work.lines, work.to_line_end()


def relay_element(text: str, dash: int, node: Node, column: int) -> tuple[list[str], int]:
    """Returns the canonical lines of one element whose dash is at the offset `dash`, and the offset of the line's end."""
    work = _Relay(text, dash + 1)
    work.levels = [(column, column)]
    work.element(node, " " * column, column)
    return work.lines, work.to_line_end()


def find_dash(text: str, start: int, end: int) -> int:
    """Returns the offset of the first dash between two scalars that is not in a comment."""
    for part in re.finditer(r"([^#\n]*)(#.*)?", text[start:end]):
        dash = part[1].find("-")
        if dash >= 0:
            return start + part.start() + dash
    return end


class _Relay:
    """The lines laid so far, and how far the old text has been used up.

    `beside` is the line that a comment further on in the same old line belongs to; `levels` are the columns, old and new, of
    the maps and lists that the last value was in.
    """

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.lines: list[str] = []
        self.beside: int | None = None
        self.levels: list[tuple[int, int]] = []

    # Parts of the record

    def collection(self, node: MapNode | ListNode, column: int, lead: str = "") -> None:
        """Lays what is inside a map or list at `column`; `lead` is what stands before it on its first line."""
        depth = len(self.levels)
        source = self.levels[-1][0] + 1 if node.flow and self.levels else node.start.column
        self.levels.append((source, column))
        margin = len(lead) - len(lead.lstrip(" "))
        first = next(n for n, (_, new) in enumerate(self.levels) if new == margin) if lead else depth
        if isinstance(node, MapNode):
            for n, (key, value) in enumerate(node.entries.values()):
                self.gap(key.start.index, depth if n else first)
                del self.levels[depth + 1 :]
                self.field(key, value, " " * column if n or not lead else lead, column)
        else:
            for n, item in enumerate(node.items):
                start = item.start.index if node.flow else find_dash(self.text, self.at, item.start.index)
                self.gap(start, depth if n else first)
                del self.levels[depth + 1 :]
                self.at = start if node.flow else start + 1
                self.element(item, " " * column if n or not lead else lead, column)
        if node.flow:
            self.gap(node.end.index, None)

    def field(self, key: ScalarNode, node: Node, lead: str, column: int) -> None:
        """Lays one field after `lead`, in a map at `column`."""
        self.at = key.end.index
        head = f"{lead}{spell_key(key.value)}:"
        if isinstance(node, ScalarNode) or not node.value:
            self.value(head, node, column)
        else:
            self.line(head)
            above = len(self.lines) - 1
            self.collection(node, column + 2)
            if node.flow:
                self.beside = None if self.lines[above] != head else above

    def element(self, node: Node, lead: str, column: int) -> None:
        """Lays one element after `lead`, in a list whose dashes go to `column`."""
        if isinstance(node, ScalarNode) or not node.value:
            self.value(f"{lead}-", node, column)
        else:
            self.beside = None
            self.collection(node, column + 2, f"{lead}- ")

    def value(self, head: str, node: Node, column: int) -> None:
        """Lays a value without parts behind `head`, in a parent at `column`."""
        space = " " if head else ""
        inside = self.take_comments(node.start.index)
        body: list[str] = []
        if isinstance(node.value, str) and is_block(node.value):
            header, body = spell_block(node.value, column)
            head = f"{head}{space}{header}"
        else:
            head = f"{head}{space}{spell_inline(node.value)}"
        if isinstance(node, ScalarNode) and node.is_block:
            self.at = node.start.index + 1
            inside += self.take_comments(self.text.index("\n", self.at) if "\n" in self.text[self.at :] else self.at)
            self.at = block_end(node, self.text)
        elif isinstance(node, ScalarNode):
            self.at = node.end.index
        else:
            inside += self.take_comments(node.end.index)
        self.lines += [f"{' ' * column}{comment.lstrip()}" for comment in inside[1:]]
        self.line(head)
        if inside:
            self.put_beside(inside[0], column)
        self.lines += body

    def line(self, text: str) -> None:
        """Adds a line that a comment may follow."""
        self.beside = len(self.lines)
        self.lines.append(text)

    # What is between the parts

    def before_root(self, root: MapNode) -> None:
        """Lays what stands above the first field."""
        for line in self.text[: root.start.index].split("\n")[:-1]:
            self.own_line(line, None)
        self.at = root.start.index

    def gap(self, end: int, level: int | None) -> None:
        """Lays comments and blank lines up to `end`; `level` is that of the line that comes next."""
        first, *others = self.text[self.at : end].split("\n")
        self.at = end
        found = _COMMENT.search(first)
        if found:
            self.put_beside(found[0], self.levels[-1 if level is None else level][1])
        for line in others[:-1]:
            self.own_line(line, level)

    def to_the_end(self) -> None:
        """Lays what stands below the last value."""
        text = self.text if self.text.endswith("\n") else f"{self.text}\n"
        self.text = text
        self.gap(len(text), None)

    def to_line_end(self) -> int:
        """Lays a comment on the rest of the old line; returns the offset of its end."""
        end = self.text.find("\n", self.at)
        self.gap(end if end >= 0 else len(self.text), None)
        return self.at

    def own_line(self, line: str, level: int | None) -> None:
        """Lays a line that holds a comment, or nothing; indicators are dropped."""
        comment = line.find("#")
        if comment >= 0:
            column = self.column_for(len(line) - len(line.lstrip(" ")), level)
            self.lines.append(f"{' ' * column}{line[comment:].rstrip(' ')}")
        elif not line.strip(" "):
            self.lines.append("")

    def column_for(self, source: int, level: int | None) -> int:
        """Returns the new column of a comment: that of the next line if they stood level, else of the level around it."""
        if level is not None and self.levels[level][0] == source:
            return self.levels[level][1]
        return max((new for old, new in self.levels if old <= source), default=0)

    def put_beside(self, comment: str, column: int) -> None:
        """Puts a comment behind the last line, or on a line of its own at `column` where that has one already."""
        words = comment.strip(" ")
        if self.beside is None:
            self.lines.append(f"{' ' * column}{words}")
        else:
            space = " " * max(1, len(comment) - len(comment.lstrip(" ")))
            self.lines[self.beside] += f"{space}{words}"
            self.beside = None

    def take_comments(self, end: int) -> list[str]:
        """Returns the comments up to `end`, each with the blanks before it."""
        found = [one[0] for one in _COMMENT.finditer(self.text[self.at : end])]
        self.at = end
        return found
