"""`minutebook set ID PATH VALUE --reason …`: one field gets a value, in a commit of its own."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format, add_reason, add_record
from tui.cli.values import typed_value
from tui.cli.writing import field_at, save_edits
from tui.errors import Exit
from tui.record.edits import Set
from tui.record.paths import parse_path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, PATH, VALUE and why."""
    add_record(parser)
    parser.add_argument("path", metavar="PATH", help="the field, such as items[harm-to-hope].decisions[noted].outcome")
    parser.add_argument(
        "value", metavar="VALUE", help="the value; - reads it from standard input; entries and groups as YAML"
    )
    add_reason(parser)
    add_format(parser)
    add_examples(
        parser,
        "set cambridgeshire-pcp/meetings/2024-03-13 status held --reason 'the minutes say so'",
        "set cambridgeshire-pcp/meetings/2024-03-13 'items[public-questions].title' 'Questions by the public' --reason 'as on the agenda'",
    )


def run(call: Call) -> Exit:
    """Saves the record with the field set. Only the field's own lines change."""
    path = parse_path(call.arguments.path)
    return save_edits(call, [Set(path, typed_value(field_at(call, path), call.arguments.value))])
