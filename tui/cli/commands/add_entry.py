"""`minutebook add ID PATH NAME=VALUE… --reason …`: an entry joins a list."""

import argparse
from typing import Any

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format, add_reason, add_record
from tui.cli.values import typed_entry, value_in
from tui.cli.writing import field_at, save_edits
from tui.errors import Exit
from tui.record.edits import Insert
from tui.record.kinds import file_of, kind_of
from tui.record.lookup import suggest_key, value_at
from tui.record.paths import parse_path
from tui.record.schema import Field


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, the list's PATH, the entry, its place and why."""
    add_record(parser)
    parser.add_argument("path", metavar="PATH", help="the list, such as attendance or items[harm-to-hope].decisions")
    parser.add_argument(
        "entry",
        nargs="+",
        metavar="NAME=VALUE",
        help="the entry's fields; or the whole entry as YAML; or - for standard input",
    )
    parser.add_argument("--before", metavar="ENTRY", help="put it before this entry; without it the entry comes last")
    parser.set_defaults(more="entry")
    add_reason(parser)
    add_format(parser)
    add_examples(
        parser,
        "add people/claire-george other_names name='C George' --reason 'printed so in one table'",
        "add cambridgeshire-pcp/meetings/2024-03-13 items title='Any other business' --reason 'raised at the meeting'",
    )


def run(call: Call) -> Exit:
    """Saves the record with the entry in the list. An entry without an id gets one from what it says."""
    wanted = call.arguments
    path = parse_path(wanted.path)
    field = field_at(call, path)
    entry = typed_entry(field, path, wanted.entry)
    if isinstance(entry, dict):
        entry = _with_key(call, field, wanted.path, entry)
    return save_edits(call, [Insert(path, entry, wanted.before)])


def _with_key(call: Call, field: Field, path: str, entry: dict[str, Any]) -> dict[str, Any]:
    key = field.key or "id"
    if key in entry or key != "id":
        return entry
    record_id = call.arguments.id
    record = value_in(call.book.read_bytes(record_id), file_of(record_id))
    there = value_at(record, parse_path(path), call.book.schema, kind_of(record_id) or "")
    entries = [each for each in there if isinstance(each, dict)] if isinstance(there, list) else []
    taken = {known for each in entries if isinstance(known := each.get(key), str)}
    return {key: suggest_key(entry, taken), **entry}
