"""The text of one record with its data and the place of everything in it, in one pass over YAML's events.

What could make two programs read two records (anchors, tags, directives, second documents, repeated names, odd line
ends, …) is refused while scanning, before anything expands. Faults are collected as far as the text can be followed.
"""

from typing import Any

from tui.record.building import MOST_FAULTS, Builder
from tui.record.characters import character_name, may_stand, refused_characters
from tui.record.faults import Fault, Place, Unreadable
from tui.record.nodes import ListNode, MapNode, Node, ScalarNode
from tui.record.offsets import offset_of_character
from tui.record.paths import Item, Path, Position, Step, identity

__all__ = ["LONGEST", "Fault", "Place", "Reading", "Unreadable", "find_element", "read", "read_text"]

LONGEST = 2 * 1024 * 1024
"""Bytes that a record may have."""


class Reading:
    """A record that could be read: its text, its value, and where each part of the value stands."""

    __slots__ = ("root", "text", "value")

    def __init__(self, text: str, root: MapNode) -> None:
        self.text = text
        self.root = root
        self.value = root.value

    def node(self, path: Path) -> Node | None:
        """Returns the node at a path; None where the record has no such part."""
        found, rest = self._follow(path)
        return None if rest else found[-1]

    def place(self, path: Path) -> Place:
        """Returns where the value at `path` begins, or the nearest part above it that is there."""
        found, _ = self._follow(path)
        return _place(found[-1])

    def key_place(self, path: Path) -> Place:
        """Returns where the name of the field at `path` stands; for an element of a list, where it begins.

        Where the record has no such part, it is the place of the nearest part above it.
        """
        found, rest = self._follow(path)
        used = path[: len(path) - len(rest)]
        if used and isinstance(used[-1], str):
            holder = found[-2]
            assert isinstance(holder, MapNode)
            return _place(holder.entries[used[-1]][0])
        return _place(found[-1])

    def text_place(self, path: Path, offset: int) -> Place:
        """Returns where the character at `offset` of the text at `path` stands; the text's beginning if that is unclear."""
        node = self.node(path)
        if not isinstance(node, ScalarNode):
            return self.place(path)
        at = offset_of_character(node, self.text, offset)
        line_start = self.text.rfind("\n", 0, at) + 1
        return Place(self.text.count("\n", 0, line_start) + 1, at - line_start + 1)

    def _follow(self, path: Path) -> tuple[list[Node], Path]:
        """Returns the nodes from the root along a path as far as they exist, and the steps that are left."""
        found: list[Node] = [self.root]
        for n, step in enumerate(path):
            inner = _step(found[-1], step)
            if inner is None:
                return found, path[n:]
            found.append(inner)
        return found, ()


def _step(node: Node, step: Step) -> Node | None:
    if isinstance(step, str):
        entry = node.entries.get(step) if isinstance(node, MapNode) else None
        return entry[1] if entry else None
    if not isinstance(node, ListNode):
        return None
    n = find_element(node.value, step)
    return None if n is None else node.items[n]


def find_element(elements: list[Any], step: Item | Position, key: str | None = None) -> int | None:
    """Returns the index of an element of a list, None where it has no such element.

    `key` is the property that identifies elements; where it is not known, it is taken to be `id`, or in an element
    without one whichever of its fields has that value.
    """
    if isinstance(step, Position):
        return step.n if 0 <= step.n < len(elements) else None
    for n, element in enumerate(elements):
        if identity(element, key or "id") == step.key:
            return n
    if key is None:
        for n, element in enumerate(elements):
            if isinstance(element, dict) and "id" not in element and step.key in element.values():
                return n
    return None


def _place(node: Node) -> Place:
    return Place(node.start.line + 1, node.start.column + 1)


def read(data: bytes) -> Reading:
    """Returns the record in the bytes of its file. Raises Unreadable with every fault that could be found."""
    if len(data) > LONGEST:
        message = f"The file has {len(data) / 1e6:.1f} MB; a record may have {LONGEST / 1e6:.1f}."
        hint = "Keep long documents outside the record and name them as its sources."
        raise Unreadable((Fault(1, 1, "text-size", message, hint),))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable((Fault(1, 1, "text-encoding", "The file is in UTF-16.", "Save it as UTF-8."),))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        good = data[: error.start].decode()
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        fault = Fault(line, column, "text-encoding", "The file is not in UTF-8 from here on.", "Save it as UTF-8.")
        raise Unreadable((fault,)) from error
    if not may_stand(data):
        raise Unreadable(_character_faults(text))
    builder = Builder(text)
    builder.run()
    if builder.faults:
        raise Unreadable(tuple(sorted(set(builder.faults))))
    assert isinstance(builder.root, MapNode)
    return Reading(text, builder.root)


def read_text(text: str) -> Reading:
    """Returns the record in a text. Raises Unreadable."""
    return read(text.encode("utf-8", "surrogatepass"))


def _character_faults(text: str) -> tuple[Fault, ...]:
    """Returns the characters that may not stand in a record, CR only once."""
    faults: list[Fault] = []
    line, line_start, returns = 1, 0, False
    for offset, char in refused_characters(text):
        line += text.count("\n", line_start, offset)
        line_start = text.rfind("\n", 0, offset) + 1
        column = offset - line_start + 1
        if char == "\r" and returns:
            continue
        if char == "\r":
            returns = True
            faults.append(Fault(line, column, "text-line-ends", "Lines end as Windows ends them (CR LF).",
                                "Save the file with Unix line ends (LF)."))  # fmt: skip
        elif offset == 0 and char == "\ufeff":
            faults.append(Fault(1, 1, "text-bom", "The file begins with a byte order mark.",
                                "Save it as UTF-8 without BOM."))  # fmt: skip
        else:
            hint = f'Delete it; if it belongs to the text, write "\\u{ord(char):04X}" in double quotes.'
            faults.append(Fault(line, column, "text-control", f"There is {character_name(char)} here.", hint))
        if len(faults) >= MOST_FAULTS:
            break
    return tuple(faults)
