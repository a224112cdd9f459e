"""Does one operation on a text by replacing exact spans, so that every other line stays as it is."""

import re
from itertools import pairwise
from typing import Any

from tui.record.laying import element_lines, field_lines, spell_inline, value_lines
from tui.record.nodes import MapNode, ScalarNode
from tui.record.operations import Add, Drop, Operation, Place, Put, at_spot, field_at
from tui.record.reading import Reading, read_text
from tui.record.relaying import relay, relay_element, relay_field
from tui.record.scalars import is_block, quoted
from tui.record.schema import Field
from tui.record.spans import InFlow, Part, holder_at, index_in, line_end, line_start

_COMMENT = re.compile(r" *#.*")


class NotSpliced(Exception):
    """The layout of this text does not let the operation be done in place."""


def splice(reading: Reading, operation: Operation, root: Field | None) -> str:
    """Returns the text after the operation. Raises NotSpliced; the caller compares the values."""
    text = reading.text
    if text.endswith("\n"):
        return _splice(reading, operation, root)
    whole = read_text(f"{text}\n")
    if whole.value != reading.value:
        raise NotSpliced
    done = _splice(whole, operation, root)
    last_line = text.rpartition("\n")[2]
    return done.removesuffix("\n") if f"\n{done}".endswith(f"\n{last_line}\n") else done


def _splice(reading: Reading, operation: Operation, root: Field | None) -> str:
    adds = isinstance(operation, Add | Place)
    if isinstance(operation, Add | Place) and not at_spot(reading.value, operation.spot):
        if not operation.spot:
            return _fill_empty(reading, operation, root)
        full = {operation.name: operation.value} if isinstance(operation, Add) else [operation.value]
        return _splice(reading, Put(operation.spot, full), root)
    if not operation.spot and not adds:
        return _empty(reading)
    try:
        holder, parts = holder_at(reading.text, reading.root, operation.spot if adds else operation.spot[:-1])
    except InFlow as flow:
        done = _put_in_flow(reading, operation) if isinstance(operation, Put) else None
        return _splice(read_text(_unfold(reading, flow.part)), operation, root) if done is None else done
    if isinstance(operation, Add | Place):
        return _add(reading.text, parts, operation, root)
    index = index_in(holder, operation.spot[-1])
    if isinstance(operation, Put):
        return _put(reading.text, parts[index], operation.value, field_at(root, operation.spot))
    if isinstance(operation, Drop):
        return _drop(reading.text, parts, index)
    return _shift(reading.text, parts, index, operation.index)


# A value in the place of another


def _put(text: str, part: Part, value: Any, field: Field | None) -> str:
    node = part.node
    if _is_inline(value) and isinstance(node, ScalarNode) and not node.is_block and part.after < node.start.index:
        return text[: node.start.index] + spell_inline(value) + text[node.end.index :]
    if part.key is not None:
        first, *lines = value_lines("", value, part.column, field)
    else:
        first, *lines = element_lines(value, part.column, field)
        first = first[part.column + 1 :]
    in_lines = not isinstance(node, ScalarNode) and not node.flow
    kept = _comments_beside(text, part, in_lines)
    above = "".join(f"{' ' * part.column}{comment.strip(' ')}\n" for comment in kept[1:])
    at = line_start(text, part.head)
    head = f"{above}{text[at : part.after]}{first}{kept[0] if kept else ''}"
    stop = part.end - 1 if in_lines else line_end(text, part.content_end)
    return text[:at] + "\n".join([head, *lines]) + text[stop:]


def _is_inline(value: Any) -> bool:
    return not value if isinstance(value, dict | list) else not (isinstance(value, str) and is_block(value))


def _comments_beside(text: str, part: Part, in_lines: bool) -> list[str]:
    """Returns the comments that stay when a value goes: those around it, but of values in lines only that of the head."""
    before = text[part.after : part.node.start.index]
    if in_lines:
        kept = _COMMENT.findall(before.partition("\n")[0])
    else:
        is_block = isinstance(part.node, ScalarNode) and part.node.is_block
        beside = part.node.start.index + 1 if is_block else part.content_end
        kept = _COMMENT.findall(text[beside : line_end(text, beside)]) + _COMMENT.findall(before)
    return [comment if comment.startswith(" ") else f" {comment}" for comment in kept]


def _put_in_flow(reading: Reading, operation: Put) -> str | None:
    """Returns the text with one plain value in braces or brackets replaced where it stands, or None."""
    node: Any = reading.root
    for step in operation.spot:
        node = node.entries[str(step)][1] if isinstance(node, MapNode) else node.items[step]
    value = operation.value
    if not isinstance(node, ScalarNode) or (not node.raw and not node.style) or not _is_inline(value):
        return None
    spelt = spell_inline(value)
    if isinstance(value, str) and re.search(r"[,\[\]{}]", spelt):
        spelt = quoted(value)
    return reading.text[: node.start.index] + spelt + reading.text[node.end.index :]


def _unfold(reading: Reading, part: Part | None) -> str:
    """Returns the text with the braces or brackets that are the value of `part` laid out in lines."""
    text = reading.text
    if part is None:
        return relay(text, reading.root)
    if part.key is not None:
        lines, end = relay_field(text, part.key, part.node, part.column)
    else:
        lines, end = relay_element(text, part.head, part.node, part.column)
    return text[: part.head] + "\n".join(lines)[part.column :] + text[end:]


def _fill_empty(reading: Reading, operation: Add | Place, root: Field | None) -> str:
    """Returns the text of an empty record with its first field."""
    assert isinstance(operation, Add)
    text, node = reading.text, reading.root
    lines = field_lines(operation.name, operation.value, 0, field_at(root, (operation.name,)))
    rest = text[node.end.index :].lstrip(" ")
    return (
        text[: line_start(text, node.start.index)] + "\n".join(lines) + ("" if rest.startswith("\n") else "\n") + rest
    )


def _empty(reading: Reading) -> str:
    """Returns the text of a record whose last field is taken away; what is said above it stays."""
    text = reading.text
    _, parts = holder_at(text, reading.root, ())
    return f"{text[: parts[0].start]}{{}}\n{text[parts[-1].end :]}"


# Parts that come, go and move


def _add(text: str, parts: list[Part], operation: Add | Place, root: Field | None) -> str:
    """Returns the text with a new field or element among those that are there."""
    column, index = parts[0].column, operation.index
    if isinstance(operation, Place):
        lines = element_lines(operation.value, column, field_at(root, (*operation.spot, 0)))
        return _insert(text, parts, index, lines, _element_gaps(text, parts, index))
    lines = field_lines(operation.name, operation.value, column, field_at(root, (*operation.spot, operation.name)))
    gaps = (False, False) if operation.spot else _section_gaps(parts, operation)
    return _insert(text, parts, index, lines, gaps)


def _insert(text: str, parts: list[Part], index: int, lines: list[str], gaps: tuple[bool, bool]) -> str:
    """Returns the text with lines put before the part at `index`; `gaps` asks for a blank line above and below."""
    above, below = gaps
    if index and (index == len(parts) or parts[index].key is not None):
        at = parts[index - 1].end
    elif parts[index].own_line:
        at = parts[index].start
    else:
        head, column = parts[index].head, parts[index].column
        return text[:head] + "\n".join(lines)[column:] + "\n" + " " * column + text[head:]
    block = "".join(f"{line}\n" for line in lines)
    return text[:at] + "\n" * above + block + "\n" * below + text[at:]


def _section_gaps(parts: list[Part], operation: Add) -> tuple[bool, bool]:
    """Returns whether a new field of the record is set off by blank lines: lists of objects are."""

    def is_section(value: Any) -> bool:
        return isinstance(value, list) and any(isinstance(one, dict) for one in value)

    above = bool(operation.index) and (is_section(operation.value) or is_section(parts[operation.index - 1].node.value))
    text_follows = operation.index < len(parts) and (
        not operation.index or parts[operation.index - 1].end == parts[operation.index].start
    )
    return above, is_section(operation.value) and text_follows


def _element_gaps(text: str, parts: list[Part], index: int) -> tuple[bool, bool]:
    """Returns whether a new element is set off by a blank line, as all others of its list are."""
    pairs = list(pairwise(parts))
    set_off = bool(pairs) and all("\n\n" in text[one.end - 1 : other.start] for one, other in pairs)
    return set_off and index == len(parts), set_off and index < len(parts)


def _drop(text: str, parts: list[Part], index: int) -> str:
    part = parts[index]
    if not part.own_line:
        return _drop_beside_dash(text, part, parts[index + 1])
    start, end = part.start, part.end
    blank_above = text[:start].endswith("\n\n") or not start
    if blank_above and (text[end : end + 1] in ("\n", "")):
        start = len(text[:start].rstrip("\n")) + 1 if start else 0
        if not start:
            end += len(text[end:]) - len(text[end:].lstrip("\n"))
    elif index == 0:
        end += len(text[end:]) - len(text[end:].lstrip("\n"))
    return text[:start] + text[end:]


def _drop_beside_dash(text: str, part: Part, following: Part) -> str:
    """Returns the text without the first part of an element, the second one moved up beside the dash."""
    at = line_start(text, part.head)
    margin = " " * (len(text[at:]) - len(text[at:].lstrip(" ")))
    between = text[part.end : line_start(text, following.head)].split("\n")
    comments = "".join(f"{margin}{line.strip(' ')}\n" for line in between if line.strip(" "))
    return text[:at] + comments + text[at : part.head] + text[following.head :]


def _shift(text: str, parts: list[Part], old: int, new: int) -> str:
    """Returns the text with one element moved; blank lines between elements stay where they are."""
    order = list(parts)
    order.insert(new, order.pop(old))
    first, top = order[0], line_start(text, parts[0].head)
    lead, comments = (
        text[top : parts[0].head],
        text[first.start : line_start(text, first.head)] if first.own_line else "",
    )
    if parts[0].own_line:
        top = parts[0].start
    else:
        margin = " " * (len(lead) - len(lead.lstrip(" ")))
        comments = "".join(f"{margin}{line.lstrip(' ')}" for line in comments.splitlines(keepends=True))
    done = [text[:top], comments, lead, text[first.head : first.end]]
    for n, part in enumerate(order[1:]):
        start = part.start if part.own_line else part.head
        own_lead = "" if part.own_line else " " * part.column
        done += [text[parts[n].end : parts[n + 1].start], own_lead, text[start : part.end]]
    return "".join([*done, text[parts[-1].end :]])
