"""The canonical text of a record: one spelling per value, so that an edit changes only its own lines.

Two-space maps, lists indented by two, text of several lines as a literal block, nothing folded and no line wrapped;
double quotes around whatever YAML would misread. Comments and blank lines stay where they are.
"""

from collections.abc import Mapping
from typing import Any

from tui.record.faults import Unreadable
from tui.record.kinds import file_of
from tui.record.laying import field_lines, ordered
from tui.record.reading import read_text
from tui.record.relaying import relay
from tui.record.schema import Field, Schema


def dump(value: Mapping[str, Any], order: Field | None = None) -> str:
    """Returns the canonical text of a value, its fields in the order of the schema's field `order` where that is given.

    Lists of objects at the top are set off by blank lines. Raises Unwritable for what a record cannot hold.
    """
    lines: list[str] = []
    after_section = False
    for name in ordered(value, order):
        is_section = isinstance(value[name], list | tuple) and any(isinstance(one, Mapping) for one in value[name])
        if lines and (is_section or after_section):
            lines.append("")
        lines += field_lines(name, value[name], 0, order.by_name.get(name) if order else None)
        after_section = is_section
    return "\n".join(lines or ["{}"]) + "\n"


def dump_record(value: Mapping[str, Any], schema: Schema, kind: str, record_id: str) -> str:
    """Returns the text of a new record: the line that tells editors its schema, then its fields. Raises Unwritable."""
    up = "../" * file_of(record_id).count("/")
    return f"# yaml-language-server: $schema={up}schema/{kind}.schema.json\n{dump(value, schema.root(kind))}"


def canonical(text: str) -> str:
    """Returns a record's text in canonical form: same value, comments, blank lines and order of fields.

    Line ends of Windows and a byte order mark are mended too. Raises Unreadable.
    """
    mended = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reading = read_text(mended)
    result = relay(reading.text, reading.root)
    if read_text(result).value != reading.value:
        raise AssertionError("canonical text must keep the value")
    return result


def is_canonical(text: str) -> bool:
    """Returns whether a text is a record in canonical form."""
    try:
        return canonical(text) == text
    except Unreadable:
        return False
