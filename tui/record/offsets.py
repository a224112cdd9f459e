"""Where a character of a value stands in the text that spells it."""

from tui.record.nodes import ScalarNode

_LENGTHS = {"x": 2, "u": 4, "U": 8}


def offset_of_character(node: ScalarNode, text: str, offset: int) -> int:
    """Returns the offset in `text` of the value's character at `offset`; the value's start where lines were folded."""
    start = node.start.index
    raw = text[start : node.end.index]
    if node.style == "|":
        return start + _in_block(node, raw, offset)
    if "\n" in raw or node.style == ">":
        return start
    if node.style == '"':
        return start + _in_double_quotes(raw, offset)
    if node.style == "'":
        return start + _in_single_quotes(raw, offset)
    return start + min(offset, len(raw))


def _in_block(node: ScalarNode, raw: str, offset: int) -> int:
    header, _, body = raw.partition("\n")
    lines = body.split("\n")
    values = node.raw.split("\n")
    margin = next((len(line) - len(value) for line, value in zip(lines, values, strict=False) if value), 0)
    at = len(header) + 1
    for line, value in zip(lines, values, strict=False):
        if offset <= len(value):
            return at + (margin if value else 0) + offset
        offset -= len(value) + 1
        at += len(line) + 1
    return 0


def _in_double_quotes(raw: str, offset: int) -> int:
    at = 1
    for _ in range(offset):
        if at >= len(raw) - 1:
            break
        at += 2 + _LENGTHS.get(raw[at + 1], 0) if raw[at] == "\\" else 1
    return at


def _in_single_quotes(raw: str, offset: int) -> int:
    at = 1
    for _ in range(offset):
        if at >= len(raw) - 1:
            break
        at += 2 if raw[at : at + 2] == "''" else 1
    return at
