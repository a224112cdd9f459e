"""The parts of a record's text with their places, as one pass over YAML's events finds them.

Offsets and columns count characters from 0, as libyaml's marks do; lines too. A node ends where its own content ends:
comments and blank lines below a block are not part of it.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from yaml._yaml import Mark


class ScalarNode:
    """Text, a number or nothing: `raw` as read, `value` as understood; `style` is its quote, `|`, `>` or empty."""

    __slots__ = ("end", "raw", "start", "style", "value")

    def __init__(self, start: "Mark", end: "Mark", style: str, raw: str) -> None:
        self.start = start
        self.end = end
        self.style = style
        self.raw = raw
        self.value: Any = raw

    @property
    def is_block(self) -> bool:
        """Whether the text stands on lines of its own, below `|` or `>`."""
        return self.style in ("|", ">")


class MapNode:
    """Fields: for each name the node of the name itself and that of its value. `key` is the name read last."""

    __slots__ = ("end", "entries", "flow", "key", "start", "value")

    def __init__(self, start: "Mark", flow: bool) -> None:
        self.start, self.end, self.flow = start, start, flow
        self.entries: dict[str, tuple[ScalarNode, Node]] = {}
        self.value: dict[str, Any] = {}
        self.key: ScalarNode | None = None


class ListNode:
    """The elements of a list."""

    __slots__ = ("end", "flow", "items", "start", "value")

    def __init__(self, start: "Mark", flow: bool) -> None:
        self.start, self.end, self.flow = start, start, flow
        self.items: list[Node] = []
        self.value: list[Any] = []


Node: TypeAlias = ScalarNode | MapNode | ListNode
Collection: TypeAlias = MapNode | ListNode


def children(node: Node) -> list[Node]:
    """Returns the values directly inside a node, in the order of the text."""
    if isinstance(node, MapNode):
        return [value for _, value in node.entries.values()]
    return node.items if isinstance(node, ListNode) else []


def content_end(node: Node, text: str) -> int:
    """Returns the offset just after the last character of a node's own content, without the line's end."""
    while not isinstance(node, ScalarNode):
        if node.flow:
            return node.end.index
        node = children(node)[-1]
    return block_end(node, text) if node.is_block else node.end.index


def block_end(node: ScalarNode, text: str) -> int:
    """Returns the end of a block scalar's last line; libyaml's own mark lies below the blank lines that follow."""
    start, end = node.start.index, node.end.index
    raw = text[start:end]
    header, _, body = raw.partition("\n")
    if "+" in header.partition("#")[0]:
        return start + len(raw.removesuffix("\n"))
    lines = body.split("\n")
    if node.style == "|":
        lines = lines[: len(node.raw.removesuffix("\n").split("\n")) if node.raw else 0]
    else:
        margin = _margin(lines)
        while lines and not lines[-1].strip(" ") and len(lines[-1]) <= margin:
            lines.pop()
    return start + len("\n".join([header, *lines]))


def _margin(lines: list[str]) -> int:
    """Returns by how much the lines of a block are indented."""
    first = next((line for line in lines if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))
